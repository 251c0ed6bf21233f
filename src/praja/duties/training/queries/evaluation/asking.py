# SPDX-License-Identifier: EUPL-1.2
"""Who is asked, and which classes are due to be asked about."""

from datetime import date

from django.db.models import Exists, OuterRef

from praja.duties.training.enums import ClassState
from praja.duties.training.enums.evaluation import Asked
from praja.duties.training.errors.evaluation import NoSuchTurn
from praja.duties.training.models import EvaluationTurn, TrainingClass
from praja.kernel.law.domain.clocks import add_months
from praja.kernel.law.queries import rule_in_force
from praja.lib.actors import Actor

FROM_RULE, UNTIL_RULE = "training.behaviour_from", "training.behaviour_until"


def due_to_be_asked(today: date) -> list[TrainingClass]:
    """Classes that ended long enough ago for a change to be seen, and not too long, about which nobody was asked yet."""
    latest = add_months(today, -rule_in_force(FROM_RULE, today).value)
    earliest = add_months(today, -rule_in_force(UNTIL_RULE, today).value)
    asked = EvaluationTurn.objects.filter(seat__training_class=OuterRef("pk"), asked=Asked.BEHAVIOUR)
    rows = TrainingClass.objects.filter(
        case__state__in=(ClassState.ENDED, ClassState.REPORTED),
        last_day__lte=latest,
        last_day__gte=earliest,
        seats__completion__isnull=False,
    )
    return list(rows.exclude(Exists(asked)).distinct().order_by("last_day", "pk"))


def open_turn(actor: Actor, turn_id: int) -> EvaluationTurn:
    """What this actor is asked about somebody. Raises `NoSuchTurn`, also for what others are asked."""
    rows = EvaluationTurn.objects.select_related(
        "seat__employee__person", "seat__training_class__case", "seat__training_class__curriculum__programme"
    )
    found = rows.filter(pk=turn_id, asked=Asked.BEHAVIOUR, person_id=actor.person_id or 0).first()
    if found is None:
        raise NoSuchTurn
    return found


def reaction_turns(training_class: TrainingClass) -> int:
    """How many participants have said what they think of the class."""
    return EvaluationTurn.objects.filter(seat__training_class=training_class, asked=Asked.REACTION).count()
