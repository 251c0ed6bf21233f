# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import transaction

from praja.kernel.ledger.operations import record
from praja.kernel.measures.declarations import source_of
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import figure
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.plans.errors import NothingToMeasure
from praja.kernel.plans.events import MeasuredAgain, stream_of
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.operations.holding import guard_carrying
from praja.lib.actors import Actor


def reading(measure: str, unit_id: int, period: Period, at: datetime) -> Figure:
    """The measure of a unit with everything below it, over a period. Raises UnknownMeasure."""
    source_of(measure)
    return figure(measure, unit_ids=subtree_ids(unit_id), period=period, at=at)


def measure_again(*, commitment: Commitment, period: Period, actor: Actor, at: datetime) -> Commitment:
    """Read the commitment's measure over a later period and keep it beside the baseline. May be repeated, also after it is
    closed: effects come late. Raises NotAllowed, NothingToMeasure.
    """
    guard_carrying(commitment, actor)
    if not commitment.measure:
        raise NothingToMeasure
    with transaction.atomic():
        row = Commitment.objects.select_for_update().get(pk=commitment.pk)
        found = reading(str(row.measure), row.owner_unit_id, period, at)
        row.after_numerator, row.after_denominator, row.after_as_of = found.numerator, found.denominator, found.as_of
        row.save(update_fields=["after_numerator", "after_denominator", "after_as_of"])
        event = MeasuredAgain(
            measure=str(row.measure),
            first_day=period.first_day.isoformat(),
            last_day=period.last_day.isoformat(),
            numerator=found.numerator,
            denominator=found.denominator,
        )
        refs = {"commitment": row.pk, "unit": row.owner_unit_id}
        record(event, actor=actor, at=at, stream=stream_of(row.pk), refs=refs)
    return row
