# SPDX-License-Identifier: EUPL-1.2
"""What the personnel office enters: regulations, base amounts, results of e-Kinerja."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance.forms.pay import BaseForm, BasesForm, PayRuleForm, ResultForm, ResultsForm
from praja.duties.attendance.operations.pay import (
    BASES,
    RESULTS,
    enter_base,
    enter_result,
    import_bases,
    import_results,
    set_pay_rule,
)
from praja.duties.attendance.operations.pay.reading import employee_in
from praja.duties.attendance.rules import opens_pay_keeping
from praja.duties.attendance.web.pay.ways import pay_ways
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.imports import Profile, Report, read_table
from praja.lib.web import PrajaRequest, guarded

MOST_SHOWN = 200


@guarded(opens_pay_keeping)
def new_pay_rule(request: PrajaRequest) -> HttpResponse:
    """Enter a regulation; the form begins with a starting proposal."""
    form = PayRuleForm(request.POST or None)
    error = None
    if not form.is_bound:
        form.propose(today(request))
    elif form.is_valid():
        try:
            set_pay_rule(new=form.new(), actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Entered."))
            return HttpResponseRedirect(reverse("attendance:pay_rules"))
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors, "ways": pay_ways(request)}
    return no_store(render(request, "attendance/pay/new_rule.html", context, status=422 if has_errors else 200))


@guarded(opens_pay_keeping)
def pay_bases(request: PrajaRequest) -> HttpResponse:
    """Base amounts: a list, or one employee's."""

    def one(form: forms.Form) -> None:
        given = dict(form.cleaned_data)
        enter_base(employee=employee_in(given.pop("nip")), actor=request.actor, at=request.at, **given)

    def many(form: forms.Form) -> Report:
        given = form.cleaned_data
        lines = read_table(given["file"].read(), BASES).lines
        return import_bases(lines=lines, since=given["since"], basis=given["basis"], actor=request.actor, at=request.at)

    return _entering(request, BASES, (BaseForm, one), (BasesForm, many), "pay_bases", "bases")


@guarded(opens_pay_keeping)
def pay_results(request: PrajaRequest) -> HttpResponse:
    """Results of e-Kinerja: a file, or one employee's."""

    def one(form: forms.Form) -> None:
        given = dict(form.cleaned_data)
        given["ceremonies"] = given["ceremonies"] or 0
        enter_result(employee=employee_in(given.pop("nip")), actor=request.actor, at=request.at, **given)

    def many(form: forms.Form) -> Report:
        given = form.cleaned_data
        data = given["file"].read()
        return import_results(
            lines=read_table(data, RESULTS).lines,
            sha256=sha256(data).hexdigest(),
            month=given["month"],
            basis=given["basis"],
            actor=request.actor,
            at=request.at,
        )

    return _entering(request, RESULTS, (ResultForm, one), (ResultsForm, many), "pay_results", "results")


def _entering(
    request: PrajaRequest,
    profile: Profile,
    single: tuple[type[forms.Form], Callable[[forms.Form], None]],
    whole: tuple[type[forms.Form], Callable[[forms.Form], Report]],
    name: str,
    template: str,
) -> HttpResponse:
    """A page with a form for a file and one for an employee; whichever was sent is taken."""
    is_file = request.POST.get("what") == "file"
    file_form = whole[0](request.POST if is_file else None, request.FILES if is_file else None, auto_id="file_%s")
    form = single[0](request.POST if request.method == "POST" and not is_file else None)
    error, report = None, None
    try:
        if is_file and file_form.is_valid():
            report = whole[1](file_form)
        elif form.is_bound and form.is_valid():
            single[1](form)
            messages.success(request, _("Entered."))
            return HttpResponseRedirect(reverse(f"attendance:{name}"))
    except DomainError as refused:
        error = put_on(file_form if is_file else form, refused)
    has_errors = bool(error or form.errors or file_form.errors)
    context: dict[str, Any] = {
        "form": form,
        "file_form": file_form,
        "error": error,
        "report": report,
        "refused": [
            {"line": one.line, "column": profile.header_of(one.field) or one.field, "reason": one.reason}
            for one in (report.refused[:MOST_SHOWN] if report else ())
        ],
        "has_errors": has_errors,
        "ways": pay_ways(request),
    }
    return no_store(render(request, f"attendance/pay/{template}.html", context, status=422 if has_errors else 200))
