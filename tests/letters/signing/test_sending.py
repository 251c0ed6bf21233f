# SPDX-License-Identifier: EUPL-1.2
"""A signed letter arrives registered inside, goes out by e-mail or post, and is sent when everybody has it."""

from datetime import timedelta

import pytest
from django.core import mail

from letters.making import registered_letter
from letters.writing import handed_in_letter
from praja.duties.letters.enums import AddresseeRole, Way
from praja.duties.letters.errors.signing import NotAllSent, NotForPost
from praja.duties.letters.models import Addressee, Correspondent, Incoming
from praja.duties.letters.models.letters import CORRESPONDENT
from praja.duties.letters.operations.drafts import NewAddressee
from praja.duties.letters.operations.sending import deliver_inside, hand_to_post, send_letter, send_out, withdraw_letter
from praja.duties.letters.operations.signing import sign_letters
from praja.duties.letters.procedure.names import ANSWERED, REGISTERED, SENT, SIGNED, WITHDRAWN
from praja.duties.letters.queries.sending import passed_to
from praja.duties.letters.queries.signing import document_of
from praja.duties.letters.rules import may_open_letter
from praja.duties.letters.tasks.sending import send_due_mails, send_out_again
from praja.kernel.documents.enums import Verdict
from praja.kernel.documents.queries import attachments_of, content_of, verified_by_code
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.notifications.models import Message
from praja.kernel.people.sealing import seal
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.errors import InvalidInput
from procedures.cases import deliver_all

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def outside(name, email="", at=None):
    return Correspondent.objects.create(
        name=name, email=seal(email, CORRESPONDENT), address=seal("", CORRESPONDENT), created_at=at
    )


@pytest.fixture
def signed(office, monday):
    """Signs a letter to these addressees; what follows is delivered by the worker only where a test says so."""

    def sign(*addressees, **more):
        case = handed_in_letter(office, monday, addressees=addressees, **more)
        [one] = sign_letters(
            case_ids=[case.pk], secret=None, actor=office.actor(office.roads_head, monday), at=monday + HOUR
        )
        assert one.refused is None
        return Case.objects.get(pk=case.pk)

    return sign


def again(case):
    return Case.objects.get(pk=case.pk)


def test_it_arrives_registered_at_every_unit_without_re_typing(office, signed, monday):
    case = signed(
        NewAddressee(unit=office.lights),
        NewAddressee(unit=office.root, role=AddresseeRole.COPY),
        subject="Rahasia jalan",
        speed="segera",
    )
    deliver_all(monday + HOUR)
    [light, root] = Incoming.objects.filter(sender_unit=office.roads).order_by("pk")
    for arrived, unit in ((light, office.lights), (root, office.root)):
        letter = arrived.letter
        assert (letter.case.lead_unit, letter.case.state, letter.case.channel) == (unit, REGISTERED, "inside")
        assert (letter.subject, letter.number_text, letter.speed) == (
            "Rahasia jalan",
            case.letter.number_text,
            "segera",
        )
        assert (arrived.agenda.number, letter.classification) == (1, case.letter.classification)
        [file] = attachments_of("letters.incoming", letter.pk)
        assert file.file_id == document_of(case.pk).file_id
    assert again(case).state == SENT
    assert [(one.unit, one.agenda) for one in passed_to(case.pk)] == [
        (office.lights.name, "1/2026"),
        (office.root.name, "1/2026"),
    ]
    head = office.actor(office.lights_head, monday + HOUR)
    assert may_open_letter.allows(head, light.letter.case)
    assert not may_open_letter.allows(head, case)
    names = LedgerEvent.objects.filter(stream=case.stream).order_by("seq").values_list("name", flat=True)
    assert list(names)[-4:] == ["letters.signed", "letters.passed_to", "letters.passed_to", "letters.sent"]


def test_delivered_again_nothing_arrives_twice_and_the_daily_look_finds_what_did_not(office, signed, monday):
    case = signed(NewAddressee(unit=office.lights))
    assert again(case).state == SIGNED
    send_out_again(monday + HOUR)
    assert again(case).state == SENT
    deliver_all(monday + HOUR)
    send_out(case_id=case.pk, at=monday + 2 * HOUR)
    assert deliver_inside(case_id=case.pk, at=monday + 2 * HOUR) == 0
    assert Incoming.objects.filter(sender_unit=office.roads).count() == 1


def test_an_e_mail_carries_the_file_and_where_to_check_it(office, signed, monday):
    firm = outside("PT Aspal", "surat@aspal.co.id", monday)
    case = signed(NewAddressee(correspondent=firm, way=Way.EMAIL))
    deliver_all(monday + HOUR)
    assert again(case).state == SIGNED
    send_due_mails(monday + HOUR)
    [sent] = mail.outbox
    document = document_of(case.pk)
    assert sent.to == ["surat@aspal.co.id"]
    assert case.letter.number_text in sent.subject
    assert f"/verifikasi/{document.code}/" in sent.body
    [(name, content, kind)] = sent.attachments
    with content_of(document.file) as file:
        assert (name, content, kind) == (f"naskah-{document.code}.pdf", file.read(), "application/pdf")
    assert again(case).state == SENT
    send_due_mails(monday + 2 * HOUR)
    assert len(mail.outbox) == 1


