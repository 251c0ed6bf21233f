# SPDX-License-Identifier: EUPL-1.2
"""The honest figures: for offices with the way down to the cases, for everybody without it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from praja.duties.complaints import measures
from praja.duties.complaints.queries.behind import CaseBehind, cases_behind, measure_named
from praja.duties.complaints.queries.statistics import MINIMUM, Statistics, Value, statistics_of
from praja.duties.complaints.queries.trends import ByChannel, by_channel, rising
from praja.duties.complaints.rules import OFFICE_ROLES, opens_office
from praja.duties.complaints.web.statistics_words import (
    ALL,
    PUBLIC,
    behind_url,
    cards,
    figure_columns,
    figure_rows,
    unit_bars,
    unit_columns,
    unit_finding,
    unit_rows,
)
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_of, read_period
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.wording import duration, period_choices, period_name
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.exports import Column, Kind, Table
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

MISSED = "meleset"
FILES = ("csv", "xlsx")

COLUMNS = (
    Column("unit_code", gettext_lazy("Unit code")),
    Column("unit", gettext_lazy("Unit")),
    Column("figure", gettext_lazy("Figure")),
    Column("numerator", gettext_lazy("Sum or number"), Kind.INTEGER),
    Column("n", gettext_lazy("Counted (n)"), Kind.INTEGER),
    Column("overdue", gettext_lazy("Overdue and open"), Kind.INTEGER),
    Column("value", gettext_lazy("Value"), Kind.DECIMAL),
    Column("source", gettext_lazy("Counted from")),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a period, and units with how to compare them. `unit` is a code; empty: all of the reader's."""

    period: ReportingPeriod
    unit: str
    unit_ids: frozenset[int]
    groups: Mapping[UnitNode, Collection[int]]


@guarded(opens_office)
def statistics(request: PrajaRequest) -> HttpResponse:
    """The figures of the reader's units, each opening the cases behind it."""
    with recalled(units):
        asked = asked_of(request, request.actor.units_as(*OFFICE_ROLES))
        found = statistics_of(asked.unit_ids, asked.groups, asked.period, request.at)
        mine = request.actor.units_as(*OFFICE_ROLES)
        choices = sorted((node for node in units.value.nodes.values() if node.id in mine), key=lambda node: node.code)

    def link(value: Value) -> str:
        return behind_url(value, unit=asked.unit, period=asked.period.code) if value.n else ""

    context = {
        **_page(request, asked, found),
        **_trends(request, asked),
        "cards": cards(found, link),
        "rows": figure_rows(found, ALL, link),
        "unit_table": unit_rows(found.units, lambda row: _url(asked.period, row.unit.code), hide_few=False),
        "unit_choices": [{"value": n.code, "label": n.name, "chosen": n.code == asked.unit} for n in choices],
        "downloads": [(name.upper(), _file_url("statistics_file", name, asked)) for name in FILES],
    }
    return render(request, "complaints/statistics/office.html", context)


@guarded(opens_office)
def statistics_cases(request: PrajaRequest, name: str) -> HttpResponse:
    """The cases behind one figure: those the reader may open, and how many more there are."""
    measure = measure_named(name)
    if measure is None:
        raise NotFound(_("There is no such figure."), next_step=_("Choose one on the page of figures."))
    with recalled(units):
        asked = asked_of(request, request.actor.units_as(*OFFICE_ROLES))
    only_missed = request.GET.get("hanya") == MISSED
    found = cases_behind(
        request.actor,
        measure,
        unit_ids=asked.unit_ids,
        period=asked.period.span,
        at=request.at,
        only_missed=only_missed,
        cursor=request.GET.get("halaman"),
    )
    given = {"unit": asked.unit, "periode": asked.period.code, "hanya": MISSED if only_missed else ""}
    context = {
        "measure": measure,
        "period": period_name(asked.period),
        "rows": [_behind_row(row, measure) for row in found.rows if row.case is not None],
        "closed": sum(row.case is None for row in found.rows),
        "filters": _missed_filters(measure, given) if measure.unit_of_measure is UnitOfMeasure.SHARE else [],
        "next_url": query_of({**given, "halaman": found.next or ""}) if found.next else "",
        "previous_url": query_of({**given, "halaman": found.previous or ""}) if found.previous else "",
        "back_url": _url(asked.period, asked.unit),
    }
    return render(request, "complaints/statistics/cases.html", context)


