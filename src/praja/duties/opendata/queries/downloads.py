# SPDX-License-Identifier: EUPL-1.2
"""Tables as files: every version that readers may have, whole or as somebody looks at it, in every form."""

import json
import math
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praja.duties.opendata.domain.asking import ROW, Function
from praja.duties.opendata.domain.selecting import Statement, figure_name, group, pivot, select, spread
from praja.duties.opendata.domain.viewing import View, pairs_of
from praja.duties.opendata.enums import Access, ResourceKind
from praja.duties.opendata.errors import NoPlaces, TooMuchAsked
from praja.duties.opendata.gateways import tables, writing
from praja.duties.opendata.gateways.workbook_stream import LAST_ROW, workbook
from praja.duties.opendata.gateways.writing import Columns
from praja.duties.opendata.models import Dataset, Resource, TableVersion
from praja.duties.opendata.procedure.names import PUBLISHED
from praja.duties.opendata.queries.dataset_page import table_said
from praja.duties.opendata.queries.maps import is_by_place, outlines_by_value
from praja.duties.opendata.queries.rows import groups_of, mark_of, page_of, stated, types_of
from praja.duties.opendata.rules import may_read_dataset, may_read_rows
from praja.kernel.organization.domain.outlines import Outline
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed, NotFound, TooLarge

CHUNK = 256 * 1024
MOST_GROUPS = 10_000
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
    "ndjson": "application/x-ndjson; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json; charset=utf-8",
}
SEPARATORS = {"koma": ",", "titik-koma": ";", "tab": "\t"}
"""What stands between the cells of a CSV file, by how an address says it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of a version: the form, which rows, and for CSV the separator and a mark (BOM) by which spreadsheet
    programs see that it is UTF-8."""

    kind: str
    view: View
    separator: str = ","
    bom: bool = False


@dataclass(frozen=True, slots=True)
class Download:
    """A file ready to be sent: its entity tag, name and type, whether everybody may keep it, and its pieces."""

    mark: str
    name: str
    media_type: str
    is_open: bool
    pieces: Callable[[], Iterator[bytes]]


def readable_version(name: str, uuid: UUID, number: int | None, actor: Actor) -> TableVersion:
    """A version of a table: the one that is shown, or an earlier one by its number. Raises `NotFound`, also for what is taken off
    or was never shown, and `NotAllowed` where the actor may know of the table but not read its rows."""
    datasets = may_read_dataset.visible(actor, Dataset.objects.filter(name=name))
    resources = Resource.objects.filter(dataset__in=datasets, uuid=uuid, removed_at=None, kind=ResourceKind.TABLE)
    resource = resources.select_related("dataset__unit", "current__file").first()
    if resource is None:
        raise _no_table()
    if not may_read_rows.allows(actor, resource.dataset):
        raise NotAllowed(
            _("The rows of this data are not open to everybody."), next_step=_("Ask the unit that keeps it (PPID).")
        )
    if number is None:
        version = resource.current
    else:
        shown = Q(release=None) | Q(release__case__state=PUBLISHED)
        version = resource.versions.filter(shown, number=number).select_related("file").first()
    if version is None:
        raise _no_table()
    version.resource = resource
    return version


def readable_file(name: str, uuid: UUID, actor: Actor) -> Resource:
    """A file that stands beside tables. Raises `NotFound`, and `NotAllowed` where the actor may know of the dataset but not read
    its rows."""
    datasets = may_read_dataset.visible(actor, Dataset.objects.filter(name=name))
    files = Resource.objects.filter(dataset__in=datasets, uuid=uuid, removed_at=None, file__isnull=False)
    resource = files.select_related("dataset", "file").first()
    if resource is None:
        raise NotFound(_("There is no such file."), next_step=_("Look on the page of the data."))
    if not may_read_rows.allows(actor, resource.dataset):
        raise NotAllowed(
            _("The rows of this data are not open to everybody."), next_step=_("Ask the unit that keeps it (PPID).")
        )
    return resource


def download_of(version: TableVersion, wanted: Wanted) -> Download:
    """The file. Nothing is asked of its rows before `pieces` is called; what can be refused is refused there, before the first
    piece: `NoSuchColumn`, `NotAValue`, `TooMuchAsked`, `TooLarge` beyond the rows of a workbook, `NoPlaces`."""
    resource = version.resource
    dataset = resource.dataset
    language = get_language() if wanted.kind == "xlsx" else ""
    mark = mark_of(version, wanted.kind, pairs_of(wanted.view), wanted.separator, wanted.bom, language)
    part = "" if wanted.view == View() else "-pilihan"
    file = f"{dataset.name}-{resource.position + 1}-v{version.number}{part}.{wanted.kind}"
    is_open = dataset.access == Access.OPEN and dataset.is_shown
    return Download(mark, file, MEDIA_TYPES[wanted.kind], is_open, lambda: _pieces(version, wanted))


