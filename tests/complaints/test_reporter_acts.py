# SPDX-License-Identifier: EUPL-1.2
"""What the reporter can do in each state of the path, and what happens when the case moves while they write."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from praja.duties.complaints.enums import AnswerKind, ArchiveReason
from praja.duties.complaints.models import Question, Rating, Reply
from praja.duties.complaints.operations import (
    AnswerWords,
    accept_answer,
    answer_question,
    archive_complaint,
    ask_completion,
    ask_data,
    close_silent,
    decide_competence,
    end_incomplete,
    postpone_complaint,
    return_complaint,
    split_complaint,
    submit_draft,
)
from praja.kernel.documents.models import Attachment
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind, system_actor
from praja.lib.clock import frozen
from residents import ANSWER, TEXT, answered, browser, filed, forwarded, open_link, photo
from towns import Town
from towns import answered as answered_by

QUESTION = "Di tiang nomor berapa lampu itu mati?"
GIVEN = "Tiang nomor 14, di depan warung."
MORE = "Masih mati di ujung jalan dekat masjid."


def reporter(case: Case) -> Actor:
    return Actor(ActorKind.LINK, f"case:{case.pk}", case_id=case.pk)


def asked(town: Town, mine: Any, monday: datetime) -> Case:
    case = forwarded(town, mine, monday)
    return ask_data(case=case, text=QUESTION, actor=town.roads_liaison, at=monday, seen_version=None)


def page_of(client: Any, case: Case) -> str:
    return client.get(f"/lacak/{case.code}/").content.decode()


def test_a_question_is_read_first_and_answered_with_words_and_photo(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = asked(town, mine, monday)
    with frozen(monday + timedelta(hours=3)):
        page = open_link(client, mine).content.decode()
        sent = client.post(
            f"/aduan/{case.code}/lengkapi/", {"text": GIVEN, "seen": case.version, "photos": photo("tiang.jpg")}
        )
        after = page_of(client, case)
    case.refresh_from_db()

    assert "Dinas Pekerjaan Umum asks you something" in page
    assert page.index(QUESTION) < page.index("What happened")
    assert f'name="seen" value="{case.version - 1}"' in page
    assert (sent.status_code, case.state) == (302, "forwarded")
    assert Question.objects.get().answer == GIVEN
    assert Attachment.objects.filter(object_kind="complaints.complaint", object_id=case.pk).count() == 1
    assert GIVEN in after
    assert "You added what was missing" in after


def test_the_coordinator_s_question_stops_the_clock_and_the_page_says_so(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    ask_completion(case=mine.case, text=QUESTION, actor=town.coordinator, at=monday, seen_version=None)
    page = open_link(client, mine).content.decode()

    assert "Answer by " in page
    assert "It has been standing still since 5 Jan 2026" in page
    assert "It runs on as soon as that has come." in page
    assert QUESTION in page


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_answer_is_said_beside_its_field_and_keeps_the_photo(town: Town, monday: datetime, text: str) -> None:
    mine, client = filed(monday), browser()
    case = asked(town, mine, monday)
    open_link(client, mine)
    refused = client.post(
        f"/aduan/{case.code}/lengkapi/", {"text": text, "seen": case.version, "photos": photo("tiang.jpg")}
    )
    kept = refused.context["kept"]
    sent = client.post(f"/aduan/{case.code}/lengkapi/", {"text": GIVEN, "seen": case.version, "kept": kept})

    assert refused.status_code == 422
    assert "1 file is kept" in refused.content.decode()
    assert sent.status_code == 302
    assert Attachment.objects.filter(object_kind="complaints.complaint", object_id=case.pk).count() == 1


def test_files_signed_for_one_report_do_not_enter_another(town: Town, monday: datetime) -> None:
    mine, theirs, client = filed(monday), filed(monday), browser()
    case, other = asked(town, mine, monday), asked(town, theirs, monday)
    open_link(client, mine)
    kept = client.post(f"/aduan/{case.code}/lengkapi/", {"text": "", "seen": 3, "photos": photo()}).context["kept"]
    stranger = browser()
    open_link(stranger, theirs)
    stranger.post(f"/aduan/{other.code}/lengkapi/", {"text": GIVEN, "seen": other.version, "kept": kept})

    assert Question.objects.get(complaint=other.pk).answer == GIVEN
    assert not Attachment.objects.filter(object_id=other.pk).exists()


def test_the_report_ends_while_the_reporter_answers_and_the_words_are_kept(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = asked(town, mine, monday)
    open_link(client, mine)
    late = monday + timedelta(days=60)
    end_incomplete(actor=system_actor("complaints.lapse"), at=late)
    with frozen(late):
        answer = client.post(f"/aduan/{case.code}/lengkapi/", {"text": GIVEN, "seen": case.version})
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "While you wrote, this happened" in page
    assert "What was asked for did not come in time; the report ended" in page
    assert GIVEN in page
    assert Question.objects.get().answer == ""


def test_two_tabs_answer_one_question_once(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = asked(town, mine, monday)
    open_link(client, mine)
    url, seen = f"/aduan/{case.code}/lengkapi/", case.version
    first = client.post(url, {"text": GIVEN, "seen": seen})
    again = client.post(url, {"text": GIVEN, "seen": seen})
    other = client.post(url, {"text": "Di depan masjid.", "seen": seen})

    assert (first.status_code, again.status_code, other.status_code) == (302, 302, 409)
    assert Question.objects.get().answer == GIVEN
    assert "Di depan masjid." in other.content.decode()


def test_an_answer_arrives_while_the_reporter_writes_a_reply_to_the_one_before(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    seen = case.version
    client.get(f"/lacak/{case.code}/{mine.secret}/", follow=True)
    client.post(f"/aduan/{case.code}/balas/", {"text": MORE, "seen": seen})
    newer = answered_by(
        Case.objects.get(pk=case.pk),
        liaison=town.roads_liaison,
        head=town.roads_head,
        at=monday + timedelta(days=1),
        text="Lampu di ujung jalan juga sudah diganti.",
    )
    late = client.post(f"/aduan/{case.code}/balas/", {"text": "Tambahan: juga di gang dua.", "seen": seen})
    page = late.content.decode()
    sent = client.post(f"/aduan/{case.code}/balas/", {"text": "Tambahan: juga di gang dua.", "seen": newer.version})

    assert late.status_code == 409
    assert "Lampu di ujung jalan juga sudah diganti." in page[page.index("While you wrote") :]
    assert "Tambahan: juga di gang dua." in page
    assert f'name="seen" value="{newer.version}"' in page
    assert (sent.status_code, Reply.objects.count()) == (302, 2)


def test_a_reply_to_a_case_that_was_just_closed_may_open_it_again_with_the_same_words(
    town: Town, monday: datetime
) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    open_link(client, mine)
    late = monday + timedelta(days=40)
    close_silent(actor=system_actor("complaints.close"), at=late)
    with frozen(late + timedelta(hours=1)):
        refused = client.post(f"/aduan/{case.code}/balas/", {"text": MORE, "seen": case.version})
        page = refused.content.decode()
        reopened = client.post(f"/aduan/{case.code}/buka-lagi/", {"text": MORE, "seen": case.version + 1})
    case.refresh_from_db()

    assert refused.status_code == 409
    assert f'formaction="/aduan/{case.code}/buka-lagi/"' in page
    assert "Nobody wrote back in time; the case is closed" in page
    assert (reopened.status_code, case.state, Reply.objects.get().text) == (302, "forwarded", MORE)


def test_a_closed_case_can_be_opened_again_only_within_its_time(town: Town, monday: datetime, settings: Any) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    case = accept_answer(case=case, actor=reporter(case), at=monday, seen_version=None)
    after = monday + timedelta(days=settings.PRAJA_REOPEN_DAYS, hours=1)
    with frozen(monday + timedelta(days=1)):
        early = open_link(client, mine).content.decode()
    with frozen(after):
        late = page_of(browser_of(mine), case)
        refused = browser_of(mine).post(f"/aduan/{case.code}/buka-lagi/", {"text": MORE, "seen": case.version})
    case.refresh_from_db()

    assert "Is it not settled after all?" in early
    assert "Is it not settled after all?" not in late
    assert (refused.status_code, case.state) == (409, "closed")
    assert MORE in refused.content.decode()


def browser_of(mine: Any) -> Any:
    client = browser()
    open_link(client, mine)
    return client


def test_stars_are_given_once_and_changed_also_after_closing(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    open_link(client, mine)
    none = client.post(f"/aduan/{case.code}/nilai/", {"text": "Cepat sekali."})
    client.post(f"/aduan/{case.code}/nilai/", {"stars": "2", "text": "Agak lama."})
    client.post(f"/aduan/{case.code}/terima/", {"seen": case.version})
    client.post(f"/aduan/{case.code}/nilai/", {"stars": "4", "text": "Ternyata baik."})
    rating = Rating.objects.get()
    page = page_of(client, case)

    assert (none.status_code, "Cepat sekali." in none.content.decode()) == (422, True)
    assert (rating.stars, rating.text) == (4, "Ternyata baik.")
    assert "You gave it 4 of 5 stars." in page
    assert "You gave the answer 4 of 5 stars" in page
    assert "Agak lama." not in page


@pytest.mark.parametrize("stars", ["0", "6", "x", "²", "-1"])
def test_stars_outside_one_to_five_are_refused(town: Town, monday: datetime, stars: str) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    open_link(client, mine)

    assert client.post(f"/aduan/{case.code}/nilai/", {"stars": stars}).status_code == 422
    assert not Rating.objects.exists()


def test_nothing_can_be_rated_before_an_answer(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = forwarded(town, mine, monday)
    open_link(client, mine)

    assert client.post(f"/aduan/{case.code}/nilai/", {"stars": "5"}).status_code == 409
    assert "There is no answer to judge now" in client.get(f"/aduan/{case.code}/nilai/").content.decode()


@pytest.mark.parametrize("path", ["lengkapi", "balas", "buka-lagi", "nilai", "terima"])
def test_nobody_else_does_any_of_it(town: Town, monday: datetime, path: str) -> None:
    mine, theirs = filed(monday), filed(monday)
    case = answered(town, theirs, monday)
    client = browser_of(mine)
    sent = {"text": MORE, "seen": case.version, "stars": "1"}
    statuses = {who.post(f"/aduan/{case.code}/{path}/", sent).status_code for who in (client, browser())}
    case.refresh_from_db()

    assert (statuses, case.state) == ({404}, "answered")


def test_a_part_that_was_split_off_opens_from_here_and_leads_back(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    part = split_complaint(
        case=mine.case,
        text="Selain itu sampah di depan pasar tidak diangkut.",
        topic=None,
        actor=town.coordinator,
        at=monday,
    ).case
    page = open_link(client, mine).content.decode()
    opened = client.get(f"/aduan/{mine.case.code}/bagian/{part.code}/", follow=True).content.decode()
    back = client.get(f"/aduan/{part.code}/bagian/{mine.case.code}/", follow=True).content.decode()

    assert f"/aduan/{mine.case.code}/bagian/{part.code}/" in page
    assert "sampah di depan pasar" in opened
    assert "This was a part of another report of yours" in opened
    assert TEXT in back


def test_a_part_opens_for_nobody_else_and_opens_no_other_report(town: Town, monday: datetime) -> None:
    mine, theirs = filed(monday), filed(monday, text="Pohon tumbang menutup jalan ke puskesmas.")
    split = {"text": "Selain itu sampah tidak diangkut.", "topic": None, "actor": town.coordinator, "at": monday}
    part = split_complaint(case=mine.case, **split).case
    stranger, reader = browser_of(theirs), browser_of(mine)
    statuses = [
        browser().get(f"/aduan/{mine.case.code}/bagian/{part.code}/").status_code,
        stranger.get(f"/aduan/{mine.case.code}/bagian/{part.code}/").status_code,
        reader.get(f"/aduan/{mine.case.code}/bagian/{theirs.case.code}/").status_code,
        reader.get(f"/aduan/{mine.case.code}/bagian/{mine.case.code}/").status_code,
    ]

    assert statuses == [404, 404, 404, 404]


def test_every_state_has_a_heading_and_a_sentence_for_the_reporter_and_for_others(town: Town, monday: datetime) -> None:
    later = monday + timedelta(hours=2)

    def drafted(case: Case) -> Case:
        words = AnswerWords(kind=AnswerKind.EXPLAINED, text="Rahasia draf: tiang sudah dipesan.")
        return submit_draft(case=case, words=words, actor=town.roads_liaison, at=later, seen_version=None)

    def disputed(case: Case) -> Case:
        return return_complaint(
            case=case,
            reason="Lampu milik Dinas Perhubungan.",
            proposed_unit=town.lights,
            actor=town.roads_liaison,
            at=later,
            seen_version=None,
        )

    def postponed(case: Case) -> Case:
        return postpone_complaint(
            case=case, reason="Menunggu hasil rapat.", actor=town.coordinator, at=later, seen_version=None
        )

    def archived(case: Case) -> Case:
        return archive_complaint(
            case=case,
            reason=ArchiveReason.TOO_GENERAL,
            note="Mohon tulis tempatnya.",
            actor=town.coordinator,
            at=later,
            seen_version=None,
        )

    def promised(case: Case) -> Case:
        return answered_by(
            case,
            liaison=town.roads_liaison,
            head=town.roads_head,
            at=later,
            kind=AnswerKind.SCHEDULED,
            text="Tiang baru kami pasang.",
            promised_for=date(2026, 2, 2),
        )

    unforwarded = {
        "Received by Dinas Komunikasi": lambda case: case,
        "Put aside for a while": postponed,
        "Filed away, with the reason": archived,
    }
    handled = {
        "Dinas Pekerjaan Umum has it and must answer": lambda case: case,
        "Dinas Pekerjaan Umum is writing its answer": drafted,
        "It is being decided which unit answers": disputed,
        "Dinas Pekerjaan Umum has promised a date": promised,
    }
    for is_forwarded, states in ((False, unforwarded), (True, handled)):
        for heading, act in states.items():
            mine = filed(monday)
            case = act(forwarded(town, mine, monday) if is_forwarded else mine.case)
            with frozen(later):
                own, others = page_of(browser_of(mine), case), page_of(browser(), case)
            for page in (own, others):
                assert heading in page, heading
                assert '<p class="lead"></p>' not in page
                assert "Rahasia draf" not in page
                assert "Lampu milik" not in page
            assert ("Menunggu hasil rapat." in own) == (act is postponed)
            assert ("Mohon tulis tempatnya." in own) == (act is archived)
            assert "Menunggu hasil rapat." not in others
            assert "Mohon tulis tempatnya." not in others


def test_a_return_is_told_without_blame_and_the_decision_names_the_unit(town: Town, monday: datetime) -> None:
    mine = filed(monday)
    case = forwarded(town, mine, monday)
    case = return_complaint(
        case=case,
        reason="Lampu milik Dinas Perhubungan.",
        proposed_unit=town.lights,
        actor=town.roads_liaison,
        at=monday,
        seen_version=None,
    )
    with frozen(monday + timedelta(hours=1)):
        undecided = page_of(browser_of(mine), case)
    decide_competence(
        case=case,
        to_unit=town.lights,
        affair=None,
        decision="Penerangan jalan ada pada perhubungan.",
        actor=town.coordinator,
        at=monday,
        seen_version=None,
    )
    page = page_of(browser_of(mine), case)
    story = page[page.index("What happened") : page.index("What you reported")]

    assert "That is settled by Tuesday, 6 January 2026. The time to answer runs on meanwhile." in undecided
    assert "A working rule, not a law: Aturan kerja Praja." in undecided
    assert "It is being decided which unit answers" in story
    assert "Decided: Dinas Perhubungan answers" in story
    assert "Lampu milik" not in page
    assert "Penerangan jalan ada" not in page


def test_writing_an_answer_is_one_line_however_often_it_went_back_and_forth(town: Town, monday: datetime) -> None:
    from praja.duties.complaints.operations import return_draft, save_draft

    mine = filed(monday)
    case = forwarded(town, mine, monday)
    words = AnswerWords(kind=AnswerKind.EXPLAINED, text="Tiang sudah dipesan dari pabrik.")
    officer = {"actor": town.roads_liaison, "at": monday, "seen_version": None}
    case = save_draft(case=case, words=words, **officer)
    case = submit_draft(case=case, words=words, **officer)
    case = return_draft(
        case=case, note="Kurang jelas sama sekali.", actor=town.roads_head, at=monday, seen_version=None
    )
    case = submit_draft(case=case, words=words, **officer)
    page = page_of(browser_of(mine), case)

    assert page.count("The answer is being written") == 2  # the state's word, and one line of the story
    assert "Kurang jelas" not in page


def test_five_joined_reports_all_read_the_one_answer(town: Town, monday: datetime) -> None:
    from praja.duties.complaints.operations import answer_joined, join_complaint

    main = forwarded(town, filed(monday), monday, publish=False)
    others = [filed(monday + timedelta(minutes=n)) for n in range(1, 6)]
    for other in others:
        join_complaint(case=other.case, into=main, actor=town.coordinator, at=monday, seen_version=None)
    waiting = page_of(browser_of(others[0]), others[0].case)
    answered_by(main, liaison=town.roads_liaison, head=town.roads_head, at=monday, text=ANSWER)
    answer_joined(
        answer=main.complaint.answers.get(), actor=system_actor("complaints.joined"), at=monday + timedelta(minutes=9)
    )
    pages = [page_of(browser_of(other), other.case) for other in others]

    assert "The report that is worked on" in waiting
    assert main.code not in waiting
    assert [ANSWER in page for page in pages] == [True] * 5
    assert ["goes to everybody who reported the same" in page for page in pages] == [True] * 5


def test_an_answered_question_comes_back_with_the_next_one(town: Town, monday: datetime) -> None:
    mine = filed(monday)
    case = asked(town, mine, monday)
    case = answer_question(case=case, text=GIVEN, files=(), actor=reporter(case), at=monday, seen_version=None)
    ask_data(case=case, text="Kapan terakhir menyala?", actor=town.roads_liaison, at=monday, seen_version=None)
    page = page_of(browser_of(mine), case)

    assert page.index("Kapan terakhir menyala?") < page.index("What happened") < page.index(QUESTION)
    assert GIVEN in page


def test_a_reply_that_says_too_little_stands_beside_its_field(town: Town, monday: datetime) -> None:
    mine, client = filed(monday), browser()
    case = answered(town, mine, monday)
    open_link(client, mine)
    short = client.post(f"/aduan/{case.code}/balas/", {"text": "belum", "seen": case.version})
    long = client.post(f"/aduan/{case.code}/balas/", {"text": "a" * 8_001, "seen": case.version})

    assert (short.status_code, long.status_code, Reply.objects.count()) == (422, 422, 0)
    assert 'href="#id_text"' in short.content.decode()
    assert ">\nbelum</textarea>" in short.content.decode()
    assert "Shorten it to 8000 characters" in long.content.decode()


def test_the_answer_is_the_first_thing_the_reporter_reads(town: Town, monday: datetime) -> None:
    mine = filed(monday)
    case = answered(town, mine, monday)
    page = page_of(browser_of(mine), case)

    assert page.count(ANSWER) == 1
    assert page.index(ANSWER) < page.index("Are you content with the answer?") < page.index("What happened")
    assert page.index("What happened") < page.index("How good was the answer?")
