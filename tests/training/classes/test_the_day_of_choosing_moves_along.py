# SPDX-License-Identifier: EUPL-1.2
"""Moved, a class whose participants are not chosen yet gets another day by which they are; afterwards nothing runs."""

from datetime import date, timedelta

import pytest

from praja.duties.training.models import TrainingClass
from praja.duties.training.operations.classes import move_class
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Deadline
from praja.kernel.work.models import WorkItem
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from sql_edits import findings
from training.classes.making import NOMINATED, SIGNED, announced
from training.conftest import College

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def moved(college: College, row: TrainingClass, by: timedelta, at=NOMINATED) -> None:
    move_class(
        case=row.case,
        first_day=row.first_day + by,
        last_day=row.last_day + by,
        reason="Aula dipakai rapat.",
        actor=college.actor(college.keeper, at),
        at=at,
        seen_version=None,
    )


def due_day(clock: Deadline) -> date:
    assert clock.due_at is not None
    return local_date(clock.due_at - timedelta(seconds=1), local_zone())


def test_participants_are_chosen_by_the_day_before_the_new_first_day(college: College) -> None:
    row = announced(college)
    moved(college, row, WEEK)
    old, new = Deadline.objects.filter(case=row.case).order_by("pk")

    assert (old.outcome, new.stopped_at) == (Outcome.VOID, None)
    assert due_day(new) == due_day(old) + WEEK == row.first_day + WEEK - timedelta(days=1)
    item = WorkItem.objects.get(case_id=row.case.pk, kind="training.select", closed_at=None)
    assert item.due_at == new.due_at
    assert findings() == []


def test_never_before_nominations_end(college: College) -> None:
    row = announced(college)
    moved(college, row, row.nominations_until - row.first_day)
    assert due_day(Deadline.objects.get(case=row.case, stopped_at=None)) == row.nominations_until


def test_once_participants_are_chosen_nothing_begins_to_run(college: College) -> None:
    row = college.reread()
    moved(college, row, WEEK, SIGNED)
    [clock] = Deadline.objects.filter(case=row.case)
    assert clock.outcome == Outcome.MET
