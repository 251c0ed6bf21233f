# SPDX-License-Identifier: EUPL-1.2
"""Whoever heads the unit signs; the number is drawn with that decision, and stays with its letter whatever breaks off."""

from datetime import timedelta

import pytest

from bsre import PASSPHRASE, PASSWORD, USER, bsre_service
from letters.writing import handed_in_letter
from officers import officer
from praja.duties.letters.enums import Mode
from praja.duties.letters.errors.signing import NotNumbered, NotTheHead, SignerChanged, SrikandiSigns
from praja.duties.letters.handlers.signing import UNCLEAR
from praja.duties.letters.models import Outgoing
from praja.duties.letters.operations import signing as signing_operations
from praja.duties.letters.operations.modes import set_mode
from praja.duties.letters.operations.signing import (
    complete_letter,
    give_up_signing,
    release_letter,
    say_on_desk,
    sign_letters,
)
from praja.duties.letters.procedure.names import DRAFT, SIGNED, SIGNING, TO_SIGN
from praja.duties.letters.queries.signing import document_of
from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import SecretKind
from praja.kernel.documents.errors import SecretMissing
from praja.kernel.documents.models import IssuedDocument, NumberEntry
from praja.kernel.documents.queries import content_of, entries_of, verified_by_code
from praja.kernel.documents.tasks import sign_waiting_documents
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Holding, Role
from praja.kernel.people.identifiers import key_of, sealed
from praja.kernel.people.models import Person
from praja.kernel.people.operations import assign_role
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.errors import InvalidInput
from signing import NIK, words_of
from towns import FOUNDER

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
SECRET = SigningSecret(SecretKind.PASSPHRASE, PASSPHRASE)


def sign(office, account, at, *cases, secret=None, seen=None):
    actor = office.actor(account, at)
    return sign_letters(case_ids=[case.pk for case in cases], secret=secret, actor=actor, at=at, seen=seen)


def refused(office, account, at, case, **more):
    [one] = sign(office, account, at, case, **more)
    return type(one.refused)


def numbers(case):
    outgoing = Outgoing.objects.get(pk=case.pk)
    return list(entries_of(outgoing.register.key, 2026).values_list("number", "state", "reason"))


@pytest.fixture
def letter(office, monday):
    return handed_in_letter(office, monday)


@pytest.fixture
def bsre(settings, office, monday):
    Person.objects.filter(pk=office.roads_head.person_id).update(nik=sealed("nik", NIK), nik_key=key_of("nik", NIK))
    with bsre_service() as service:
        settings.PRAJA_SIGNING, settings.PRAJA_BSRE_URL = "bsre-v1", service.url
        settings.PRAJA_BSRE_USER, settings.PRAJA_BSRE_PASSWORD = USER, PASSWORD
        settings.PRAJA_BSRE_PATIENCE = 5
        yield service


def test_a_signed_letter_has_its_number_and_verifies_in_public(office, letter, monday):
    later = monday + HOUR
    [one] = sign(office, office.roads_head, later, letter)
    assert one.refused is None
    case = Case.objects.get(pk=letter.pk)
    assert case.state == SIGNED
    assert (case.letter.number_text, case.letter.dated_on.isoformat()) == ("B/000.1.2/001/DPU/2026", "2026-01-05")
    document = document_of(case.pk)
    found = verified_by_code(document.code)
    assert found.is_yes
    assert (found.facts.number, found.facts.signer_title) == (case.letter.number_text, document.signer_title)
    with content_of(document.file) as file:
        page = words_of(file.read())
    assert "data jalan rusak" in page
    assert case.letter.number_text in page
    assert numbers(case) == [(1, "final", "")]
    assert LedgerEvent.objects.filter(stream=case.stream).order_by("-seq").first().name == "letters.signed"


def test_a_secretary_an_officer_and_the_head_of_another_unit_cannot(office, letter, monday):
    for account in (
        office.roads_secretary,
        office.roads_officer,
        office.lights_head,
        office.bridges_head,
        office.mayor,
    ):
        assert refused(office, account, monday + HOUR, letter) is NotTheHead
    assert numbers(letter) == []
    assert Case.objects.get(pk=letter.pk).state == TO_SIGN


