# SPDX-License-Identifier: EUPL-1.2
"""Reports on wrongdoing: pages of the inspectorate alone. For everybody else they are not there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.forms.inspection import FoundForm, InspectionForm, MessageForm
from praja.duties.complaints.forms.office import RevealForm
from praja.duties.complaints.operations import (
    answer_wrongdoing,
    close_wrongdoing,
    note_look,
    reveal_to_inspector,
    say_to_whistleblower,
)
from praja.duties.complaints.procedure import REPORT_ON_WRONGDOING
from praja.duties.complaints.queries.inspection import (
    case_under_inspection,
    examination,
    inspected_cases,
    inspection_file_of,
    inspection_files,
    inspection_page,
    inspection_spoken_file,
    inspection_steps,
    inspection_story,
    inspection_talk,
    is_waiting_for_inspector,
    looks_at,
)
from praja.duties.complaints.queries.office import reporter_in_office
from praja.duties.complaints.rules import opens_inspection
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

Act = Callable[[PrajaRequest, Case, dict[str, Any]], Case]
R = TypeVar("R", bound=HttpResponseBase)


@guarded(opens_inspection)
def inspection_list(request: PrajaRequest) -> HttpResponse:
    """Every report on wrongdoing that the actor may read, the first due first."""
    asked = request.GET.get("keadaan", "")
    asked = asked if asked in REPORT_ON_WRONGDOING.by_state else ""
    with recalled(units):
        page = inspection_page(inspected_cases(request.actor, state=asked), request.GET.get("halaman"))
    context = {
        "rows": [_row(case, request) for case in page.items],
        "filters": _filters(asked),
        "is_filtered": bool(asked),
        "next_url": _url(asked, page.next) if page.next else "",
        "previous_url": _url(asked, page.previous) if page.previous else "",
    }
    return _private(render(request, "complaints/inspection/list.html", context))


@guarded(opens_inspection)
def inspection_case(request: PrajaRequest, code: str) -> HttpResponse:
    """The story, the clock, the files, and what may be done now."""
    with recalled(units, law_data):
        return _page(request, case_under_inspection(request.actor, code))


@require_POST
@guarded(opens_inspection)
def inspection_answer(request: PrajaRequest, code: str) -> HttpResponse:
    """Tell the reporter what was found."""

    def act(request: PrajaRequest, case: Case, given: dict[str, Any]) -> Case:
        return answer_wrongdoing(case=case, actor=request.actor, at=request.at, **given)

    return _take(request, code, "answer", act)


@require_POST
@guarded(opens_inspection)
def inspection_close(request: PrajaRequest, code: str) -> HttpResponse:
    """End the examination."""

    def act(request: PrajaRequest, case: Case, given: dict[str, Any]) -> Case:
        return close_wrongdoing(case=case, actor=request.actor, at=request.at, **given)

    return _take(request, code, "close", act)


@require_POST
@guarded(opens_inspection)
def inspection_say(request: PrajaRequest, code: str) -> HttpResponse:
    """Write to the reporter beside the steps."""
    with recalled(units, law_data):
        case, form = case_under_inspection(request.actor, code), MessageForm(request.POST)
        if not form.is_valid():
            return _page(request, case, Shown(message=form), status=422)
        try:
            say_to_whistleblower(case=case, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            shown = Shown(message=form, error=put_on(form, refused))
            return _page(request, case_under_inspection(request.actor, code), shown, status=refused.status)
    return HttpResponseRedirect(f"{reverse('complaints:inspection_case', args=[case.code])}#talk")


@require_POST
@guarded(opens_inspection)
def inspection_contact(request: PrajaRequest, code: str) -> HttpResponse:
    """Open one sealed contact of a reporter who gave it, with the reason."""
    with recalled(units, law_data):
        case, form = case_under_inspection(request.actor, code), RevealForm(request.POST)
        if not form.is_valid():
            return _page(request, case, Shown(reveal=form), status=422)
        try:
            opened = reveal_to_inspector(case=case, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            return _page(request, case, Shown(reveal=form, error=put_on(form, refused)), status=refused.status)
        return _page(request, case, Shown(reveal=form, opened=opened))


@guarded(opens_inspection)
def inspection_file(request: PrajaRequest, code: str, number: int) -> Any:
    """A file of the report: cleaned images on the page, everything else as a download. Nothing of it is kept on the way."""
    case = case_under_inspection(request.actor, code)
    return _file(request, case, inspection_file_of(case, number))


@guarded(opens_inspection)
def inspection_spoken(request: PrajaRequest, code: str, number: int) -> Any:
    """A file that the reporter sent in the talk."""
    case = case_under_inspection(request.actor, code)
    return _file(request, case, inspection_spoken_file(case, number))


def _file(request: PrajaRequest, case: Case, found: Attachment) -> Any:
    note_look(case=case, actor=request.actor, at=request.at)
    return _private(served(found.file, name=f"{case.code}-{found.position + 1}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was sent and comes back on the page: the form of a step, a message, or a contact that was opened."""

    step: str = ""
    form: InspectionForm | None = None
    message: MessageForm | None = None
    reveal: RevealForm | None = None
    opened: str = ""
    error: DomainError | None = None


