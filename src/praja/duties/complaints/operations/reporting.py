# SPDX-License-Identifier: EUPL-1.2
"""The action plan of a periodic report: what was found, and which unit does what about it until when.

Each line is a commitment on the desk of the unit's head, measured over the report's period and again over the next.
"""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain.planning import MOST_ACTION, MOST_FINDING, planned_title
from praja.duties.complaints.errors import TextTooLong, TextTooShort
from praja.kernel.measures.domain.reporting import ReportingPeriod, period_of
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.plans.enums import LIVE
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.operations import make_commitment, measure_again
from praja.kernel.plans.rules import CARRY, may_make
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.errors import Conflict, InvalidInput, NotAllowed
from praja.lib.moments import local_zone

SOURCE = "complaints.report"
"""What the commitments of a report name as their source; `ReportingPeriod.id` says of which period."""

LEAST = 10
WRITERS = (Role.COMPLAINT_COORDINATOR, Role.HEAD)


def plan_action(
    *,
    period: ReportingPeriod,
    unit: Unit,
    finding: str,
    action: str,
    due_on: date,
    measure: str | None,
    url: str,
    actor: Actor,
    at: datetime,
) -> Commitment:
    """Write down a finding of the report and what `unit` does about it by `due_on`.

    With `measure` it is read over the report's period as the baseline. The coordinator writes for every unit they coordinate:
    then the platform commits it for the duty, naming their account. Raises `NotAllowed`, `TextTooShort`, `TextTooLong`,
    `Conflict` for the same line twice, and what `make_commitment` raises.
    """
    _guard(actor, unit.pk)
    title = planned_title(_said(finding, "finding", MOST_FINDING), _said(action, "action", MOST_ACTION))
    same = Commitment.objects.filter(source_kind=SOURCE, source_id=period.id, owner_unit=unit, title=title)
    if same.filter(status__in=LIVE).exists():
        raise Conflict(
            _("This stands in the plan already."), field="action", next_step=_("Look at the plan below before adding.")
        )
    return make_commitment(
        title=title,
        owner_unit=unit,
        source_kind=SOURCE,
        source_id=period.id,
        due_on=due_on,
        url=url,
        actor=actor if may_make(actor, unit.pk) else _for_the_duty(actor),
        at=at,
        measure=measure,
        baseline=period.span if measure else None,
    )


def measure_action(*, commitment: Commitment, period: ReportingPeriod, actor: Actor, at: datetime) -> Commitment:
    """Read the measure of a planned action again, over the period after the report's.

    Raises `NotAllowed`, `InvalidInput` before that period has begun, and `NothingToMeasure`.
    """
    if not CARRY.allows(actor, commitment):
        _guard(actor, commitment.owner_unit_id)
    following = period_of(period.kind, period.span.last_day + timedelta(days=1))
    if following.span.first_day > local_date(at, local_zone()):
        raise InvalidInput(
            _("The period after the report has not begun yet."), next_step=_("Measure again once it has.")
        )
    carrier = actor if CARRY.allows(actor, commitment) else _for_the_duty(actor)
    return measure_again(commitment=commitment, period=following.span, actor=carrier, at=at)


def _guard(actor: Actor, unit_id: int) -> None:
    if unit_id not in actor.units_as(*WRITERS):
        raise NotAllowed(
            _("You may not plan for this unit."),
            next_step=_("Ask the complaint coordinator or the head of the unit."),
        )


def _for_the_duty(actor: Actor) -> Actor:
    """The platform acts for the duty; whose hand it was stays readable in the ledger."""
    return system_actor(f"{SOURCE}.{actor.id}")


def _said(text: str, field: str, most: int) -> str:
    words = " ".join(text.split())
    if len(words) < LEAST:
        raise TextTooShort(LEAST, field=field)
    if len(words) > most:
        raise TextTooLong(most, field=field)
    return words