def test_the_stand_in_signs_while_the_head_is_away_and_cannot_the_day_after(office, monday):
    day = timedelta(days=1)
    stand_in = officer("Pandu", Role.OFFICER, office.roads)
    assign_role(
        account=stand_in,
        role=Role.HEAD,
        unit=office.roads,
        decree_number="SP 4/2026",
        decree_date=monday.date(),
        since=monday,
        until=monday + day,
        holding=Holding.STANDIN,
        actor=FOUNDER,
        at=monday,
    )
    first, second = handed_in_letter(office, monday), handed_in_letter(office, monday)
    assert refused(office, stand_in, monday + HOUR, first) is type(None)
    assert document_of(first.pk).signer_title.startswith("Plh. ")
    assert refused(office, stand_in, monday + day, second) is NotTheHead
    assert refused(office, office.roads_head, monday + day, second) is type(None)


def test_what_changed_since_the_page_showed_it_is_not_signed(office, letter, monday):
    assert refused(office, office.roads_head, monday + HOUR, letter, seen={letter.pk: letter.version - 1}) is StaleCase
    assert refused(office, office.roads_head, monday + HOUR, letter, seen={letter.pk: letter.version}) is type(None)
    assert refused(office, office.roads_head, monday + HOUR, letter) is WrongState
    assert numbers(letter) == [(1, "final", "")]


def test_in_srikandi_mode_or_without_a_register_nothing_is_numbered_here(office, letter, monday):
    Outgoing.objects.filter(pk=letter.pk).update(register=None)
    assert refused(office, office.roads_head, monday + HOUR, letter) is NotNumbered
    set_mode(
        unit=office.root,
        mode=Mode.SRIKANDI,
        decree="SK 1/2026",
        since=monday.date(),
        actor=office.actor(office.mayor_records, monday),
        at=monday,
    )
    assert refused(office, office.roads_head, monday + HOUR, letter) is SrikandiSigns
    assert not NumberEntry.objects.filter(register__key__startswith="letters:").exists()


def test_killed_between_number_and_signature_the_same_number_is_signed_later(office, letter, monday, monkeypatch):
    def killed(**_asked):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(signing_operations, "sign_documents", killed)
        with pytest.raises(SystemExit):
            sign(office, office.roads_head, monday + MINUTE, letter)
    assert (Case.objects.get(pk=letter.pk).state, numbers(letter)) == (SIGNING, [(1, "provisional", "")])
    sign_waiting_documents(monday + 2 * MINUTE)
    assert numbers(letter) == [(1, "provisional", "")]  # it is left to its signer for a while
    sign_waiting_documents(monday + 4 * MINUTE)
    document = document_of(letter.pk)
    assert complete_letter(document_id=document.pk, at=monday + 4 * MINUTE).state == SIGNED
    assert complete_letter(document_id=document.pk, at=monday + 5 * MINUTE) is None
    assert numbers(letter) == [(1, "final", "")]


def test_or_the_signer_signs_it_again_under_its_number(office, letter, bsre, monday):
    bsre.answer = (400, {"error": "Proses signing gagal : lainnya", "status_code": 400})
    [one] = sign(office, office.roads_head, monday + HOUR, letter, secret=SECRET)
    assert one.refused.code == "signing_refused"
    bsre.answer = None
    [one] = sign(office, office.roads_head, monday + 2 * HOUR, letter, secret=SECRET)
    assert (one.refused, numbers(letter)) == (None, [(1, "final", "")])


def test_given_up_it_goes_back_to_its_writer_and_its_number_stays_a_gap_with_the_reason(office, letter, bsre, monday):
    bsre.status = "EXPIRED"
    sign(office, office.roads_head, monday + HOUR, letter, secret=SECRET)
    case, head = Case.objects.get(pk=letter.pk), office.actor(office.roads_head, monday + HOUR)
    give = {"case": case, "at": monday + 2 * HOUR, "seen_version": case.version}
    with pytest.raises(StepNotAllowed):
        give_up_signing(**give, reason="Salah", actor=office.actor(office.roads_secretary, monday))
    with pytest.raises(InvalidInput):
        give_up_signing(**give, reason=" ", actor=head)
    case = give_up_signing(**give, reason="Sertifikat penanda tangan berakhir", actor=head)
    assert case.state == DRAFT
    assert numbers(case) == [(1, "void", "Sertifikat penanda tangan berakhir")]
    [item] = WorkItem.objects.filter(case_id=case.pk, closed_at=None)
    assert (item.kind, item.holder_person_id) == ("letters.revise", office.roads_officer.person_id)
    assert document_of(case.pk) is None


