# SPDX-License-Identifier: EUPL-1.2
"""Clocks that stand still, resume, are granted time or start anew, and how they explain and judge it."""

from datetime import date, datetime, timedelta

import pytest

from praja.kernel.law.domain.calendar import HolidayKind
from praja.kernel.law.domain.clocks import run
from praja.kernel.law.operations import decree_holiday
from praja.kernel.law.queries import current_calendar
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.clockwork import extensions_of, pauses_of, terms_of, zone
from praja.kernel.procedures.declarations import Procedure
from praja.kernel.procedures.errors import NoSuchClock, StepNotAllowed
from praja.kernel.procedures.models import Case, ClockPause, Deadline
from praja.kernel.procedures.operations.moving import extend_clock
from praja.kernel.procedures.rules import by_system
from praja.kernel.work.domain import FAR
from praja.kernel.work.queries import open_items_of
from procedures.cases import deliver_all, wib
from procedures.permits import asked, take
from towns import FOUNDER, Town

GRANT = by_system("tests.grant_time")


def clock(case: Case) -> Deadline:
    return Deadline.objects.get(case=case, clock="decision", stopped_at=None)


def work_due(case: Case) -> list[datetime]:
    return [item.due_at for item in open_items_of(case.pk)]


def test_a_paused_clock_is_due_at_no_time_and_its_case_sorts_last(
    permit: Procedure, town: Town, monday: datetime
) -> None:
    case = take(asked(town, monday), "pause", town.roads_liaison, monday + timedelta(days=1))

    assert clock(case).due_at is None
    assert case.due_at == FAR
    assert work_due(case) == [FAR]
    assert list(verify()) == []


def test_a_resumed_clock_is_later_by_the_working_days_it_stood_still(
    permit: Procedure, town: Town, monday: datetime
) -> None:
    case = asked(town, monday)
    assert clock(case).due_at == wib(2026, 1, 27)
    take(case, "pause", town.roads_liaison, wib(2026, 1, 7, 9))
    case = take(case, "resume", town.roads_liaison, wib(2026, 1, 13, 9))

    # the 24:00 of 7, 8, 9 and 12 January found it standing still
    assert clock(case).due_at == case.due_at == wib(2026, 1, 31)
    assert work_due(case) == [wib(2026, 1, 31)]
    assert list(verify()) == []


def test_a_paused_clock_explains_every_day_it_stood_still(permit: Procedure, town: Town, monday: datetime) -> None:
    case = asked(town, monday)
    take(case, "pause", town.roads_liaison, wib(2026, 1, 7, 9))
    take(case, "resume", town.roads_liaison, wib(2026, 1, 9, 9))
    deadline = clock(case)
    reading = run(
        terms_of(deadline),
        started_at=deadline.started_at,
        zone=zone(),
        calendar=current_calendar(),
        pauses=pauses_of(deadline.pauses.all()),
        extensions=extensions_of(deadline),
    )
    still = [note.day for note in reading.days if note.why == "berkas belum lengkap"]

    assert still == [date(2026, 1, 7), date(2026, 1, 8)]
    assert reading.due_at == deadline.due_at


def test_pausing_twice_is_one_pause(permit: Procedure, town: Town, monday: datetime) -> None:
    case = asked(town, monday)
    take(case, "pause", town.roads_liaison, wib(2026, 1, 7, 9))
    take(case, "pause", town.roads_liaison, wib(2026, 1, 8, 9))
    case = take(case, "resume", town.roads_liaison, wib(2026, 1, 9, 9))

    assert list(ClockPause.objects.values_list("since", "until")) == [(wib(2026, 1, 7, 9), wib(2026, 1, 9, 9))]
    assert case.due_at == wib(2026, 1, 29)
    assert list(verify()) == []


def test_a_pause_after_the_due_moment_does_not_make_a_late_decision_timely(
    permit: Procedure, town: Town, monday: datetime
) -> None:
    case = asked(town, monday)
    after = clock(case).due_at + timedelta(days=2)
    take(case, "pause", town.roads_liaison, after)
    assert clock(case).due_at == wib(2026, 1, 27)
    take(case, "decide", town.roads_liaison, after + timedelta(days=1))

    assert Deadline.objects.get(case=case).outcome == "late"


