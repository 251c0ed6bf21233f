# SPDX-License-Identifier: EUPL-1.2
"""Where each participant of a class stands against the conditions of its curriculum."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from praja.duties.training.domain.completion import (
    Conditions,
    Predicate,
    Shortfall,
    Standing,
    predicate_of,
    shortfalls,
)
from praja.duties.training.enums import HOLDING
from praja.duties.training.models import Certificate, Completion, Curriculum, Seat, TrainingClass
from praja.duties.training.queries.certificates.known import standings_of
from praja.kernel.law.queries import rule_in_force

LIMITS = (
    (Predicate.HIGHEST, "training.predicate_highest"),
    (Predicate.HIGH, "training.predicate_high"),
    (Predicate.FAIR, "training.predicate_fair"),
)


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant: what is known now, what is missing, and what was decided. `certificate` is the one in force or waiting for
    its signature.
    """

    seat: Seat
    found: Standing
    missed: tuple[Shortfall, ...]
    predicate: Predicate
    completion: Completion | None
    certificate: Certificate | None

    @property
    def would_pass(self) -> bool:
        return not self.missed


def conditions_of(curriculum: Curriculum) -> Conditions:
    """When this curriculum is passed."""
    return Conditions(curriculum.least_presence, curriculum.least_score, curriculum.needs_plan)


def limits_of(day: date) -> tuple[tuple[Predicate, Decimal], ...]:
    """From which score in per cent on which predicate is given on `day`, the highest first."""
    return tuple((one, Decimal(rule_in_force(key, day).value) / 100) for one, key in LIMITS)


def participants_of(
    training_class: TrainingClass, day: date, seats: "QuerySet[Seat] | None" = None
) -> list[Participant]:
    """Everybody who takes or took part, by name. `seats` narrows them to those that somebody may see."""
    rows = Seat.objects.all() if seats is None else seats
    taking = rows.filter(training_class=training_class, status__in=HOLDING).select_related(
        "employee__person", "employee__post", "employee__unit", "unit", "completion", "training_class__case"
    )
    certificates = {
        one.seat_id: one
        for one in Certificate.objects.filter(seat__training_class=training_class, revoked_at=None).select_related(
            "document"
        )
    }
    asked, limits = conditions_of(training_class.curriculum), limits_of(day)
    known = standings_of(training_class)
    found = []
    for seat in taking.order_by("employee__person__name", "pk"):
        standing = known.get(seat.pk, Standing())
        completion: Completion | None = getattr(seat, "completion", None)
        found.append(
            Participant(
                seat=seat,
                found=standing,
                missed=shortfalls(asked, standing),
                predicate=predicate_of(standing.score, limits),
                completion=completion,
                certificate=certificates.get(seat.pk),
            )
        )
    return found