def test_an_unclear_answer_is_said_on_the_desk_and_only_its_signer_decides(office, letter, bsre, monday):
    bsre.silent = True
    sign(office, office.roads_head, monday + HOUR, letter, secret=SECRET)
    document = IssuedDocument.objects.get(object_id=letter.pk)
    assert document.state == "unclear"
    say_on_desk(document_id=document.pk, label=UNCLEAR)
    [item] = WorkItem.objects.filter(case_id=letter.pk, closed_at=None)
    assert (item.kind, item.state_label) == ("letters.signing", "It is not known whether this was signed: decide")
    bsre.silent = False
    [again] = sign(office, office.roads_head, monday + 2 * HOUR, letter, secret=SECRET)
    assert again.refused.detail["state"] == "unclear"  # nobody signs twice by a second click
    case = Case.objects.get(pk=letter.pk)
    with pytest.raises(NotTheHead):
        release_letter(case=case, actor=office.actor(office.mayor, monday), at=monday + 2 * HOUR)
    release_letter(case=case, actor=office.actor(office.roads_head, monday), at=monday + 2 * HOUR)
    [done] = sign(office, office.roads_head, monday + 2 * HOUR, letter, secret=SECRET)
    assert (done.refused, numbers(letter)) == (None, [(1, "final", "")])


def test_who_follows_the_head_gives_back_what_was_begun_in_another_name(office, letter, bsre, monday):
    bsre.status = "EXPIRED"
    sign(office, office.roads_head, monday + HOUR, letter, secret=SECRET)
    following = officer("Pandu", Role.HEAD, office.roads)
    assert refused(office, following, monday + HOUR, letter, secret=SECRET) is SignerChanged


def test_without_or_with_a_wrong_secret_no_further_number_is_drawn(office, bsre, monday):
    cases = [handed_in_letter(office, monday) for _turn in range(3)]
    with pytest.raises(SecretMissing):
        sign(office, office.roads_head, monday + HOUR, *cases)
    assert numbers(cases[0]) == []
    wrong = SigningSecret(SecretKind.PASSPHRASE, "salah")
    outcomes = sign(office, office.roads_head, monday + HOUR, *cases, secret=wrong)
    assert [one.refused.detail["reason"] for one in outcomes] == ["wrong_secret"] * 3
    assert bsre.paths().count("/api/sign/pdf") == 1
    assert numbers(cases[0]) == [(1, "provisional", "")]
    outcomes = sign(office, office.roads_head, monday + HOUR, *cases, secret=SECRET)
    assert [one.refused for one in outcomes] == [None] * 3
    assert numbers(cases[0]) == [(1, "final", ""), (2, "final", ""), (3, "final", "")]


@pytest.mark.one_database
def test_fifty_are_signed_with_one_secret_and_one_that_fails_stops_no_other(office, bsre, monday, settings):
    settings.PRAJA_SIGNING = "bsre-v2"
    cases = [handed_in_letter(office, monday) for _turn in range(50)]
    Outgoing.objects.filter(pk=cases[7].pk).update(register=None)
    outcomes = sign(office, office.roads_head, monday + HOUR, *cases, secret=SECRET)
    assert [type(one.refused) for one in outcomes if one.refused] == [NotNumbered]
    assert bsre.paths().count("/api/v2/sign/pdf") == 3
    assert [number for number, _state, _reason in numbers(cases[0])] == list(range(1, 50))
    assert set(Case.objects.filter(pk__in=[case.pk for case in cases]).values_list("state", flat=True)) == {
        SIGNED,
        TO_SIGN,
    }
