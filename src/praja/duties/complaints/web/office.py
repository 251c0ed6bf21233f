# SPDX-License-Identifier: EUPL-1.2
"""The case as officers work on it. A form that cannot be taken comes back with everything that was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.forms.office import AnswerForm, ArchiveForm, ForwardForm, RevealForm, StepForm
from praja.duties.complaints.operations import (
    AnswerWords,
    archive_complaint,
    forward_complaint,
    reveal_contact,
    submit_draft,
)
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.explaining import explanation
from praja.duties.complaints.queries.office import (
    case_in_office,
    file_of,
    files_of,
    is_waiting,
    reporter_in_office,
    steps_open_to,
    visible_cases,
)
from praja.duties.complaints.queries.office_story import office_story
from praja.duties.complaints.queries.story import ClockStory, clocks_of
from praja.duties.complaints.rules import opens_office
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.queries import content_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

FORMS: dict[str, type[StepForm]] = {"forward": ForwardForm, "submit": AnswerForm, "archive": ArchiveForm}
URLS = {"forward": "complaints:forward", "submit": "complaints:answer", "archive": "complaints:archive"}
Act = Callable[[PrajaRequest, Case, dict[str, Any]], Case]


@guarded(opens_office)
def case(request: PrajaRequest, code: str) -> HttpResponse:
    """The story, the clocks, and what may be done now."""
    with recalled(units, law_data):
        return _page(request, case_in_office(request.actor, code))


@require_POST
@guarded(opens_office)
def forward(request: PrajaRequest, code: str) -> HttpResponse:
    """Hand the report to the unit that must answer."""

    def act(request: PrajaRequest, case: Case, given: dict[str, Any]) -> Case:
        unit = Unit.objects.get(pk=given.pop("to_unit"))
        publish = given.pop("publish", False)
        return forward_complaint(case=case, to_unit=unit, publish=publish, actor=request.actor, at=request.at, **given)

    return _take(request, code, "forward", act)


@require_POST
@guarded(opens_office)
def answer(request: PrajaRequest, code: str) -> HttpResponse:
    """Hand the unit's answer in for approval."""

    def act(request: PrajaRequest, case: Case, given: dict[str, Any]) -> Case:
        version = given.pop("seen_version")
        words = AnswerWords(**given)
        return submit_draft(case=case, words=words, actor=request.actor, at=request.at, seen_version=version)

    return _take(request, code, "submit", act)


@require_POST
@guarded(opens_office)
def archive(request: PrajaRequest, code: str) -> HttpResponse:
    """File the report away with the reason."""

    def act(request: PrajaRequest, case: Case, given: dict[str, Any]) -> Case:
        return archive_complaint(case=case, actor=request.actor, at=request.at, **given)

    return _take(request, code, "archive", act)