@guarded(opens_office)
def statistics_file(request: PrajaRequest, name: str) -> Any:
    """The same figures as a file, one row for each unit and figure."""
    with recalled(units):
        asked = asked_of(request, request.actor.units_as(*OFFICE_ROLES))
        found = statistics_of(asked.unit_ids, asked.groups, asked.period, request.at)
    return _file(request, name, asked, found, ALL, hide_few=False)


@guarded(ANYONE)
def performance(request: PrajaRequest) -> HttpResponse:
    """The same figures for everybody: of the whole government and each unit, without a way to cases."""
    with recalled(units):
        asked = asked_of(request, frozenset(units.current().nodes))
        found = statistics_of(asked.unit_ids, asked.groups, asked.period, request.at)
    context = {
        **_page(request, asked, found),
        **_trends(request, asked),
        "cards": cards(found, lambda _value: ""),
        "rows": figure_rows(found, PUBLIC, lambda _value: ""),
        "unit_table": unit_rows(found.units, lambda _row: "", hide_few=True),
        "downloads": [(name.upper(), _file_url("performance_file", name, asked)) for name in FILES],
    }
    return render(request, "complaints/statistics/public.html", context)


@guarded(ANYONE)
def performance_file(request: PrajaRequest, name: str) -> Any:
    """What the public page shows, as a file."""
    with recalled(units):
        asked = asked_of(request, frozenset(units.current().nodes))
        found = statistics_of(asked.unit_ids, asked.groups, asked.period, request.at)
    return _file(request, name, asked, found, PUBLIC, hide_few=True)


def today_of(request: PrajaRequest) -> date:
    """The local day of the request."""
    return local_date(request.at, local_zone())


def compared(unit_ids: frozenset[int], top: UnitNode | None) -> dict[UnitNode, Collection[int]]:
    """The units to set side by side: those below `top`, or below the highest of the reader's own, each with its subtree."""
    tree = units.value
    tops = [top.id] if top else [unit for unit in unit_ids if not set(tree.ancestors(unit)) & unit_ids]
    below = [child for unit in tops for child in tree.children(unit) if child.id in unit_ids]
    if not top and len(tops) > 1:
        below = [tree.nodes[unit] for unit in tops]
    return {node: tree.subtree(node.id) & unit_ids for node in sorted(below, key=lambda node: node.code)}


def asked_of(
    request: PrajaRequest, allowed: frozenset[int], *, kinds: Collection[PeriodKind] = tuple(PeriodKind)
) -> Asked:
    """What the address asks for, within the units and kinds of period allowed; what is not known is not asked."""
    period = read_period(request.GET.get("periode", ""))
    if period is None or period.kind not in kinds or period.span.first_day > today_of(request):
        period = period_of(PeriodKind.QUARTER, today_of(request))
    node = units.current().by_code(request.GET.get("unit", "")[:30].replace("\x00", ""))
    chosen = node if node is not None and node.id in allowed else None
    unit_ids = units.value.subtree(chosen.id) & allowed if chosen else allowed
    return Asked(period, chosen.code if chosen else "", unit_ids, compared(unit_ids, chosen))


def _page(request: PrajaRequest, asked: Asked, found: Statistics) -> dict[str, Any]:
    return {
        "period": period_name(asked.period),
        "asked": asked,
        "found": found,
        "period_groups": period_choices(today_of(request), asked.period),
        "columns": figure_columns(period_name(asked.period.previous)),
        "unit_columns": unit_columns(),
        "bars": unit_bars(found),
        "unit_finding": unit_finding(found),
        "minimum": MINIMUM,
        "month_bars": [
            {"label": month.first_day, "value": month.received, "settled": month.settled} for month in found.months
        ],
        "months_finding": _months_finding(found),
    }


def _months_finding(found: Statistics) -> str:
    received = found.values[measures.RECEIVED.key].n
    settled = found.values[measures.MINUTES_TO_SETTLEMENT.key].n
    said = ngettext("%(count)d report came in", "%(count)d reports came in", received) % {"count": received}
    return _("%(said)s, %(settled)d were settled in the same time.") % {"said": said, "settled": settled}


