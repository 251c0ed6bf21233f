# SPDX-License-Identifier: EUPL-1.2
"""One's own leave: what is left and why, what was asked for, what waits for one's word; and asking for leave."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.errors.leave import NotInRegister
from praja.duties.attendance.forms.leave import AskLeaveForm
from praja.duties.attendance.operations.leave import ask_leave
from praja.duties.attendance.procedure import LEAVE
from praja.duties.attendance.queries.leave import balance_of, own_leaves, waiting_leaves
from praja.duties.attendance.queries.leave_words import reckoning
from praja.duties.attendance.queries.people import colleagues_of
from praja.duties.attendance.queries.punches import own_employee
from praja.duties.attendance.rules import opens_leave_list, opens_own
from praja.duties.attendance.web.taking import pack_papers, papers_sent
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_own)
def leaves(request: PrajaRequest) -> HttpResponse:
    """The reader's balance by year's days, their requests, and those that wait for their word."""
    with recalled(units, law_data):
        employee = own_employee(request.actor)
        page = page_of(own_leaves(request.actor), order=("-filed_at", "-id"), cursor=request.GET.get("halaman"))
        held = balance_of(employee, today(request).year) if employee else None
        context = {
            "employee": employee,
            "held": held,
            "why": reckoning(held) if held else [],
            "rows": [row_of(case) for case in page.items],
            "waiting": [row_of(case, whose=True) for case in waiting_leaves(request.actor)],
            "keeps": opens_leave_list.opens(request.actor),
            "next_url": f"?halaman={page.next}" if page.next else "",
            "previous_url": f"?halaman={page.previous}" if page.previous else "",
        }
    return no_store(render(request, "attendance/leave/own.html", context))


def row_of(case: Case, *, whose: bool = False) -> dict[str, Any]:
    """A request as a line of a list."""
    leave, state = case.leave, LEAVE.by_state[case.state]
    return {
        "title": leave.employee.person.name if whose else leave.get_kind_display(),
        "kind": leave.get_kind_display() if whose else "",
        "leave": leave,
        "url": LEAVE.office_url(case),
        "label": state.public,
        "tone": state.tone,
    }


@guarded(opens_own)
def new_leave(request: PrajaRequest) -> HttpResponse:
    """The one form by which leave is asked for."""
    employee = own_employee(request.actor)
    if employee is None:
        raise NotInRegister
    papers, problems = papers_sent(request) if request.method == "POST" else ([], [])
    form = _form(request, employee)
    for problem in problems:
        form.add_error("photos", problem)
    error = None
    if request.method == "POST" and form.is_valid():
        try:
            return _asked(request, employee, form, papers)
        except DomainError as refused:
            refused.field = {"papers": "photos"}.get(refused.field, refused.field)
            error = put_on(form, refused)
    return _page(request, employee, form, error, pack_papers(request, papers), len(papers))


def _form(request: PrajaRequest, employee: Employee) -> AskLeaveForm:
    return AskLeaveForm(
        request.POST or None,
        employee=employee,
        colleagues=colleagues_of(employee),
        initial={"idempotency_key": uuid4(), "kind": "CT"},
    )


def _asked(request: PrajaRequest, employee: Employee, form: AskLeaveForm, papers: list[Any]) -> HttpResponse:
    try:
        leave = ask_leave(
            employee=employee,
            wish=form.wish(papers),
            actor=request.actor,
            at=request.at,
            idempotency_key=form.cleaned_data["idempotency_key"],
        )
        code = leave.case.code
    except AlreadyFiled as repeated:
        code = Case.objects.values_list("code", flat=True).get(pk=repeated.detail["case_id"])
    messages.success(request, _("Asked for. You read here how it goes on."))
    return HttpResponseRedirect(reverse("attendance:leave", args=[code]))


def _page(
    request: PrajaRequest, employee: Employee, form: AskLeaveForm, error: DomainError | None, kept: str, count: int
) -> HttpResponse:
    has_errors = bool(error or form.errors)
    with recalled(units, law_data):
        held = balance_of(employee, today(request).year)
    context = {
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "kept_token": kept,
        "kept": count,
        "held": held,
    }
    status = error.status if error else 422 if form.errors else 200
    return no_store(render(request, "attendance/leave/new.html", context, status=status))
