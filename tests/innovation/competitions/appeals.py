# SPDX-License-Identifier: EUPL-1.2
"""A competition of four entries of which one was spoiled by somebody who gave it nothing; appeals, and what follows."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from innovation.competitions.conftest import CLOSING, DAY, PREPARED, TERMS, Contest, prepared
from praja.duties.innovation.domain.competitions.terms import Terms
from praja.duties.innovation.enums.competitions import Remedy
from praja.duties.innovation.models import Appeal, Placing
from praja.duties.innovation.operations.competitions import (
    Sheet,
    file_appeal,
    set_terms,
    supersede_result,
    uphold_appeal,
)
from praja.kernel.assessments.models import Score

ANNOUNCED = CLOSING + 4 * DAY
DECIDED, SECOND = ANNOUNCED + DAY, ANNOUNCED + 5 * DAY
VALUES = (9, 5, 7, 8)
"""What each entry is worth; somebody gives the first one nothing, so that it comes third."""
WORDS = "Satu lembar bernilai nol tanpa satu catatan pun; itu keliru."
REASON = "Lembar itu kosong dan tidak menyebut alasan apa pun, maka tidak dihitung."


def announced() -> Contest:
    """Four entries of four units, one stage, its result announced."""
    contest = of_one_stage()
    score_first(contest)
    contest.seal(CLOSING + 3 * DAY)
    contest.announce(ANNOUNCED)
    return contest


def of_one_stage(**changes: Any) -> Contest:
    contest = prepared()
    terms = replace(TERMS, stages=(replace(TERMS.stages[0], weight=100, best=None),), tie_order=(), **changes)
    return judging(contest, terms)


def judging(contest: Contest, terms: Terms) -> Contest:
    set_terms(competition=contest.row, terms=terms, actor=contest.actor(contest.bureau), at=PREPARED)
    contest.open()
    for place in (0, 3, 6, 9):
        contest.enter(place)
    contest.close()
    contest.judge()
    return contest


def score_first(contest: Contest) -> None:
    spoiled = False
    for juror in range(5):
        for entry in contest.given(juror):
            place = [one.pk for one in contest.entries].index(entry.pk)
            value = 0 if place == 0 and not spoiled else VALUES[place]
            spoiled = spoiled or place == 0
            contest.score(juror, entry, {"1": value, "2": value}, CLOSING + 2 * DAY)


def appeal(contest: Contest, place: int = 0, at: datetime = ANNOUNCED) -> Appeal:
    leader = contest.leaders[place * 3]
    return file_appeal(entry=contest.entry(place), words=WORDS, actor=contest.actor(leader, at), at=at)


def spoiled(contest: Contest) -> Sheet:
    """The sheet that gave nothing."""
    row = Score.objects.filter(value=0, criterion__key="1").select_related("assessor").get()
    return Sheet(1, row.assessor_id, row.subject_id)


def uphold(contest: Contest, appeal: Appeal, remedy: Remedy = Remedy.SET_ASIDE, **more: Any) -> Appeal:
    more.setdefault("sheets", [spoiled(contest)])
    at = more.pop("at", DECIDED)
    return uphold_appeal(
        appeal=appeal,
        words=REASON,
        remedy=remedy,
        actor=more.pop("actor", None) or contest.actor(contest.other_bureau, at),
        at=at,
        seen_version=None,
        **more,
    )


def supersede(contest: Contest, at: datetime = SECOND, **more: Any) -> None:
    bureau = contest.actor(contest.bureau, at)
    supersede_result(competition=contest.reread(), actor=bureau, at=at, seen_version=None, **more)


def ranks(contest: Contest, number: int) -> list[int]:
    """The rank of each entry in a result."""
    rows = dict(Placing.objects.filter(stage=None, result=number).values_list("entry_id", "rank"))
    return [rows[one.pk] for one in contest.entries]
