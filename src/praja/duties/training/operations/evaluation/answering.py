# SPDX-License-Identifier: EUPL-1.2
"""Taking an answer: that somebody answered is written beside their name, what they answered is not."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from praja.duties.training.domain.evaluation.scales import is_whole
from praja.duties.training.enums import HOLDING, ClassState
from praja.duties.training.enums.evaluation import Asked, OfBehaviour, OfClass, OfSession, Rater
from praja.duties.training.errors.evaluation import (
    AnsweredBefore,
    EvaluationNotOpen,
    NoSuchTurn,
    NotAsked,
    RatingsIncomplete,
)
from praja.duties.training.events.evaluation import EvaluationAnswered, stream_of_evaluation
from praja.duties.training.models import (
    ClassSession,
    EvaluationAnswer,
    EvaluationClosing,
    EvaluationTurn,
    Seat,
    TrainingClass,
)
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.words import words_of
from praja.kernel.work.operations import close_work_at
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

OPEN_IN = (ClassState.RUNNING, ClassState.ENDED, ClassState.REPORTED)
LONGEST_COMMENT = 1_000
LARGEST_ID = 2**62
BEHAVIOUR_WORK = "training.rate_behaviour"


@dataclass(frozen=True, slots=True)
class Opinion:
    """Ratings from 1 to 5 by statement, and words that may be empty."""

    ratings: Mapping[str, int] = field(repr=False)
    comment: str = field(default="", repr=False)


def answer_reaction(
    *,
    training_class: TrainingClass,
    of_class: Opinion,
    of_sessions: Mapping[int, Mapping[str, int]],
    actor: Actor,
    at: datetime,
) -> None:
    """A participant says what they think of the class, and of those sessions (by id) that they rate; once.

    Raises `NotAsked`, `EvaluationNotOpen`, `AnsweredBefore`, `RatingsIncomplete` at `class` or `session-<id>`, words too long.
    Records `training.evaluation_answered`, without any word of the answer.
    """
    with transaction.atomic():
        seat = (
            Seat.objects.select_for_update(of=("self",))
            .select_related("employee")
            .filter(training_class=training_class, employee__person_id=actor.person_id or 0, status__in=HOLDING)
            .first()
        )
        if seat is None:
            raise NotAsked
        row = TrainingClass.objects.select_related("case").get(pk=training_class.pk)
        _guard_open(row, Asked.REACTION)
        if EvaluationTurn.objects.filter(seat=seat, asked=Asked.REACTION).exists():
            raise AnsweredBefore
        rows = [_of_class(row, of_class), *_of_sessions(row, of_sessions)]
        EvaluationAnswer.objects.bulk_create(rows)
        EvaluationTurn.objects.create(
            seat=seat,
            asked=Asked.REACTION,
            rater=Rater.SELF,
            person_id=seat.employee.person_id,
            asked_at=row.case.filed_at,
            answered_on=local_date(at, local_zone()),
        )
        _record(seat, Asked.REACTION, Rater.SELF, len(rows), actor, at)


def answer_behaviour(*, turn: EvaluationTurn, opinion: Opinion, actor: Actor, at: datetime) -> None:
    """Somebody who was asked says how a participant works since the class; once.

    Raises `NoSuchTurn`, `EvaluationNotOpen`, `AnsweredBefore`, `RatingsIncomplete`, words too long. Records
    `training.evaluation_answered`.
    """
    with transaction.atomic():
        held = (
            EvaluationTurn.objects.select_for_update(of=("self",))
            .select_related("seat__training_class__case")
            .get(pk=turn.pk)
        )
        if actor.person_id is None or held.person_id != actor.person_id or held.asked != Asked.BEHAVIOUR:
            raise NoSuchTurn
        if held.answered_on is not None:
            raise AnsweredBefore
        row = held.seat.training_class
        _guard_open(row, Asked.BEHAVIOUR)
        answer = _answer(row, Asked.BEHAVIOUR, Rater(held.rater), opinion, OfBehaviour.values, "behaviour")
        answer.seat = held.seat
        answer.save(force_insert=True)
        held.answered_on = local_date(at, local_zone())
        held.save(update_fields=["answered_on"])
        close_work_at(behaviour_url(held.pk), kind=BEHAVIOUR_WORK, role="", at=at)
        _record(held.seat, Asked.BEHAVIOUR, Rater(held.rater), 1, actor, at)


def behaviour_url(turn_id: int) -> str:
    """Where somebody answers."""
    return f"/diklat/evaluasi/{turn_id}/"


def _guard_open(row: TrainingClass, asked: Asked) -> None:
    is_closed = EvaluationClosing.objects.filter(training_class=row, asked=asked).exists()
    if row.case.state not in OPEN_IN or is_closed:
        raise EvaluationNotOpen


def _of_class(row: TrainingClass, opinion: Opinion) -> EvaluationAnswer:
    return _answer(row, Asked.REACTION, Rater.SELF, opinion, OfClass.values, "class")


def _of_sessions(row: TrainingClass, said: Mapping[int, Mapping[str, int]]) -> Iterable[EvaluationAnswer]:
    known = set(ClassSession.objects.filter(training_class=row, cancelled_at=None).values_list("pk", flat=True))
    for session_id, ratings in said.items():
        if session_id not in known:
            raise RatingsIncomplete(f"session-{session_id}")
        answer = _answer(row, Asked.REACTION, Rater.SELF, Opinion(ratings), OfSession.values, f"session-{session_id}")
        answer.session_id = session_id
        yield answer


def _answer(
    row: TrainingClass, asked: Asked, rater: Rater, opinion: Opinion, statements: Iterable[str], named: str
) -> EvaluationAnswer:
    if not is_whole(opinion.ratings, statements):
        raise RatingsIncomplete(named)
    words = words_of(opinion.comment, field="comment", shortest=0, longest=LONGEST_COMMENT)
    return EvaluationAnswer(
        id=secrets.randbelow(LARGEST_ID) + 1,
        training_class=row,
        asked=asked,
        rater=rater,
        ratings=dict(sorted(opinion.ratings.items())),
        comment=words.text,
    )


def _record(seat: Seat, asked: Asked, rater: Rater, rows: int, actor: Actor, at: datetime) -> None:
    event = EvaluationAnswered(asked=asked.value, rater=rater.value, rows=rows)
    refs = {"case": seat.training_class_id, "seat": seat.pk}
    record(event, actor=actor, at=at, stream=stream_of_evaluation(seat.training_class_id), refs=refs)