def test_what_cannot_be_mailed_or_is_secret_goes_to_the_post(office, signed, monday):
    nameless = outside("Kantor Tanpa Surel", "", monday)
    case = signed(NewAddressee(correspondent=nameless, way=Way.EMAIL))
    secret = signed(
        NewAddressee(correspondent=outside("Kodim", "kodim@contoh.id", monday), way=Way.EMAIL), security="R"
    )
    deliver_all(monday + HOUR)
    send_due_mails(monday + HOUR)
    assert mail.outbox == []
    [one], [other] = passed_to(case.pk), passed_to(secret.pk)
    assert [(p.for_post, p.failure) for p in (one, other)] == [(True, "NoAddress"), (True, "TooSecret")]
    item = WorkItem.objects.get(case_id=case.pk, kind="letters.send", closed_at=None)
    assert item.state_label == "An e-mail did not go out: print it for the post"
    records = office.actor(office.roads_records, monday)
    done = hand_to_post(case=case, addressees=[one.id], actor=records, at=monday + HOUR, seen_version=None)
    assert done.state == SENT


def test_handed_to_the_post_it_is_sent_when_the_last_has_it(office, signed, monday):
    firms = [outside(name, at=monday) for name in ("PT Aspal", "CV Batu")]
    case = signed(
        *(NewAddressee(correspondent=firm, way=Way.PRINT) for firm in firms), NewAddressee(unit=office.lights)
    )
    deliver_all(monday + HOUR)
    first, second, inside = (one.id for one in passed_to(case.pk))
    records, at = office.actor(office.roads_records, monday), monday + HOUR
    give = {"case": case, "at": at, "seen_version": None}
    with pytest.raises(NotForPost):
        hand_to_post(**give, addressees=[inside], actor=records)
    with pytest.raises(StepNotAllowed):
        hand_to_post(**give, addressees=[first], actor=office.actor(office.lights_records, monday))
    with pytest.raises(NotAllSent):
        send_letter(case_id=case.pk, actor=records, at=at, seen_version=None)
    assert hand_to_post(**give, addressees=[first], actor=records).state == SIGNED
    assert hand_to_post(**give, addressees=[first, second], actor=records).state == SENT
    with pytest.raises(WrongState):
        hand_to_post(**give, addressees=[second], actor=records)


def test_the_letter_that_it_answers_is_answered(office, signed, monday):
    came = registered_letter(office, at=monday)
    case = signed(NewAddressee(unit=office.lights), replies_to=came)
    assert again(came.letter.case).state == REGISTERED
    deliver_all(monday + HOUR)
    assert again(came.letter.case).state == ANSWERED
    event = LedgerEvent.objects.get(name="letters.answered")
    assert f'"reply":{case.pk}' in event.payload


def test_withdrawn_whoever_verifies_it_reads_why_and_receivers_read_it_on_their_desk(office, signed, monday):
    case = signed(NewAddressee(unit=office.lights))
    deliver_all(monday + HOUR)
    case = again(case)
    withdraw = {"case": case, "at": monday + 2 * HOUR, "seen_version": case.version}
    with pytest.raises(StepNotAllowed):
        withdraw_letter(**withdraw, reason="Keliru", actor=office.actor(office.roads_secretary, monday))
    with pytest.raises(InvalidInput):
        withdraw_letter(**withdraw, reason="", actor=office.actor(office.roads_head, monday))
    withdraw_letter(**withdraw, reason="Tanggal rapat keliru", actor=office.actor(office.roads_head, monday))
    deliver_all(monday + 2 * HOUR)
    assert again(case).state == WITHDRAWN
    found = verified_by_code(document_of(case.pk).code)
    assert (found.verdict, found.facts.withdrawn_reason) == (Verdict.WITHDRAWN, "Tanggal rapat keliru")
    received = Addressee.objects.get(outgoing=case.pk).arrived.letter.case
    [item] = WorkItem.objects.filter(case_id=received.pk, closed_at=None)
    assert item.state_label == "Its sender has withdrawn it"


def test_whoever_wrote_it_is_told_its_number_and_not_what_it_says(office, signed, monday):
    case = signed(NewAddressee(unit=office.lights), subject="Rahasia jalan")
    deliver_all(monday + HOUR)
    [told] = Message.objects.filter(template="letters.signed", channel="inapp")
    assert told.recipient_id == office.roads_officer.person_id
    assert told.context["number"] == case.letter.number_text
    assert "Rahasia" not in str(told.context)
