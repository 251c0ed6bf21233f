# SPDX-License-Identifier: EUPL-1.2
"""A design: what is changed because of a diagnosis, which thing it changes, and what should come of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.plans.domain.sheets import DesignSheet, Expectation, content
from praja.kernel.plans.errors import PlanUnfinished
from praja.kernel.plans.events import DesignWritten, design_stream
from praja.kernel.plans.models import Design, Diagnosis
from praja.kernel.plans.operations.writing import (
    guard_seen,
    guard_unlocked,
    guard_writer,
    locked_plan_of,
    not_too_long,
    said_enough,
)
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class Changed:
    """The thing that a design changes: a service and the component of its standard, an SOP, a room. All of it empty: something
    that this platform does not know."""

    kind: str = ""
    id: int | None = None
    key: str = ""
    title: str = ""
    url: str = ""


def start_design(*, diagnosis: Diagnosis, sheet: DesignSheet, changes: Changed, actor: Actor, at: datetime) -> Design:
    """Begin a design that answers a diagnosis. Raises NotYourSheet, WordsMissing, PlanUnfinished."""
    guard_writer(actor, diagnosis)
    kept = _checked(sheet, diagnosis)
    with transaction.atomic():
        row = Design(diagnosis=diagnosis, sheet=content(kept), salt=new_salt(), made_at=at, written_at=at)
        _name(row, changes)
        row.save(force_insert=True)
        _record(row, actor, at)
    return row


def write_design(
    *, design: Design, sheet: DesignSheet, changes: Changed, seen_number: int, actor: Actor, at: datetime
) -> Design:
    """Write it anew. Raises NotYourSheet, HandedIn, WrittenSince, WordsMissing, PlanUnfinished."""
    guard_writer(actor, design.diagnosis)
    kept = _checked(sheet, design.diagnosis)
    with transaction.atomic():
        guard_unlocked(locked_plan_of(design=design))
        row = Design.objects.select_for_update(of=("self",)).select_related("diagnosis").get(pk=design.pk)
        guard_seen(row.number, seen_number)
        row.sheet, row.salt, row.number, row.written_at = content(kept), new_salt(), row.number + 1, at
        _name(row, changes)
        row.save()
        _record(row, actor, at)
    return row


def _name(row: Design, changes: Changed) -> None:
    row.subject_kind, row.subject_id, row.subject_key = changes.kind, changes.id, changes.key
    row.subject_title, row.subject_url = changes.title[:240], changes.url


def _checked(sheet: DesignSheet, diagnosis: Diagnosis) -> DesignSheet:
    known = set(diagnosis.evidence.values_list("measure", flat=True))
    measures = [one.measure for one in sheet.expects]
    if not set(measures) <= known or len(set(measures)) != len(measures):
        raise PlanUnfinished(
            _("An effect is expected of numbers that the diagnosis begins with, once of each."),
            field="expects",
            next_step=_("Choose among the numbers of the diagnosis, or add the number there first."),
        )
    expects = tuple(Expectation(one.measure, one.target.strip()[:300]) for one in sheet.expects)
    return DesignSheet(said_enough(sheet.what, "what"), not_too_long(sheet.how, "how"), expects)


def _record(row: Design, actor: Actor, at: datetime) -> None:
    event = DesignWritten(
        number=row.number,
        diagnosis=row.diagnosis_id,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        subject_key=row.subject_key,
        subject_title=row.subject_title,
        sheet=content_digest(bytes(row.salt), row.sheet),
    )
    refs = {"design": row.pk, "diagnosis": row.diagnosis_id, "unit": row.diagnosis.unit_id}
    record(event, actor=actor, at=at, stream=design_stream(row.pk), refs=refs)
