# SPDX-License-Identifier: EUPL-1.2
"""Whatever is said between a reporter and the offices, or among officers, stays there: first said, then looked for."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from praja.duties.complaints.enums import AnswerKind, ArchiveReason
from praja.duties.complaints.operations import (
    AnswerWords,
    answer_question,
    archive_complaint,
    ask_completion,
    ask_data,
    decide_competence,
    forward_complaint,
    postpone_complaint,
    rate_answer,
    reopen_complaint,
    reply_to_answer,
    return_complaint,
    return_draft,
    submit_draft,
    write_note,
)
from praja.duties.complaints.operations.reporting_back import accept_answer
from praja.duties.complaints.operations.talking import say_as_office, say_as_reporter
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import rebuild_index
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import frozen
from residents import NAME, TEXT, answered, browser, filed, forwarded, open_link
from towns import Town
from towns import answered as answered_by

FIRST_ANSWER = "Lampu sudah diganti kemarin malam."
LAST_ANSWER = "Kabel bawah tanah juga sudah disambung."


class Marks:
    """Sentences that each hold a word of their own."""

    def __init__(self) -> None:
        self.used: list[str] = []

    def __call__(self, name: str) -> str:
        self.used.append(f"penanda-{name}")
        return f"Kalimat dengan penanda-{name} di dalamnya."


def talked_about(town: Town, at: datetime, *, publish: bool) -> tuple[Any, Case, list[str]]:
    """A case in which everything was said that can be said, answered twice and closed."""
    mark, mine = Marks(), filed(at)
    case = mine.case
    reporter = Actor(ActorKind.LINK, f"case:{case.pk}", case_id=case.pk)
    liaison, head = {"actor": town.roads_liaison}, {"actor": town.roads_head}
    now: dict[str, Any] = {"at": at, "seen_version": None}
    case = ask_completion(case=case, text=mark("tanya-lengkap"), actor=town.coordinator, **now)
    case = answer_question(case=case, text=mark("lengkapi"), files=(), actor=reporter, **now)
    case = postpone_complaint(case=case, reason=mark("tunda"), actor=town.coordinator, **now)
    case = Case.objects.get(pk=case.pk)
    mine.case.refresh_from_db()
    case = forward_complaint(
        case=case,
        to_unit=town.roads,
        classification="non_supervisory",  # type: ignore[arg-type]
        about_service=False,
        publish=publish,
        actor=town.coordinator,
        **now,
    )
    case = return_complaint(case=case, reason=mark("kembali"), proposed_unit=None, **liaison, **now)
    case = decide_competence(
        case=case, to_unit=town.roads, affair=None, decision=mark("putusan"), actor=town.coordinator, **now
    )
    case = ask_data(case=case, text=mark("tanya-data"), **liaison, **now)
    case = answer_question(case=case, text=mark("data"), files=(), actor=reporter, **now)
    words = AnswerWords(kind=AnswerKind.EXPLAINED, text=mark("draf"))
    case = submit_draft(case=case, words=words, **liaison, **now)
    case = return_draft(case=case, note=mark("balik-draf"), **head, **now)
    write_note(case=case, text=mark("catatan"), at=at, **liaison)
    say_as_reporter(case=case, text=mark("pesan"), files=(), actor=reporter, at=at)
    say_as_office(case=case, text=mark("jawab-pesan"), at=at, **liaison)
    case = answered_by(case, liaison=town.roads_liaison, head=town.roads_head, at=at, text=FIRST_ANSWER)
    case = reply_to_answer(case=case, text=mark("balasan"), actor=reporter, **now)
    case = answered_by(case, liaison=town.roads_liaison, head=town.roads_head, at=at, text=LAST_ANSWER)
    case = accept_answer(case=case, actor=reporter, **now)
    rate_answer(case=case, stars=1, text=mark("nilai"), actor=reporter, at=at)
    case = reopen_complaint(case=case, text=mark("buka"), actor=reporter, **now)
    rebuild_index(at=at)
    return mine, case, mark.used


def everything_a_stranger_gets(code: str) -> str:
    client = browser()
    paths = [
        "/",
        "/aduan/",
        f"/aduan/{code}/",
        f"/aduan/{code}/ikuti/",
        f"/lacak/{code}/",
        f"/lacak/?kode={code}",
        "/api/v1/complaints",
        f"/api/v1/complaints/{code}",
        "/dasar-hukum/",
        "/buku-besar/",
        *(f"/aduan/{code}/{page}/" for page in ("balas", "lengkapi", "buka-lagi", "nilai", "pesan", "terkirim")),
    ]
    return "".join(client.get(path, follow=True).content.decode() for path in paths)


def found_by(words: str, code: str) -> bool:
    """Whether everybody's search leads to the case by these words."""
    return f"/aduan/{code}/" in browser().get("/aduan/", {"q": words}).content.decode()


