# SPDX-License-Identifier: EUPL-1.2
"""Figures of this platform as data: decided by the data steward, then counted every day."""

import tempfile
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.naming import name_of
from praja.duties.opendata.domain.schemas import schema_of
from praja.duties.opendata.enums import ColumnRole, FigureTable, Frequency, Origin, ResourceKind
from praja.duties.opendata.errors import NeedsWords, NothingOpen, NotShown, NotYourData
from praja.duties.opendata.events.measured import FamilyHidden, FamilyShown
from praja.duties.opendata.gateways.figures import write_rows
from praja.duties.opendata.models import Dataset, Resource, ShownFamily, TableVersion
from praja.duties.opendata.operations.datasets import (
    ColumnWords,
    DatasetWords,
    ResourceWords,
    later_than,
    lock_dataset,
    open_dataset,
    set_resource,
)
from praja.duties.opendata.operations.releases import Rows, show_rows
from praja.duties.opendata.queries.measured import (
    FigureRows,
    columns_of,
    figure_rows,
    in_both,
    least_people,
    open_measures,
)
from praja.duties.opendata.queries.table_page import KINDS_IN
from praja.duties.opendata.rules import units_stewarded
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.operations.files import keep_made
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.operations import record
from praja.kernel.measures.openness import Family, families
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotFound, Text
from praja.lib.moments import local_zone

_TITLES: dict[FigureTable, Text] = {table: table.label for table in FigureTable}
_METHOD = _(
    "Counted anew every day from what was recorded when it happened; nothing is typed in. Months and days that are not over "
    "are not in it. Figures behind which fewer than %(least)d people stand are left empty, and with them so many others that "
    "they can't be worked out from the sums."
)
_COLUMNS: dict[str, tuple[Text, str, str, Text]] = {
    "bulan": (_("Month"), "string", ColumnRole.PERIOD, _("The month in which it was counted, as 2026-03.")),
    "tanggal": (_("Day"), "date", ColumnRole.PERIOD, _("The local day on which it was counted.")),
    "kode_unit": (_("Code of the unit"), "string", ColumnRole.KEY, _("The code of the unit in this government.")),
    "unit": (_("Unit"), "string", ColumnRole.DIMENSION, _("The unit alone, without those below it.")),
    "kode_ukuran": (_("Code of the figure"), "string", ColumnRole.KEY, _("By it the table of meanings is joined.")),
    "ukuran": (_("Figure"), "string", ColumnRole.DIMENSION, _("What was counted; how, the table of meanings says.")),
    "ukuran_en": (_("Figure, in English"), "string", ColumnRole.NOTE, _("What was counted.")),
    "satuan": (_("Unit of measure"), "string", ColumnRole.DIMENSION, _("What the value is in.")),
    "pembilang": (_("Numerator"), "integer", ColumnRole.MEASURE, _("What counts; times are in minutes.")),
    "penyebut": (_("Denominator"), "integer", ColumnRole.MEASURE, _("Of how many.")),
    "nilai": (
        _("Value"),
        "number",
        ColumnRole.MEASURE,
        _("The numerator, or numerator over denominator, in the unit of measure. Empty: few people stand behind it."),
    ),
    "arah": (_("Direction"), "string", ColumnRole.NOTE, _("Which direction is progress.")),
    "cara_hitung": (_("How it is counted"), "string", ColumnRole.NOTE, _("The rule, and the law or method behind it.")),
    "cara_hitung_en": (_("How it is counted, in English"), "string", ColumnRole.NOTE, _("The same in English.")),
    "tentang_orang": (
        _("About people"),
        "string",
        ColumnRole.NOTE,
        _("“ya”: people stand behind it, and figures of few are left empty."),
    ),
}
"""Of each column what it is called, its type and role, and what it means."""


def show_family(*, family: str, reason: str, actor: Actor, at: datetime) -> ShownFamily:
    """Decide that the figures of a duty that everybody may be shown are shown as a dataset of the steward's unit. Decided again,
    it takes in figures that were declared open since. The rows come with the next counting.

    Raises `NotFound` for an unknown family, `NotYourData` for others than the steward, `NothingOpen`, `NeedsWords` without a
    reason.
    """
    known, words = _known(family), _reason(reason)
    keys = tuple(one.key for one in open_measures(family))
    unit = _unit_of_steward(actor)
    if not keys:
        raise NothingOpen
    with transaction.atomic():
        row = ShownFamily.objects.select_for_update().filter(family=family).first()
        if row is None:
            row = ShownFamily(family=family, dataset=_opened(known, unit, actor, at))
        dataset = lock_dataset(row.dataset_id)
        row.measures, row.is_on, row.reason, row.decided_at, row.counted_on = list(keys), True, words, at, None
        row.save()
        event = FamilyShown(dataset=dataset.pk, family=family, measures=keys, reason=_digest(dataset, words))
        record(event, actor=actor, at=at, stream=dataset.stream, refs={"dataset": dataset.pk, "unit": dataset.unit_id})
    return row


