# SPDX-License-Identifier: EUPL-1.2
"""Every step that a reporter should hear of is told: in the conversation with its words, elsewhere without."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from conversations.services import Services
from conversations.talking import HOLE, PHONE, answer, deliver, filed, forwarded, person, whatsapp, work
from praja.duties.complaints.enums import AnswerKind, ArchiveReason, ReportKind
from praja.duties.complaints.handlers.telling import TEMPLATE_OF, TOLD
from praja.duties.complaints.models import Answer, Complaint, Destination
from praja.duties.complaints.operations import (
    admit_complaint,
    archive_complaint,
    ask_completion,
    ask_data,
    decide_competence,
    end_incomplete,
    follow_complaint,
    join_complaint,
    postpone_complaint,
    refer_complaint,
    return_complaint,
    tell_in_conversation,
)
from praja.kernel.ledger.attestations import attestations
from praja.kernel.ledger.events import event_classes
from praja.kernel.notifications.models import Message, Utterance
from praja.kernel.notifications.queries import conversation_of
from praja.kernel.notifications.tasks import say_due_utterances
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, system_actor
from towns import Town

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SECRET_WORDS = "Tolong sebut nama gang dan warna pagar."
PLATFORM = system_actor("tests")


def asked_to_complete(town: Town, case: Case, at: datetime) -> None:
    ask_completion(case=case, text=SECRET_WORDS, actor=town.coordinator, at=at, seen_version=None)


def asked_by_unit(town: Town, case: Case, at: datetime) -> None:
    moved = forwarded(town, case, at)
    ask_data(case=moved, text=SECRET_WORDS, actor=town.roads_liaison, at=at, seen_version=None)


def put_aside(town: Town, case: Case, at: datetime) -> None:
    postpone_complaint(case=case, reason=SECRET_WORDS, actor=town.coordinator, at=at, seen_version=None)


def archived(town: Town, case: Case, at: datetime) -> None:
    archive_complaint(
        case=case,
        reason=ArchiveReason.TOO_GENERAL,
        note=SECRET_WORDS,
        actor=town.coordinator,
        at=at,
        seen_version=None,
    )


def answered(town: Town, case: Case, at: datetime) -> None:
    answer(town, forwarded(town, case, at), at, text=SECRET_WORDS)


def promised(town: Town, case: Case, at: datetime) -> None:
    moved = forwarded(town, case, at)
    answer(town, moved, at, text=SECRET_WORDS, kind=AnswerKind.SCHEDULED, promised_for=date(2026, 1, 20))


def referred(town: Town, case: Case, at: datetime) -> None:
    pln = Destination.objects.create(key="pln", name="PLN", text="Hubungi 123.")
    refer_complaint(case=case, destination=pln, note=SECRET_WORDS, actor=town.coordinator, at=at, seen_version=None)


STEPS: dict[str, Callable[[Town, Case, datetime], None]] = {
    "complaints.completion_asked": asked_to_complete,
    "complaints.data_asked": asked_by_unit,
    "complaints.postponed": put_aside,
    "complaints.archived": archived,
    "complaints.answered": answered,
    "complaints.promised": promised,
    "complaints.referred": referred,
}


@pytest.mark.parametrize("template", STEPS)
def test_by_mail_it_is_told_without_a_word_of_it(town: Town, monday: datetime, template: str) -> None:
    case = filed(monday, reporter=person(monday, email="sari@example.org")).case
    STEPS[template](town, case, monday + HOUR)
    deliver(monday + HOUR)
    told = list(Message.objects.order_by("id"))

    assert told[-1].template == template
    assert SECRET_WORDS not in str([(one.subject, one.context) for one in told])
    assert not Utterance.objects.exists()


@pytest.mark.parametrize("template", STEPS)
def test_in_the_conversation_it_is_told_with_its_words_and_not_by_mail_too(
    town: Town, services: Services, monday: datetime, template: str
) -> None:
    whatsapp(HOLE, monday, number="a")
    case = admit_complaint(
        case=Complaint.objects.get().case,
        kind=ReportKind.COMPLAINT,
        topic=None,
        region=None,
        actor=town.coordinator,
        at=monday,
        seen_version=None,
    )
    STEPS[template](town, case, monday + HOUR)
    work(monday + HOUR)
    work(monday + HOUR)
    texts = services.texts(PHONE)

    assert sum(SECRET_WORDS in text for text in texts) == 1
    assert "{" not in "".join(texts)
    assert not Message.objects.exists()


def test_a_summary_is_told_in_the_conversation_and_sorting_alone_is_not(
    town: Town, services: Services, monday: datetime
) -> None:
    for number, peer in (("a", PHONE), ("b", f"{PHONE}1")):
        whatsapp(HOLE, monday, number=number, peer=peer)
    kept, summed = (one.case for one in Complaint.objects.order_by("pk"))
    sorted_as = {"kind": ReportKind.COMPLAINT, "topic": None, "region": None, "actor": town.coordinator, "at": monday}
    admit_complaint(case=kept, seen_version=None, **sorted_as)
    admit_complaint(case=summed, seen_version=None, text=SECRET_WORDS, **sorted_as)
    work(monday)

    assert len(services.texts(PHONE)) == 1
    assert SECRET_WORDS in services.texts(f"{PHONE}1")[-1]
    assert summed.code[:4] in services.texts(f"{PHONE}1")[-1]


def test_a_competence_that_moved_and_what_lapsed_are_told(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday, reporter=person(monday, email="sari@example.org")).case, monday)
    case = return_complaint(
        case=case,
        reason="Lampu bukan urusan kami, melainkan Dishub.",
        proposed_unit=town.lights,
        actor=town.roads_liaison,
        at=monday + HOUR,
        seen_version=None,
    )
    case = decide_competence(
        case=case,
        to_unit=town.lights,
        affair=None,
        decision="Penerangan jalan ada pada Dishub.",
        actor=town.coordinator,
        at=monday + 2 * HOUR,
        seen_version=None,
    )
    ask_data(case=case, text=SECRET_WORDS, actor=town.lights_liaison, at=monday + 3 * HOUR, seen_version=None)
    assert end_incomplete(actor=PLATFORM, at=monday + 60 * DAY) == 1
    deliver(monday + 60 * DAY)

    assert list(Message.objects.order_by("id").values_list("template", flat=True)) == [
        "complaints.filed",
        "complaints.forwarded",
        "complaints.redirected",
        "complaints.data_asked",
        "complaints.lapsed",
    ]
    assert "Dinas Perhubungan" in str(Message.objects.get(template="complaints.redirected").context)


def test_a_joined_report_and_its_followers_hear_the_one_answer(
    town: Town, services: Services, monday: datetime
) -> None:
    main = forwarded(town, filed(monday, reporter=person(monday, email="satu@example.org")).case, monday)
    whatsapp(HOLE, monday, number="a")
    second = admit_complaint(
        case=Complaint.objects.get(case__channel="whatsapp").case,
        kind=ReportKind.COMPLAINT,
        topic=None,
        region=None,
        actor=town.coordinator,
        at=monday,
        seen_version=None,
    )
    join_complaint(
        case=second,
        into=Complaint.objects.get(case=main),
        actor=town.coordinator,
        at=monday + HOUR,
        seen_version=None,
    )
    follow_complaint(
        case=main, person=person(monday, email="ikut@example.org"), device="d1", actor=NOBODY, at=monday + HOUR
    )
    follow_complaint(case=main, person=None, device="d2", actor=NOBODY, at=monday + HOUR)
    answer(town, main, monday + DAY)
    for _twice in range(2):
        work(monday + DAY)

    assert Answer.objects.count() == 2
    assert Case.objects.get(pk=second.pk).state == "answered"
    assert "Lubang sudah ditambal kemarin pagi." in services.texts(PHONE)[-1]
    followers = Message.objects.filter(template="complaints.answer_to_followers")
    assert followers.count() == 1
    assert "ditambal" not in str(followers.get().context)


def test_told_again_it_is_said_once(town: Town, services: Services, monday: datetime) -> None:
    whatsapp(HOLE, monday, number="a")
    case = Complaint.objects.get().case
    for _twice in range(2):
        tell_in_conversation(
            case=case,
            about="event:1",
            template="complaints.lapsed",
            context={"code": "X", "url": "Y"},
            actor=PLATFORM,
            at=monday,
        )

    assert Utterance.objects.filter(about="event:1").count() == 1


def test_at_night_nobody_is_woken_but_who_is_just_talking_is_answered(
    town: Town, services: Services, monday: datetime
) -> None:
    night = monday.replace(hour=16)
    whatsapp(HOLE, night, number="a")
    assert len(services.texts(PHONE)) == 1
    case = Complaint.objects.get().case
    archived_at = night + 2 * HOUR
    admit_complaint(
        case=case,
        kind=ReportKind.COMPLAINT,
        topic=None,
        region=None,
        actor=town.coordinator,
        at=archived_at,
        seen_version=None,
    )
    archived(town, case, archived_at)
    work(archived_at)
    assert len(services.texts(PHONE)) == 1
    say_due_utterances(night + 8 * HOUR)

    assert len(services.texts(PHONE)) == 2


def test_more_than_a_day_later_whatsapp_calls_to_the_page_by_an_approved_template(
    town: Town, services: Services, settings: object, monday: datetime
) -> None:
    whatsapp(HOLE, monday, number="a")
    case = Complaint.objects.get().case
    for number, name in enumerate(("", "kabar_laporan")):
        settings.PRAJA_WHATSAPP_TEMPLATE = name  # type: ignore[attr-defined]
        tell_in_conversation(
            case=case,
            about=f"event:{number}",
            template="complaints.lapsed",
            context={"code": "X", "url": "Y"},
            actor=PLATFORM,
            at=monday + 2 * DAY,
        )
        say_due_utterances(monday + 2 * DAY)
    first, second = Utterance.objects.filter(about__startswith="event").order_by("pk")
    _path, sent = services.sent[-1]

    assert (first.status, first.error, second.status) == ("failed", "WindowClosed", "sent")
    assert sent["template"]["name"] == "kabar_laporan"
    variables = [part["text"] for part in sent["template"]["components"][0]["parameters"]]
    assert variables == [f"{case.code[:5]}-{case.code[5:]}", f"http://localhost:8000/lacak/{case.code}/"]


def test_every_template_tells_of_events_that_exist() -> None:
    assert set(TEMPLATE_OF) <= set(event_classes())
    assert sum(len(names) for names in TOLD.values()) == len(TEMPLATE_OF)


def test_the_ledger_names_words_of_a_conversation_that_were_edited(
    town: Town, services: Services, monday: datetime
) -> None:
    whatsapp(HOLE, monday, number="a")
    check = attestations()["conversations"]
    assert list(check()) == []
    inward, outward = Utterance.objects.order_by("pk")
    Utterance.objects.filter(pk=inward.pk).update(text="Tidak ada apa-apa.")
    Utterance.objects.create(
        case=outward.case, channel="web", direction="out", text="Palsu", salt=b"x", said_at=monday, kept_at=monday
    )

    assert [one.where for one in check()] == [f"utterance {inward.pk}", f"utterance {outward.pk + 1}"]
    assert len(conversation_of(Complaint.objects.get().case)) == 3
