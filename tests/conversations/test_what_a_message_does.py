# SPDX-License-Identifier: EUPL-1.2
"""The same few words mean different things where a case stands: they answer, accept, rate, contest, reopen, or are just said."""

from datetime import datetime, timedelta

import pytest

from conversations.services import Services
from conversations.talking import HOLE, PHONE, answer, call_whatsapp, forwarded, photo, wa_message, whatsapp, work
from praja.duties.complaints.domain.messages import is_acceptance, is_only_thanks, stars_in
from praja.duties.complaints.enums import ReportKind
from praja.duties.complaints.models import Complaint, Question, Rating, Reply
from praja.duties.complaints.operations import (
    admit_complaint,
    ask_completion,
    ask_data,
    close_silent,
    discard_complaint,
    take_message,
)
from praja.duties.complaints.operations.talking import MESSAGE
from praja.kernel.documents.queries import attachments_of
from praja.kernel.notifications.models import Utterance
from praja.kernel.notifications.queries import conversation_of
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor
from towns import Town

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PLATFORM = system_actor("tests")
NOT_YET = "Lubangnya baru ditambal separuh, yang di tikungan masih menganga."


@pytest.fixture
def draft(town: Town, services: Services, monday: datetime) -> Case:
    """A case that came by WhatsApp."""
    whatsapp(HOLE, monday, number="first")
    return Complaint.objects.get().case


@pytest.fixture
def received(town: Town, draft: Case, monday: datetime) -> Case:
    return admit_complaint(
        case=draft,
        kind=ReportKind.COMPLAINT,
        topic=None,
        region="99.01.01.1001",
        actor=town.coordinator,
        at=monday + HOUR,
        seen_version=None,
    )


@pytest.fixture
def answered(town: Town, services: Services, received: Case, monday: datetime) -> Case:
    case = answer(town, forwarded(town, received, monday + 2 * HOUR), monday + DAY)
    work(monday + DAY)
    return case


def now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_an_answer_comes_with_its_words_into_the_conversation(
    answered: Case, services: Services, monday: datetime
) -> None:
    texts = services.texts(PHONE)

    assert len(texts) == 3
    assert "Dinas Pekerjaan Umum" in texts[1]
    assert "Lubang sudah ditambal kemarin pagi." in texts[2]
    assert "TERIMA" in texts[2]


@pytest.mark.parametrize("word", ["TERIMA", "terima.", " Selesai! "])
def test_one_word_accepts(answered: Case, services: Services, monday: datetime, word: str) -> None:
    whatsapp(word, monday + 2 * DAY, number="w")

    assert now(answered).state == "closed"
    assert "1" in services.texts(PHONE)[-1]


def test_a_number_rates_before_and_after_closing(answered: Case, services: Services, monday: datetime) -> None:
    whatsapp("2", monday + 2 * DAY, number="r1")
    assert (Rating.objects.get().stars, now(answered).state) == (2, "answered")
    whatsapp("Selesai", monday + 3 * DAY, number="r2")
    whatsapp("5", monday + 3 * DAY, number="r3")

    assert (Rating.objects.get().stars, now(answered).state) == (5, "closed")
    assert Complaint.objects.count() == 1


def test_who_is_not_content_writes_back_and_the_unit_must_answer_again(
    answered: Case, services: Services, monday: datetime
) -> None:
    whatsapp(NOT_YET, monday + 2 * DAY, number="n")

    assert (now(answered).state, Reply.objects.get().text) == ("forwarded", NOT_YET)
    assert WorkItem.objects.get(closed_at=None).kind == "complaints.respond_again"
    assert "Dinas Pekerjaan Umum" in services.texts(PHONE)[-1]


@pytest.mark.parametrize(
    "words", ["Terima kasih banyak, Pak!", "makasih infonya", "Matur nuwun", "Thank you very much"]
)
def test_thanks_are_only_thanks(answered: Case, services: Services, monday: datetime, words: str) -> None:
    before = len(services.texts(PHONE))
    whatsapp(words, monday + 2 * DAY, number="t")

    assert (now(answered).state, len(services.texts(PHONE))) == ("answered", before)
    assert not WorkItem.objects.filter(kind=MESSAGE).exists()
    assert conversation_of(answered)[-1].text == words


