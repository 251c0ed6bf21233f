# SPDX-License-Identifier: EUPL-1.2
"""The month of a unit, person by person: read, fetched as a file, closed and opened again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.attendance.errors.days import NotYourMonth
from praja.duties.attendance.forms.days import ReopenForm
from praja.duties.attendance.operations.months import lock_month, reopen_month
from praja.duties.attendance.queries.months import lock_of
from praja.duties.attendance.queries.recap import Line, recap_of
from praja.duties.attendance.rules import may_lock_month, opens_schedules, opens_unit
from praja.duties.attendance.rules.people import READERS
from praja.duties.attendance.web.days.months import chosen_month, month_links
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.exports.tables import Column, Kind, Table
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

PEOPLE = 50
"""On one page; the file holds all of them."""

COLUMNS = (
    Column("name", gettext_lazy("Name")),
    Column("present", gettext_lazy("Present (H)"), Kind.INTEGER),
    Column("absent", gettext_lazy("Absent (TK)"), Kind.INTEGER),
    Column("away", gettext_lazy("Away with a reason"), Kind.INTEGER),
    Column("off", gettext_lazy("Days off (L)"), Kind.INTEGER),
    *(Column(f"late_{tier}", f"TL{tier}", Kind.INTEGER) for tier in (1, 2, 3, 4)),
    *(Column(f"early_{tier}", f"PSW{tier}", Kind.INTEGER) for tier in (1, 2, 3, 4)),
    Column("late_minutes", gettext_lazy("Minutes late"), Kind.INTEGER),
    Column("early_minutes", gettext_lazy("Minutes early"), Kind.INTEGER),
    Column("worked_minutes", gettext_lazy("Minutes worked"), Kind.INTEGER),
)


@guarded(opens_unit)
def recap(request: PrajaRequest) -> HttpResponse:
    """The month of a unit and all below it."""
    return _page(request, *_asked(request))


@guarded(opens_unit)
def recap_file(request: PrajaRequest, name: str) -> Any:
    """The same as a file."""
    kind, (unit, month) = require_format(name), _asked(request)
    lines = recap_of(request.actor, unit.pk, month) if unit else []
    return table_file(_table(lines, unit, month, today(request)), kind, called=f"rekap-presensi-{month:%Y-%m}")


@require_POST
@guarded(opens_schedules)
def lock(request: PrajaRequest) -> HttpResponse:
    """Close the month."""
    unit, month = _asked(request)
    try:
        lock_month(unit=_known(unit), month=month, actor=request.actor, at=request.at)
    except DomainError as refused:
        return _page(request, unit, month, error=refused, status=refused.status)
    messages.success(request, _("The month is closed."))
    return _back(unit, month)


@require_POST
@guarded(opens_schedules)
def reopen(request: PrajaRequest) -> HttpResponse:
    """Open it again."""
    unit, month = _asked(request)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return _page(request, unit, month, form=form, status=422)
    try:
        reopen_month(
            unit=_known(unit), month=month, reason=form.cleaned_data["reason"], actor=request.actor, at=request.at
        )
    except DomainError as refused:
        error = put_on(form, refused)
        return _page(request, unit, month, form=form, error=error, status=refused.status)
    messages.success(request, _("The month is open again."))
    return _back(unit, month)


def _known(unit: Unit | None) -> Unit:
    if unit is None:
        raise NotYourMonth
    return unit


def _back(unit: Unit | None, month: date) -> HttpResponseRedirect:
    where = f"?bulan={month:%Y-%m}" + (f"&unit={unit.code}" if unit else "")
    return HttpResponseRedirect(reverse("attendance:recap") + where)


def _mine(request: PrajaRequest) -> list[UnitNode]:
    """The open units of which the reader sees days, by code."""
    held = request.actor.units_as(*READERS)
    nodes = (node for node in units.current().nodes.values() if node.id in held and node.is_open(today(request)))
    return sorted(nodes, key=lambda node: node.code)


def _asked(request: PrajaRequest) -> tuple[Unit | None, date]:
    """The unit that the address or the form names, else the first of the reader's; and the month. Raises NotFound."""
    code = request.POST.get("unit", "") or request.GET.get("unit", "")
    mine = _mine(request)
    found = [node for node in mine if node.code == code] if code else mine
    if code and not found:
        raise NotFound(_("There is no such unit among yours."))
    return (Unit.objects.get(pk=found[0].id) if found else None), chosen_month(request)


def _page(
    request: PrajaRequest,
    unit: Unit | None,
    month: date,
    *,
    form: ReopenForm | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    lines = recap_of(request.actor, unit.pk, month) if unit else []
    number = _number(request, len(lines))
    more = f"&unit={unit.code}" if unit else ""
    here = f"?bulan={month:%Y-%m}{more}&halaman="
    context = {
        "unit": unit,
        "units": _mine(request),
        "rows": [_row(line, month) for line in lines[number * PEOPLE : (number + 1) * PEOPLE]],
        "people_before": f"{here}{number}" if number else "",
        "people_after": f"{here}{number + 2}" if (number + 1) * PEOPLE < len(lines) else "",
        "lock": lock_of(unit.pk, month) if unit else None,
        "may_lock": unit is not None and may_lock_month(request.actor, unit.pk),
        "form": form or ReopenForm(),
        "error": error,
        "has_errors": status >= 400,
        "files": [
            (name.upper(), f"{reverse('attendance:recap_file', args=[name])}?bulan={month:%Y-%m}{more}")
            for name in ("xlsx", "csv", "docx")
        ],
        **month_links(request, month, more),
    }
    return no_store(render(request, "attendance/days/recap.html", context, status=status))


def _number(request: PrajaRequest, people: int) -> int:
    """Which page of people is asked for, from 0; the last where there are fewer."""
    asked = request.GET.get("halaman", "")
    wanted = int(asked) - 1 if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    return max(0, min(wanted, (people - 1) // PEOPLE))


def _row(line: Line, month: date) -> dict[str, Any]:
    return {
        "line": line,
        "url": reverse("attendance:person", args=[line.employee.pk]) + f"?bulan={month:%Y-%m}",
        "late": sum(line.late),
        "early": sum(line.early),
    }


def _table(lines: Iterable[Line], unit: Unit | None, month: date, on: date) -> Table:
    return Table(
        title=_("Attendance of %(unit)s, %(month)s") % {"unit": unit.name if unit else "", "month": f"{month:%Y-%m}"},
        columns=COLUMNS,
        rows=(_cells(line) for line in lines),
        source=unit.name if unit else "",
        as_of=on,
    )


def _cells(line: Line) -> dict[str, Any]:
    return {
        "name": line.employee.person.name,
        "present": line.present,
        "absent": line.absent,
        "away": line.away,
        "off": line.off,
        **{f"late_{tier}": count for tier, count in enumerate(line.late, 1)},
        **{f"early_{tier}": count for tier, count in enumerate(line.early, 1)},
        "late_minutes": line.late_minutes,
        "early_minutes": line.early_minutes,
        "worked_minutes": line.worked_minutes,
    }
