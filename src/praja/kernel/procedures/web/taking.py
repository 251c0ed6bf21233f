# SPDX-License-Identifier: EUPL-1.2
"""Taking an act on a case's page. A form that cannot be taken comes back with everything that was typed and sent along."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.errors import StaleCase
from praja.kernel.procedures.forms.steps import MOST_FILES, StepForm, unpack_files, uploads_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import Desk, OfficeAct, Sent, today, written_in
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded

View = Callable[..., HttpResponse]


def act_paths(desk: Desk, prefix: str) -> list[URLPattern]:
    """The address of every act below `prefix`; the page of the case is theirs to come back to."""
    return [path(f"{prefix}/<str:code>/{act.slug}/", _view_of(desk, act), name=act.name) for act in desk.acts]


def _view_of(desk: Desk, act: OfficeAct) -> View:
    @require_POST
    @guarded(desk.door)
    def view(request: PrajaRequest, code: str) -> HttpResponse:
        with recalled(units, law_data, regions):
            try:
                return _take(desk, request, desk.find(request.actor, code), act)
            except NotFound as gone:
                return _out_of_reach(request, act, gone)

    return view


def _take(desk: Desk, request: PrajaRequest, case: Case, act: OfficeAct) -> HttpResponse:
    """Take the act with what was sent; on any refusal show the case as it is now, with everything kept."""
    kept = unpack_files(case, request.actor, request.POST.get("kept", ""))
    if "forget" in request.POST:
        return desk.page(request, case, Sent(act.name, unjudged(request, case, act, [])))
    problems = take_files(desk, request, case, act, kept)
    form = _filled(request, case, act, kept)
    if form.is_lookup:
        return desk.page(request, case, Sent(act.name, unjudged(request, case, act, kept)))
    for problem in problems:
        form.add_error("photos", problem)
    if not form.is_valid():
        if form.is_stale:
            return _refused(desk, request, case.code, act, form, StaleCase())
        return desk.page(request, case, Sent(act.name, form), status=422)
    try:
        act.operation(case=case, actor=request.actor, at=request.at, **form.said())
    except DomainError as refused:
        return _refused(desk, request, case.code, act, form, refused)
    step = next((name for name in act.steps), "")
    done = {"step": desk.button_of(act, step), "code": show_code(case.code)}
    messages.success(request, _("Done: %(step)s, %(code)s.") % done)
    return HttpResponseRedirect(desk.after(request, case.code))


def _refused(
    desk: Desk, request: PrajaRequest, code: str, act: OfficeAct, form: StepForm, refused: DomainError
) -> HttpResponse:
    """The case as it is now, what is new in it marked; the form stands on the new version with all that it held."""
    case, seen = desk.find(request.actor, code), form.cleaned_data["seen_version"]
    error: DomainError | None = refused
    if seen == case.version or not form.moves:
        error = put_on(form, refused)
    else:
        # Whatever was refused on an old page, the reason is that it is old.
        error = refused = StaleCase()
        data = request.POST.copy()
        data["seen_version"] = str(case.version)
        form = act.form(data, case=case, on=today(request), kept=form.kept, auto_id=f"{act.shown_on}_%s")
    return desk.page(request, case, Sent(act.name, form, error, seen), status=refused.status)


def _out_of_reach(request: PrajaRequest, act: OfficeAct, gone: NotFound) -> HttpResponse:
    """No such case among the reader's: one that never was, or that another office took over while they wrote. Their words come
    back to them alike."""
    context = {"error": gone, "written": written_in(act.form.base_fields, request.POST)}
    return no_store(render(request, "refused.html", context, status=gone.status))


def _filled(request: PrajaRequest, case: Case, act: OfficeAct, kept: list[StoredFile]) -> StepForm:
    return act.form(request.POST, case=case, on=today(request), kept=kept, auto_id=f"{act.shown_on}_%s")


def unjudged(request: PrajaRequest, case: Case, act: OfficeAct, kept: list[StoredFile]) -> StepForm:
    """The same form with what was typed, before anybody asks whether it is complete."""
    return act.form(initial=request.POST.dict(), case=case, on=today(request), kept=kept, auto_id=f"{act.shown_on}_%s")


def take_files(desk: Desk, request: PrajaRequest, case: Case, act: OfficeAct, kept: list[StoredFile]) -> list[str]:
    """Add each uploaded file that can be taken to `kept`; the sentences about those that can't. Only for whom it may concern."""
    steps = [desk.procedure.by_step[name] for name in act.steps]
    if not act.form.takes_files or not any(step.rule.allows(request.actor, case) for step in steps):
        return []
    return take_uploads(request, kept, most=MOST_FILES - desk.holds_files(case, act))


def take_uploads(request: PrajaRequest, kept: list[StoredFile], *, most: int = MOST_FILES) -> list[str]:
    """Take in each file of the photo field and add it to `kept`; the sentences about those that can't be taken."""
    problems = list[str]()
    for upload in uploads_of(request.FILES):
        if len(kept) >= most:
            problems.append(_("“%(name)s” was left out: five files are enough.") % {"name": upload.name})
            continue
        try:
            file = take_in(upload=upload, actor=request.actor, at=request.at)
        except DomainError as error:
            problems.append(_("“%(name)s” was not taken. %(why)s") % {"name": upload.name, "why": error})
        else:
            kept.extend([file] if file not in kept else [])
    return problems


def put_on(form: forms.Form, refused: DomainError) -> DomainError | None:
    """Beside its field where it has one on this form; else given back for the top of the page."""
    if refused.field not in form.fields:
        return refused
    form.add_error(refused.field, str(refused))
    return None


Response = TypeVar("Response", bound=HttpResponseBase)


def no_store(response: Response) -> Response:
    """What an office reads of a case is kept by no cache."""
    response["Cache-Control"] = "no-store"
    return response