def _pieces(version: TableVersion, wanted: Wanted) -> Iterator[bytes]:
    digest = version.file.sha256
    if wanted.kind == "parquet" and wanted.view == View():
        return _file(tables.local_path(digest))
    statement, columns = _chosen(version, wanted.view)
    try:
        match wanted.kind:
            case "xlsx":
                _refuse_too_many(version, wanted.view)
                return workbook(digest, statement, columns, titles=_titles(version), about=_about(version))
            case "parquet":
                return _as_parquet(digest, statement)
            case "json":
                form = writing.objects(columns)
            case "ndjson":
                form = writing.lines(columns)
            case "geojson":
                place = writing.place_of(columns)
                if place is None:
                    return region_features(version, wanted.view)
                form = writing.features(columns, place)
            case _:
                form = writing.delimited(columns, separator=wanted.separator, bom=wanted.bom)
        return writing.written(digest, statement, form)
    except tables.TooMuch as error:
        raise TooMuchAsked from error


def _chosen(version: TableVersion, view: View) -> tuple[Statement, Columns]:
    """The statement that gives the rows of a view, and the columns that it gives."""
    types = types_of(version)
    if not view.by:
        names = view.columns or tuple(types)
        ask = replace(view.ask(limit=2**62), columns=tuple(names))
        return select(ask, types), Columns({name: types[name] for name in names if name != ROW})
    grouping = view.grouping(MOST_GROUPS)
    kind = "integer" if view.figure.function is Function.COUNT else "number"
    by = {name: types[name] for name in view.by}
    if not view.across:
        statement = stated(lambda: group(grouping, view.ask(), types))
        return statement, Columns(by | {figure_name(one.function, one.column): kind for one in grouping.figures})
    page = groups_of(version, grouping, view.ask())  # its columns are called as the values are
    values = [row[0] for row in tables.rows_of(version.file.sha256, spread(grouping, view.ask(), types))[1]]
    statement = pivot(grouping, values, view.ask(), types)
    return statement, Columns(by | dict.fromkeys(page.columns[len(by) :], kind))


def region_features(version: TableVersion, view: View) -> Iterator[bytes]:
    """Groups by place as polygons (GeoJSON, RFC 7946). Raises `NoPlaces` where their places have no outlines."""
    known = {one.name: one for one in table_said(version.resource, version).columns}
    by = [known[name] for name in view.by]
    if not is_by_place(view, by):
        raise NoPlaces
    page = groups_of(version, view.grouping(MOST_GROUPS), view.ask())
    outlines = outlines_by_value([row[0] for row in page.rows])
    if not outlines:
        raise NoPlaces
    return _features(page.columns, page.rows, outlines)


def _features(
    names: Sequence[str], rows: Sequence[Sequence[Any]], outlines: Mapping[str, tuple[Outline, str]]
) -> Iterator[bytes]:
    before = '{"type":"FeatureCollection","features":[\n'
    for row in rows:
        outline = outlines.get(str(row[0]))
        feature = {
            "type": "Feature",
            "geometry": {"type": "MultiPolygon", "coordinates": outline[0]} if outline else None,
            "properties": {name: _plain(value) for name, value in zip(names, row, strict=True)},
        }
        yield (before + json.dumps(feature, ensure_ascii=False, separators=(",", ":"))).encode()
        before = ",\n"
    yield b"\n]}\n"


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Decimal | float):
        return float(value) if math.isfinite(value) else None
    return value if isinstance(value, int | str | None) else str(value)


def _refuse_too_many(version: TableVersion, view: View) -> None:
    total = 0 if view.by else page_of(version, view.ask(limit=0)).total or 0
    if total >= LAST_ROW:
        raise TooLarge(
            _("An XLSX sheet cannot hold so many rows."), next_step=_("Filter first, or choose CSV or Parquet.")
        )


def _as_parquet(digest: str, statement: Statement) -> Iterator[bytes]:
    """Written whole, for its table of contents stands at the end."""
    root = Path(settings.PRAJA_TABLES_ROOT)
    handle, name = tempfile.mkstemp(prefix="view-", suffix=".parquet", dir=root)
    os.close(handle)
    path = Path(name)
    try:
        tables.write_parquet(digest, statement, path)
        return _file(path)
    finally:
        path.unlink()  # what was opened stays readable


def _file(path: Path) -> Iterator[bytes]:
    return _read(path.open("rb"))


def _read(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk


def _titles(version: TableVersion) -> tuple[str, str]:
    return version.resource.title, _("About")


def _about(version: TableVersion) -> list[tuple[str, str]]:
    dataset = version.resource.dataset
    heads = [(field["name"], field.get("title", "")) for field in version.schema["fields"]]
    return [
        (_("Title"), dataset.title),
        (_("Source"), f"{dataset.unit.name}, {settings.PRAJA_SITE_NAME}"),
        (_("Version"), str(version.number)),
        (_("Licence"), dataset.licence),
        (_("Address"), f"{settings.PRAJA_BASE_URL}/data/{dataset.name}/"),
        *heads,
    ]


def _no_table() -> NotFound:
    return NotFound(_("There is no such table."), next_step=_("Look on the page of the data."))
