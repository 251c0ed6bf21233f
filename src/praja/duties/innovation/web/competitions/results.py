# SPDX-License-Identifier: EUPL-1.2
"""Announced results, as everybody reads them; and their addresses."""

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.innovation.enums.competitions import RESULT_SHOWN, Normalisation
from praja.duties.innovation.models.competitions import Competition
from praja.duties.innovation.queries.competitions.reading import (
    Line,
    announced_competitions,
    announced_with_code,
    earlier_results,
    result_lines,
)
from praja.kernel.documents.gateways.reports import render_report
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, Column, Kind, ReportDocument, Section, Table, report_xlsx
from praja.lib.moments import local_zone
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

FILES = ("xlsx", "pdf")


@guarded(ANYONE)
def results(request: PrajaRequest) -> HttpResponse:
    """Every competition whose result is announced."""
    base = reverse("contests:results")
    page = page_of(announced_competitions(), order=("-case__filed_at", "-pk"), cursor=request.GET.get("halaman"))
    context = {
        "rows": page.items,
        "next_url": f"{base}?halaman={page.next}" if page.next else "",
        "previous_url": f"{base}?halaman={page.previous}" if page.previous else "",
    }
    return render(request, "innovation/competitions/results.html", context)


@guarded(ANYONE)
def result(request: PrajaRequest, code: str) -> HttpResponse:
    """One result, with the rules by which it came about."""
    row = announced_with_code(code)
    context = {
        "row": row,
        "groups": grouped(result_lines(row)),
        "stages": list(row.stages.order_by("position")),
        "normalisation": row.normalisation,
        "is_adjusted": row.normalisation != Normalisation.NONE,
        "earlier": earlier_shown(row),
    }
    return render(request, "innovation/competitions/result.html", context)


@guarded(ANYONE)
def public_file(request: PrajaRequest, code: str, kind: str) -> HttpResponse:
    """The result as a file."""
    return file_of(request, announced_with_code(code), kind)


def grouped(lines: list[Line]) -> list[dict[str, Any]]:
    """The lines of each category; `is_adjusted`: something was done to jurors' points."""
    return [_group(title, list(found)) for title, found in groupby(lines, key=lambda line: line.category)]


def _group(title: str, lines: list[Line]) -> dict[str, Any]:
    return {"title": title, "lines": lines, "is_adjusted": any(one.raw_rank is not None for one in lines)}


def earlier_shown(row: Competition) -> list[dict[str, Any]]:
    """The results that others took the place of, with their lines; nothing before one is announced."""
    if row.case.state not in RESULT_SHOWN or row.result == 1:
        return []
    return [{"earlier": one, "groups": grouped(result_lines(row, one.number))} for one in earlier_results(row)]


def file_of(request: PrajaRequest, row: Competition, kind: str) -> HttpResponse:
    """An announced result as XLSX or PDF. Raises NotFound for any other kind."""
    lines = result_lines(row)
    if kind not in FILES or not lines:
        raise NotFound(gettext_lazy("There is no such file."))
    document = _document(request, row, lines)
    content = render_report(document, at=request.at) if kind == "pdf" else report_xlsx(document)
    media_type = "application/pdf" if kind == "pdf" else MEDIA_TYPES["xlsx"]
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="hasil-lomba-{row.case.code}.{kind}"'
    response["Cache-Control"] = "no-store"
    return response


def _document(request: PrajaRequest, row: Competition, lines: list[Line]) -> ReportDocument:
    columns: tuple[Column, ...] = (
        Column("rank", _("Rank"), Kind.INTEGER),
        Column("title", _("Title")),
        Column("unit", _("Unit")),
        Column("points", _("Points"), Kind.DECIMAL),
        Column("tied", _("Shared")),
    )
    today = local_date(request.at, local_zone())
    if row.normalisation != Normalisation.NONE:
        columns = (*columns, Column("raw_rank", _("Rank by points as given"), Kind.INTEGER))

    def tables(found: list[Line]) -> tuple[Table, ...]:
        return tuple(
            Table(
                group["title"],
                columns,
                [_cells(one, with_raw=group["is_adjusted"]) for one in group["lines"]],
                row.case.lead_unit.name,
                today,
            )
            for group in grouped(found)
        )

    earlier = [
        Section(
            _("Result %(number)s, which another took the place of") % {"number": one.number},
            (),
            tables(result_lines(row, one.number)),
        )
        for one in (earlier_results(row) if row.result > 1 else [])
    ]
    rules = [_weighed(stage.title, stage.weight) for stage in row.stages.order_by("position")]
    return ReportDocument(
        title=row.case.subject,
        government=settings.PRAJA_SITE_NAME,
        lead=_("Result, computed from scores that were sealed before it was announced."),
        sections=(
            Section(_("Result"), (), tables(lines)),
            *earlier,
            Section(_("How it was judged"), tuple(rules)),
        ),
        as_of=today,
    )


def _cells(one: Line, *, with_raw: bool) -> dict[str, Any]:
    cells = {
        "rank": one.rank,
        "title": one.entry.title,
        "unit": one.entry.unit.name,
        "points": one.points,
        "tied": _("yes") if one.is_tied else "",
    }
    return {**cells, "raw_rank": one.raw_rank} if with_raw else cells


def _weighed(title: str, weight: int) -> str:
    return _("%(title)s: weight %(weight)s of 100.") % {"title": title, "weight": weight}


app_name = "contests"
urlpatterns: list[URLPattern] = [
    path("", results, name="results"),
    path("<str:code>/", result, name="result"),
    path("<str:code>/hasil.<str:kind>", public_file, name="result_file"),
]
