# SPDX-License-Identifier: EUPL-1.2
"""Benchmarking visits: what was found elsewhere, what is missing here, and what is taken over by whom until when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.people.models import Person
from praja.kernel.plans.domain.sheets import AdoptionLine, VisitSheet, content
from praja.kernel.plans.errors import NotTheMentor, NotWaiting, PlanUnfinished
from praja.kernel.plans.events import AdoptionsAgreed, VisitWritten, visit_stream
from praja.kernel.plans.models import Adoption, Visit
from praja.kernel.plans.operations.making import make_commitment
from praja.kernel.plans.operations.writing import guard_owner, guard_seen, not_too_long, said_enough
from praja.kernel.plans.queries.planning import VISIT_PAPERS, visit_sheet
from praja.kernel.plans.rules import may_agree
from praja.lib.actors import Actor

MOST_LINES = 20


def start_visit(
    *,
    unit: Unit,
    owner: Person,
    source_kind: str,
    source_id: int,
    url: str,
    sheet: VisitSheet,
    actor: Actor,
    at: datetime,
    files: Sequence[StoredFile] = (),
) -> Visit:
    """Write down a visit of the unit's people. `url` is the page on which adopters find what they promised.

    Raises NotYourSheet, WordsMissing, PlanUnfinished.
    """
    guard_owner(actor, owner.pk)
    kept = _checked(sheet, unit.pk)
    with transaction.atomic():
        row = Visit.objects.create(
            unit=unit,
            owner=owner,
            source_kind=source_kind,
            source_id=source_id,
            url=url,
            sheet=content(kept),
            salt=new_salt(),
            made_at=at,
            written_at=at,
        )
        _keep(row, files, actor, at)
    return row


def write_visit(
    *,
    visit: Visit,
    sheet: VisitSheet,
    seen_number: int,
    actor: Actor,
    at: datetime,
    files: Sequence[StoredFile] = (),
) -> Visit:
    """Write it anew. Lines that were agreed stay as they were agreed.

    Raises NotYourSheet, WrittenSince, WordsMissing, PlanUnfinished.
    """
    guard_owner(actor, visit.owner_id)
    kept = _checked(sheet, visit.unit_id)
    with transaction.atomic():
        row = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
        guard_seen(row.number, seen_number)
        agreed = set(row.adoptions.values_list("key", flat=True))
        fixed = {line.key: line for line in visit_sheet(row).adoptions if line.key in agreed}
        given = {line.key: line for line in kept.adoptions}
        if any(given.get(key) != line for key, line in fixed.items()):
            raise PlanUnfinished(
                _("What was agreed cannot be changed."),
                field="adoptions",
                next_step=_("Leave the agreed lines as they are and add new ones."),
            )
        row.sheet, row.salt, row.number, row.written_at = content(kept), new_salt(), row.number + 1, at
        row.save(update_fields=["sheet", "salt", "number", "written_at"])
        _keep(row, files, actor, at)
    return row


def agree_adoptions(*, visit: Visit, actor: Actor, at: datetime) -> list[Adoption]:
    """Promise for the unit everything that the visit wants taken over and that is not promised yet: each line becomes a
    commitment. Raises NotTheMentor, NotWaiting (nothing is left to agree), InvalidInput (a day has passed).
    """
    if not may_agree(actor, visit):
        raise NotTheMentor
    with transaction.atomic():
        row = Visit.objects.select_for_update(of=("self",)).select_related("unit").get(pk=visit.pk)
        known = set(row.adoptions.values_list("key", flat=True))
        lines = [line for line in visit_sheet(row).adoptions if line.key not in known]
        if not lines:
            raise NotWaiting
        made = [_adopt(row, line, actor, at) for line in lines]
        event = AdoptionsAgreed(adoptions={one.key: one.commitment_id for one in made})
        record(event, actor=actor, at=at, stream=visit_stream(row.pk), refs={"visit": row.pk, "unit": row.unit_id})
    return made


def _adopt(visit: Visit, line: AdoptionLine, actor: Actor, at: datetime) -> Adoption:
    commitment = make_commitment(
        title=line.what,
        owner_unit=Unit.objects.get(pk=line.unit),
        owner_person=Person.objects.get(pk=line.person) if line.person else None,
        source_kind=VISIT_PAPERS,
        source_id=visit.pk,
        due_on=line.due_on,
        url=visit.url,
        actor=actor,
        at=at,
    )
    return Adoption.objects.create(visit=visit, key=line.key, commitment=commitment)


def _checked(sheet: VisitSheet, unit_id: int) -> VisitSheet:
    within = subtree_ids(unit_id)
    lines = tuple(
        replace(line, key=line.key or str(place), what=said_enough(line.what, "adoptions")[:190])
        for place, line in enumerate(sheet.adoptions, start=1)
    )
    if len(lines) > MOST_LINES or len({line.key for line in lines}) != len(lines):
        raise PlanUnfinished(
            _("Each line stands once; there may be %(most)s.") % {"most": MOST_LINES},
            field="adoptions",
            next_step=_("Mend the lines."),
        )
    if any(line.unit not in within for line in lines):
        raise PlanUnfinished(
            _("What is taken over is taken over by the unit or one below it."),
            field="adoptions",
            next_step=_("Choose another unit."),
        )
    words = {name: said_enough(getattr(sheet, name), name) for name in ("locus", "why")}
    more = {name: not_too_long(getattr(sheet, name), name) for name in ("instrument", "findings", "gap")}
    return VisitSheet(**words, **more, visited_on=sheet.visited_on, adoptions=lines)


def _keep(row: Visit, files: Sequence[StoredFile], actor: Actor, at: datetime) -> None:
    for file in files:
        attach(file=file, object_kind=VISIT_PAPERS, object_id=row.pk, title="", actor=actor, at=at)
    event = VisitWritten(
        number=row.number,
        unit=row.unit_id,
        owner=row.owner_id,
        source_kind=row.source_kind,
        source_id=row.source_id,
        sheet=content_digest(bytes(row.salt), row.sheet),
    )
    record(event, actor=actor, at=at, stream=visit_stream(row.pk), refs={"visit": row.pk, "unit": row.unit_id})