def test_a_message_that_was_long_on_its_way_neither_accepts_nor_contests_what_its_writer_had_not_seen(
    answered: Case, services: Services, monday: datetime
) -> None:
    for number, words in enumerate(("TERIMA", "5", NOT_YET)):
        call_whatsapp(wa_message(words, number=f"late{number}", at=monday + HOUR), monday + 2 * DAY)
    work(monday + 2 * DAY)

    assert now(answered).state == "answered"
    assert not Rating.objects.exists()
    assert not Reply.objects.exists()


def test_after_closing_by_silence_enough_words_open_it_again(
    town: Town, answered: Case, services: Services, monday: datetime
) -> None:
    assert close_silent(actor=PLATFORM, at=monday + 25 * DAY) == 1
    whatsapp("Oh iya", monday + 26 * DAY, number="s")
    assert now(answered).state == "closed"
    whatsapp(NOT_YET, monday + 27 * DAY, number="l")

    assert (now(answered).state, Complaint.objects.count()) == ("forwarded", 1)


def test_too_late_to_reopen_it_is_a_new_matter(answered: Case, services: Services, monday: datetime) -> None:
    close_silent(actor=PLATFORM, at=monday + 25 * DAY)
    late = monday + 80 * DAY
    whatsapp(NOT_YET, late, number="l")

    assert now(answered).state == "closed"
    assert sorted(Complaint.objects.values_list("text", "case__state")) == [(HOLE, "closed"), (NOT_YET, "draft")]


def test_the_reporter_answers_at_the_moment_in_which_it_closes_by_silence(
    answered: Case, services: Services, monday: datetime
) -> None:
    """Whoever comes first, the words count: as a reply before the closing, as a reopening after it."""
    moment = monday + 25 * DAY
    call_whatsapp(wa_message(NOT_YET, number="x", at=moment), moment)
    close_silent(actor=PLATFORM, at=moment)
    work(moment)

    assert (now(answered).state, Reply.objects.get().text) == ("forwarded", NOT_YET)
    assert close_silent(actor=PLATFORM, at=moment) == 0


def test_what_was_asked_for_is_answered_with_words_and_photo(
    town: Town, received: Case, services: Services, monday: datetime
) -> None:
    ask_completion(
        case=received,
        text="Di jalan mana tepatnya?",
        actor=town.coordinator,
        at=monday + HOUR,
        seen_version=None,
    )
    work(monday + HOUR)
    assert "Di jalan mana tepatnya?" in services.texts(PHONE)[-1]
    services.files["M"] = photo()
    image = {"type": "image", "image": {"id": "M", "caption": "Jalan Mawar, depan nomor 3"}}
    call_whatsapp(wa_message(number="c", at=monday + 2 * HOUR, **image), monday + 2 * HOUR)
    work(monday + 2 * HOUR)

    assert now(received).state == "received"
    assert Question.objects.get().answer == "Jalan Mawar, depan nomor 3"
    assert attachments_of("complaints.complaint", received.pk).count() == 1


def test_what_was_said_before_the_question_does_not_answer_it(
    town: Town, received: Case, services: Services, monday: datetime
) -> None:
    ask_completion(
        case=received, text="Di jalan mana tepatnya?", actor=town.coordinator, at=monday + 2 * HOUR, seen_version=None
    )
    call_whatsapp(wa_message("Halo, apa sudah dibaca?", number="e", at=monday + HOUR), monday + 3 * HOUR)
    work(monday + 3 * HOUR)

    assert now(received).state == "incomplete"
    assert conversation_of(received)[-2].text == "Halo, apa sudah dibaca?"


def test_thanks_do_not_answer_a_question(town: Town, received: Case, services: Services, monday: datetime) -> None:
    case = forwarded(town, received, monday + HOUR)
    ask_data(
        case=case, text="Kapan lampu terakhir menyala?", actor=town.roads_liaison, at=monday + HOUR, seen_version=None
    )
    whatsapp("terima kasih", monday + 2 * HOUR, number="t")
    assert now(case).state == "questioned"
    whatsapp("Minggu lalu", monday + 3 * HOUR, number="u")

    assert (now(case).state, Question.objects.get().answer) == ("forwarded", "Minggu lalu")