@require_POST
@guarded(opens_office)
def contact(request: PrajaRequest, code: str) -> HttpResponse:
    """Open one sealed contact of a reporter who gave their name, with the reason."""
    case, form = case_in_office(request.actor, code), RevealForm(request.POST)
    opened, error, status = "", None, 422
    if form.is_valid():
        try:
            opened = reveal_contact(case=case, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            error, status = _put_on(form, refused), refused.status
    return _page(request, case, reveal_form=form, opened=opened, error=error, status=200 if opened else status)


@guarded(opens_office)
def attachment(request: PrajaRequest, code: str, number: int) -> Any:
    """A file of the report: cleaned images on the page, everything else as a download."""
    case = case_in_office(request.actor, code)
    found = file_of(case, number)
    kind = Kind(found.file.media_type)
    response = FileResponse(
        content_of(found.file),
        content_type=kind.value,
        as_attachment=not kind.is_image,
        filename=f"{case.code}-{found.position + 1}.{kind.name.lower()}",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _take(request: PrajaRequest, code: str, step: str, act: Act) -> HttpResponse:
    """Take a step with what was sent; on any refusal show the case as it is now, with the text kept."""
    with recalled(units, law_data):
        case = case_in_office(request.actor, code)
        form = FORMS[step](request.POST, case=case, on=_today(request))
        if not form.is_valid():
            return _page(request, case, step=step, form=form, status=422)
        try:
            act(request, case, dict(form.cleaned_data))
        except DomainError as refused:
            return _refused(request, code, step, form, refused)
    done = {"step": COMPLAINT.by_step[step].label, "code": show_code(case.code)}
    messages.success(request, _("Done: %(step)s, %(code)s.") % done)
    return HttpResponseRedirect(_after(request, case.code))


def _refused(request: PrajaRequest, code: str, step: str, form: StepForm, refused: DomainError) -> HttpResponse:
    case = case_in_office(request.actor, code)
    seen, data = form.cleaned_data["seen_version"], request.POST.copy()
    if seen == case.version:
        error = _put_on(form, refused)
    else:
        data["seen_version"] = str(case.version)
        form, error = _filled(FORMS[step], data, case, request), refused
    return _page(request, case, step=step, form=form, error=error, seen_version=seen, status=refused.status)


def _filled(form_class: type[StepForm], data: QueryDict, case: Case, request: PrajaRequest) -> StepForm:
    return form_class(data, case=case, on=_today(request))


def _put_on(form: forms.Form, refused: DomainError) -> DomainError | None:
    """Beside its field where it has one on this form; else given back for the top of the page."""
    if refused.field not in form.fields:
        return refused
    form.add_error(refused.field, str(refused))
    return None


def _after(request: PrajaRequest, code: str) -> str:
    """Back to the case while it can still be read, else to the desk."""
    if visible_cases(request.actor).filter(code=code).exists():
        return reverse("complaints:case", args=[code])
    return reverse("desk")


def _today(request: PrajaRequest) -> Any:
    return local_date(request.at, local_zone())


def _page(
    request: PrajaRequest,
    case: Case,
    *,
    step: str = "",
    form: StepForm | None = None,
    reveal_form: RevealForm | None = None,
    opened: str = "",
    error: DomainError | None = None,
    seen_version: int | None = None,
    status: int = 200,
) -> HttpResponse:
    clocks = clocks_of(case)
    steps = _steps(request, case, step, form)
    context = {
        "case": case,
        "code": show_code(case.code),
        "complaint": case.complaint,
        "state": COMPLAINT.by_state[case.state],
        "acts": office_story(request.actor, case, seen_version=seen_version),
        "is_late": is_waiting(case) and case.due_at < request.at,
        "running": [_clock(clock) for clock in clocks if clock.is_running],
        "stopped": [_clock(clock) for clock in clocks if not clock.is_running],
        "steps": steps,
        "form": form,
        "kept": _kept(form) if form and step not in [entry["name"] for entry in steps] else (),
        "files": files_of(case),
        "reporter": reporter_in_office(request.actor, case),
        "reveal_form": reveal_form or RevealForm(),
        "opened": opened,
        "error": error,
        "has_errors": status >= 400,
    }
    response = render(request, "complaints/office/case.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _steps(request: PrajaRequest, case: Case, taken: str, form: StepForm | None) -> list[dict[str, Any]]:
    """Every form the actor may send now, the one just sent as it was sent."""
    return [
        {
            "name": step.name,
            "label": step.label,
            "consequence": step.consequence,
            "url": reverse(URLS[step.name], args=[case.code]),
            "form": form if form and step.name == taken else FORMS[step.name](case=case, on=_today(request)),
            "is_open": step.name == taken,
        }
        for step in steps_open_to(request.actor, case)
        if step.name in FORMS
    ]


def _kept(form: StepForm) -> list[str]:
    """The words of a form that can no longer be sent, so that nobody loses what they wrote."""
    return [text for name in ("text", "note") if (text := form.data.get(name, "").strip())]


def _clock(clock: ClockStory) -> dict[str, Any]:
    pauses = [(since, until) for since, until, _reason in clock.pauses]
    return {"story": clock, "pauses": pauses, "because": "\n".join(explanation(clock))}