def hide_family(*, family: str, reason: str, actor: Actor, at: datetime) -> ShownFamily:
    """Decide that the figures of a duty are not shown any more: readers see nothing of the dataset, also no earlier version.

    Raises `NotShown`, `NotYourData` for others than the steward, `NeedsWords` without a reason.
    """
    words = _reason(reason)
    with transaction.atomic():
        row = ShownFamily.objects.select_for_update().filter(family=family, is_on=True).first()
        if row is None:
            raise NotShown
        dataset = lock_dataset(row.dataset_id)
        if dataset.unit_id not in units_stewarded(actor):
            raise NotYourData
        row.is_on, row.reason, row.decided_at = False, words, at
        row.save()
        dataset.resources.update(current=None)
        dataset.is_shown, dataset.modified_at = False, later_than(dataset, at)
        dataset.save(update_fields=["is_shown", "modified_at"])
        event = FamilyHidden(dataset=dataset.pk, family=family, reason=_digest(dataset, words))
        record(event, actor=actor, at=at, stream=dataset.stream, refs={"dataset": dataset.pk, "unit": dataset.unit_id})
    return row


def count_family(*, family: str, actor: Actor, at: datetime) -> list[TableVersion]:
    """Work out the rows of a family that is shown, and show the tables that are not as they were. Nothing changed: no version.

    Raises `NotShown`.
    """
    row = ShownFamily.objects.filter(family=family, is_on=True).first()
    if row is None:
        raise NotShown
    found = figure_rows(row.measures, at=at)
    least = least_people(local_date(at, local_zone()))
    made = {table: _kept(table, rows, least, at) for table, rows in found.items()}
    with transaction.atomic():
        row = ShownFamily.objects.select_for_update().filter(family=family, is_on=True).first()
        if row is None:
            raise NotShown
        dataset = Dataset.objects.get(pk=row.dataset_id)
        tables = {FigureTable.values[one.position]: one for one in dataset.resources.select_related("current__file")}
        brought = [(tables[table], rows) for table, rows in made.items() if _is_other(tables[table], rows)]
        row.counted_on = local_date(at, local_zone())
        row.save(update_fields=["counted_on"])
        return show_rows(dataset=dataset, brought=brought, actor=actor, at=at) if brought else []


def count_families(*, actor: Actor, at: datetime) -> int:
    """Count every family that is shown and was not counted yet today. Returns how many."""
    today = local_date(at, local_zone())
    waiting = ShownFamily.objects.filter(is_on=True).exclude(counted_on=today).order_by("family")
    names = list(waiting.values_list("family", flat=True))
    for name in names:
        count_family(family=name, actor=actor, at=at)
    return len(names)


def _known(family: str) -> Family:
    known = families().get(family)
    if known is None:
        raise NotFound(_("There are no such figures."), next_step=_("Choose one from the list."))
    return known


def _reason(reason: str) -> str:
    words = " ".join(reason.split())[:300]
    if not words:
        raise NeedsWords("reason")
    return words


def _digest(dataset: Dataset, reason: str) -> str:
    return content_digest(bytes(dataset.salt), {"reason": reason})


def _unit_of_steward(actor: Actor) -> Unit:
    """The unit over all that the steward checks: the producer of what is counted everywhere."""
    mine = units_stewarded(actor)
    top = Unit.objects.filter(pk__in=mine).exclude(parent__in=mine).order_by("code").first()
    if top is None:
        raise NotYourData
    return top


def _opened(family: Family, unit: Unit, actor: Actor, at: datetime) -> Dataset:
    least = least_people(local_date(at, local_zone()))
    title, title_en = in_both(family.title)
    notes, notes_en = in_both(family.about)
    words = DatasetWords(
        title=title,
        title_en=title_en,
        notes=notes,
        notes_en=notes_en,
        tags=("kinerja", "layanan publik"),
        row_meaning=in_both(_("one figure in one month or on one day"))[0],
        method=in_both(_METHOD)[0] % {"least": least},
        source=in_both(_("What this platform records as it happens"))[0],
        frequency=Frequency.DAILY,
    )
    dataset = open_dataset(name=name_of(title), words=words, unit=unit, origin=Origin.MEASURES, actor=actor, at=at)
    for table in FigureTable:
        title, title_en = in_both(_TITLES[table])
        columns = columns_of(table)
        is_about_people = any(name == "nilai" for name, _type in columns)
        said = ResourceWords(
            title=title,
            title_en=title_en,
            kind=ResourceKind.TABLE,
            columns=tuple(_column(name) for name, _type in columns),
            least_count=least if is_about_people else None,
            counted_columns=("penyebut",) if is_about_people else (),
        )
        set_resource(dataset=dataset, resource=None, words=said, actor=actor, at=at)
    return dataset


def _column(name: str) -> ColumnWords:
    title, kind, role, means = _COLUMNS[name]
    (said, said_en), (definition, definition_en) = in_both(title), in_both(means)
    return ColumnWords(
        name=name,
        title=said,
        title_en=said_en,
        type=kind,
        role=role,
        definition=definition,
        definition_en=definition_en,
        extra={KINDS_IN: ["kode_ukuran", "ukuran"]} if role == ColumnRole.MEASURE else {},
    )


def _kept(table: FigureTable, found: FigureRows, least: int, at: datetime) -> Rows:
    columns = columns_of(table)
    with tempfile.TemporaryDirectory(prefix="praja-table-") as folder:
        target = Path(folder) / "table.parquet"
        write_rows(target, columns, found.rows)
        file = keep_made(target, Kind.PARQUET, at)
    titles = {name: in_both(_COLUMNS[name][0])[0] for name, _type in columns}
    hidden = {"least": least, "columns": {"nilai": found.left_out}, "cells": found.left_out} if found.left_out else {}
    return Rows(file=file, schema=schema_of(columns, titles=titles), rows=len(found.rows), hidden=hidden)


def _is_other(resource: Resource, rows: Rows) -> bool:
    """Whether the rows are not those that readers see."""
    return resource.current is None or resource.current.file_id != rows.file.pk
