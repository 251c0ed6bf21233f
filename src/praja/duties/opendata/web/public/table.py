# SPDX-License-Identifier: EUPL-1.2
"""A table: filtered, ordered, put together, drawn, and every view of it by an address of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.opendata.domain.asking import ROW, Condition, Figure, Function, Operator, Sort, Value
from praja.duties.opendata.domain.viewing import (
    View,
    pairs_of,
    with_condition,
    without_condition,
)
from praja.duties.opendata.enums import Access
from praja.duties.opendata.forms.filtering import OPERATORS, FilterForm
from praja.duties.opendata.models import Dataset, TableVersion
from praja.duties.opendata.queries.dataset_page import ColumnSaid, TableSaid
from praja.duties.opendata.queries.language import in_reader_language
from praja.duties.opendata.queries.rows import groups_of, page_of, types_of
from praja.duties.opendata.queries.showing import NUMBERS, shown
from praja.duties.opendata.queries.table_page import (
    MOST_GROUPS,
    dividing,
    figure_label,
    measures_of,
    offers_of,
    places_of,
    proposed,
    readable_table,
    view_for,
)
from praja.duties.opendata.web.public.charting import drawing_of, map_of, title_of
from praja.duties.opendata.web.public.links import api_call, download_links
from praja.lib.actors import ANYONE
from praja.lib.web import PrajaRequest, guarded

ROWS = 50
FURTHEST = 1_000_000
FORM = ("pada", "cara", "nilai")


@guarded(ANYONE)
def table(request: PrajaRequest, name: str, uuid: UUID) -> HttpResponse:
    """One view of a table. What the small forms ask leads to the view's own address."""
    dataset, said, version = readable_table(name, uuid, request.actor)
    view = view_for(version, list(pairs_in(request.GET)))
    types = types_of(version)
    asked = "pada" in request.GET
    choices = [(one.name, title_of(one)) for one in said.columns]
    form = FilterForm(request.GET if asked else None, columns=choices, types=types)
    if asked and form.is_valid() and form.condition is not None:
        return HttpResponseRedirect(address_of(dataset, said, with_condition(view, form.condition)))
    if not asked and list(pairs_in(request.GET)) != pairs_of(view):
        return HttpResponseRedirect(address_of(dataset, said, view))
    lines = _groups(dataset, said, version, view) if view.by else _rows(request, dataset, said, version, view)
    context = {
        "dataset": dataset,
        "title": in_reader_language(dataset, "title"),
        "table_title": in_reader_language(said.resource, "title"),
        "table": said,
        "version": version,
        "view": view,
        "form": form,
        "kept": pairs_of(view),
        "plain_url": reverse("opendata:table", args=[dataset.name, said.resource.uuid]),
        "chosen": list(_chosen(dataset, said, view)),
        "downloads": download_links(
            dataset.name,
            said.resource,
            pairs_of(view),
            places=bool(lines.get("regions")) if view.by else bool(places_of(said.columns)),
        ),
        "call": api_call(request, said.resource) if dataset.access == Access.OPEN else "",
        "saved": request.build_absolute_uri(address_of(dataset, said, view)),
        "offers": list(_offers(dataset, said, version, view)),
        **_choices(said, view),
        **lines,
    }
    return render(request, "opendata/public/table.html", context, status=422 if asked else 200)


def pairs_in(given: QueryDict) -> Iterator[tuple[str, str]]:
    """What an address says of a view, in its order; several values of one name stay apart."""
    for name, values in given.lists():
        if name not in (*FORM, "mulai"):
            yield from ((name, value) for value in values)


def address_of(dataset: Dataset, table: TableSaid, view: View, start: int = 0) -> str:
    """The one address of a view."""
    pairs = [*pairs_of(view), *([("mulai", str(start))] if start else [])]
    path = reverse("opendata:table", args=[dataset.name, table.resource.uuid])
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _rows(
    request: PrajaRequest, dataset: Dataset, table: TableSaid, version: TableVersion, view: View
) -> dict[str, Any]:
    start = _start(request.GET.get("mulai", ""))
    page = page_of(version, view.ask(limit=ROWS, offset=start))
    shown_columns = [one for one in table.columns if not view.columns or one.name in view.columns]
    by_name = {one.name: one for one in shown_columns}
    heads = [_head(dataset, table, view, by_name[name]) for name in page.columns if name != ROW]
    total = page.total or 0
    places = places_of(shown_columns)
    return {
        "heads": heads,
        "rows": [_row(dataset, table, view, page.columns, row, by_name, places) for row in page.rows],
        "total": total,
        "first": start + 1 if page.rows else 0,
        "last": start + len(page.rows),
        "next_url": address_of(dataset, table, view, start + ROWS) if start + ROWS < min(total, FURTHEST) else "",
        "previous_url": address_of(dataset, table, view, max(start - ROWS, 0)) if start else "",
        "map": _map() if places and page.rows else None,
        "proposals": [
            {
                "label": _("%(measure)s by %(by)s") % {"measure": title_of(measure), "by": title_of(by)},
                "href": address_of(
                    dataset, table, replace(view, by=(by.name,), sort=(), figure=Figure(Function.SUM, measure.name))
                ),
            }
            for measure, by in proposed(table.columns, view)
            if measure.name != by.name
        ],
    }


