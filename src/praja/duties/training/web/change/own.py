# SPDX-License-Identifier: EUPL-1.2
"""What somebody who takes part writes: the diagnosis of their unit, the design, the action plan."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.change import begin_diagnosis, begin_plan
from praja.duties.training.queries.change.seats import Work, work_of
from praja.duties.training.queries.classes import class_with_code, own_seat
from praja.duties.training.rules import opens_training
from praja.duties.training.web.change.words import next_step, plan_link
from praja.duties.training.web.frame import frame_of
from praja.kernel.law.queries import law_data, rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod, period_of, read_period
from praja.kernel.measures.wording import period_choices, period_name
from praja.kernel.organization.queries import units
from praja.kernel.plans.domain.components import SERVICE
from praja.kernel.plans.domain.sheets import PlanSheet
from praja.kernel.plans.forms import DiagnosisForm, StandardForm, kept_causes, kept_design, plan_forms, written_at
from praja.kernel.plans.models import Design, Diagnosis
from praja.kernel.plans.operations import start_design, write_design, write_diagnosis, write_plan
from praja.kernel.plans.operations.diagnosing import add_evidence
from praja.kernel.plans.queries.planning import diagnosis_sheet, version_of
from praja.kernel.plans.queries.readings import evidence_of_diagnosis, numbers_of
from praja.kernel.plans.wording import figure_words
from praja.kernel.search.queries import listed_for_all
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

IMPLEMENTATION = "plans.implementation"


def own_seat_of(request: PrajaRequest, code: str) -> tuple[TrainingClass, Seat]:
    """The class and the reader's own seat in it. Raises NotFound for whoever does not take part."""
    row = class_with_code(request.actor, code)
    seat = own_seat(request.actor, row)
    if seat is None or not seat.takes_part:
        raise NotFound(
            gettext_lazy("You do not take part in this class."), next_step=gettext_lazy("Look in the list of classes.")
        )
    return row, Seat.objects.select_related("employee__person", "unit", "training_class__case").get(pk=seat.pk)


def sent(request: HttpRequest) -> Any:
    """What was sent, be it nothing; None where a page is only asked for."""
    return request.POST if request.method == "POST" else None


def _kept(form: Form, deed: Callable[[], object], names: dict[str, str] | None = None) -> bool:
    """Do it; what is refused stands at its field, or above the form."""
    try:
        deed()
    except DomainError as refused:
        name = (names or {}).get(refused.field, refused.field)
        form.add_error(name if name in form.fields else None, str(refused))
        return False
    return True


def _page(request: HttpRequest, template: str, context: dict[str, Any], form: Form) -> HttpResponse:
    wrong = form.is_bound and bool(form.errors)
    return render(request, template, {**context, "form": form, "has_errors": wrong}, status=422 if wrong else 200)


@guarded(opens_training)
def my_diagnosis(request: PrajaRequest, code: str) -> HttpResponse:
    """Begin with the numbers of one's unit, and write what they mean."""
    with recalled(units, law_data):
        row, seat = own_seat_of(request, code)
        work = work_of(seat)
        period = _period(request, work.diagnosis)
        numbers = numbers_of(request.actor, seat.unit_id, _span(work.diagnosis, period), request.at)
        read = evidence_of_diagnosis(work.diagnosis) if work.diagnosis else []
    known = {one.measure.key for one in read}
    choices = [
        (one.measure.key, f"{one.measure.label}: {figure_words(one.measure, one.figure)}")
        for one in numbers
        if one.measure.key not in known
    ]
    form = _diagnosis_form(request, work.diagnosis, choices)
    if form.is_bound and form.is_valid() and _kept(form, lambda: _write_diagnosis(request, seat, work, form, period)):
        return HttpResponseRedirect(next_step(work_of(seat), code).url)
    context = {
        **frame_of(request.actor, row, "plans"),
        "unit": seat.unit.name,
        "period": period_name(period) if work.diagnosis is None else "",
        "period_code": period.code,
        "period_groups": period_choices(_today(request), period) if work.diagnosis is None else [],
        "read": [(one.measure.label, figure_words(one.measure, one.figure)) for one in read],
        "back": plan_link(code, seat),
    }
    return _page(request, "training/change/diagnosis.html", context, form)