def _trends(request: PrajaRequest, asked: Asked) -> dict[str, Any]:
    channels = by_channel(asked.unit_ids, asked.period, request.at)
    topics, places = rising(asked.unit_ids, asked.period, request.at)
    return {
        "channels": [{"label": str(row.label), "value": row.count} for row in channels],
        "channel_finding": _channel_finding(channels),
        "topics": topics,
        "places": places,
        "trend_columns": [
            {"label": _("What")},
            {"label": _("Four weeks before"), "number": True},
            {"label": _("Last four weeks"), "number": True},
        ],
    }


def _channel_finding(channels: list[ByChannel]) -> str:
    whole = sum(row.count for row in channels)
    if not whole:
        return ""
    share = (200 * channels[0].count + whole) // (2 * whole)
    said = {"share": share, "n": whole, "channel": channels[0].label}
    return _("%(share)d%% of %(n)d reports came by this door: %(channel)s.") % said


def _behind_row(row: CaseBehind, measure: Measure) -> dict[str, Any]:
    case = row.case
    if case is None:
        raise ValueError("only cases that may be opened are shown")
    return {
        "url": reverse("complaints:case", args=[case.code]),
        "subject": case.subject,
        "code": show_code(case.code),
        "unit": case.lead_unit.name,
        "day": row.day,
        "adds": _adds(row, measure),
        "tone": "late" if _is_miss(row, measure) else "neutral",
    }


def _is_miss(row: CaseBehind, measure: Measure) -> bool:
    is_share = measure.unit_of_measure is UnitOfMeasure.SHARE
    return is_share and (row.numerator < row.denominator) == (measure.better == "higher")


def _adds(row: CaseBehind, measure: Measure) -> str:
    """What the case adds to the figure, in words; empty for a plain count."""
    if measure.unit_of_measure is UnitOfMeasure.HOURS:
        return duration(row.numerator)  # type: ignore[arg-type]
    if measure.unit_of_measure is UnitOfMeasure.SCORE:
        return _("%(points)d of 5") % {"points": row.numerator}
    if measure.unit_of_measure is UnitOfMeasure.SHARE:
        return _("yes") if row.numerator == row.denominator else _("no")
    return ""


def _missed_filters(measure: Measure, given: dict[str, str]) -> list[dict[str, Any]]:
    only = given["hanya"]
    return [
        {"label": _("All"), "href": query_of({**given, "hanya": ""}), "current": not only},
        {"label": _("Only those that were not"), "href": query_of({**given, "hanya": MISSED}), "current": bool(only)},
    ]


def _file(
    request: PrajaRequest, name: str, asked: Asked, found: Statistics, chosen: tuple[Measure, ...], *, hide_few: bool
) -> Any:
    if name not in FILES:
        raise NotFound(_("There is no such format."))
    title = _("Figures of reports, %(period)s") % {"period": period_name(asked.period)}
    rows = _file_rows(found, chosen, hide_few=hide_few)
    table = Table(title, COLUMNS, rows, _("Facts of the register of reports"), local_date(found.as_of, local_zone()))
    return table_file(table, require_format(name), called=f"angka-aduan-{asked.period.code}")


def _file_rows(found: Statistics, chosen: tuple[Measure, ...], *, hide_few: bool) -> Iterator[dict[str, Any]]:
    rows = [("", _("All together"), found.values), *((row.unit.code, row.unit.name, row.values) for row in found.units)]
    times = (measures.MINUTES_TO_FIRST_RESPONSE, measures.MINUTES_TO_SETTLEMENT)
    for code, unit, values in rows:
        for measure in (*chosen, *times):
            value = values[measure.key]
            is_plain = measure.unit_of_measure is UnitOfMeasure.COUNT
            told = is_plain or value.is_enough or not hide_few
            yield {
                "unit_code": code,
                "unit": unit,
                "figure": str(measure.label),
                "numerator": value.numerator if told else None,
                "n": value.n,
                "overdue": value.overdue if told else None,
                "value": value.number if told else None,
                "source": str(measure.source),
            }


def _url(period: ReportingPeriod, unit: str) -> str:
    return f"{reverse('complaints:statistics')}{query_of({'periode': period.code, 'unit': unit})}"


def _file_url(route: str, name: str, asked: Asked) -> str:
    return (
        f"{reverse(f'complaints:{route}', args=[name])}{query_of({'periode': asked.period.code, 'unit': asked.unit})}"
    )


def query_of(given: dict[str, str]) -> str:
    """The part of an address behind the question mark, of what is not empty."""
    return f"?{urlencode({name: value for name, value in given.items() if value})}"
