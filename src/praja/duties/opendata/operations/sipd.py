# SPDX-License-Identifier: EUPL-1.2
"""The reference list of SIPD e-Walidata is taken in, and it is said what data here answers each element."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.likeness import likeness
from praja.duties.opendata.domain.sipd import FIELDS, LONGEST, missing_fields, plain
from praja.duties.opendata.enums import DATASET_KIND, PLAN_KIND, SIPD_CODES, Reckoning
from praja.duties.opendata.errors import NotYourData
from praja.duties.opendata.errors.sipd import AnswerUnfit, SipdColumnsUnclear, SipdLineUnfit
from praja.duties.opendata.events.sipd import SIPD, SipdColumnsKept, SipdElementAnswered, SipdReferenceTakenIn
from praja.duties.opendata.models import Dataset, PlannedDataset, Resource, SipdElement, SipdTemplate
from praja.duties.opendata.models.digests import sipd_columns_digest, sipd_digest
from praja.duties.opendata.rules import keeps_reference, units_answering
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import ExternalId
from praja.kernel.organization.queries import units
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.imports import Line, Outcome, Report, Sheet, line_by_line, run_import
from praja.lib.moments import local_zone


def keep_sipd_columns(
    *, headings: Sequence[str], columns: Mapping[str, str], actor: Actor, at: datetime
) -> SipdTemplate:
    """Say which heading of a file is which field; every later file with these headings is read so. Raises `NotYourData`,
    `SipdColumnsUnclear`. Records `opendata.sipd_columns_kept`."""
    _guard(actor)
    chosen = {field: heading for field, heading in columns.items() if heading}
    _check(chosen, headings)
    with transaction.atomic():
        template = SipdTemplate.objects.create(columns=chosen, kept_at=at, used_at=at)
        event = SipdColumnsKept(
            template=template.pk, fields=tuple(sorted(chosen)), columns=sipd_columns_digest(template)
        )
        record(event, actor=actor, at=at, stream=SIPD, refs={"template": template.pk})
    return template


def take_in_reference(
    *,
    sheet: Sheet,
    columns: Mapping[str, str],
    sha256: str,
    actor: Actor,
    at: datetime,
    on_progress: Callable[[Report], None] | None = None,
) -> Report:
    """Take in a file of the reference list by our fields, each line by itself: a new code becomes an element, a known one is
    brought up to date, and one whose wording is exactly that of one dataset or entry of the list of data is answered by it. An
    element that the file lacks stays: the file may be a part. The same file again changes nothing.

    Raises `NotYourData`, `SipdColumnsUnclear`. Records `opendata.sipd_reference_taken_in`, and `opendata.sipd_element_answered`
    for each that was answered.
    """
    _guard(actor)
    _check(columns, sheet.headings)
    run = _Run(columns, actor, at)

    def one(line: Line) -> Outcome:
        with transaction.atomic():
            return run.take(line)

    report = run_import(sheet.lines, line_by_line(one), on_progress=on_progress)
    with transaction.atomic():
        SipdTemplate.objects.filter(columns=dict(columns)).update(used_at=at)
        event = SipdReferenceTakenIn(
            sha256=sha256, read=report.read, created=report.created, updated=report.updated,
            unchanged=report.unchanged, refused=len(report.refused), content=sipd_digest(SipdElement.objects.all()),
        )  # fmt: skip
        record(event, actor=actor, at=at, stream=SIPD)
    return report


def answer_element(
    *,
    element: SipdElement,
    dataset: Dataset | None = None,
    planned: PlannedDataset | None = None,
    resource: Resource | None = None,
    column: str = "",
    year_column: str = "",
    reckoning: str = Reckoning.SUM,
    actor: Actor,
    at: datetime,
) -> SipdElement:
    """Say what answers an element: a dataset (with a column of one of its tables, where there is a value) or an entry of the list
    of data; with neither, nothing does. Its code is kept as what SIPD calls that thing; one thing may have several.

    Raises `NotYourData`, `AnswerUnfit`. Records `opendata.sipd_element_answered`; the same again changes nothing.
    """
    _guard(actor)
    unit = dataset.unit_id if dataset else planned.case.lead_unit_id if planned else None
    if unit is not None and unit not in units_answering(actor):
        raise NotYourData
    _check_answer(dataset, planned, resource, column, year_column)
    with transaction.atomic():
        row = SipdElement.objects.select_for_update(of=("self",)).get(pk=element.pk)
        said = {
            "dataset_id": dataset.pk if dataset else None,
            "planned_id": planned.pk if planned else None,
            "resource_id": resource.pk if resource else None,
            "column": column,
            "year_column": year_column,
            "reckoning": Reckoning(reckoning).value,
        }
        if all(getattr(row, name) == value for name, value in said.items()):
            return row
        for name, value in said.items():
            setattr(row, name, value)
        row.save(update_fields=list(said))
        _link(row, at)
        event = SipdElementAnswered(
            element=row.pk,
            dataset=row.dataset_id,
            planned=row.planned_id,
            resource=row.resource_id,
            column=column,
            year_column=year_column,
            reckoning=row.reckoning,
        )
        record(event, actor=actor, at=at, stream=SIPD, refs={"element": row.pk})
    return row


class _Run:
    """One reading of the list."""

    def __init__(self, columns: Mapping[str, str], actor: Actor, at: datetime) -> None:
        self.columns, self.actor, self.at = columns, actor, at
        self.seen: dict[str, int] = {}
        nodes = units.current().nodes.values()
        self.units = {
            plain(name): node.id for node in nodes for name in (node.code, node.short_name, node.name) if name
        }
        mine = units_answering(actor)
        datasets = Dataset.objects.filter(closed_at=None, unit_id__among=mine)
        self.datasets = _alone(datasets.values_list("title", "pk"))
        plans = PlannedDataset.objects.filter(case__closed_at=None, case__lead_unit__among=mine)
        self.plans = _alone(plans.values_list("title", "pk"))

    def take(self, line: Line) -> Outcome:
        said = {field: " ".join(line.values.get(heading, "").split()) for field, heading in self.columns.items()}
        said = {field: said.get(field, "") for field in FIELDS}
        self._check(said, line.number)
        facts = {**said, "unit_id": self.units.get(plain(said["opd"])) if said["opd"] else None}
        row = SipdElement.objects.filter(code=said["code"]).first()
        if row is None:
            row = SipdElement.objects.create(**facts, taken_at=self.at)
            self._answer(row)
            return Outcome.CREATED
        changed = [name for name, value in facts.items() if getattr(row, name) != value]
        for name in changed:
            setattr(row, name, facts[name])
        if changed:
            row.taken_at = self.at
            row.save(update_fields=[*changed, "taken_at"])
        answered = self._answer(row)
        return Outcome.UPDATED if changed or answered else Outcome.UNCHANGED

    def _check(self, said: Mapping[str, str], number: int) -> None:
        for field in ("code", "wording"):
            if not said[field]:
                raise SipdLineUnfit(_("This is empty."), field=field, next_step=_("Fill it in."))
        for field, most in LONGEST.items():
            if len(said[field]) > most:
                raise SipdLineUnfit(
                    _("This is too long."), field=field, next_step=_("Look whether the columns are right.")
                )
        earlier = self.seen.setdefault(said["code"], number)
        if earlier != number:
            raise SipdLineUnfit(
                _("Line %(line)s has this code already.") % {"line": earlier},
                field="code",
                next_step=_("Keep one of them."),
            )

    def _answer(self, row: SipdElement) -> bool:
        """By a dataset or an entry of the very same words, where nothing was said yet."""
        if row.dataset_id or row.planned_id:
            return False
        words = likeness(row.wording)
        dataset, planned = self.datasets.get(words), self.plans.get(words)
        if not words or not (dataset or planned):
            return False
        answer_element(
            element=row,
            dataset=Dataset.objects.get(pk=dataset) if dataset else None,
            planned=PlannedDataset.objects.select_related("case").get(pk=planned) if planned and not dataset else None,
            actor=self.actor,
            at=self.at,
        )
        return True


def _alone(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    """By the words of its title, each thing that is the only one with them."""
    found: dict[str, set[int]] = {}
    for title, pk in rows:
        found.setdefault(likeness(title), set()).add(pk)
    return {words: next(iter(them)) for words, them in found.items() if words and len(them) == 1}


def _guard(actor: Actor) -> None:
    if not keeps_reference(actor):
        raise NotYourData


def _check(columns: Mapping[str, str], headings: Sequence[str]) -> None:
    missing = missing_fields(columns)
    if missing:
        raise SipdColumnsUnclear(
            _("It is not said under which heading this stands."), field=missing[0], next_step=_("Choose its heading.")
        )
    for field, heading in columns.items():
        if field not in FIELDS or heading not in headings:
            raise SipdColumnsUnclear(
                _("This file has no column “%(heading)s”.") % {"heading": heading[:80]},
                field=field,
                next_step=_("Choose one of its headings."),
            )
        if list(columns.values()).count(heading) > 1:
            raise SipdColumnsUnclear(
                _("The column “%(heading)s” was chosen twice.") % {"heading": heading[:80]},
                field=field,
                next_step=_("Choose another one here, or none."),
            )


def _check_answer(
    dataset: Dataset | None, planned: PlannedDataset | None, resource: Resource | None, column: str, year_column: str
) -> None:
    if dataset is not None and planned is not None:
        raise AnswerUnfit(
            _("One element is answered by a dataset or by an entry of the list, not by both."), field="planned",
            next_step=_("Leave one of them out."),
        )  # fmt: skip
    if not column and not year_column and resource is None:
        return
    if resource is None or dataset is None or resource.dataset_id != dataset.pk or not column:
        raise AnswerUnfit(
            _("A value comes from a column of a table of the dataset."),
            field="column",
            next_step=_("Choose the column."),
        )
    names = set(resource.columns.values_list("name", flat=True))
    for field, name in (("column", column), ("year_column", year_column)):
        if name and name not in names:
            raise AnswerUnfit(
                _("The table has no such column."), field=field, next_step=_("Choose one of its columns.")
            )


def _link(row: SipdElement, at: datetime) -> None:
    """Keep the code as that of what answers it, and end what it was of before."""
    today = local_date(at, local_zone())
    ExternalId.objects.filter(system=SIPD_CODES, code=row.code, until=None).update(until=today)
    kind, object_id = (DATASET_KIND, row.dataset_id) if row.dataset_id else (PLAN_KIND, row.planned_id)
    if object_id is not None:
        ExternalId.objects.create(object_kind=kind, object_id=object_id, system=SIPD_CODES, code=row.code, since=today)
