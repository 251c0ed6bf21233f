# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.plans.enums import CommitmentStatus
from praja.kernel.plans.errors import WordsMissing
from praja.kernel.plans.events import CommitmentMade, stream_of
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.operations.measuring import reading
from praja.kernel.plans.rules import may_make
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import open_work
from praja.lib.actors import Actor
from praja.lib.clock import end_of, local_date
from praja.lib.errors import InvalidInput, NotAllowed
from praja.lib.moments import local_zone
from praja.lib.wording import msgid

LEAST = 10
"""Characters below which a title, note or reason says nothing."""


def make_commitment(
    *,
    title: str,
    owner_unit: Unit,
    source_kind: str,
    source_id: int,
    due_on: date,
    url: str,
    actor: Actor,
    at: datetime,
    owner_person: Person | None = None,
    measure: str | None = None,
    baseline: Period | None = None,
) -> Commitment:
    """Promise that `owner_unit` will do something by `due_on`, and put it on the owner's desk.

    With `measure` and `baseline` the measure of the unit and all below it is read over that period, to be compared later.
    `url` is the page on which the owner works on it. Raises NotAllowed, InvalidInput, UnknownMeasure.
    """
    title = " ".join(title.split())
    _guard(title, owner_unit, due_on, actor, at)
    commitment = Commitment(
        title=title,
        owner_unit=owner_unit,
        owner_person=owner_person,
        source_kind=source_kind,
        source_id=source_id,
        url=url,
        due_on=due_on,
        measure=measure,
        made_at=at,
    )
    with transaction.atomic():
        if measure and baseline:
            figure = reading(measure, owner_unit.pk, baseline, at)
            commitment.baseline_numerator = figure.numerator
            commitment.baseline_denominator = figure.denominator
            commitment.baseline_as_of = figure.as_of
        item = _work_item(commitment, at)
        open_work([item])
        commitment.work_item = item
        commitment.save(force_insert=True)
        refs = {"commitment": commitment.pk, "unit": owner_unit.pk}
        record(_event(commitment), actor=actor, at=at, stream=stream_of(commitment.pk), refs=refs)
    return commitment


def _guard(title: str, owner_unit: Unit, due_on: date, actor: Actor, at: datetime) -> None:
    if not may_make(actor, owner_unit.pk):
        raise NotAllowed(
            _("You may not commit this unit."), next_step=_("Ask the head of the unit or the organisation bureau.")
        )
    if len(title) < LEAST:
        raise WordsMissing("title")
    if due_on < local_date(at, local_zone()):
        raise InvalidInput(
            _("This day has already passed."), field="due_on", next_step=_("Choose today or a later day.")
        )


def _work_item(commitment: Commitment, at: datetime) -> WorkItem:
    """On the desk of the person it was given to, else of the unit's head."""
    return WorkItem(
        duty="plans",
        kind="plans.commitment",
        subject=commitment.title,
        url=commitment.url,
        holder_unit_id=commitment.owner_unit_id,
        holder_role=Role.HEAD,
        holder_person_id=commitment.owner_person_id,
        state_label=msgid(CommitmentStatus.OPEN.label),
        opened_at=at,
        due_at=end_of(commitment.due_on, local_zone()),
    )


def _event(commitment: Commitment) -> CommitmentMade:
    numerator, denominator = commitment.baseline_numerator, commitment.baseline_denominator
    return CommitmentMade(
        title=commitment.title,
        owner_unit=commitment.owner_unit_id,
        owner_person=commitment.owner_person_id,
        source_kind=commitment.source_kind,
        source_id=commitment.source_id,
        due_on=commitment.due_on.isoformat(),
        measure=commitment.measure,
        baseline=None if numerator is None or denominator is None else (numerator, denominator),
    )
