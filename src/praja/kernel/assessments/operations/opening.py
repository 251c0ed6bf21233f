# SPDX-License-Identifier: EUPL-1.2
"""Publishing a rubric and opening a round."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praja.kernel.assessments.domain import WHOLE
from praja.kernel.assessments.errors import RoundSealed, RubricUnsuitable
from praja.kernel.assessments.events import (
    AssessorAdded,
    RoundOpened,
    RoundProlonged,
    RubricPublished,
    SubjectGiven,
    stream_of,
)
from praja.kernel.assessments.models import Assessor, AssignedSubject, Criterion, Round, Rubric
from praja.kernel.assessments.rules import may_organise
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput, NotAllowed


@dataclass(frozen=True, slots=True)
class CriterionGiven:
    """A criterion as it is published; `weight` in hundredths."""

    key: str
    title: str
    weight: int


def publish_rubric(
    *,
    key: str,
    title: str,
    criteria: Sequence[CriterionGiven],
    lowest: int,
    highest: int,
    unit: Unit,
    actor: Actor,
    at: datetime,
) -> Rubric:
    """Publish the next version of a rubric, for the unit that organises. Raises NotAllowed, RubricUnsuitable."""
    _guard_organising(actor, unit)
    _guard_rubric(criteria, lowest, highest)
    with transaction.atomic():
        # The row of the unit is the lock under which versions are counted.
        Unit.objects.select_for_update().get(pk=unit.pk)
        last = Rubric.objects.filter(key=key).aggregate(last=Max("version"))["last"] or 0
        rubric = Rubric.objects.create(
            key=key, version=last + 1, title=title, lowest=lowest, highest=highest, published_at=at
        )
        Criterion.objects.bulk_create(
            Criterion(rubric=rubric, key=one.key, title=one.title, weight=one.weight, position=place)
            for place, one in enumerate(criteria)
        )
        event = RubricPublished(
            key=key,
            number=rubric.version,
            weights={one.key: one.weight for one in criteria},
            lowest=lowest,
            highest=highest,
        )
        record(event, actor=actor, at=at, stream=f"rubric:{key}", refs={"rubric": rubric.pk})
    return rubric


def open_round(
    *,
    rubric: Rubric,
    unit: Unit,
    title: str,
    subject_kind: str,
    opens_at: datetime,
    closes_at: datetime,
    seats: Mapping[Person, Collection[int]],
    actor: Actor,
    at: datetime,
) -> Round:
    """Open a round: `seats` says which person assesses which subjects. Raises NotAllowed, InvalidInput."""
    _guard_organising(actor, unit)
    if closes_at <= opens_at:
        raise InvalidInput(
            _("A round ends after it begins."), field="closes_at", next_step=_("Choose a later closing time.")
        )
    if not any(seats.values()):
        raise InvalidInput(
            _("Nobody has anything to assess."), field="seats", next_step=_("Give each assessor their subjects.")
        )
    with transaction.atomic():
        row = Round.objects.create(
            rubric=rubric,
            unit=unit,
            title=title,
            subject_kind=subject_kind,
            opens_at=opens_at,
            closes_at=closes_at,
        )
        event = RoundOpened(
            rubric=rubric.pk,
            subject_kind=subject_kind,
            opens=moment_text(opens_at),
            closes=moment_text(closes_at),
            seats=_seat(row, seats),
        )
        record(event, actor=actor, at=at, stream=stream_of(row.pk), refs={"round": row.pk, "unit": unit.pk})
    return row


def give_subject(*, round: Round, assessor: Assessor, subject_id: int, actor: Actor, at: datetime) -> AssignedSubject:  # noqa: A002
    """Give one more subject to an assessor of an open round, for example in place of somebody in conflict. Again changes nothing.
    The caller has asked whether they may assess it. Raises NotAllowed, RoundSealed. Records `assessments.given`.
    """
    with transaction.atomic():
        row = Round.objects.select_for_update().get(pk=round.pk)
        _guard_organising(actor, row.unit)
        if row.sealed_at is not None:
            raise RoundSealed
        given, is_new = AssignedSubject.objects.get_or_create(assessor=assessor, subject_id=subject_id)
        if is_new:
            event = SubjectGiven(assessor=assessor.pk, subject=subject_id)
            record(event, actor=actor, at=at, stream=stream_of(row.pk), refs={"round": row.pk, "assessor": assessor.pk})
    return given


def add_assessor(*, round: Round, person: Person, actor: Actor, at: datetime) -> Assessor:  # noqa: A002
    """Let somebody more assess in an open round; subjects are given to them after. Again changes nothing. Raises NotAllowed,
    RoundSealed. Records `assessments.assessor_added`."""
    with transaction.atomic():
        row = Round.objects.select_for_update().get(pk=round.pk)
        _guard_organising(actor, row.unit)
        if row.sealed_at is not None:
            raise RoundSealed
        seat, is_new = Assessor.objects.get_or_create(round=row, person=person)
        if is_new:
            event = AssessorAdded(assessor=seat.pk, person=person.pk)
            record(event, actor=actor, at=at, stream=stream_of(row.pk), refs={"round": row.pk, "assessor": seat.pk})
    return seat


def prolong_round(*, round: Round, closes_at: datetime, actor: Actor, at: datetime) -> Round:  # noqa: A002
    """Take scores for longer in a round that is not sealed; never for shorter. Raises NotAllowed, RoundSealed, InvalidInput at
    `closes_at`. Records `assessments.prolonged`."""
    with transaction.atomic():
        row = Round.objects.select_for_update().get(pk=round.pk)
        _guard_organising(actor, row.unit)
        if row.sealed_at is not None:
            raise RoundSealed
        if closes_at <= max(row.closes_at, at):
            raise InvalidInput(
                _("That is no longer than before."), field="closes_at", next_step=_("Choose a later day.")
            )
        row.closes_at = closes_at
        row.save(update_fields=["closes_at"])
        event = RoundProlonged(closes=moment_text(closes_at))
        record(event, actor=actor, at=at, stream=stream_of(row.pk), refs={"round": row.pk, "unit": row.unit_id})
    return row


def _seat(row: Round, seats: Mapping[Person, Collection[int]]) -> dict[str, tuple[int, ...]]:
    given: dict[str, tuple[int, ...]] = {}
    for person, subjects in sorted(seats.items(), key=lambda seat: seat[0].pk):
        assessor = Assessor.objects.create(round=row, person=person)
        given[str(assessor.pk)] = tuple(sorted(set(subjects)))
        AssignedSubject.objects.bulk_create(
            AssignedSubject(assessor=assessor, subject_id=subject) for subject in given[str(assessor.pk)]
        )
    return given


def _guard_organising(actor: Actor, unit: Unit) -> None:
    if not may_organise(actor, unit.pk):
        raise NotAllowed(_("You may not organise assessments here."), next_step=_("Ask the organisation bureau."))


def _guard_rubric(criteria: Sequence[CriterionGiven], lowest: int, highest: int) -> None:
    keys = [one.key for one in criteria]
    if len(set(keys)) != len(keys) or any(one.weight <= 0 for one in criteria):
        raise RubricUnsuitable(
            _("Each criterion stands once and weighs something."), field="criteria", next_step=_("Mend the list.")
        )
    total = sum(one.weight for one in criteria)
    if total != WHOLE:
        raise RubricUnsuitable(
            _("The weights sum to %(total)s instead of 100.") % {"total": total},
            field="criteria",
            next_step=_("Change the weights until they sum to 100."),
        )
    if highest <= lowest:
        raise RubricUnsuitable(
            _("The scale has no width."), field="highest", next_step=_("Let it end above where it begins.")
        )
