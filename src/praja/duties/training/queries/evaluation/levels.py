# SPDX-License-Identifier: EUPL-1.2
"""The four levels, of one class or of several together. Few answers are not shown, whoever asks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import QuerySet

from praja.duties.training.domain.evaluation.gains import Learning, learning_of
from praja.duties.training.domain.evaluation.scales import Rated, rated
from praja.duties.training.enums import HOLDING
from praja.duties.training.enums.evaluation import Asked, OfBehaviour, OfClass, OfSession, Rater
from praja.duties.training.models import (
    ClassSession,
    EvaluationAnswer,
    EvaluationTurn,
    Seat,
    TrainingClass,
)
from praja.duties.training.queries.change.standing import plans_of_seats
from praja.duties.training.queries.exams import scores_of
from praja.kernel.law.queries import rule_in_force
from praja.kernel.plans.queries.readings import EffectLine, effects_of_plans
from praja.kernel.plans.rules import SEE_PLAN
from praja.lib.actors import Actor
from praja.lib.errors import Text

FEWEST_RULE, COLLEAGUES_RULE = "training.least_answers", "training.least_colleagues"


@dataclass(frozen=True, slots=True)
class StatementRated:
    """A statement and how it was rated."""

    label: Text
    rated: Rated


@dataclass(frozen=True, slots=True)
class SessionRated:
    """One session, who taught it, and how it was rated."""

    title: str
    trainers: tuple[str, ...]
    statements: tuple[StatementRated, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """So many of so many who were asked have answered."""

    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Result:
    """Level 4: a number of the unit for which a participant planned a change, before and so many months after."""

    unit: str
    line: EffectLine


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The four levels of some classes. `fewest`: from how many answers on something is shown. `comments` are in no order of time,
    empty where too few answered; `behaviour` is by who rates.
    """

    participants: int
    fewest: int
    reaction_heard: Heard
    reaction: tuple[StatementRated, ...]
    sessions: tuple[SessionRated, ...]
    comments: tuple[str, ...]
    learning: Learning
    behaviour_heard: dict[Rater, Heard]
    behaviour: dict[Rater, tuple[StatementRated, ...]]
    results: tuple[Result, ...] = ()


def evaluation_of_classes(rows: Sequence[TrainingClass], day: date, actor: Actor) -> Evaluation:
    """Everything that is known of these classes together. Who may read it, the caller has asked; of plans and their numbers only
    those that `actor` sees are in it.
    """
    fewest = rule_in_force(FEWEST_RULE, day).value
    answers = EvaluationAnswer.objects.filter(training_class__in=rows)
    reaction = list(answers.filter(asked=Asked.REACTION, session=None).order_by("pk"))
    participants = Seat.objects.filter(training_class__in=rows, status__in=HOLDING).count()
    enough = len(reaction) >= fewest
    return Evaluation(
        participants=participants,
        fewest=fewest,
        reaction_heard=Heard(len(reaction), participants),
        reaction=statements_rated(OfClass, reaction, fewest),
        sessions=sessions_rated(ClassSession.objects.filter(training_class__in=rows), fewest),
        comments=tuple(row.comment for row in reaction if row.comment) if enough else (),
        learning=learning_of((score.pre, score.post) for row in rows for score in scores_of(row).values()),
        behaviour_heard=_heard(rows),
        behaviour=_behaviour(list(answers.filter(asked=Asked.BEHAVIOUR)), fewest, day),
        results=tuple(_results(rows, actor)),
    )


def statements_rated(
    statements: type[models.TextChoices], answers: Iterable[EvaluationAnswer], fewest: int
) -> tuple[StatementRated, ...]:
    """Each statement with all ratings that these answers give it."""
    given: dict[str, list[int]] = defaultdict(list)
    for answer in answers:
        for statement, rating in answer.ratings.items():
            given[statement].append(rating)
    return tuple(StatementRated(label, rated(given[value], fewest=fewest)) for value, label in statements.choices)


def sessions_rated(sessions: "QuerySet[ClassSession]", fewest: int) -> tuple[SessionRated, ...]:
    """The sessions that were held, in order, each as it was rated. Three statements."""
    rows = sessions.filter(cancelled_at=None).prefetch_related("trainers__person").order_by("starts_at", "pk")
    given: dict[int, list[EvaluationAnswer]] = defaultdict(list)
    for answer in EvaluationAnswer.objects.filter(session__in=rows):
        given[answer.session_id or 0].append(answer)
    return tuple(
        SessionRated(
            row.title,
            tuple(one.person.name for one in row.trainers.all()),
            statements_rated(OfSession, given[row.pk], fewest),
        )
        for row in rows
    )


def _heard(rows: Collection[TrainingClass]) -> dict[Rater, Heard]:
    turns = EvaluationTurn.objects.filter(seat__training_class__in=rows, asked=Asked.BEHAVIOUR)
    found = list(turns.values_list("rater", "answered_on"))
    return {
        rater: Heard(
            sum(day is not None for who, day in found if who == rater), sum(who == rater for who, _day in found)
        )
        for rater in Rater
    }


def _behaviour(answers: list[EvaluationAnswer], fewest: int, day: date) -> dict[Rater, tuple[StatementRated, ...]]:
    # What colleagues say is shown from fewer answers on of one person, never of a class; here the class's limit holds for all.
    least = max(fewest, rule_in_force(COLLEAGUES_RULE, day).value)
    return {
        rater: statements_rated(OfBehaviour, [one for one in answers if one.rater == rater], least) for rater in Rater
    }


def _results(rows: Collection[TrainingClass], actor: Actor) -> Iterator[Result]:
    seats = Seat.objects.filter(training_class__in=rows, status__in=HOLDING).values_list("pk", flat=True)
    # Whoever runs a class reads the numbers of those plans that are theirs to read.
    plans = list(SEE_PLAN.visible(actor, plans_of_seats(list(seats))))
    lines = effects_of_plans(plans)
    for plan in plans:
        yield from (Result(plan.unit.name, line) for line in lines.get(plan.pk, ()))
