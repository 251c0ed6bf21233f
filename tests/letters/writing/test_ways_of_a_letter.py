# SPDX-License-Identifier: EUPL-1.2
"""A letter from its first word to the desk of whoever signs it."""

from datetime import date, timedelta

import pytest

from letters.writing import classification, drafted_letter, handed_in_letter, register, words
from praja.duties.letters.enums import CheckKind, CheckState
from praja.duties.letters.errors.writing import LetterIncomplete, WrongChecker
from praja.duties.letters.models import Check, LetterVersion
from praja.duties.letters.operations.checking import AskedToInitial, clear_legal, give_back, hand_in, initial
from praja.duties.letters.operations.drafting import abandon_letter, revise_letter
from praja.duties.letters.operations.drafts import NewAddressee, NewDraft
from praja.duties.letters.procedure.names import CHECKING, DRAFT, LEGAL, TO_SIGN
from praja.duties.letters.queries.modes import register_for
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed
from praja.kernel.work.models import WorkItem
from praja.lib.errors import InvalidInput

MINUTE = timedelta(minutes=1)


def waiting(case):
    return [
        (item.kind, item.holder_unit_id, item.holder_person_id)
        for item in WorkItem.objects.filter(case_id=case.pk, closed_at=None)
    ]


def test_without_initials_it_waits_for_the_head(office, monday):
    case = handed_in_letter(office, monday)
    assert case.state == TO_SIGN
    assert waiting(case) == [("letters.sign", office.roads.pk, None)]
    assert "jalan" not in case.subject
    assert case.letter.outgoing.register is not None


def test_initials_go_in_their_order_and_only_the_next_may(office, monday):
    checks = [(office.bridges_head, office.bridges), (office.outsider, office.lights)]
    case = handed_in_letter(office, monday, checks=checks)
    assert (case.state, waiting(case)) == (
        CHECKING,
        [("letters.initial", office.bridges.pk, office.bridges_head.person_id)],
    )
    with pytest.raises(StepNotAllowed):
        initial(case=case, actor=office.actor(office.outsider, monday), at=monday + MINUTE, seen_version=case.version)
    case = initial(
        case=case,
        note="Baik.",
        actor=office.actor(office.bridges_head, monday),
        at=monday + MINUTE,
        seen_version=case.version,
    )
    assert waiting(case) == [("letters.initial", office.lights.pk, office.outsider.person_id)]
    case = initial(
        case=case, actor=office.actor(office.outsider, monday), at=monday + 2 * MINUTE, seen_version=case.version
    )
    assert (case.state, waiting(case)) == (TO_SIGN, [("letters.sign", office.roads.pk, None)])


def test_what_comes_back_is_initialled_by_everybody_anew(office, monday):
    checks = [(office.bridges_head, office.bridges), (office.outsider, office.lights)]
    case = handed_in_letter(office, monday, checks=checks)
    case = initial(case=case, actor=office.actor(office.bridges_head, monday), at=monday + MINUTE, seen_version=None)
    case = give_back(
        case=case,
        note="Angkanya keliru.",
        actor=office.actor(office.outsider, monday),
        at=monday + MINUTE,
        seen_version=None,
    )
    assert (case.state, waiting(case)) == (
        DRAFT,
        [("letters.revise", office.roads.pk, office.roads_officer.person_id)],
    )
    author = office.actor(office.roads_officer, monday)
    new = NewDraft(
        kind="surat_dinas",
        subject="Data jalan rusak",
        words=words("Angka yang benar: 12."),
        addressees=(NewAddressee(unit=office.lights),),
        classification=classification(),
    )
    outgoing = revise_letter(case=case, new=new, actor=author, at=monday + 2 * MINUTE, seen_version=case.version)
    assert outgoing.versions_made == 2
    asked = [AskedToInitial(account, unit) for account, unit in checks]
    case = hand_in(case=case, checks=asked, actor=author, at=monday + 3 * MINUTE, seen_version=None)
    assert waiting(case) == [("letters.initial", office.bridges.pk, office.bridges_head.person_id)]
    assert list(Check.objects.order_by("round", "position").values_list("round", "state", "version")) == [
        (1, CheckState.APPROVED, 1),
        (1, CheckState.RETURNED, 1),
        (2, CheckState.WAITING, None),
        (2, CheckState.WAITING, None),
    ]


