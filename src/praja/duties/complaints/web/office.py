# SPDX-License-Identifier: EUPL-1.2
"""The case as officers work on it. A form that cannot be taken comes back with everything that was typed and sent along."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.forms.office import RevealForm
from praja.duties.complaints.forms.office_steps import MOST_FILES, StepForm, unpack_files, uploads_of
from praja.duties.complaints.operations import reveal_contact
from praja.duties.complaints.operations.draft_files import drop_draft_file
from praja.duties.complaints.operations.supporting import finish_help
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.office import case_in_office, file_of, visible_cases
from praja.duties.complaints.queries.office_draft import files_of_draft, open_draft
from praja.duties.complaints.queries.office_related import supporting_units_of
from praja.duties.complaints.rules import opens_office
from praja.duties.complaints.web.office_acts import ACTS, BY_NAME, OfficeAct, button_of
from praja.duties.complaints.web.office_page import Revealing, Sent, case_page, today, written_in
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.web import served
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.errors import StaleCase
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.doors import View


@guarded(opens_office)
def case(request: PrajaRequest, code: str) -> HttpResponse:
    """The story, the clocks, and what may be done now."""
    with recalled(units, law_data, regions):
        return case_page(request, case_in_office(request.actor, code))


@require_POST
@guarded(opens_office)
def contact(request: PrajaRequest, code: str) -> HttpResponse:
    """Open one sealed contact of a reporter who gave their name, with the reason."""
    with recalled(units, law_data, regions):
        case, form = case_in_office(request.actor, code), RevealForm(request.POST)
        if not form.is_valid():
            return case_page(request, case, revealing=Revealing(form), status=422)
        try:
            opened = reveal_contact(case=case, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            shown = Revealing(form, error=_put_on(form, refused))
            return case_page(request, case, revealing=shown, status=refused.status)
        return case_page(request, case, revealing=Revealing(form, opened))


@guarded(opens_office)
def attachment(request: PrajaRequest, code: str, number: int) -> Any:
    """A file of the case: cleaned images on the page, everything else as a download."""
    case = case_in_office(request.actor, code)
    found = file_of(case, number)
    return served(found.file, name=f"{case.code}-{found.position + 1}")


@require_POST
@guarded(opens_office)
def finish_support(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """The unit that was asked to help says that its part is done."""
    case = case_in_office(request.actor, code)
    support = next((row for row in supporting_units_of(case) if row.pk == number), None)
    if support is None:
        raise NotFound(_("This report has no such task."))
    finish_help(support=support, actor=request.actor, at=request.at)
    messages.success(request, _("Done: your part of %(code)s.") % {"code": show_code(case.code)})
    return HttpResponseRedirect(_after(request, case.code))


@require_POST
@guarded(opens_office)
def drop_file(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Take a file off the draft; what was typed beside it stays."""
    with recalled(units, law_data, regions):
        case, act = case_in_office(request.actor, code), BY_NAME["answer"]
        kept = unpack_files(case, request.actor, request.POST.get("kept", ""))
        _take_in(request, case, act, kept)
        error: DomainError | None = None
        try:
            drop_draft_file(case=case, number=number, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = refused
        sent = Sent(act.name, _unjudged(request, case, act, kept), error)
        return case_page(request, case, sent, status=error.status if error else 200)


def _view_of(act: OfficeAct) -> View:
    @require_POST
    @guarded(opens_office)
    def view(request: PrajaRequest, code: str) -> HttpResponse:
        with recalled(units, law_data, regions):
            try:
                return _take(request, case_in_office(request.actor, code), act)
            except NotFound as gone:
                return _out_of_reach(request, act, gone)

    return view


act_paths: list[URLPattern] = [path(f"kasus/<str:code>/{act.slug}/", _view_of(act), name=act.name) for act in ACTS]
"""The address of every act; the page of the case is theirs to come back to."""


def _take(request: PrajaRequest, case: Case, act: OfficeAct) -> HttpResponse:
    """Take the act with what was sent; on any refusal show the case as it is now, with everything kept."""
    kept = unpack_files(case, request.actor, request.POST.get("kept", ""))
    if "forget" in request.POST:
        return case_page(request, case, Sent(act.name, _unjudged(request, case, act, [])))
    problems = _take_in(request, case, act, kept)
    form = _filled(request, case, act, kept)
    if form.is_lookup:
        return case_page(request, case, Sent(act.name, _unjudged(request, case, act, kept)))
    for problem in problems:
        form.add_error("photos", problem)
    if not form.is_valid():
        if form.is_stale:
            return _refused(request, case.code, act, form, StaleCase())
        return case_page(request, case, Sent(act.name, form), status=422)
    try:
        act.operation(case=case, actor=request.actor, at=request.at, **form.said())
    except DomainError as refused:
        return _refused(request, case.code, act, form, refused)
    step = next((name for name in act.steps), "")
    done = {"step": button_of(act, step), "code": show_code(case.code)}
    messages.success(request, _("Done: %(step)s, %(code)s.") % done)
    return HttpResponseRedirect(_after(request, case.code))


def _refused(request: PrajaRequest, code: str, act: OfficeAct, form: StepForm, refused: DomainError) -> HttpResponse:
    """The case as it is now, what is new in it marked; the form stands on the new version with all that it held."""
    case, seen = case_in_office(request.actor, code), form.cleaned_data["seen_version"]
    error: DomainError | None = refused
    if seen == case.version or not form.moves:
        error = _put_on(form, refused)
    else:
        # Whatever was refused on an old page, the reason is that it is old.
        error = refused = StaleCase()
        data = request.POST.copy()
        data["seen_version"] = str(case.version)
        form = act.form(data, case=case, on=today(request), kept=form.kept, auto_id=f"{act.shown_on}_%s")
    return case_page(request, case, Sent(act.name, form, error, seen), status=refused.status)


def _out_of_reach(request: PrajaRequest, act: OfficeAct, gone: NotFound) -> HttpResponse:
    """No such case among the reader's: one that never was, or that another office took over while they wrote. Their words come
    back to them alike."""
    context = {"error": gone, "written": written_in(act.form.base_fields, request.POST)}
    response = render(request, "refused.html", context, status=gone.status)
    response["Cache-Control"] = "no-store"
    return response


def _filled(request: PrajaRequest, case: Case, act: OfficeAct, kept: list[StoredFile]) -> StepForm:
    return act.form(request.POST, case=case, on=today(request), kept=kept, auto_id=f"{act.shown_on}_%s")


def _unjudged(request: PrajaRequest, case: Case, act: OfficeAct, kept: list[StoredFile]) -> StepForm:
    """The same form with what was typed, before anybody asks whether it is complete."""
    return act.form(initial=request.POST.dict(), case=case, on=today(request), kept=kept, auto_id=f"{act.shown_on}_%s")


def _take_in(request: PrajaRequest, case: Case, act: OfficeAct, kept: list[StoredFile]) -> list[str]:
    """Add each uploaded file that can be taken to `kept`; the sentences about those that can't. Only for whom it may concern."""
    steps = [COMPLAINT.by_step[name] for name in act.steps]
    if not act.form.takes_files or not any(step.rule.allows(request.actor, case) for step in steps):
        return []
    problems, room = [], MOST_FILES
    if act.shown_on == "answer":
        room -= len(files_of_draft(open_draft(case)))
    for upload in uploads_of(request.FILES):
        if len(kept) >= room:
            problems.append(_("“%(name)s” was left out: five files are enough.") % {"name": upload.name})
            continue
        try:
            file = take_in(upload=upload, actor=request.actor, at=request.at)
        except DomainError as error:
            problems.append(_("“%(name)s” was not taken. %(why)s") % {"name": upload.name, "why": error})
        else:
            kept.extend([file] if file not in kept else [])
    return problems


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