def _groups(dataset: Dataset, table: TableSaid, version: TableVersion, view: View) -> dict[str, Any]:
    page = groups_of(version, view.grouping(MOST_GROUPS), view.ask())
    known = {one.name: one for one in table.columns}
    by = [known[name] for name in view.by]
    figures = page.columns[len(by) :]
    kind = "number" if view.figure.function != Function.COUNT else "integer"
    heads = [{"label": title_of(one), "number": False} for one in by]
    heads += [{"label": name if view.across else figure_said(view, known), "number": True} for name in figures]
    return {
        "heads": heads,
        "rows": [
            {
                "cells": [
                    *({"text": shown(value, one.type)} for value, one in zip(row, by, strict=False)),
                    *({"text": shown(value, kind), "number": True} for value in row[len(by) :]),
                ]
            }
            for row in page.rows
        ],
        "total": len(page.rows),
        "is_cut": len(page.rows) >= MOST_GROUPS,
        "drawing": drawing_of(view, by, page.rows, figure_said(view, known)),
        "regions": map_of(view, by, page.rows),
        "map_title": _("%(figure)s on the map, by %(by)s")
        % {"figure": figure_said(view, known), "by": title_of(by[0])},
        "chart_url": _chart_url(dataset, table, view),
        "source": f"{dataset.unit.name}, {settings.PRAJA_SITE_NAME}",
    }


def figure_said(view: View, known: dict[str, ColumnSaid]) -> str:
    """What the figure of a view is, in words."""
    label = str(figure_label(view.figure.function))
    if not view.figure.column:
        return label
    column = known[view.figure.column]
    unit = column.meaning.unit_of_measure if column.meaning else ""
    said = f"{label}: {title_of(column)}"
    return f"{said} ({unit})" if unit else said


def _chart_url(dataset: Dataset, table: TableSaid, view: View) -> str:
    return f"{reverse('opendata:chart', args=[dataset.name, table.resource.uuid])}?{urlencode(pairs_of(view))}"


def _start(text: str) -> int:
    return min(int(text), FURTHEST) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _head(dataset: Dataset, table: TableSaid, view: View, column: ColumnSaid) -> dict[str, Any]:
    """A heading that orders: ascending first, then descending, then as the rows lie."""
    held = next((one for one in view.sort if one.column == column.name), None)
    following = () if held and held.is_descending else (Sort(column.name, is_descending=held is not None),)
    return {
        "label": title_of(column),
        "unit": column.meaning.unit_of_measure if column.meaning else "",
        "number": column.type in NUMBERS,
        "order": "" if held is None else "descending" if held.is_descending else "ascending",
        "href": address_of(dataset, table, replace(view, sort=following)),
    }


def _row(
    dataset: Dataset,
    table: TableSaid,
    view: View,
    names: Sequence[str],
    row: Sequence[Any],
    columns: dict[str, ColumnSaid],
    places: tuple[str, str] | None,
) -> dict[str, Any]:
    values = dict(zip(names, row, strict=True))
    links = {one.name for one in dividing(table.columns)}
    cells = [
        {
            "text": shown(value, columns[name].type),
            "number": columns[name].type in NUMBERS,
            "href": _narrowed(dataset, table, view, name, value) if name in links and value is not None else "",
        }
        for name, value in values.items()
        if name != ROW
    ]
    point = [values.get(name) for name in places] if places else []
    is_there = len(point) == 2 and None not in point
    return {"number": values.get(ROW), "cells": cells, "point": ",".join(map(str, point)) if is_there else ""}


def _narrowed(dataset: Dataset, table: TableSaid, view: View, name: str, value: Value) -> str:
    condition = Condition(name, Operator.EQ, (value,))
    return "" if condition in view.conditions else address_of(dataset, table, with_condition(view, condition))


def _chosen(dataset: Dataset, table: TableSaid, view: View) -> Iterator[dict[str, str]]:
    known = {one.name: one for one in table.columns}
    if view.words:
        yield {"label": f"“{view.words}”", "href": address_of(dataset, table, replace(view, words=""))}
    for one in view.conditions:
        column = known[one.column]
        values = ", ".join(shown(value, column.type) for value in one.values)
        sign = OPERATORS.get(one.operator, _("is one of"))
        label = f"{title_of(column)} {sign} {values}".strip()
        yield {"label": label, "href": address_of(dataset, table, without_condition(view, one))}


def _offers(dataset: Dataset, table: TableSaid, version: TableVersion, view: View) -> Iterator[dict[str, Any]]:
    for offer in offers_of(version, table.columns, view):
        links = [
            {
                "label": shown(value, offer.column.type),
                "count": count,
                "href": address_of(
                    dataset, table, with_condition(view, Condition(offer.column.name, Operator.EQ, (value,)))
                ),
            }
            for value, count in offer.values
        ]
        yield {"label": title_of(offer.column), "name": offer.column.name, "links": links}


def _choices(table: TableSaid, view: View) -> dict[str, Any]:
    """What the form for putting together offers, with what holds now."""
    divide = dividing(table.columns)
    figures = [("", figure_label(Function.COUNT), view.figure.function == Function.COUNT)]
    for column in measures_of(table.columns):
        for function in (Function.SUM, Function.MEAN, Function.LEAST, Function.MOST):
            held = view.figure == Figure(function, column.name)
            figures.append((f"{function}:{column.name}", f"{figure_label(function)}: {title_of(column)}", held))
    return {
        "by_choices": [(one.name, title_of(one), one.name in view.by[:1]) for one in divide],
        "across_choices": [(one.name, title_of(one), one.name == view.across) for one in divide],
        "figure_choices": figures,
        "column_choices": [
            (one.name, title_of(one), not view.columns or one.name in view.columns) for one in table.columns
        ],
        "kept_filters": [(name, value) for name, value in pairs_of(view) if name in ("q", "saring")],
        "kept_but_words": [(name, value) for name, value in pairs_of(view) if name != "q"],
        "kept_but_columns": [(name, value) for name, value in pairs_of(view) if name != "kolom"],
    }


def _map() -> dict[str, str]:
    return {"tiles": settings.PRAJA_MAP_TILES, "credit": settings.PRAJA_MAP_CREDIT}
