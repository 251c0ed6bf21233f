# SPDX-License-Identifier: EUPL-1.2
"""What a periodic report found, why it is so, and which unit does what about it until when.

Each planned action is a commitment on the desk of its unit's head, measured over the report's period and again over the next.
"""

from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.errors import TextTooLong, TextTooShort
from praja.duties.complaints.events import FindingWithdrawn, FindingWritten
from praja.duties.complaints.models import Finding
from praja.kernel.ledger.operations import record
from praja.kernel.measures.domain.reporting import ReportingPeriod, period_of
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.plans.enums import LIVE, CommitmentStatus
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.operations import make_commitment, measure_again
from praja.kernel.plans.queries import of_source
from praja.kernel.plans.rules import CARRY, may_make
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.errors import Conflict, InvalidInput, NotAllowed
from praja.lib.moments import local_zone

LEAST = 10
MOST_FINDING, MOST_ACTION = 500, 200
WRITERS = (Role.COMPLAINT_COORDINATOR, Role.HEAD)


def write_finding(*, period: ReportingPeriod, unit: Unit, text: str, cause: str, actor: Actor, at: datetime) -> Finding:
    """Write down what the figures of `period` showed at `unit`, and `cause`, why it is so, where that is known.

    Raises `NotAllowed`, `TextTooShort`, `TextTooLong`, and `Conflict` where the same stands in the report already.
    """
    _guard(actor, unit.pk)
    finding = Finding(
        period=period.id,
        unit=unit,
        text=_said(text, "finding", MOST_FINDING),
        cause=_said(cause, "cause", MOST_FINDING) if cause.strip() else "",
        written_at=at,
    )
    try:
        with transaction.atomic():
            finding.save(force_insert=True)
            digest = sha256(f"{finding.text}\n{finding.cause}".encode()).hexdigest()
            event = FindingWritten(finding=finding.pk, period=period.code, unit=unit.pk, text=digest)
            _record(event, finding, actor, at)
    except IntegrityError as twice:
        raise Conflict(
            _("This stands in the report already."), field="finding", next_step=_("Plan what is done about it below.")
        ) from twice
    return finding


def withdraw_finding(*, finding: Finding, actor: Actor, at: datetime) -> Finding:
    """Take a finding out of the report that was written by mistake. Again it changes nothing.

    Raises `NotAllowed`, and `Conflict` where something was planned about it that was not given up.
    """
    _guard(actor, finding.unit_id)
    with transaction.atomic():
        locked = Finding.objects.select_for_update().get(pk=finding.pk)
        if locked.withdrawn_at is not None:
            return locked
        planned = of_source(Commitment.objects.all(), Finding.SOURCE, locked.pk)
        if planned.exclude(status=CommitmentStatus.DROPPED).exists():
            raise Conflict(
                _("Something is planned about this finding."), next_step=_("Let the unit give that up first.")
            )
        locked.withdrawn_at = at
        locked.save(update_fields=["withdrawn_at"])
        _record(FindingWithdrawn(finding=locked.pk), locked, actor, at)
    return locked


def plan_action(
    *,
    finding: Finding,
    period: ReportingPeriod,
    unit: Unit,
    action: str,
    due_on: date,
    measure: str | None,
    url: str,
    actor: Actor,
    at: datetime,
) -> Commitment:
    """Plan what `unit` does by `due_on` about a finding of the report of `period`.

    With `measure` it is read over the report's period as the baseline. The coordinator plans for every unit they coordinate:
    then the platform commits it for the duty, naming their account. Raises `NotAllowed`, `TextTooShort`, `TextTooLong`,
    `Conflict` for the same action twice and for a finding that was withdrawn, and what `make_commitment` raises.
    """
    _guard(actor, finding.unit_id)
    _guard(actor, unit.pk)
    title = _said(action, "action", MOST_ACTION)
    with transaction.atomic():
        locked = Finding.objects.select_for_update().get(pk=finding.pk)
        if locked.withdrawn_at is not None:
            raise Conflict(_("This finding was withdrawn meanwhile."), next_step=_("Write it again if it holds."))
        same = of_source(Commitment.objects.all(), Finding.SOURCE, locked.pk).filter(owner_unit=unit, title=title)
        if same.filter(status__in=LIVE).exists():
            raise Conflict(
                _("This stands in the plan already."), field="action", next_step=_("Look at the plan before adding.")
            )
        return make_commitment(
            title=title,
            owner_unit=unit,
            source_kind=Finding.SOURCE,
            source_id=locked.pk,
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
    return system_actor(f"complaints.report.{actor.id}")


def _record(event: FindingWritten | FindingWithdrawn, finding: Finding, actor: Actor, at: datetime) -> None:
    refs = {"finding": finding.pk, "unit": finding.unit_id}
    record(event, actor=actor, at=at, stream=f"complaints.report:{finding.period}", refs=refs)


def _said(text: str, field: str, most: int) -> str:
    words = " ".join(text.split())
    if len(words) < LEAST:
        raise TextTooShort(LEAST, field=field)
    if len(words) > most:
        raise TextTooLong(most, field=field)
    return words
