# SPDX-License-Identifier: EUPL-1.2
"""Whoever comes by several doors has one conversation: by their number, by a code from their own page, at the counter."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from conversations.services import Services
from conversations.talking import (
    HOLE,
    PHONE,
    answer,
    call_sms,
    call_telegram,
    deliver,
    filed,
    forwarded,
    person,
    tg_update,
    whatsapp,
    work,
)
from praja.duties.complaints.enums import WHISTLEBLOWING
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations import (
    Filed,
    Report,
    offer_join,
    report_wrongdoing,
    say_as_office,
    say_as_reporter,
    write_down_words,
)
from praja.duties.complaints.operations.talking import MESSAGE
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.notifications.models import JoinOffer, Message, Thread, Utterance
from praja.kernel.notifications.queries import conversation_of, threads_of
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY, Actor, ActorKind
from towns import Town

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def reporter(case: Case) -> Actor:
    return Actor(ActorKind.LINK, f"case:{case.pk}", case_id=case.pk)


def said(case: Case) -> list[tuple[str, str, str]]:
    return [(one.by, one.channel, one.text) for one in conversation_of(case) if one.by != "platform"]


def test_web_then_whatsapp_then_counter_is_one_conversation(town: Town, services: Services, monday: datetime) -> None:
    case = filed(monday, reporter=person(monday, phone=f"+{PHONE}")).case
    say_as_reporter(case=case, text="Ini foto dari seberang.", files=(), actor=reporter(case), at=monday)
    whatsapp("Saya yang melapor lubang kemarin.", monday + HOUR, number="a")
    write_down_words(
        case=case,
        text="Datang sendiri: lubangnya makin lebar.",
        files=(),
        channel="counter",
        actor=town.counter,
        at=monday + 2 * HOUR,
    )
    case = forwarded(town, case, monday + 3 * HOUR)
    say_as_office(case=case, text="Besok kami ukur, mohon tunggu.", actor=town.roads_liaison, at=monday + 4 * HOUR)
    answer(town, case, monday + DAY)
    work(monday + DAY)

    assert Complaint.objects.count() == 1
    assert said(case) == [
        ("reporter", "web", "Ini foto dari seberang."),
        ("reporter", "whatsapp", "Saya yang melapor lubang kemarin."),
        ("reporter", "counter", "Datang sendiri: lubangnya makin lebar."),
        ("officer", "whatsapp", "Besok kami ukur, mohon tunggu."),
    ]
    assert [thread.channel for thread in threads_of(case)] == ["whatsapp"]
    texts = services.texts(PHONE)
    assert any(text.startswith("Besok kami ukur, mohon tunggu.") for text in texts)
    assert "Lubang sudah ditambal kemarin pagi." in texts[-1]


def test_who_has_two_open_reports_is_asked_nothing_and_gets_a_new_draft(
    town: Town, services: Services, monday: datetime
) -> None:
    for _twice in range(2):
        filed(monday, reporter=person(monday, phone=f"+{PHONE}"))
    whatsapp("Bagaimana laporan saya kemarin?", monday + HOUR, number="a")

    assert sorted(Complaint.objects.values_list("case__state", flat=True)) == ["draft", "received", "received"]


def test_a_reply_to_something_said_is_about_that_matter(town: Town, services: Services, monday: datetime) -> None:
    first = filed(monday, anonymous=True).case
    other = filed(monday, anonymous=True).case
    for number, case in enumerate((first, other)):
        code = offer_join(case=case, actor=reporter(case), at=monday).code
        call_telegram(tg_update(f"SAMBUNG {code}", number=number + 1, at=monday), monday)
        work(monday)
    linked_first = Utterance.objects.filter(case=first, direction="out").latest("pk")
    answered_message = int(linked_first.external_id.split(":")[1])
    update = tg_update("Yang ini soal laporan pertama.", number=9, at=monday)
    update["message"]["reply_to_message"] = {"message_id": answered_message}
    call_telegram(update, monday)
    work(monday)

    assert said(first)[-1][2] == "Yang ini soal laporan pertama."
    assert len(said(other)) == 1


@pytest.mark.parametrize("written", ["SAMBUNG {}", "sambung {} ", "Sambung: {}."])
def test_an_anonymous_reporter_goes_on_in_telegram_by_a_code_from_their_page(
    town: Town, services: Services, monday: datetime, written: str
) -> None:
    case = filed(monday, anonymous=True).case
    offered = offer_join(case=case, actor=reporter(case), at=monday)
    call_telegram(tg_update(written.format(offered.code.lower()), at=monday), monday + HOUR / 2)
    work(monday + HOUR / 2)
    call_telegram(tg_update("Masih di tempat yang sama.", number=2, at=monday), monday + HOUR)
    work(monday + HOUR)

    assert Complaint.objects.count() == 1
    assert Complaint.objects.get().reporter is None
    assert said(case)[-1] == ("reporter", "telegram", "Masih di tempat yang sama.")
    assert case.code[:5] in services.texts("4242")[0]


def test_a_code_counts_once_for_an_hour_and_is_kept_as_a_hash(town: Town, services: Services, monday: datetime) -> None:
    case = filed(monday).case
    code = offer_join(case=case, actor=reporter(case), at=monday).code
    call_telegram(tg_update(f"SAMBUNG {code}", chat=1, at=monday), monday + HOUR)
    work(monday + HOUR)
    assert Thread.objects.get().case is None
    fresh = offer_join(case=case, actor=reporter(case), at=monday + HOUR).code
    for chat in (1, 2):
        call_telegram(tg_update(f"SAMBUNG {fresh}", chat=chat, number=5, at=monday), monday + HOUR)
        work(monday + HOUR)

    assert [thread.case_id for thread in Thread.objects.order_by("pk")] == [case.pk, None]
    assert fresh not in "".join(LedgerEvent.objects.values_list("payload", flat=True))
    assert JoinOffer.objects.count() == 1
    assert Complaint.objects.count() == 1


def test_codes_cannot_be_tried_without_end(town: Town, services: Services, monday: datetime) -> None:
    case = filed(monday).case
    code = offer_join(case=case, actor=reporter(case), at=monday).code
    for number in range(6):
        call_telegram(tg_update("SAMBUNG 222222", number=number + 1, at=monday), monday)
    call_telegram(tg_update(f"SAMBUNG {code}", number=9, at=monday), monday)
    work(monday)

    assert Thread.objects.get().case is None


def test_only_the_reporter_gets_a_code_and_writes_as_reporter(town: Town, monday: datetime) -> None:
    case, other = filed(monday).case, filed(monday).case
    for actor in (NOBODY, town.coordinator, reporter(other), town.counter):
        with pytest.raises(StepNotAllowed):
            offer_join(case=case, actor=actor, at=monday)
        with pytest.raises(StepNotAllowed):
            say_as_reporter(case=case, text="Halo, ini saya.", files=(), actor=actor, at=monday)


def test_only_who_handles_it_writes_as_office(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday).case, monday)
    for actor in (NOBODY, town.lights_liaison, town.auditor, town.officer, town.counter, reporter(case)):
        with pytest.raises(StepNotAllowed):
            say_as_office(case=case, text="Halo, ini kami.", actor=actor, at=monday)
    for actor in (NOBODY, town.auditor, town.officer, reporter(case)):
        with pytest.raises(StepNotAllowed):
            write_down_words(case=case, text="Kata warga.", files=(), channel="counter", actor=actor, at=monday)


def wrongdoing(monday: datetime) -> Filed:
    report = Report(text=HOLE, reporter=person(monday, phone=f"+{PHONE}"))
    return report_wrongdoing(report=report, channel="web", actor=NOBODY, at=monday)


def test_a_report_on_wrongdoing_never_meets_the_conversations_of_the_ordinary_duty(
    town: Town, services: Services, monday: datetime
) -> None:
    case = wrongdoing(monday).case
    whatsapp("Bagaimana laporan saya kemarin?", monday, number="a")
    with pytest.raises(StepNotAllowed):
        say_as_reporter(case=case, text="Halo, ini saya.", files=(), actor=reporter(case), at=monday)
    with pytest.raises(StepNotAllowed):
        offer_join(case=case, actor=reporter(case), at=monday)
    with pytest.raises(StepNotAllowed):
        write_down_words(case=case, text="Kata warga.", files=(), channel="counter", actor=town.counter, at=monday)

    assert Case.objects.get(procedure=WHISTLEBLOWING).utterances.count() == 0
    assert Complaint.objects.filter(case__state="draft").count() == 1
    assert not Message.objects.exists()


def test_an_anonymous_reporter_talks_on_the_page_alone(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday, anonymous=True).case, monday)
    say_as_reporter(case=case, text="Boleh tahu kapan?", files=(), actor=reporter(case), at=monday)
    deliver(monday)
    assert WorkItem.objects.filter(kind=MESSAGE, closed_at=None).count() == 1
    say_as_office(case=case, text="Hari Kamis pagi.", actor=town.roads_liaison, at=monday + HOUR)
    deliver(monday + HOUR)

    assert said(case) == [("reporter", "web", "Boleh tahu kapan?"), ("officer", "web", "Hari Kamis pagi.")]
    assert not WorkItem.objects.filter(kind=MESSAGE, closed_at=None).exists()
    assert not Message.objects.exists()
    assert not Thread.objects.exists()


def test_who_came_by_web_with_an_address_hears_that_there_is_a_message_but_not_what_it_says(
    town: Town, monday: datetime
) -> None:
    case = forwarded(town, filed(monday, reporter=person(monday, email="sari@example.org")).case, monday)
    deliver(monday)
    Message.objects.all().delete()
    say_as_office(case=case, text="Hari Kamis pagi.", actor=town.roads_liaison, at=monday)
    deliver(monday)
    [message] = Message.objects.all()

    assert message.template == "complaints.spoken_to"
    assert "Kamis" not in str(message.context) + message.subject


def test_a_submission_sent_twice_is_said_once(town: Town, monday: datetime) -> None:
    case, key = filed(monday).case, UUID(int=7)
    for _twice in range(2):
        say_as_reporter(case=case, text="Sekali saja.", files=(), key=key, actor=reporter(case), at=monday)

    assert len(said(case)) == 1


def test_the_same_number_by_sms_and_whatsapp_is_the_same_person(
    town: Town, services: Services, monday: datetime
) -> None:
    whatsapp(HOLE, monday, number="a")
    raw = b'{"id": "s1", "from": "0812-3456-7890", "text": "Saya tak ada kuota, lanjut lewat SMS ya."}'
    assert call_sms(raw, monday + HOUR).status_code == 200
    work(monday + HOUR)
    case = Complaint.objects.get().case

    assert [channel for _by, channel, _text in said(case)] == ["whatsapp", "sms"]
    assert [thread.channel for thread in threads_of(case)] == ["sms", "whatsapp"]