@pytest.mark.parametrize(
    ("forward", "role", "unit"), [(False, "complaint_coordinator", "intake"), (True, "liaison", "roads")]
)
def test_while_it_is_worked_on_words_wait_on_the_desk_of_who_has_it(
    town: Town, received: Case, services: Services, monday: datetime, forward: bool, role: str, unit: str
) -> None:
    if forward:
        forwarded(town, received, monday + HOUR)
    whatsapp("Tadi pagi ada yang jatuh lagi.", monday + 2 * HOUR, number="m1")
    whatsapp("Tolong segera.", monday + 2 * HOUR, number="m2")
    [item] = WorkItem.objects.filter(kind=MESSAGE, closed_at=None)

    assert (item.holder_role, item.holder_unit_id) == (role, getattr(town, unit).pk)
    assert WorkItem.objects.filter(closed_at=None).count() == 2


def test_what_is_no_report_is_told_so_with_the_reason(
    town: Town, draft: Case, services: Services, monday: datetime
) -> None:
    discard_complaint(
        case=draft,
        reason="no_report",  # type: ignore[arg-type]
        note="Pesan ini tampaknya iklan pinjaman.",
        actor=town.coordinator,
        at=monday + HOUR,
        seen_version=None,
    )
    work(monday + HOUR)
    assert "iklan pinjaman" in services.texts(PHONE)[-1]
    whatsapp("maaf", monday + 2 * HOUR, number="m")
    whatsapp(NOT_YET, monday + 3 * HOUR, number="n")

    assert sorted(Complaint.objects.values_list("case__state", flat=True)) == ["archived", "draft"]


def test_a_greeting_is_kept_too(town: Town, services: Services, monday: datetime) -> None:
    whatsapp("P", monday, number="p")
    sticker = {"type": "sticker", "sticker": {"id": "S"}}
    call_whatsapp(wa_message(number="s", peer="628222", at=monday, **sticker), monday)
    work(monday)

    assert Complaint.objects.order_by("pk").values_list("text", "case__state").first() == ("P", "draft")
    assert Complaint.objects.filter(case__state="draft").count() == 2


def test_a_very_long_message_is_kept_whole_in_the_talk(town: Town, services: Services, monday: datetime) -> None:
    whatsapp("panjang " * 1_500, monday, number="p")
    complaint = Complaint.objects.get()

    assert len(complaint.text) == 7_999
    assert len(conversation_of(complaint.case)[0].text) == 11_999


def test_taken_again_a_message_changes_nothing(answered: Case, services: Services, monday: datetime) -> None:
    whatsapp(NOT_YET, monday + 2 * DAY, number="n")
    counted = (Utterance.objects.count(), now(answered).version, Reply.objects.count())
    for said in Utterance.objects.all():
        take_message(utterance_id=said.pk, actor=PLATFORM, at=monday + 3 * DAY)

    assert counted == (Utterance.objects.count(), now(answered).version, Reply.objects.count())


@pytest.mark.parametrize("text", ["terima", "TERIMA!", "Selesai."])
def test_words_of_acceptance(text: str) -> None:
    assert is_acceptance(text)


@pytest.mark.parametrize("text", ["saya tidak terima", "belum selesai", "terima kasih", ""])
def test_words_that_accept_nothing(text: str) -> None:
    assert not is_acceptance(text)


def test_stars_are_one_digit_from_one_to_five() -> None:
    assert [stars_in(text) for text in ("1", " 5 ", "3!", "6", "0", "10", "4 orang jatuh", "")] == [
        1,
        5,
        3,
        0,
        0,
        0,
        0,
        0,
    ]


def test_thanks_with_a_complaint_are_no_thanks() -> None:
    assert not is_only_thanks("Terima kasih, tapi lubangnya masih ada")
    assert not is_only_thanks("")
