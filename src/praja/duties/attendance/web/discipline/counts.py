# SPDX-License-Identifier: EUPL-1.2
"""How everybody of the reader's units stands in a year: days of absence, lateness, and what is proposed; also as a file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.procedure import DISCIPLINE
from praja.duties.attendance.queries.discipline.counts import Line, counts_of
from praja.duties.attendance.queries.discipline.law import MINUTES, last_day_of
from praja.duties.attendance.rules import opens_unit
from praja.kernel.law.queries import law_data, rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.exports import Column, Table
from praja.lib.exports.tables import Kind
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

FORMATS = ("csv", "xlsx")
MOST_SHOWN = 200
COLUMNS = (
    Column("name", gettext_lazy("Name")),
    Column("unit", gettext_lazy("Unit")),
    Column("kind", gettext_lazy("Employment")),
    Column("absent", gettext_lazy("Absent (TK)"), Kind.INTEGER),
    Column("minutes", gettext_lazy("Minutes late and early"), Kind.INTEGER),
    Column("as_days", gettext_lazy("The minutes as days"), Kind.INTEGER),
    Column("state", gettext_lazy("Case")),
)


@guarded(opens_unit)
def discipline_counts(request: PrajaRequest) -> HttpResponse:
    """The year's counts, the most days first."""
    year = _year(request)
    with recalled(units, law_data):
        lines = counts_of(request.actor, year, today(request), MOST_SHOWN)
        per_day = rule_in_force(MINUTES, last_day_of(year, today(request))).value
    context = {
        "year": year,
        "rows": [_row(line) for line in lines],
        "per_day": per_day,
        "most": MOST_SHOWN if len(lines) == MOST_SHOWN else 0,
        "previous_url": f"?tahun={year - 1}",
        "next_url": f"?tahun={year + 1}" if year < today(request).year else "",
        "formats": [(name, f"{reverse('attendance:discipline_file', args=[name])}?tahun={year}") for name in FORMATS],
    }
    return no_store(render(request, "attendance/discipline/counts.html", context))


@guarded(opens_unit)
def discipline_file(request: PrajaRequest, name: str) -> Any:
    """The same as a file, everybody."""
    kind, year = require_format(name), _year(request)
    with recalled(units, law_data):
        lines = counts_of(request.actor, year, today(request))
    table = Table(
        title=_("Days of absence %(year)s") % {"year": year},
        columns=COLUMNS,
        rows=[_listed(line) for line in lines],
        source=_("Praja, attendance"),
        as_of=today(request),
    )
    return table_file(table, kind, called=f"ketidakhadiran-{year}")


def _year(request: PrajaRequest) -> int:
    """The year in the address; this one where it names none that can be."""
    said, this = request.GET.get("tahun", ""), today(request).year
    return int(said) if said.isdecimal() and len(said) == 4 and 2000 <= int(said) <= this else this


def _row(line: Line) -> dict[str, Any]:
    case = line.discipline.case if line.discipline else None
    state = DISCIPLINE.by_state[case.state] if case else None
    return {
        "line": line,
        "url": reverse("attendance:person", args=[line.employee.pk]),
        "case_url": DISCIPLINE.office_url(case) if case else "",
        "label": state.public if state else "",
        "tone": state.tone if state else "",
    }


def _listed(line: Line) -> dict[str, Any]:
    return {
        "name": line.employee.person.name,
        "unit": line.employee.unit.name,
        "kind": str(line.employee.get_employment_display()),
        "absent": line.absent,
        "minutes": line.minutes,
        "as_days": line.minutes_as_days,
        "state": str(DISCIPLINE.by_state[line.discipline.case.state].public) if line.discipline else "",
    }