def _diagnosis_form(
    request: PrajaRequest, diagnosis: Diagnosis | None, choices: list[tuple[str, str]]
) -> DiagnosisForm:
    sheet = diagnosis_sheet(diagnosis) if diagnosis else None
    initial = (
        {"problem": sheet.problem, "unseen": sheet.unseen, "counted": sheet.counted, "number": diagnosis.number}
        if sheet and diagnosis
        else {}
    )
    kept = kept_causes(sheet) if sheet else []
    return DiagnosisForm(sent(request), choices=choices, kept=kept, initial=initial)


def _write_diagnosis(
    request: PrajaRequest, seat: Seat, work: Work, form: DiagnosisForm, period: ReportingPeriod
) -> None:
    given: dict[str, Any] = {"actor": request.actor, "at": request.at}
    measures = form.cleaned_data["measures"]
    if work.diagnosis is None:
        begin_diagnosis(seat=seat, period=period.span, measures=measures, sheet=form.sheet(), **given)
        return
    seen = form.cleaned_data["number"] or 0
    written = write_diagnosis(diagnosis=work.diagnosis, sheet=form.sheet(), seen_number=seen, **given)
    if measures:
        add_evidence(diagnosis=written, measures=measures, **given)


def _today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())


def _period(request: PrajaRequest, diagnosis: Diagnosis | None) -> ReportingPeriod:
    """The period that is asked for; unless told the last quarter that is over."""
    asked = request.POST.get("masa") or request.GET.get("masa") or ""
    usual = period_of(PeriodKind.QUARTER, _today(request)).previous
    return usual if diagnosis else read_period(asked) or usual


def _span(diagnosis: Diagnosis | None, period: ReportingPeriod) -> Period:
    return Period(diagnosis.first_day, diagnosis.last_day) if diagnosis else period.span


@guarded(opens_training)
def my_design(request: PrajaRequest, code: str) -> HttpResponse:
    """Say what is changed, in which standard, and what should come of it."""
    with recalled(units, law_data):
        row, seat = own_seat_of(request, code)
        work = work_of(seat)
    if work.diagnosis is None:
        return HttpResponseRedirect(next_step(work, code).url)
    diagnosis = work.diagnosis
    read = evidence_of_diagnosis(diagnosis)
    form = StandardForm(
        sent(request),
        measures=[(one.measure.key, one.measure.label) for one in read],
        services=listed_for_all(SERVICE),
        **kept_design(work.design, [one.measure.key for one in read]),
    )
    if form.is_bound and form.is_valid() and _kept(form, lambda: _write_design(request, diagnosis, work.design, form)):
        return HttpResponseRedirect(next_step(work_of(seat), code).url)
    context = {**frame_of(request.actor, row, "plans"), "back": plan_link(code, seat), "has_numbers": bool(read)}
    return _page(request, "training/change/design.html", context, form)


def _write_design(request: PrajaRequest, diagnosis: Diagnosis, design: Design | None, form: StandardForm) -> None:
    given: dict[str, Any] = {"sheet": form.sheet(), "changes": form.changes()}
    given |= {"actor": request.actor, "at": request.at}
    if design is None:
        start_design(diagnosis=diagnosis, **given)
    else:
        write_design(design=design, seen_number=form.cleaned_data["number"] or 0, **given)


@guarded(opens_training)
def my_plan(request: PrajaRequest, code: str) -> HttpResponse:
    """Write the action plan: what stands on paper before it is handed to the mentor."""
    with recalled(units, law_data):
        row, seat = own_seat_of(request, code)
        work = work_of(seat)
        days = rule_in_force(IMPLEMENTATION, _today(request))
    if work.design is None:
        return HttpResponseRedirect(next_step(work, code).url)
    form, people = plan_forms(sent(request), version_of(work.plan) if work.plan else None)
    if form.is_bound and form.is_valid() & people.is_valid():
        sheet = form.sheet(people.people())
        if _kept(form, lambda: _write_plan(request, seat, work, sheet, written_at(form))):
            return HttpResponseRedirect(plan_link(code, seat))
    context = {
        **frame_of(request.actor, row, "plans"),
        "people": people,
        "back": plan_link(code, seat),
        "days": days.value,
    }
    return _page(request, "training/change/sheet.html", context, form)


def _write_plan(request: PrajaRequest, seat: Seat, work: Work, sheet: PlanSheet, seen_at: datetime | None) -> None:
    given: dict[str, Any] = {"sheet": sheet, "actor": request.actor, "at": request.at}
    if work.plan is None and work.design is not None:
        begin_plan(seat=seat, design=work.design, **given)
    elif work.plan is not None:
        write_plan(plan=work.plan, seen_at=seen_at, **given)