NOTHING = Shown()
FORMS: dict[str, type[InspectionForm]] = {"answer": FoundForm, "close": InspectionForm}


def _take(request: PrajaRequest, code: str, step: str, act: Act) -> HttpResponse:
    """Take a step with what was sent; on any refusal show the case as it is now, with the text kept."""
    with recalled(units, law_data):
        case = case_under_inspection(request.actor, code)
        form = FORMS[step](request.POST, case=case)
        if not form.is_valid():
            return _page(request, case, Shown(step=step, form=form), status=422)
        try:
            act(request, case, dict(form.cleaned_data))
        except DomainError as refused:
            return _refused(request, code, step, form, refused)
    messages.success(request, _("Done: %(step)s.") % {"step": REPORT_ON_WRONGDOING.by_step[step].label})
    return HttpResponseRedirect(reverse("complaints:inspection_case", args=[case.code]))


def _refused(request: PrajaRequest, code: str, step: str, form: InspectionForm, refused: DomainError) -> HttpResponse:
    case = case_under_inspection(request.actor, code)
    if refused.field in form.fields:
        form.add_error(refused.field, str(refused))
        return _page(request, case, Shown(step=step, form=form), status=refused.status)
    data = request.POST.copy()
    data["seen_version"] = str(case.version)
    shown = Shown(step=step, form=FORMS[step](data, case=case), error=refused)
    return _page(request, case, shown, status=refused.status)


def _page(request: PrajaRequest, case: Case, shown: Shown = NOTHING, *, status: int = 200) -> HttpResponse:
    """Whatever brought an inspector here, the report stands on it: that is a look."""
    note_look(case=case, actor=request.actor, at=request.at)
    clock, form, is_open = examination(case), shown.form, case.closed_at is None
    context = {
        "case": case,
        "code": show_code(case.code),
        "complaint": case.complaint,
        "state": REPORT_ON_WRONGDOING.by_state[case.state],
        "is_late": is_waiting_for_inspector(case) and case.due_at < request.at,
        "acts": inspection_story(case),
        "clock": clock if clock and clock.due_at else None,
        "steps": _steps(request, case, shown.step, form),
        "kept": _kept(request, case, shown),
        "form": form or shown.message or shown.reveal,
        "talk": inspection_talk(case),
        "message_form": (shown.message or MessageForm()) if is_open else None,
        "reveal_form": shown.reveal or RevealForm(),
        "opened": shown.opened,
        "looks": looks_at(case),
        "files": inspection_files(case),
        "reporter": reporter_in_office(request.actor, case),
        "error": shown.error,
        "has_errors": status >= 400,
    }
    return _private(render(request, "complaints/inspection/case.html", context, status=status))


def _steps(request: PrajaRequest, case: Case, taken: str, form: InspectionForm | None) -> list[dict[str, Any]]:
    return [
        {
            "name": step.name,
            "label": step.label,
            "consequence": step.consequence,
            "url": reverse(f"complaints:inspection_{step.name}", args=[case.code]),
            "form": form if form and step.name == taken else FORMS[step.name](case=case),
        }
        for step in inspection_steps(request.actor, case)
        if step.name in FORMS
    ]


def _kept(request: PrajaRequest, case: Case, shown: Shown) -> str:
    """Words of a form that has no place on the page any more."""
    if shown.message and case.closed_at is not None:
        return str(shown.message.data.get("text", ""))
    is_gone = shown.form is not None and not _can_still(request, case, shown.step)
    return str(shown.form.data.get("text", "")) if shown.form and is_gone else ""


def _can_still(request: PrajaRequest, case: Case, step: str) -> bool:
    return step in {open_step.name for open_step in inspection_steps(request.actor, case)}


def _filters(asked: str) -> list[dict[str, Any]]:
    choices = [("", _("All")), *((state.name, state.office) for state in REPORT_ON_WRONGDOING.states)]
    return [{"label": label, "href": _url(name), "current": name == asked} for name, label in choices]


def _row(case: Case, request: PrajaRequest) -> dict[str, Any]:
    state, waiting = REPORT_ON_WRONGDOING.by_state[case.state], is_waiting_for_inspector(case)
    return {
        "url": reverse("complaints:inspection_case", args=[case.code]),
        "subject": case.subject,
        "code": show_code(case.code),
        "filed_at": case.filed_at,
        "state": state.office,
        "tone": "late" if waiting and case.due_at < request.at else state.tone,
        "due_at": case.due_at if waiting else None,
    }


def _url(asked: str, cursor: str | None = None) -> str:
    given = {name: value for name, value in {"keadaan": asked, "halaman": cursor}.items() if value}
    address = reverse("complaints:inspection_list")
    return f"{address}?{urlencode(given)}" if given else address


def _private(response: R) -> R:
    response["Cache-Control"] = "no-store"
    return response
