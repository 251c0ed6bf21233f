# SPDX-License-Identifier: EUPL-1.2
"""What a participant still has to do in a class."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, Subquery

from praja.duties.training.enums import ClassState
from praja.duties.training.enums.evaluation import Asked
from praja.duties.training.models import (
    Assignment,
    Attempt,
    EvaluationClosing,
    EvaluationTurn,
    Exam,
    Handin,
    Seat,
    TrainingClass,
)
from praja.duties.training.queries.change.seats import Work, work_of
from praja.duties.training.queries.change.standing import standings
from praja.duties.training.queries.presence.rooms import sittings_of
from praja.kernel.plans.enums import FINISHED, PlanState
from praja.lib.clock import end_of, local_date
from praja.lib.moments import local_zone

ASKS_IN = (ClassState.RUNNING, ClassState.ENDED, ClassState.REPORTED)


class Doing(StrEnum):
    """What is to be done."""

    BE_THERE = "be_there"
    TAKE_TEST = "take_test"
    HAND_IN = "hand_in"
    HAND_IN_AGAIN = "hand_in_again"
    PLAN = "plan"
    MILESTONE = "milestone"
    REACTION = "reaction"
    BEHAVIOUR = "behaviour"


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing: `title` of the session, test or assignment, empty of the others; `number`: the test's number, or the id of what
    it is about; `due_at` (UTC): None where nothing sets it. Of a plan also how far it has come."""

    doing: Doing
    title: str
    number: int
    due_at: datetime | None
    work: Work | None = None


def things_to_do(seat: Seat, row: TrainingClass, at: datetime) -> list[ToDo]:
    """What the holder of a seat has to do at a moment, what is due first before the rest: being there today, tests that are open,
    assignments, the action plan, questionnaires. At most fourteen statements, however much there is."""
    if not seat.takes_part or row.case.state == ClassState.CANCELLED:
        return []
    found = [*_sessions(seat, row, at), *_tests(seat, at), *_assignments(seat, at), *_plan(seat, row)]
    found += _questionnaires(seat, row, at)
    return sorted(found, key=lambda one: (one.due_at is None, one.due_at or at))


def _sessions(seat: Seat, row: TrainingClass, at: datetime) -> Iterator[ToDo]:
    today = local_date(at, local_zone())
    for one in sittings_of(row, seat):
        starts, ends = one.session.starts_at, one.window.over_at if one.window else one.session.ends_at
        if local_date(starts, local_zone()) == today and at < ends and not one.was_there:
            yield ToDo(Doing.BE_THERE, one.session.title, one.session.pk, starts)


def _tests(seat: Seat, at: datetime) -> Iterator[ToDo]:
    done = Attempt.objects.filter(exam=OuterRef("pk"), seat=seat, handed_in_at__isnull=False)
    rows = Exam.objects.filter(training_class=seat.training_class_id, released_at__isnull=False, withdrawn_at=None)
    for exam in rows.filter(~Q(Exists(done)), opens_at__lte=at, closes_at__gt=at):
        yield ToDo(Doing.TAKE_TEST, exam.title, exam.number, exam.closes_at)


def _assignments(seat: Seat, at: datetime) -> Iterator[ToDo]:
    newest = Handin.objects.filter(assignment=OuterRef("pk"), seat=seat).order_by("-number")
    rows = Assignment.objects.filter(training_class=seat.training_class_id)
    for one in rows.annotate(wanted=Subquery(newest.values("is_wanted_again")[:1])):
        if one.wanted:
            yield ToDo(Doing.HAND_IN_AGAIN, one.title, one.pk, None)
        elif one.wanted is None and at < one.due_at:
            yield ToDo(Doing.HAND_IN, one.title, one.pk, one.due_at)


def _plan(seat: Seat, row: TrainingClass) -> Iterator[ToDo]:
    work = work_of(seat)
    state = PlanState(work.plan.state) if work.plan else None
    if work.plan is not None and state == PlanState.ACCEPTED:
        due_on = standings([work.plan], row)[work.plan.pk].next_due_on
        if due_on is not None:
            yield ToDo(Doing.MILESTONE, "", work.plan.pk, end_of(due_on, local_zone()), work)
    elif row.curriculum.needs_plan and state != PlanState.SUBMITTED and state not in FINISHED:
        yield ToDo(Doing.PLAN, "", seat.pk, end_of(row.last_day, local_zone()), work)


def _questionnaires(seat: Seat, row: TrainingClass, at: datetime) -> Iterator[ToDo]:
    turns = list(EvaluationTurn.objects.filter(seat__training_class=row, person_id=seat.employee.person_id))
    for turn in turns:
        if turn.asked == Asked.BEHAVIOUR and turn.answered_on is None:
            yield ToDo(Doing.BEHAVIOUR, "", turn.pk, turn.due_at)
    is_asked = row.case.state in ASKS_IN and local_date(at, local_zone()) >= row.last_day
    if not is_asked or any(turn.asked == Asked.REACTION for turn in turns):
        return
    if not EvaluationClosing.objects.filter(training_class=row, asked=Asked.REACTION).exists():
        yield ToDo(Doing.REACTION, "", row.pk, None)
