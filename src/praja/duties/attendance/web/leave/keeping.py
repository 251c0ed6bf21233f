# SPDX-License-Identifier: EUPL-1.2
"""What the personnel office has of leave: the list of requests, books of earlier years, who may give leave."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.enums import LeaveKind
from praja.duties.attendance.forms.leave_books import AuthorityForm, BalanceForm, BalancesForm
from praja.duties.attendance.models import LeaveAuthority
from praja.duties.attendance.operations.leave import BALANCES, enter_balance, import_balances, set_leave_authority
from praja.duties.attendance.procedure import LEAVE
from praja.duties.attendance.queries.leave import WAITING, kept_leaves
from praja.duties.attendance.rules import opens_leave_list
from praja.duties.attendance.web.leave.own import row_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import employee_by_nip
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.exports import Column, Table
from praja.lib.exports.tables import Kind
from praja.lib.imports import Report, read_table
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

FORMATS = ("csv", "xlsx")
MOST_SHOWN = 200


@guarded(opens_leave_list)
def leave_list(request: PrajaRequest) -> HttpResponse:
    """Requests of everybody whose register the reader keeps, the newest first."""
    waits = request.GET.get("tampil") == "berjalan"
    with recalled(units):
        rows = kept_leaves(request.actor)
        rows = rows.filter(state__in=WAITING) if waits else rows
        page = page_of(rows, order=("-filed_at", "-id"), cursor=request.GET.get("halaman"))
    base, shown = reverse("attendance:leave_list"), "tampil=berjalan&" if waits else ""
    context = {
        "rows": [row_of(case, whose=True) for case in page.items],
        "filters": [
            {"label": _("All"), "href": base, "current": not waits},
            {"label": _("Not decided yet"), "href": f"{base}?tampil=berjalan", "current": waits},
        ],
        "formats": [(name, reverse("attendance:leave_file", args=[name])) for name in FORMATS],
        "next_url": f"{base}?{shown}halaman={page.next}" if page.next else "",
        "previous_url": f"{base}?{shown}halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "attendance/leave/list.html", context))


COLUMNS = (
    Column("code", gettext_lazy("Code")),
    Column("name", gettext_lazy("Employee")),
    Column("unit", gettext_lazy("Unit")),
    Column("kind", gettext_lazy("Which leave")),
    Column("first", gettext_lazy("First day"), Kind.DATE),
    Column("last", gettext_lazy("Last day"), Kind.DATE),
    Column("days", gettext_lazy("Days"), Kind.INTEGER),
    Column("state", gettext_lazy("State")),
    Column("number", gettext_lazy("Number of the letter")),
)


@guarded(opens_leave_list)
def leave_file(request: PrajaRequest, name: str) -> HttpResponse:
    """Leave that begins in this year, as a table; without reasons and papers."""
    on = today(request)
    rows = kept_leaves(request.actor).filter(leave__first_day__year=on.year).order_by("leave__first_day", "pk")
    table = Table(
        title=_("Leave %(year)s") % {"year": on.year},
        columns=COLUMNS,
        rows=_lines(rows),
        source=_("Praja, leave"),
        as_of=on,
    )
    return table_file(table, require_format(name), called=f"cuti-{on.year}")  # type: ignore[return-value]


def _lines(rows: Any) -> Iterator[dict[str, Any]]:
    for case in rows:
        leave = case.leave
        yield {
            "code": case.code,
            "name": leave.employee.person.name,
            "unit": leave.employee.unit.name,
            "kind": str(leave.get_kind_display()),
            "first": leave.first_day,
            "last": leave.ended_on or leave.last_day,
            "days": leave.days,
            "state": str(LEAVE.by_state[case.state].public),
            "number": leave.document.number_text if leave.document else "",
        }


@guarded(opens_leave_list)
def leave_books(request: PrajaRequest) -> HttpResponse:
    """Enter what was used before this platform: a file, or one employee and year."""
    is_file = request.POST.get("what") == "file"
    file_form = BalancesForm(request.POST if is_file else None, request.FILES if is_file else None, auto_id="file_%s")
    form = BalanceForm(request.POST if request.method == "POST" and not is_file else None)
    error, report = None, None
    try:
        if is_file and file_form.is_valid():
            report = _imported(request, file_form)
        elif not is_file and form.is_bound and form.is_valid():
            _entered(request, form)
            messages.success(request, _("Entered."))
            return HttpResponseRedirect(reverse("attendance:leave_books"))
    except DomainError as refused:
        error = put_on(file_form if is_file else form, refused)
    has_errors = bool(error or form.errors or file_form.errors)
    context = {
        "form": form,
        "file_form": file_form,
        "error": error,
        "report": report,
        "refused": [
            {"line": one.line, "column": BALANCES.header_of(one.field) or one.field, "reason": one.reason}
            for one in (report.refused[:MOST_SHOWN] if report else ())
        ],
        "has_errors": has_errors,
    }
    return no_store(render(request, "attendance/leave/books.html", context, status=422 if has_errors else 200))


def _imported(request: PrajaRequest, form: BalancesForm) -> Report:
    lines = read_table(form.cleaned_data["file"].read(), BALANCES).lines
    with recalled(units, law_data):
        return import_balances(lines=lines, basis=form.cleaned_data["basis"], actor=request.actor, at=request.at)


def _entered(request: PrajaRequest, form: BalanceForm) -> None:
    given = dict(form.cleaned_data)
    employee = employee_by_nip(given.pop("nip"))
    if employee is None:
        raise DomainError(_("Nobody in the register has this NIP."), field="nip", next_step=_("Correct it."))
    given["postponed"] = given["postponed"] or 0
    enter_balance(employee=employee, actor=request.actor, at=request.at, **given)


@guarded(opens_leave_list)
def leave_authorities(request: PrajaRequest) -> HttpResponse:
    """Decisions by which others than the head of region give leave."""
    tree, on = units.current(), today(request)
    over = request.actor.units_as(Role.PERSONNEL)
    nodes = sorted(tree.nodes.values(), key=lambda node: node.code)
    mine = [node for node in nodes if node.id in over]
    form = AuthorityForm(request.POST or None, mine=mine, every=nodes, on=on)
    error = None
    if request.method == "POST" and form.is_valid():
        try:
            _set_authority(request, form)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Entered."))
            return HttpResponseRedirect(reverse("attendance:leave_authorities"))
    rows = LeaveAuthority.objects.filter(unit_id__in=over).select_related("unit", "holder").order_by("-since", "-id")
    context = {
        "form": form,
        "error": error,
        "has_errors": bool(error or form.errors),
        "rows": [_named(row) for row in rows[:200]],
    }
    status = 422 if error or form.errors else 200
    return no_store(render(request, "attendance/leave/authorities.html", context, status=status))


def _set_authority(request: PrajaRequest, form: AuthorityForm) -> None:
    given = dict(form.cleaned_data)
    found = Unit.objects.in_bulk([given["unit"], given["holder"]])
    given["unit"], given["holder"] = found[given["unit"]], found[given["holder"]]
    set_leave_authority(actor=request.actor, at=request.at, **given)


def _named(row: LeaveAuthority) -> LeaveAuthority:
    row.kind_names = ", ".join(str(LeaveKind(kind).label) for kind in row.kinds)  # type: ignore[attr-defined]
    return row
