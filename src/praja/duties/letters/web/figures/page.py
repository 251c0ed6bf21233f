# SPDX-License-Identifier: EUPL-1.2
"""How letters are dealt with: the figures of the reader's units, and the letters behind each."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.letters.queries.figures import Behind, figures_of, letters_behind, measure_named, unit_names
from praja.duties.letters.rules import counted_units, opens_letters, opens_paper
from praja.duties.letters.web.figures.words import (
    adds,
    behind_link,
    cards,
    months_table,
    speed_rows,
    unit_bars,
    unit_columns,
    unit_rows,
)
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_of, read_period
from praja.kernel.measures.wording import period_choices, period_name
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a period, and a unit with what is below it (empty: all of the reader's)."""

    period: ReportingPeriod
    unit: str
    unit_ids: frozenset[int]


@guarded(opens_letters)
def figures(request: PrajaRequest) -> HttpResponse:
    """The figures of the reader's units, each number of letters opening those letters."""
    with recalled(units):
        asked = asked_of(request)
        found = figures_of(
            request.actor,
            unit_ids=asked.unit_ids,
            groups=_compared(asked),
            period=asked.period,
            today=today(request),
            at=request.at,
        )
        names = unit_names(found.by_unit)
        choices = unit_names(_in_sight(request))
    link = behind_link(asked.period.code, asked.unit)
    context = {
        "period": period_name(asked.period),
        "period_groups": period_choices(today(request), asked.period),
        "unit_choices": [{"value": code, "label": name, "chosen": code == asked.unit} for _id, code, name in choices],
        "cards": cards(found, link),
        "columns": unit_columns(_("Unit")),
        "speed_columns": unit_columns(_("Speed")),
        "rows": unit_rows(found, names, asked.period.code),
        "speed_rows": speed_rows(found),
        "bars": unit_bars(found, names),
        "months": months_table(found),
        "has_figures": bool(found.by_unit),
        "sees_paper": opens_paper(request.actor),
    }
    return no_store(render(request, "letters/figures/figures.html", context))


@guarded(opens_letters)
def letters_of_figure(request: PrajaRequest, name: str) -> HttpResponse:
    """The letters that one figure was counted from: those that are in it, and no other."""
    measure = measure_named(name.replace("-", "_"))
    if measure is None:
        raise NotFound(_("There is no such figure."), next_step=_("Choose one on the page of figures."))
    with recalled(units):
        asked = asked_of(request)
    rows, page = letters_behind(
        request.actor, measure, unit_ids=asked.unit_ids, period=asked.period, cursor=request.GET.get("halaman")
    )
    given = {"unit": asked.unit, "periode": asked.period.code}
    context = {
        "measure": measure,
        "period": period_name(asked.period),
        "rows": [_row(row, adds(measure, row.numerator)) for row in rows],
        "next_url": _query(given, page.next),
        "previous_url": _query(given, page.previous),
        "back_url": f"{reverse('letters:figures')}?{urlencode(given)}",
    }
    return no_store(render(request, "letters/figures/letters.html", context))


def asked_of(request: PrajaRequest) -> Asked:
    """What the address asks for, within what the reader may count; what is not known is not asked."""
    period = read_period(request.GET.get("periode", ""))
    if period is None or period.span.first_day > today(request):
        period = period_of(PeriodKind.QUARTER, today(request))
    in_sight = _in_sight(request)
    node = units.current().by_code(request.GET.get("unit", "")[:30].replace("\x00", ""))
    if node is None or node.id not in in_sight:
        return Asked(period, "", in_sight)
    return Asked(period, node.code, units.value.subtree(node.id) & in_sight)


def _in_sight(request: PrajaRequest) -> frozenset[int]:
    return frozenset().union(*counted_units(request.actor).values())


def _compared(asked: Asked) -> dict[int, frozenset[int]]:
    """The units set side by side: the highest of those asked for, and those right below them with everything below; a unit above
    others stands for itself alone."""
    tree = units.current()
    tops = [unit for unit in asked.unit_ids if not set(tree.ancestors(unit)) & asked.unit_ids]
    below = {child.id for unit in tops for child in tree.children(unit)} & asked.unit_ids
    groups = {unit: frozenset({unit}) for unit in tops}
    return groups | {unit: tree.subtree(unit) & asked.unit_ids for unit in below}


def _row(row: Behind, added: str) -> dict[str, Any]:
    letter, incoming = row.incoming.letter, row.incoming
    return {
        "url": reverse("letters:incoming", args=[letter.case.code]),
        "subject": (letter.subject or letter.case.subject) if row.can_open else "",
        "can_open": row.can_open,
        "agenda": f"{incoming.agenda.number}/{incoming.agenda.register.year}",
        "sender": incoming.sender_unit or incoming.sender,
        "unit": letter.case.lead_unit.name,
        "day": row.day,
        "adds": added,
    }


def _query(given: dict[str, str], cursor: str | None) -> str:
    return f"?{urlencode({**given, 'halaman': cursor})}" if cursor else ""
