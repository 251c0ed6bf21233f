# SPDX-License-Identifier: EUPL-1.2
"""Dated reviews of the plans of a class by rubric: rounds of `assessments` whose subjects are plans."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import TrainingClass
from praja.duties.training.queries.change.reviews import RUBRIC, RUBRIC_CRITERIA, RUBRIC_SCALE
from praja.duties.training.queries.change.standing import round_kind
from praja.duties.training.rules import runs_class
from praja.kernel.assessments.models import Round, Rubric
from praja.kernel.assessments.operations import CriterionGiven, open_round, publish_rubric, seal_round
from praja.kernel.assessments.queries import current_rubric
from praja.kernel.people.models import Person
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed, NotFound


def open_review(
    *,
    training_class: TrainingClass,
    title: str,
    opens_at: datetime,
    closes_at: datetime,
    seats: Mapping[Person, Collection[int]],
    actor: Actor,
    at: datetime,
) -> Round:
    """Open a review of plans: `seats` says which person reviews which plans (ids). By the newest rubric of action plans, or
    the first one, published now. Nobody reviews their own plan: give it to others. Raises NotAllowed, InvalidInput.
    """
    _guard(training_class, actor)
    with transaction.atomic():
        return open_round(
            rubric=_rubric(training_class, actor, at),
            unit=training_class.case.lead_unit,
            title=title,
            subject_kind=round_kind(training_class.pk),
            opens_at=opens_at,
            closes_at=closes_at,
            seats=seats,
            actor=actor,
            at=at,
        )


def seal_review(*, training_class: TrainingClass, round: Round, actor: Actor, at: datetime) -> Round:  # noqa: A002
    """End a review; from then on each owner reads what was said of their plan. Raises NotAllowed, RoundSealed, RoundNotOpen."""
    _guard(training_class, actor)
    return seal_round(round=round, actor=actor, at=at)


def _guard(training_class: TrainingClass, actor: Actor) -> None:
    if not runs_class(actor, training_class):
        raise NotAllowed(_("Reviews are held by who runs the class."), next_step=_("Ask the personnel office."))


def _rubric(training_class: TrainingClass, actor: Actor, at: datetime) -> Rubric:
    try:
        return current_rubric(RUBRIC)
    except NotFound:
        lowest, highest = RUBRIC_SCALE
        return publish_rubric(
            key=RUBRIC,
            title="Rubrik rencana aksi",
            criteria=[CriterionGiven(*one) for one in RUBRIC_CRITERIA],
            lowest=lowest,
            highest=highest,
            unit=training_class.case.lead_unit,
            actor=actor,
            at=at,
        )
