# SPDX-License-Identifier: EUPL-1.2
"""A diagnosis: it starts from the unit's own numbers, and says what they mean and what they do not show."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.plans.domain.sheets import DiagnosisSheet, content, in_order
from praja.kernel.plans.errors import MeasureUnreadable, PlanUnfinished
from praja.kernel.plans.events import DiagnosisWritten, EvidenceRead, diagnosis_stream
from praja.kernel.plans.models import Diagnosis, Evidence
from praja.kernel.plans.operations.writing import (
    guard_owner,
    guard_seen,
    guard_unlocked,
    guard_writer,
    locked_plan_of,
    not_too_long,
    said_enough,
)
from praja.kernel.plans.queries.readings import numbers_of
from praja.lib.actors import Actor

MOST_CAUSES = 40


def start_diagnosis(
    *,
    unit: Unit,
    owner: Person,
    source_kind: str,
    source_id: int,
    period: Period,
    measures: Collection[str],
    sheet: DiagnosisSheet,
    actor: Actor,
    at: datetime,
) -> Diagnosis:
    """Begin a diagnosis with what the unit's `measures` say over `period`: that is its baseline from then on.

    The owner writes, for a unit whose numbers they may read. That the owner belongs to the unit is asked by the duty that begins
    it. Raises NotYourSheet, MeasureUnreadable, WordsMissing, PlanUnfinished.
    """
    guard_owner(actor, owner.pk)
    kept = _checked(sheet)
    with transaction.atomic():
        row = Diagnosis.objects.create(
            unit=unit,
            owner=owner,
            source_kind=source_kind,
            source_id=source_id,
            first_day=period.first_day,
            last_day=period.last_day,
            sheet=content(kept),
            salt=new_salt(),
            made_at=at,
            written_at=at,
        )
        _record(row, actor, at)
        _read(row, measures, actor, at)
    return row


def write_diagnosis(
    *, diagnosis: Diagnosis, sheet: DiagnosisSheet, seen_number: int, actor: Actor, at: datetime
) -> Diagnosis:
    """Write its words anew. Raises NotYourSheet, HandedIn, WrittenSince, WordsMissing, PlanUnfinished."""
    guard_writer(actor, diagnosis)
    kept = _checked(sheet)
    with transaction.atomic():
        row = locked_diagnosis(diagnosis)
        guard_seen(row.number, seen_number)
        row.sheet, row.salt, row.number, row.written_at = content(kept), new_salt(), row.number + 1, at
        row.save(update_fields=["sheet", "salt", "number", "written_at"])
        _record(row, actor, at)
    return row


def add_evidence(*, diagnosis: Diagnosis, measures: Collection[str], actor: Actor, at: datetime) -> Diagnosis:
    """Read further measures over the same period. What was read stays as it was read.

    Raises NotYourSheet, HandedIn, MeasureUnreadable.
    """
    guard_writer(actor, diagnosis)
    with transaction.atomic():
        row = locked_diagnosis(diagnosis)
        _read(row, measures, actor, at)
    return row


def locked_diagnosis(diagnosis: Diagnosis) -> Diagnosis:
    """A diagnosis that is being written, locked in the caller's transaction. Raises HandedIn."""
    guard_unlocked(locked_plan_of(diagnosis=diagnosis))
    return Diagnosis.objects.select_for_update(of=("self",)).get(pk=diagnosis.pk)


def _checked(sheet: DiagnosisSheet) -> DiagnosisSheet:
    causes = tuple(replace(cause, text=cause.text.strip()[:400]) for cause in sheet.causes)
    if len(causes) > MOST_CAUSES or not in_order(causes) or not all(cause.text for cause in causes):
        raise PlanUnfinished(
            _("Each cause says something and names one above it, or none."),
            field="causes",
            next_step=_("Mend the list of causes; there may be %(most)s.") % {"most": MOST_CAUSES},
        )
    counted = not_too_long(sheet.counted, "counted")
    if any(cause.count is not None for cause in causes) and not counted:
        raise PlanUnfinished(
            _("It says how often causes were counted, but not how."),
            field="counted",
            next_step=_("Write how and when they were counted, so that others can count again."),
        )
    problem, unseen = said_enough(sheet.problem, "problem"), not_too_long(sheet.unseen, "unseen")
    return DiagnosisSheet(problem, unseen, causes, counted)


def _read(row: Diagnosis, measures: Collection[str], actor: Actor, at: datetime) -> None:
    period = Period(row.first_day, row.last_day)
    offered = {read.measure.key: read.figure for read in numbers_of(actor, row.unit_id, period, at)}
    known = set(row.evidence.values_list("measure", flat=True))
    for key in dict.fromkeys(measures):
        if key not in offered:
            raise MeasureUnreadable
        if key in known:
            continue
        found = offered[key]
        Evidence.objects.create(
            diagnosis=row,
            measure=key,
            first_day=period.first_day,
            last_day=period.last_day,
            numerator=found.numerator,
            denominator=found.denominator,
            n=found.n,
            as_of=found.as_of,
        )
        event = EvidenceRead(
            measure=key,
            first_day=period.first_day.isoformat(),
            last_day=period.last_day.isoformat(),
            numerator=found.numerator,
            denominator=found.denominator,
            n=found.n,
        )
        record(event, actor=actor, at=at, stream=diagnosis_stream(row.pk), refs=_refs(row))


def _record(row: Diagnosis, actor: Actor, at: datetime) -> None:
    event = DiagnosisWritten(
        number=row.number,
        unit=row.unit_id,
        owner=row.owner_id,
        source_kind=row.source_kind,
        source_id=row.source_id,
        first_day=row.first_day.isoformat(),
        last_day=row.last_day.isoformat(),
        sheet=content_digest(bytes(row.salt), row.sheet),
    )
    record(event, actor=actor, at=at, stream=diagnosis_stream(row.pk), refs=_refs(row))


def _refs(row: Diagnosis) -> dict[str, int]:
    return {"diagnosis": row.pk, "unit": row.unit_id}
