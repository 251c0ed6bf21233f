# SPDX-License-Identifier: EUPL-1.2
"""A tool as a drawing with its finding, as far as its reader may see the numbers behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from praja.duties.innovation.domain.circles.causes import by_bone
from praja.duties.innovation.domain.circles.tools import Graph, Source, ToolKind
from praja.duties.innovation.forms.circles.words import BONES, bone_name
from praja.duties.innovation.models.circles import CircleProject, StepSheet, Tool
from praja.duties.innovation.queries.circles.numbers import Counts, counts_by_day, counts_of, is_share, shown_series
from praja.lib.actors import Actor
from praja.lib.charts.axes import in_figures
from praja.lib.charts.control import c_chart, line_chart, p_chart, xmr_chart
from praja.lib.charts.fishbone import Bone, twigs_of
from praja.lib.charts.histogram import histogram
from praja.lib.charts.pareto import pareto
from praja.lib.charts.shown import Chart, shown_fishbone, shown_pareto
from praja.lib.charts.shown_numbers import shown_control, shown_histogram, shown_scatter, shown_strata
from praja.lib.charts.strata import strata


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a tool is drawn from: the tool, its project, the reader, the moment, the causes of step 2, check sheets by id."""

    tool: Tool
    project: CircleProject
    actor: Actor
    at: datetime
    causes: StepSheet | None
    checks: Mapping[int, Tool]

    @property
    def sheet(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.tool.sheet
        return found

    @property
    def check(self) -> Tool | None:
        return self.checks.get(self.sheet.get("check", 0))


def chart_of(draw: Drawing) -> Chart:
    """The drawing of a tool."""
    return _DRAWN[ToolKind(draw.tool.kind)](draw)


def _source(draw: Drawing) -> str:
    if draw.check is not None:
        return _("Check sheet “%(title)s”") % {"title": draw.check.sheet["title"]}
    return _("Numbers of the group “%(group)s”") % {"group": draw.project.circle.title}


def check_table(counts: Counts) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """A check sheet as headings and rows, with sums."""
    groups = counts.groups or ("",)
    headings = (_("What is counted"), *counts.groups, _("Together"))
    rows = []
    for place, mark in enumerate(counts.marks):
        cells = [counts.of(place, group) for group in range(len(groups))]
        rows.append((mark, *map(in_figures, cells if counts.groups else ()), in_figures(sum(cells))))
    return headings, rows


def _check_sheet(draw: Drawing) -> Chart:
    counts = counts_of(draw.tool)
    headings, rows = check_table(counts)
    found = pareto((mark, _sum(counts, place)) for place, mark in enumerate(counts.marks))
    if not found.bars:
        said = _("Nothing was counted yet.")
    else:
        said = _("%(total)s were counted; most often: %(label)s (%(count)s).") % {
            "total": in_figures(found.total),
            "label": found.bars[0].label,
            "count": in_figures(found.bars[0].count),
        }
    return Chart(said, None, headings, tuple(rows), (), _("Counted by the group"), draw.at.date())


def _sum(counts: Counts, mark: int) -> int:
    return sum(many for (place, _group), many in counts.cells.items() if place == mark)


def _pareto(draw: Drawing) -> Chart:
    if draw.check is not None:
        counts = counts_of(draw.check)
        found = pareto((mark, _sum(counts, place)) for place, mark in enumerate(counts.marks))
    else:
        found = pareto((row[0], int(row[1])) for row in draw.sheet.get("rows", ()))
    return shown_pareto(found, source=_source(draw), on=draw.tool.written_at)


def _stratified(draw: Drawing) -> Chart:
    if draw.check is not None:
        counts = counts_of(draw.check)
        rows = [
            (group, mark, counts.of(place, at))
            for at, group in enumerate(counts.groups)
            for place, mark in enumerate(counts.marks)
        ]
    else:
        rows = [(row[0], row[1], int(row[2])) for row in draw.sheet.get("rows", ())]
    by = draw.sheet.get("by") or _("Group")
    return shown_strata(strata(rows), by=by, source=_source(draw), on=draw.tool.written_at)


def fishbone_of(project: CircleProject, causes: StepSheet | None) -> Chart:
    """The fishbone of step 2: the usual categories, also those in which nothing was found, and the circle's own."""
    sheet = causes.sheet if causes else {}
    grouped = by_bone(sheet.get("causes", ()), list(BONES))
    bones = [Bone(bone_name(bone), tuple(tree for _place, tree in twigs_of(rows))) for bone, rows in grouped.items()]
    effect = sheet.get("effect") or project.case.subject
    source = _("What the group “%(group)s” thinks") % {"group": project.circle.title}
    return shown_fishbone(effect, bones, source=source, on=causes.written_at if causes else None)


def _fishbone(draw: Drawing) -> Chart:
    return fishbone_of(draw.project, draw.causes)


def _histogram(draw: Drawing) -> Chart:
    values = [float(row[0]) for row in draw.sheet.get("rows", ())]
    return shown_histogram(
        histogram(values), of=draw.sheet.get("of", ""), source=_source(draw), on=draw.tool.written_at
    )


def _scatter(draw: Drawing) -> Chart:
    pairs = [(float(row[0]), float(row[1])) for row in draw.sheet.get("rows", ())]
    names = {"across": draw.sheet.get("across", ""), "upward": draw.sheet.get("upward", "")}
    return shown_scatter(pairs, source=_source(draw), on=draw.tool.written_at, **names)


def _graph(draw: Drawing) -> Chart:
    if draw.sheet["source"] == Source.MEASURE:
        return _measured(draw)
    kind, of = Graph(draw.sheet.get("graph", Graph.LINE)), draw.sheet.get("of", "")
    if draw.check is not None:
        days = [(date_format(day, "j M"), many) for day, many in counts_by_day(draw.check)]
        rows = [[label, str(many)] for label, many in days]
        kind = kind if kind is not Graph.P else Graph.C
    else:
        rows = [list(row) for row in draw.sheet.get("rows", ())]
    return shown_control(_controlled(kind, rows), of=of, source=_source(draw), on=draw.tool.written_at)


def _controlled(kind: Graph, rows: list[list[str]]) -> Any:
    if kind is Graph.P:
        return p_chart([(row[0], int(row[1]), int(row[2])) for row in rows])
    if kind is Graph.C:
        return c_chart([(row[0], int(row[1])) for row in rows])
    values = [(row[0], float(row[1])) for row in rows]
    return xmr_chart(values) if kind is Graph.XMR else line_chart(values)


def _measured(draw: Drawing) -> Chart:
    """A measure of the unit month by month: shares with limits of their own whole, where limits are asked for."""
    found = shown_series(draw.actor, draw.tool, draw.project.case.lead_unit_id, draw.at)
    of = str(draw.sheet.get("of", ""))
    if found is None:
        return Chart(_("This number is not open to you."), None, (_("When"), of), ())
    measure, series = found
    kind = Graph(draw.sheet.get("graph", Graph.LINE))
    if is_share(measure) and kind is not Graph.LINE:
        chart = p_chart([(row[0], int(row[1]), int(row[2])) for row in series])
    else:
        rows = [(row[0], _value(row, is_sum=measure.unit_of_measure.is_sum)) for row in series]
        chart = line_chart(rows) if kind is Graph.LINE else xmr_chart(rows)
    source = f"{measure.label}. {measure.source}"
    return shown_control(chart, of=of or str(measure.label), source=source, on=draw.tool.written_at)


def _value(row: Any, *, is_sum: bool) -> float:
    part, whole = int(row[1]), int(row[2])
    return float(part) if is_sum or not whole else float(round(Decimal(part) / Decimal(whole), 4))


_DRAWN: Mapping[ToolKind, Callable[[Drawing], Chart]] = {
    ToolKind.CHECK_SHEET: _check_sheet,
    ToolKind.STRATIFICATION: _stratified,
    ToolKind.PARETO: _pareto,
    ToolKind.FISHBONE: _fishbone,
    ToolKind.HISTOGRAM: _histogram,
    ToolKind.SCATTER: _scatter,
    ToolKind.GRAPH: _graph,
}
