# SPDX-License-Identifier: EUPL-1.2
"""Permissions: one's own, asking, ordering for a team, and the page of one."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.enums import PermissionKind
from praja.duties.attendance.errors.leave import NotInRegister
from praja.duties.attendance.forms.permissions import (
    DecidePermissionForm,
    OrderForm,
    PermissionForm,
    RevokePermissionForm,
)
from praja.duties.attendance.models import Permission
from praja.duties.attendance.operations.permissions import (
    ask_permission,
    decide_permission,
    order_team,
    revoke_permission,
    withdraw_permission,
)
from praja.duties.attendance.procedure import PERMISSION
from praja.duties.attendance.queries.leave_words import story_of
from praja.duties.attendance.queries.people import team_below
from praja.duties.attendance.queries.permissions import own_permissions, permission_case, waiting_permissions
from praja.duties.attendance.queries.punches import own_employee
from praja.duties.attendance.rules import opens_ordering, opens_own
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.titles import title_without_post
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, OfficeAct, Sent, entries_of, kept_words, panel
from praja.kernel.procedures.web.taking import act_paths, no_store, put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.moments import describe_moment, describe_time_of_day
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_own)
def permissions(request: PrajaRequest) -> HttpResponse:
    """The reader's own permissions, and those that wait for their word."""
    with recalled(units):
        page = page_of(own_permissions(request.actor), order=("-filed_at", "-id"), cursor=request.GET.get("halaman"))
        waiting = list(waiting_permissions(request.actor))
    context = {
        "rows": [_row(case) for case in page.items],
        "waiting": [_row(case, whose=True) for case in waiting],
        "orders": opens_ordering.opens(request.actor),
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "attendance/permissions/own.html", context))


def _row(case: Case, *, whose: bool = False) -> dict[str, Any]:
    row, state = case.permission, PERMISSION.by_state[case.state]
    kind = PermissionKind(row.kind).label
    return {
        "title": row.employee.person.name if whose else kind,
        "kind": kind if whose else "",
        "leave": row,
        "url": PERMISSION.office_url(case),
        "label": state.public,
        "tone": state.tone,
    }


@guarded(opens_own)
def new_permission(request: PrajaRequest) -> HttpResponse:
    """Ask for a permission."""
    employee = own_employee(request.actor)
    if employee is None:
        raise NotInRegister
    form = PermissionForm(request.POST or None, initial={"idempotency_key": uuid4()})
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, form, None)
    key = form.cleaned_data["idempotency_key"]
    try:
        asked = ask_permission(
            employee=employee, wish=form.wish(), actor=request.actor, at=request.at, idempotency_key=key
        )
        code = asked.case.code
    except AlreadyFiled as repeated:
        code = Case.objects.values_list("code", flat=True).get(pk=repeated.detail["case_id"])
    except DomainError as refused:
        return _form_page(request, form, refused)
    messages.success(request, _("Asked for. You read here how it goes on."))
    return HttpResponseRedirect(reverse("attendance:permission", args=[code]))


@guarded(opens_ordering)
def order_permissions(request: PrajaRequest) -> HttpResponse:
    """Let a team work from home or elsewhere for some days."""
    with recalled(units):
        team = list(team_below(request.actor.units_as(Role.HEAD), request.actor.person_id)[:500])
        form = OrderForm(request.POST or None, team=team)
        if request.method != "POST" or not form.is_valid():
            return _form_page(request, form, None)
        try:
            done = order_team(employees=form.chosen(), wish=form.wish(), actor=request.actor, at=request.at)
        except DomainError as refused:
            return _form_page(request, form, refused)
    messages.success(request, _("Ordered for %(count)s.") % {"count": len(done)})
    return HttpResponseRedirect(reverse("attendance:permissions"))


def _form_page(request: PrajaRequest, form: PermissionForm, refused: DomainError | None) -> HttpResponse:
    error = put_on(form, refused) if refused else None
    status = refused.status if refused else 422 if form.errors else 200
    context = {
        "form": form,
        "error": error,
        "has_errors": status >= 400,
        "fields": [form[name] for name in form.fields if name != "idempotency_key"],
        "orders": isinstance(form, OrderForm),
    }
    return no_store(render(request, "attendance/permissions/new.html", context, status=status))


@guarded(opens_own)
def permission(request: PrajaRequest, code: str) -> HttpResponse:
    """One permission, for its employee, head and personnel office."""
    with recalled(units):
        return permission_page(request, permission_case(request.actor, code))


def permission_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    entries, row = entries_of(DESK, request, case, sent), case.permission
    context = {
        "case": case,
        "permission": row,
        "code": show_code(case.code),
        "state": PERMISSION.by_state[case.state],
        "facts": _facts(row),
        "acts": story_of(request.actor, case, row.note),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "attendance/permissions/permission.html", context, status=status))


def _facts(row: Permission) -> list[dict[str, Any]]:
    first, last = describe_moment(row.first_day, "day"), describe_moment(row.last_day, "day")
    times = [describe_time_of_day(one) for one in (row.from_minute, row.until_minute) if one is not None]
    given = (
        (_("Employee"), f"{row.employee.person.name}, {row.employee.unit.name}"),
        (_("What"), PermissionKind(row.kind).label),
        (_("When"), first if first == last else f"{first} – {last}"),
        (_("Time"), " – ".join(times)),
        (_("Where"), row.place.name if row.place else ""),
        (_("Reason"), row.reason),
        (_("Decides"), title_without_post(row.superior_unit)),
    )
    return [{"term": term, "value": value} for term, value in given if value]


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("attendance:permission", args=[code])


DESK = Desk(
    procedure=PERMISSION,
    acts=(
        OfficeAct(
            "decide_permission",
            "putuskan",
            DecidePermissionForm,
            decide_permission,
            ("give", "refuse"),
            label=gettext_lazy("Decide"),
            button=gettext_lazy("Decide"),
            leads=True,
        ),
        OfficeAct("withdraw_permission", "cabut", StepForm, withdraw_permission, ("withdraw",), danger=True),
        OfficeAct("revoke_permission", "tarik", RevokePermissionForm, revoke_permission, ("revoke",), danger=True),
    ),
    namespace="attendance",
    door=opens_own,
    find=permission_case,
    page=permission_page,
    after=_after,
)

urlpatterns: list[URLPattern] = [
    path("izin/", permissions, name="permissions"),
    path("izin/baru/", new_permission, name="new_permission"),
    path("izin/perintah/", order_permissions, name="order_permissions"),
    path("izin/<str:code>/", permission, name="permission"),
    *act_paths(DESK, "izin"),
]