@pytest.mark.parametrize("publish", [True, False])
def test_no_word_of_questions_replies_notes_drafts_disputes_talks_or_ratings_is_public(
    town: Town, monday: datetime, publish: bool
) -> None:
    mine, case, marks = talked_about(town, monday, publish=publish)
    with frozen(monday + timedelta(days=1)):
        public = everything_a_stranger_gets(case.code)
        searched = [mark for mark in marks if found_by(mark, case.code)]
        client = browser()
        own = open_link(client, mine).content.decode()
    theirs = {"penanda-kembali", "penanda-putusan", "penanda-draf", "penanda-balik-draf", "penanda-catatan"}

    assert len(marks) == 15
    assert [mark for mark in marks if mark in public] == []
    assert (searched, found_by("kabel bawah tanah", case.code)) == ([], publish)
    assert NAME not in public
    assert ((TEXT in public), (FIRST_ANSWER in public), (LAST_ANSWER in public)) == (publish, publish, publish)
    assert [mark for mark in marks if mark not in own and mark not in theirs] == []
    assert [mark for mark in marks if mark in own and mark in theirs] == []


def test_why_a_report_was_filed_away_is_between_its_reporter_and_the_office(town: Town, monday: datetime) -> None:
    mine = filed(monday)
    archive_complaint(
        case=mine.case,
        reason=ArchiveReason.TOO_GENERAL,
        note="Mohon tulis jalan mana.",
        actor=town.coordinator,
        at=monday,
        seen_version=None,
    )
    public = everything_a_stranger_gets(mine.case.code)

    assert "Mohon tulis jalan mana." not in public
    assert "too general" not in public
    assert "Filed away, with the reason" in public


def test_a_question_is_public_only_as_a_state(town: Town, monday: datetime) -> None:
    case = forwarded(town, filed(monday), monday)
    ask_data(case=case, text="Berapa nomor tiangnya?", actor=town.roads_liaison, at=monday, seen_version=None)
    public = everything_a_stranger_gets(case.code)

    assert "Waiting for the reporter" in public
    assert "asks you something" not in public
    assert "Berapa nomor tiangnya?" not in public


def promised(town: Town, at: datetime, day: date) -> Case:
    case = forwarded(town, filed(at), at)
    return answered_by(
        case,
        liaison=town.roads_liaison,
        head=town.roads_head,
        at=at,
        kind=AnswerKind.SCHEDULED,
        text="Tiang baru kami pasang.",
        promised_for=day,
    )


def test_a_promise_shows_its_date_who_keeps_it_and_that_no_law_set_it(town: Town, monday: datetime) -> None:
    case = promised(town, monday, date(2026, 1, 20))
    with frozen(monday + timedelta(days=1)):
        page = browser().get(f"/aduan/{case.code}/").content.decode()
        dates = browser().get(f"/lacak/{case.code}/").content.decode()

    assert "by Tuesday, 20 January 2026, done by Bidang Bina Marga" in page
    assert "Promise not kept" not in page
    assert "No law sets this date: promised by the unit." in dates
    assert "It is to be done by Tuesday, 20 January 2026" in dates


def test_a_promise_kept_and_a_promise_broken_are_told_apart(town: Town, monday: datetime) -> None:
    kept, broken = promised(town, monday, date(2026, 1, 20)), promised(town, monday, date(2026, 1, 7))
    for case in (kept, broken):
        answered_by(
            Case.objects.get(pk=case.pk),
            liaison=town.roads_liaison,
            head=town.roads_head,
            at=monday + timedelta(days=8),
            text="Tiang sudah berdiri.",
        )
    pages = [browser().get(f"/aduan/{case.code}/").content.decode() for case in (kept, broken)]

    assert ["Promise kept" in page for page in pages] == [True, False]
    assert ["Promise not kept" in page for page in pages] == [False, True]


def test_a_promise_that_passed_is_said_to_be_broken_while_it_waits(town: Town, monday: datetime) -> None:
    case = promised(town, monday, date(2026, 1, 7))
    with frozen(monday + timedelta(days=5)):
        page = browser().get(f"/lacak/{case.code}/").content.decode()

    assert "Dinas Pekerjaan Umum has not kept its promise" in page
    assert "The promise was not kept: it was to be done by Wednesday, 7 January 2026" in page


def test_what_is_public_stays_as_it_was_for_a_plain_answer(town: Town, monday: datetime) -> None:
    case = answered(town, filed(monday), monday)
    page = browser().get(f"/aduan/{case.code}/").content.decode()

    assert FIRST_ANSWER in page
    assert "Answered: it is done" in page
