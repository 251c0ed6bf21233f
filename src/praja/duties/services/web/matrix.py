# SPDX-License-Identifier: EUPL-1.2
"""The service matrix for everybody: units by services, two periods or two units side by side, one service over all units."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.services.domain.grid import Piece, Shown, Size, piece_of
from praja.duties.services.errors import NoSuchService
from praja.duties.services.queries.figures import COUNTED_FROM, Figures, is_enough
from praja.duties.services.queries.matrix import Choice, matrix_of, region_of
from praja.duties.services.queries.offers import offers
from praja.duties.services.queries.side_by_side import Pair, ServiceRow, service_over_units, two_units
from praja.duties.services.rules import OFFICE_ROLES
from praja.duties.services.web.matrix_cells import page_rows
from praja.duties.services.web.matrix_words import (
    LEGENDS,
    NAMES,
    findings,
    kind_name,
    one_place,
    promised,
    short_time,
    yardstick_words,
)
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_of, read_period
from praja.kernel.measures.wording import NONE, period_choices, period_name
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import regions, units
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

FILES = ("csv", "xlsx", "pdf")
LONGEST = 30
SETTLING_IN = timedelta(days=30)
"""So long the year before is shown first: of a new year, as of a new quarter, there is too little to compare."""
NAMED = 40
"""Units without services that are named; of more only the number is told."""
Option = dict[str, Any]


@guarded(ANYONE)
def matrix(request: PrajaRequest) -> HttpResponse:
    """Units by services, heat by what is chosen, with yardsticks and why they are."""
    with recalled(units, offers, regions):
        choice = choice_of(request)
        found = matrix_of(choice, request.at)
        own = request.actor.units_as(*OFFICE_ROLES)
        context = {
            "found": found,
            "rows": page_rows(found, own=own),
            "heads": [(one.name, reverse("services:matrix_service", args=[one.code])) for one in found.services.items],
            "leads_to_cases": choice.shown in COUNTED_FROM and any(row.unit.id in own for row in found.rows),
            "name": NAMES[choice.shown],
            "legend": list(zip((4, 3, 2, 1), LEGENDS[choice.shown], strict=True)),
            "is_volume": choice.shown is Shown.VOLUME,
            "findings": findings(found) if choice.shown is Shown.ON_TIME else [],
            "kind_links": _kind_links(choice, found.kinds),
            "without": [node.name for node in found.without[:NAMED]],
            "without_more": max(0, len(found.without) - NAMED),
            "yardsticks": [yardstick_words(one) for one in found.yardsticks],
            "row_pages": _pages(choice, found.units, "unit"),
            "column_pages": _pages(choice, found.services, "layanan"),
            "downloads": [(name.upper(), f"{_file(name)}{query_of(asked(choice))}") for name in FILES],
            "pair_url": reverse("services:matrix_pair"),
            **choices_of(choice, _today(request)),
        }
    return render(request, "services/matrix/page.html", context)


@guarded(ANYONE)
def matrix_service(request: PrajaRequest, code: str) -> HttpResponse:
    """One service over all units that offer it, the best first: the plain table, for a small screen too."""
    with recalled(units, offers, regions):
        choice = choice_of(request)
        service = offers.current().with_code(code[:40].replace("\x00", ""))
        if service is None:
            raise NoSuchService
        found = service_over_units(service.id, choice, request.at)
        piece = piece_of(found, choice.rows, Size.LARGE.rows)
        context = {
            "service": service,
            "columns": service_columns(),
            "rows": [service_cells(row, hide_few=True) for row in piece.items],
            "unranked": sum(row.place is None for row in found),
            "pages": _pages(choice, piece, "unit"),
            "back_url": f"{reverse('services:matrix')}{query_of(asked(choice))}",
            **choices_of(choice, _today(request)),
        }
    return render(request, "services/matrix/service.html", context)


@guarded(ANYONE)
def matrix_pair(request: PrajaRequest) -> HttpResponse:
    """Two units side by side, service by service."""
    with recalled(units, offers, regions):
        choice = choice_of(request)
        tree = units.current()
        chosen = [tree.by_code(request.GET.get(name, "")[:LONGEST].replace("\x00", "")) for name in ("a", "b")]
        offering = sorted(offers.current().on(_today(request)), key=lambda unit: tree.nodes[unit].code)
        nodes = [tree.nodes[unit] for unit in offering]
        context: dict[str, Any] = {
            "options": [[_unit_option(node, one) for node in nodes] for one in chosen],
            "back_url": f"{reverse('services:matrix')}{query_of(asked(choice))}",
            **choices_of(choice, _today(request)),
        }
        if chosen[0] is not None and chosen[1] is not None:
            pairs = two_units(chosen[0], chosen[1], choice, request.at)
            piece = piece_of(pairs, choice.columns, Size.LARGE.columns)
            codes = {"a": chosen[0].code, "b": chosen[1].code}
            context |= {
                "chosen": chosen,
                "columns": pair_columns(chosen[0], chosen[1]),
                "rows": [pair_cells(pair) for pair in piece.items],
                "pages": _pages(choice, piece, "layanan", codes),
            }
    return render(request, "services/matrix/pair.html", context)


def choice_of(request: PrajaRequest) -> Choice:
    """What the address asks for; what is not known is not asked."""
    given, today = request.GET, _today(request)
    kinds = {node.kind for node in units.current().nodes.values()}
    return Choice(
        period=_period(given.get("periode", ""), today) or period_of(PeriodKind.YEAR, today - SETTLING_IN),
        shown=_one_of(Shown, given.get("ukuran", ""), Shown.ON_TIME),
        compared=_period(given.get("banding", ""), today),
        kind=given.get("jenis", "") if given.get("jenis", "") in kinds else "",
        region=given.get("wilayah", "") if given.get("wilayah", "") in _districts() else "",
        rows=_number(given.get("unit", "")),
        columns=_number(given.get("layanan", "")),
        size=Size.LARGE if given.get("besar") == Size.LARGE else Size.SMALL,
    )


def asked(choice: Choice) -> dict[str, str]:
    """The choice as an address says it, without the page."""
    return {
        "ukuran": choice.shown.value,
        "periode": choice.period.code,
        "banding": choice.compared.code if choice.compared else "",
        "jenis": choice.kind,
        "wilayah": choice.region,
        "besar": choice.size.value if choice.size is not Size.SMALL else "",
    }


def choices_of(choice: Choice, today: date) -> dict[str, Any]:
    """What can be chosen, with what is."""
    kinds = sorted({node.kind for node in units.value.nodes.values()}, key=kind_name)
    districts = sorted(_districts().items(), key=lambda pair: pair[1])
    before = choice.period.previous
    compared = [
        ("", _("Nothing")),
        (before.code, _("The period before")),
        (_year_before(choice.period).code, _("A year before")),
    ]
    chosen = choice.compared.code if choice.compared else ""
    if chosen and chosen not in dict(compared):
        compared.append((chosen, period_name(choice.compared)))  # type: ignore[arg-type]
    return {
        "choice": choice,
        "period": period_name(choice.period),
        "compared": period_name(choice.compared) if choice.compared else "",
        "measure_options": _options(((one.value, NAMES[one]) for one in Shown), choice.shown.value),
        "period_groups": period_choices(today, choice.period),
        "compare_options": _options(compared, chosen),
        "kind_options": _options([("", _("All kinds")), *((kind, kind_name(kind)) for kind in kinds)], choice.kind),
        "region_options": _options([("", _("Everywhere")), *districts], choice.region) if districts else [],
        "size_options": _options([("", "20 × 8"), (Size.LARGE.value, "50 × 30")], asked(choice)["besar"]),
    }


def query_of(given: Mapping[str, object]) -> str:
    """The part of an address behind the question mark, of what is not empty."""
    return f"?{urlencode({name: value for name, value in given.items() if value})}"


def service_columns() -> list[Option]:
    """Columns of one service over all units, and of the file."""
    number = [
        _("Rank"), _("Standard, of 14"), _("Half within"), _("Nine of ten within"), _("Products (n)"),
        _("In the promised time"), _("Judged (n)"), _("Applications"), _("Stars, of 5"), _("Raters (n)"),
    ]  # fmt: skip
    heads: list[Option] = [{"label": label, "number": True} for label in number]
    return [{"label": _("Unit")}, *heads[:2], {"label": _("Promised")}, *heads[2:]]


def service_cells(row: ServiceRow, *, hide_few: bool) -> list[Any]:
    """One unit of a service in the order of `service_columns`."""
    figures, standard = row.figures, row.standard
    timed, due, raters = (_told(n, hide_few) for n in (figures.timed, figures.due, figures.raters))
    middle, slow = figures.felt
    return [
        row.unit.name,
        NONE if row.place is None else row.place,
        f"{standard.filled if standard else 0}/14",
        promised(standard),
        short_time(middle) if timed else NONE,
        short_time(slow) if timed else NONE,
        figures.timed,
        f"{figures.kept_percent}%" if due else NONE,
        figures.due,
        figures.received,
        one_place(figures.rating) if raters and figures.rating is not None else NONE,
        figures.raters,
    ]


def pair_columns(one: UnitNode, other: UnitNode) -> list[Option]:
    """Columns of two units side by side."""
    heads = (_("promised"), _("half within"), _("in time"), _("stars"))
    return [
        {"label": _("Service")},
        *({"label": f"{node.label}: {head}", "number": True} for node in (one, other) for head in heads),
    ]


def pair_cells(pair: Pair) -> list[Any]:
    """One service at both units; a dash where it is not offered or too few stand behind it."""
    cells: list[Any] = [pair.service.name]
    for figures, standard in ((pair.one, pair.standards[0]), (pair.other, pair.standards[1])):
        cells += [
            promised(standard),
            f"{short_time(figures.felt[0])} (n {figures.timed})" if is_enough(figures.timed) else _few(figures.timed),
            f"{figures.kept_percent}% (n {figures.due})" if is_enough(figures.due) else _few(figures.due),
            _stars(figures) if is_enough(figures.raters) else _few(figures.raters),
        ]
    return cells


def _stars(figures: Figures) -> str:
    return f"{one_place(figures.rating)} (n {figures.raters})" if figures.rating is not None else NONE


def _few(n: int) -> str:
    return _("too few (n %(n)s)") % {"n": n} if n else _("none yet")


def _told(n: int, hide_few: bool) -> bool:
    return bool(n) and (is_enough(n) or not hide_few)


def _pages(choice: Choice, piece: Piece[Any], name: str, more: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Where the pieces before and after are. Among the units the services stay as they are; other services have other units."""
    kept = {**asked(choice), **(more or {}), "layanan": choice.columns if choice.columns > 1 else ""}

    def link(number: int | None) -> str:
        return query_of({**kept, name: number}) if number else ""

    return {"piece": piece, "previous": link(piece.previous), "next": link(piece.next)}