def test_the_signer_gives_back_with_a_note_and_without_one_not(office, monday):
    case = handed_in_letter(office, monday)
    head = office.actor(office.roads_head, monday)
    with pytest.raises(InvalidInput):
        give_back(case=case, note=" ", actor=head, at=monday + MINUTE, seen_version=None)
    case = give_back(case=case, note="Persingkat.", actor=head, at=monday + MINUTE, seen_version=None)
    assert case.state == DRAFT
    [said] = Check.objects.all()
    assert (said.kind, said.state, said.note) == (CheckKind.SIGNER, CheckState.RETURNED, "Persingkat.")


def test_a_legal_product_goes_by_the_legal_bureau_and_its_register(office, monday):
    register(
        office, monday, office.law, name="Perwali", kinds=("perkada",), pattern="{nomor} TAHUN {tahun}", unit_code=""
    )
    case = handed_in_letter(
        office,
        monday,
        kind="perkada",
        signing_unit=office.root,
        addressees=(),
        checks=[(office.bridges_head, office.bridges)],
    )
    case = initial(case=case, actor=office.actor(office.bridges_head, monday), at=monday + MINUTE, seen_version=None)
    assert (case.state, waiting(case)) == (LEGAL, [("letters.clear", office.law.pk, None)])
    with pytest.raises(StepNotAllowed):
        clear_legal(case=case, actor=office.actor(office.roads_head, monday), at=monday + MINUTE, seen_version=None)
    case = clear_legal(
        case=case,
        note="Sudah sesuai.",
        actor=office.actor(office.lawyer, monday),
        at=monday + MINUTE,
        seen_version=None,
    )
    assert (case.state, waiting(case)) == (TO_SIGN, [("letters.sign", office.root.pk, None)])
    assert case.letter.outgoing.register.unit == office.law


def test_two_who_save_at_once_lose_nothing(office, monday):
    outgoing = drafted_letter(office, monday)
    case = outgoing.letter.case
    actor = office.actor(office.roads_officer, monday)
    new = NewDraft(kind="surat_dinas", subject="Hal lain", words=words("Kata lain."))
    revise_letter(case=case, new=new, actor=actor, at=monday + MINUTE, seen_version=case.version)
    with pytest.raises(StaleCase):
        revise_letter(case=case, new=new, actor=actor, at=monday + MINUTE, seen_version=case.version)
    assert LetterVersion.objects.filter(outgoing=outgoing).count() == 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"addressees": ()}, "addressees"),
        ({"words": words().of({})}, "body"),
        ({"classification": None}, "classification"),
    ],
)
def test_what_is_missing_is_said_at_its_field(office, monday, more, field):
    with pytest.raises(LetterIncomplete) as refused:
        handed_in_letter(office, monday, **more)
    assert refused.value.field == field


@pytest.mark.parametrize("who", ["roads_officer", "roads_head", "passer_by"])
def test_author_signer_and_strangers_do_not_initial(office, monday, who):
    with pytest.raises(WrongChecker):
        handed_in_letter(office, monday, checks=[(getattr(office, who), office.roads)])


def test_given_up_nobody_waits_for_it(office, monday):
    case = handed_in_letter(office, monday, checks=[(office.bridges_head, office.bridges)])
    actor = office.actor(office.roads_officer, monday)
    case = abandon_letter(
        case=case, reason="Sudah disampaikan lisan.", actor=actor, at=monday + MINUTE, seen_version=None
    )
    assert waiting(case) == []
    assert set(Check.objects.values_list("state", flat=True)) == {CheckState.LAPSED}


def test_the_nearest_register_for_the_kind_numbers(office, monday):
    general = register(office, monday, office.root, unit_code="SETDA")
    own = register(office, monday, kinds=("nota_dinas",))
    on = monday.date()
    assert register_for(office.bridges.pk, "nota_dinas", on) == own
    assert register_for(office.bridges.pk, "surat_dinas", on) == general
    assert register_for(office.roads.pk, "surat_dinas", date(2024, 1, 1)) is None
