# SPDX-License-Identifier: EUPL-1.2
"""The report of the committee tells of each participant how much they were there and what they scored."""

from datetime import timedelta
from typing import Any

import pytest

from praja.duties.training.enums.exams import ExamKind
from praja.duties.training.enums.presence import PresenceWord
from praja.duties.training.models import Attempt
from praja.duties.training.operations.presence import Windows, judge_presence, set_presence
from praja.duties.training.web import urls as _urls  # noqa: F401 - brings the columns of all parts
from praja.duties.training.web.classes.report import report_document
from praja.duties.training.web.exams.reporting import post_scores, pre_scores
from training.conftest import STARTED, College
from training.exams.sitting import sitting_in

pytestmark = pytest.mark.django_db


def participants(college: College) -> Any:
    return report_document(college.reread(), STARTED + timedelta(days=5)).sections[0].tables[0]


def test_presence_stands_in_lesson_hours_and_their_share(college: College) -> None:
    keeper, worker = college.actor(college.keeper, STARTED), college.staff.worker
    first = college.sessions[0]
    set_presence(session=first, windows=Windows(), actor=keeper, at=STARTED)
    seats, word = [college.seat(worker).pk], PresenceWord.PRESENT
    judge_presence(session=first, seats=seats, word=word, reason="Tanda tangan.", actor=keeper, at=STARTED)
    table = participants(college)
    told = {row["name"]: row["presence"] for row in table.rows}

    assert [column.key for column in table.columns][3:6] == ["presence", "pre", "post"]
    assert told.pop(worker.person.name) in ("4 of 6 JP (66%)", "4 dari 6 JP (66%)")
    assert set(told.values()) <= {"0 of 6 JP (0%)", "0 dari 6 JP (0%)"}
    assert {row["post"] for row in table.rows} == {"–"}


def test_a_score_has_two_decimals_and_an_essay_that_waits_is_said(college: College) -> None:
    worker = college.staff.worker
    sitting = sitting_in(college, kind=ExamKind.POST)
    attempt = sitting.begin(worker)
    sitting.answer(attempt, worker, STARTED, single="B", essay="Saya membuka loket kedua.")
    sitting.hand_in(attempt, worker, STARTED + timedelta(minutes=5))
    seat = college.seat(worker).pk
    waiting = post_scores(college.reread())
    Attempt.objects.update(marks=7, most=8)

    assert set(waiting) == {seat}
    assert not any(letter.isdigit() for letter in waiting[seat])
    assert post_scores(college.reread())[seat].replace(",", ".") == "87.50"
    assert pre_scores(college.reread()) == {}