def _kind_links(choice: Choice, kinds: Mapping[str, int]) -> list[Option]:
    """One link to the units of each kind, with how many offer something; none where all are of one kind."""
    if len(kinds) < 2 and not choice.kind:
        return []
    pairs = [("", _("All kinds"), sum(kinds.values())), *((kind, kind_name(kind), n) for kind, n in kinds.items())]
    given = asked(choice)
    return [
        {"href": query_of({**given, "jenis": kind}), "label": label, "count": n, "current": kind == choice.kind}
        for kind, label, n in pairs
    ]


def _file(name: str) -> str:
    return reverse("services:matrix_file", args=[name])


def _today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())


def _period(code: str, today: date) -> ReportingPeriod | None:
    period = read_period(code)
    return period if period is not None and period.span.first_day <= today else None


def _year_before(period: ReportingPeriod) -> ReportingPeriod:
    return ReportingPeriod(period.kind, period.year - 1, period.number)


def _districts() -> dict[str, str]:
    """Code to name of every kecamatan that some unit serves or lies in."""
    served = {region_of(node) for node in units.value.nodes.values()}
    found = {code: regions.current().get(code) for code in served if code}
    return {code: node.name for code, node in found.items() if node is not None}


def _one_of(kind: Any, value: str, default: Any) -> Any:
    return kind(value) if value in {one.value for one in kind} else default


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _options(pairs: Iterable[tuple[str, Any]], chosen: str) -> list[Option]:
    return [{"value": value, "label": label, "chosen": value == chosen} for value, label in pairs]


def _unit_option(node: UnitNode, chosen: UnitNode | None) -> Option:
    return {"value": node.code, "label": node.name, "chosen": chosen is not None and node.id == chosen.id}
