# SPDX-License-Identifier: EUPL-1.2
"""The page of one dataset: what one row is, when it was counted and by whom, every column's meaning, and how to have it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from praja.duties.opendata.domain.asking import Ask
from praja.duties.opendata.domain.citing import Cited, bibtex_of, text_of
from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.domain.standards.described import Addresses
from praja.duties.opendata.enums import Access, ColumnType, Frequency, ResourceKind
from praja.duties.opendata.gateways.remembering import Remembering
from praja.duties.opendata.models import Dataset
from praja.duties.opendata.queries.dataset_page import (
    ColumnSaid,
    DatasetPage,
    Edition,
    TableSaid,
    dataset_page,
    readable_dataset,
    related_to,
)
from praja.duties.opendata.queries.harvesting import TakenOver, taken_over
from praja.duties.opendata.queries.language import in_reader_language
from praja.duties.opendata.queries.rows import page_of
from praja.duties.opendata.queries.showing import NUMBERS, shown
from praja.duties.opendata.queries.shown import page_as_it_is
from praja.duties.opendata.queries.standards.telling import described_on_page, portal
from praja.duties.opendata.web.public.catalogue import row_of
from praja.duties.opendata.web.public.links import api_call, download_links
from praja.duties.opendata.web.public.structured import structured
from praja.duties.opendata.web.standards.links import link_header, machine_links
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.moments import describe_moment, local_zone
from praja.lib.templatetags.charts import figure
from praja.lib.web import PrajaRequest, guarded

PREVIEWED, PREVIEWED_COLUMNS = 5, 8
MIB = 1024 * 1024
PAGE_BYTES, TIMES_TOLD = 64 * 1024, 6
"""That a page takes in memory as it is told, about: so much, and what it tells machines of its columns so many times."""
Told = tuple[dict[str, Any], dict[str, str]]
_pages: Remembering[Told] = Remembering(12 * MIB)


@guarded(ANYONE)
def dataset(request: PrajaRequest, name: str) -> HttpResponse:
    """One dataset, as this reader may see it."""
    known = _known(request, name) if not request.actor.is_known else None
    told, heads = known or _told(request, name)
    context = told | {"related": [row_of(one) for one in related_to(told["dataset"], told["page"].topics)]}
    response = render(request, "opendata/public/dataset.html", context)
    for head, value in heads.items():
        response[head] = value
    return response


def _known(request: PrajaRequest, name: str) -> Told | None:
    """What the page tells whoever is not known, remembered as long as nothing of it has moved; None where it cannot be."""
    standing = page_as_it_is(name)  # before the rest: what changes meanwhile is told once, and then anew
    if standing is None:
        return None
    day = local_date(request.at, local_zone())
    key = (standing, day, get_language(), request.get_host(), request.scheme)
    told = _pages.get(key)
    if told is None:
        told = _told(request, name)
        _pages.keep(key, told, PAGE_BYTES + TIMES_TOLD * len(told[0]["structured"]))
    return told


def _told(request: PrajaRequest, name: str) -> Told:
    """What the page tells this reader, but for related data, and its headers."""
    found = readable_dataset(name, request.actor)
    page = dataset_page(found, actor=request.actor, at=request.at)
    origin = taken_over(found)
    cited = _cited(request, page, origin)
    machines = Addresses(portal(), described_on_page(page)) if found.is_shown else None
    context = {
        "page": page,
        "dataset": found,
        "title": in_reader_language(found, "title"),
        "notes": in_reader_language(found, "notes"),
        "topics": [(in_reader_language(one, "name"), one.code) for one in page.topics],
        "facts": list(_facts(page, origin)),
        "taken_over": origin,
        "limit": _limit(found),
        "tables": [_table(request, page, one) for one in page.tables],
        "others": [(one, one.kind == ResourceKind.LINK) for one in page.others],
        "editions": [_edition(one) for one in page.editions],
        "citation": text_of(cited),
        "bibtex": bibtex_of(cited),
        "structured": structured(machines) if machines else "",
        "machine_links": machine_links(machines) if machines else [],
    }
    return context, {"Link": link_header(machines)} if machines else {}


def columns_said(table: TableSaid) -> list[dict[str, Any]]:
    """What each column means, in words."""
    return [_column(one) for one in table.columns]


def _facts(page: DatasetPage, origin: TakenOver | None) -> Iterator[dict[str, Any]]:
    dataset, current = page.dataset, page.dataset.current
    rows = [
        (_("What one row is"), dataset.row_meaning),
        (_("Period"), (current.period if current else "") or _covered(dataset)),
        (_("Area"), _area(page, origin)),
        (_("Counted by"), dataset.unit.name if origin is None else origin.publisher),
        (_("Taken from"), dataset.source if origin is None else ""),
        (_("Who answers for it here"), "" if origin is None else dataset.unit.name),
        (_("How it is collected"), dataset.method),
        (_("How often"), str(Frequency(dataset.frequency).label)),
        (_("Published"), describe_moment(current.published_at, "date") if current and current.published_at else ""),
        (_("Updated"), describe_moment(dataset.modified_at, "date")),
        (_("Next edition"), _next(page)),
        (_("Licence"), LICENCES[dataset.licence].title if dataset.licence in LICENCES else dataset.licence),
        (_("Concept"), dataset.concept),
        (_("Definition"), dataset.definition),
    ]
    yield from ({"term": term, "value": value} for term, value in rows if value)


def _area(page: DatasetPage, origin: TakenOver | None) -> str:
    """What it covers; of data that was taken over nobody here knows, unless it was said."""
    region = page.dataset.region
    if region is not None:
        return region.name
    return str(settings.PRAJA_SITE_NAME) if origin is None else ""


def _next(page: DatasetPage) -> str:
    if page.dataset.closed_at is not None:
        return _("None: the series has ended.")
    if page.next_due is None:
        return ""
    day = describe_moment(page.next_due.due_on, "date")
    return _("was due by %(day)s, and is late") % {"day": day} if page.is_overdue else _("by %(day)s") % {"day": day}


def _covered(dataset: Dataset) -> str:
    first, last = dataset.first_day, dataset.last_day
    if not first or not last:
        return ""
    return f"{describe_moment(first, 'date')} – {describe_moment(last, 'date')}"


def _limit(dataset: Dataset) -> dict[str, Any] | None:
    if dataset.access == Access.OPEN:
        return None
    decision = dataset.access_decision
    return {
        "label": Access(dataset.access).label,
        "reason": dataset.access_reason,
        "basis": dataset.access_basis,
        "decision": str(decision.number) if decision else "",
        "until": dataset.access_until,
    }


def _table(request: PrajaRequest, page: DatasetPage, table: TableSaid) -> dict[str, Any]:
    said: dict[str, Any] = {
        "uuid": table.resource.uuid,
        "title": in_reader_language(table.resource, "title"),
        "notes": table.resource.notes,
        "columns": columns_said(table),
        "rows": table.version.rows if table.version else 0,
        "has_rows": table.version is not None,
    }
    if table.version is None or not page.may_read_rows:
        return said
    return said | {
        "preview": _preview(table),
        "downloads": download_links(page.dataset.name, table.resource),
        "call": api_call(request, table.resource) if page.dataset.access == Access.OPEN else "",
        "least_count": table.resource.least_count,
    }


def _preview(table: TableSaid) -> dict[str, Any]:
    """The first rows of the first columns."""
    some = table.columns[:PREVIEWED_COLUMNS]
    assert table.version is not None
    ask = Ask(columns=tuple(one.name for one in some), limit=PREVIEWED)
    rows = page_of(table.version, ask, with_total=False).rows
    heads = [{"label": _title(one), "number": one.type in NUMBERS} for one in some]
    return {
        "columns": heads,
        "rows": [
            [{"text": shown(value, one.type), **head} for value, one, head in zip(row, some, heads, strict=True)]
            for row in rows
        ],
        "is_all_columns": len(some) == len(table.columns),
    }


def _title(column: ColumnSaid) -> str:
    return in_reader_language(column.meaning, "title") if column.meaning else column.title


def _column(column: ColumnSaid) -> dict[str, Any]:
    meaning = column.meaning
    said: dict[str, Any] = {
        "name": column.name,
        "title": _title(column),
        "type": ColumnType(column.type).label if column.type in ColumnType.values else column.type,
    }
    if meaning is None:
        return said
    return said | {
        "definition": in_reader_language(meaning, "definition") or meaning.concept,
        "measure": " · ".join(filter(None, (meaning.measure, meaning.unit_of_measure))),
        "reference_time": meaning.reference_time,
        "code_list": meaning.code_list.title if meaning.code_list else "",
        "allowed": ", ".join(map(str, meaning.allowed[:30])),
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "number": edition.release.number,
        "period": edition.release.period,
        "published_at": edition.release.published_at,
        "changes": edition.release.changes,
        "is_current": edition.is_current,
        "withdrawn": edition.release.withdrawn_reason if edition.is_withdrawn else "",
        "differences": [
            {"table": resource.title, "lines": list(differences_said(differences))}
            for resource, _rows, differences in edition.tables
        ],
        "rows": sum(rows for _resource, rows, _differences in edition.tables),
    }


def differences_said(differences: Mapping[str, Any]) -> Iterator[str]:
    """What changed against the version before, in sentences."""
    added, gone, changed = (int(differences.get(what) or 0) for what in ("added", "gone", "changed"))
    if added:
        yield ngettext("%(count)s row added", "%(count)s rows added", added) % {"count": figure(added)}
    if gone:
        yield ngettext("%(count)s row gone", "%(count)s rows gone", gone) % {"count": figure(gone)}
    if changed:
        yield ngettext("%(count)s row changed", "%(count)s rows changed", changed) % {"count": figure(changed)}
    for key, words in (
        ("columns_added", _("Columns added: %(names)s")),
        ("columns_gone", _("Columns gone: %(names)s")),
    ):
        names = differences.get(key) or []
        if names:
            yield words % {"names": ", ".join(map(str, names))}


def _cited(request: PrajaRequest, page: DatasetPage, origin: TakenOver | None) -> Cited:
    """As whoever publishes it is named: of data that was taken over, those there."""
    dataset, current = page.dataset, page.dataset.current
    published = (current.published_at if current else None) or dataset.modified_at
    return Cited(
        name=dataset.name,
        title=dataset.title,
        unit=dataset.unit.name if origin is None else origin.publisher or origin.title,
        government=settings.PRAJA_SITE_NAME if origin is None else origin.title,
        period=current.period if current else "",
        edition=current.number if current else None,
        year=local_date(published, local_zone()).year,
        url=request.build_absolute_uri(reverse("opendata:dataset", args=[dataset.name])),
        read_on=local_date(request.at, local_zone()).isoformat(),
    )