def test_a_decision_during_a_pause_in_time_is_met(permit: Procedure, town: Town, monday: datetime) -> None:
    case = asked(town, monday)
    take(case, "pause", town.roads_liaison, monday + timedelta(days=1))
    take(case, "decide", town.roads_liaison, monday + timedelta(days=90))

    assert Deadline.objects.get(case=case).outcome == "met"
    assert list(verify()) == []


def test_a_holiday_decreed_during_a_pause_counts_once_the_clock_resumes(
    permit: Procedure, town: Town, monday: datetime
) -> None:
    case = asked(town, monday)
    take(case, "pause", town.roads_liaison, wib(2026, 1, 7, 9))
    decree_holiday(
        actor=FOUNDER, at=wib(2026, 1, 8), day=date(2026, 1, 14), name="Hari daerah",
        kind=HolidayKind.REGIONAL, decree="SK 1/2026",
    )  # fmt: skip
    deliver_all(wib(2026, 1, 8))
    case = take(case, "resume", town.roads_liaison, wib(2026, 1, 9, 9))

    assert case.due_at == wib(2026, 1, 30)
    assert list(verify()) == []


def test_a_clock_that_starts_anew_brings_its_new_date_to_the_desk(
    permit: Procedure, town: Town, monday: datetime
) -> None:
    case = asked(town, monday)
    case = take(case, "revise", town.roads_liaison, wib(2026, 1, 12, 9))

    assert clock(case).due_at == case.due_at == wib(2026, 2, 3)
    assert work_due(case) == [wib(2026, 2, 3)]
    assert sorted(Deadline.objects.filter(case=case).values_list("outcome", flat=True)) == ["running", "void"]
    assert list(verify()) == []


def test_granted_time_moves_the_clock_its_case_and_its_work(permit: Procedure, town: Town, monday: datetime) -> None:
    case = asked(town, monday)
    granted = {
        "case": case,
        "clock": "decision",
        "reason": "survei lapangan",
        "article": "Ps 9",
        "rule": GRANT,
        "actor": FOUNDER,
    }
    extend_clock(**granted, value=2, at=monday + timedelta(days=1))
    extend_clock(**granted, value=1, at=monday + timedelta(days=2))
    case.refresh_from_db()

    assert clock(case).due_at == case.due_at == wib(2026, 1, 30)
    assert work_due(case) == [wib(2026, 1, 30)]
    assert [extension.value for extension in extensions_of(clock(case))] == [2, 1]
    assert list(verify()) == []


def test_granted_time_survives_a_pause(permit: Procedure, town: Town, monday: datetime) -> None:
    case = asked(town, monday)
    take(case, "pause", town.roads_liaison, wib(2026, 1, 7, 9))
    extend_clock(
        case=case,
        clock="decision",
        value=2,
        reason="survei",
        article="Ps 9",
        rule=GRANT,
        actor=FOUNDER,
        at=wib(2026, 1, 8),
    )
    assert clock(case).due_at is None
    case = take(case, "resume", town.roads_liaison, wib(2026, 1, 9, 9))

    assert case.due_at == wib(2026, 1, 31)
    assert list(verify()) == []


def test_time_is_not_granted_to_a_clock_that_does_not_run(permit: Procedure, town: Town, monday: datetime) -> None:
    case = take(asked(town, monday), "decide", town.roads_liaison, monday + timedelta(days=1))

    for name in ("decision", "no such clock"):
        with pytest.raises(NoSuchClock):
            extend_clock(case=case, clock=name, value=1, reason="x", article="y", rule=GRANT, actor=FOUNDER, at=monday)
    assert list(verify()) == []


def test_time_is_granted_only_by_whom_the_rule_names(permit: Procedure, town: Town, monday: datetime) -> None:
    case = asked(town, monday)

    with pytest.raises(StepNotAllowed):
        extend_clock(
            case=case,
            clock="decision",
            value=1,
            reason="x",
            article="y",
            rule=GRANT,
            actor=town.roads_liaison,
            at=monday,
        )
    assert not clock(case).extensions.exists()
