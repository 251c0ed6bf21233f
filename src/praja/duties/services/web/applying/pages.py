# SPDX-License-Identifier: EUPL-1.2
"""The pages of an application, each at its own address: to be left, come back to and changed by plain links."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from praja.duties.services.errors import NoStandardInForce, NotOfferedHere
from praja.duties.services.models import Offer, Service
from praja.duties.services.operations.kept import use_document
from praja.duties.services.queries.catalogue import offers_on, service_with
from praja.duties.services.queries.drafts import (
    AROUND,
    MANDATE,
    ApplicationDraft,
    answers_token,
    application_draft,
    case_sent_with,
)
from praja.duties.services.queries.kept import usable_here
from praja.duties.services.rules import SERVES_THERE
from praja.duties.services.web.applying.checking import check_page, send
from praja.duties.services.web.applying.drafts import (
    draft_of,
    drop,
    keep,
    kept_draft,
    remember,
    resume_link,
    token_of,
)
from praja.duties.services.web.applying.household import choose_member, members_of
from praja.duties.services.web.applying.plan import APPLICANT, CHECK, MANDATE_STEP, Plan, PlannedStep, plan_of
from praja.duties.services.web.applying.ways import ONESELF, Way, way_of
from praja.duties.services.web.keeping_documents import USE_KEPT, chosen_again, offered_again
from praja.kernel.documents.web import served
from praja.kernel.forms.domain.pages import Page, pages_of, problems_of_page, read_page
from praja.kernel.forms.domain.posting import ADD_ROW, stays
from praja.kernel.forms.domain.schemas import every_field
from praja.kernel.forms.domain.sources import prefilled
from praja.kernel.forms.domain.validation import Problem
from praja.kernel.forms.errors import DraftTooLarge, NoSuchDraft, NoSuchDraftFile
from praja.kernel.forms.queries import KeptFile, current_form, draft_file
from praja.kernel.forms.web.receiving import receive_files
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.lib.actors import ANYONE, RESIDENT
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.devices import device_of


@dataclass
class Shown:
    """What a page has to say besides its questions: what is wrong, and which group of rows gets another one."""

    problems: Sequence[Problem] = ()
    error: DomainError | None = None
    add_row: str = ""
    judged: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


@guarded(ANYONE)
def apply(request: PrajaRequest, code: str) -> HttpResponse:
    """Begin, or go on with what was begun on this device."""
    return begun(request, code, ONESELF)


def begun(request: PrajaRequest, code: str, way: Way) -> HttpResponse:
    """The first page of a way: what was begun here, or the first question."""
    with recalled(units, regions, law_data):
        service = service_with(code)
        draft = kept_draft(request, service, way)
        if draft is not None and request.method == "POST":
            return drop(request, draft, HttpResponseRedirect(way.path(service)))
        if draft is None:
            return _begin(request, service, way)
        context = {"draft": draft, "service": service, "way": way, "go_on": way.url(draft, draft.step or CHECK)}
        return remember(render(request, "services/apply/resume.html", context), draft)


def _begin(request: PrajaRequest, service: Service, way: Way) -> HttpResponse:
    offers, draft = _offers(request, service, way), draft_of(request, service, way)
    _guard_offered(draft, offers)
    asked = next((offer for offer in offers if offer.unit.code == request.GET.get("kantor")), None)
    if asked is not None:
        draft.unit = asked.unit_id
    elif len(offers) == 1:
        draft.unit = offers[0].unit_id
    plan = plan_of(draft, offers, request.at)
    first = next(step for step in plan.steps if not step.is_complete)
    if asked is not None:
        keep(request, draft, first.slug)
    return remember(HttpResponseRedirect(way_of(draft).url(draft, first.slug)), draft)


@guarded(ANYONE)
def apply_resume(request: PrajaRequest, code: str, secret: str) -> HttpResponse:
    """The link kept for later, or for another device: swapped for a cookie at once. Raises `NoSuchDraft`."""
    service = service_with(code)
    draft = application_draft(secret, service, request.at)
    if draft is None:
        raise NoSuchDraft
    return remember(HttpResponseRedirect(way_of(draft).url(draft, draft.step or CHECK)), draft)


@guarded(ANYONE)
def apply_step(request: PrajaRequest, code: str, name: str) -> HttpResponse:
    """One page: shown, or taken and left for the next. Nothing can be skipped; what is missing before it is asked first."""
    response = stepped(request, code, name, ONESELF)
    device_of(request, response)
    return response


def stepped(request: PrajaRequest, code: str, name: str, way: Way) -> HttpResponse:
    """One page of a way."""
    with recalled(units, regions, law_data):
        service = service_with(code)
        draft, offers = draft_of(request, service, way), _offers(request, service, way)
        return _step(request, draft, offers, name)


@guarded(ANYONE)
def apply_file(request: PrajaRequest, code: str, secret: str) -> Any:
    """A file of the draft, shown to whoever holds the draft."""
    return file_shown(request, code, secret)


def file_shown(request: PrajaRequest, code: str, secret: str) -> Any:
    """A file of the draft that this device holds. Raises `NotFound`."""
    service_with(code)
    token = token_of(request)
    for opens in (answers_token(token), token) if token else ():
        try:
            kept = draft_file(opens, secret, at=request.at)
        except NoSuchDraftFile:
            continue
        return served(kept.file, name="berkas", cache="no-store")
    raise NotFound(_("There is no such file."))


def _step(request: PrajaRequest, draft: ApplicationDraft, offers: Sequence[Offer], slug: str) -> HttpResponse:
    if not draft.is_kept and (case := case_sent_with(draft.key)) is not None:
        return way_of(draft).to_sent(case, draft.key)
    _guard_offered(draft, offers)
    if draft.unit is None and len(offers) == 1:
        draft.unit = offers[0].unit_id
    plan = plan_of(draft, offers, request.at)
    step = plan.find(slug) or plan.steps[0]
    reached = plan.reachable(step)
    if reached is not step or step.slug != slug:
        return remember(HttpResponseRedirect(way_of(draft).url(draft, reached.slug)), draft)
    if request.method != "POST":
        return _page(request, draft, plan, step, Shown())
    if step.slug == CHECK:
        return send(request, draft, plan)
    return _taken(request, draft, offers, step)


def _taken(request: PrajaRequest, draft: ApplicationDraft, offers: Sequence[Offer], step: PlannedStep) -> HttpResponse:
    try:
        shown = _read(request, draft, step)
    except DraftTooLarge as error:
        return _page(request, draft, plan_of(draft, offers, request.at), step, Shown(error=error))
    draft = _again(request, draft)
    plan = plan_of(draft, offers, request.at)
    if shown is not None:
        return _page(request, draft, plan, plan.find(step.slug) or step, shown)
    following = plan.find(CHECK) if request.POST.get("back") == CHECK else plan.after(step.slug)
    assert following is not None
    return remember(HttpResponseRedirect(way_of(draft).url(draft, plan.reachable(following).slug)), draft)


def _again(request: PrajaRequest, draft: ApplicationDraft) -> ApplicationDraft:
    """The draft as it is kept now."""
    return application_draft(draft.token, draft.service, request.at, channel=draft.channel) or draft


def _read(request: PrajaRequest, draft: ApplicationDraft, step: PlannedStep) -> Shown | None:
    """Keep what this page brings; what keeps the person on it, or None."""
    if step.make is not None:
        form = step.make(False)
        form.put(draft, request.POST)
        is_chosen = step.slug == APPLICANT and choose_member(request, draft)
        keep(request, draft, step.slug)
        if is_chosen:
            return Shown()
        form = step.make(True)
        return None if form.is_valid() else Shown(judged=True)
    if step.slug == MANDATE_STEP:
        keep(request, draft, step.slug)
        return _received(request, draft.token, _mandate_page(), lambda: _mandate_problems(request, draft))
    assert step.page is not None
    return _answered(request, draft, step, step.page)


def _used_again(request: PrajaRequest, draft: ApplicationDraft, page: Page) -> Shown:
    """Take a document that was given before, beside whatever the page brings."""
    field, number = chosen_again(request)
    token = answers_token(draft.token)
    shown = Shown(problems=receive_files(request, token=token, page=page))
    if field in page.fields:
        try:
            use_document(number=number, field=field, token=token, actor=request.actor, at=request.at)
        except DomainError as error:
            shown.error = error
    return shown


def _answered(request: PrajaRequest, draft: ApplicationDraft, step: PlannedStep, page: Page) -> Shown | None:
    read = read_page(draft.schema, draft.answers, page, request.POST)
    draft.answers = read.data
    keep(request, draft, step.slug)
    if USE_KEPT in request.POST:
        return _used_again(request, draft, page)
    if read.lost:
        labels = every_field(draft.schema)
        names = ", ".join(str(labels[name].get("title", name)) for name in read.lost)
        messages.info(request, _("No longer asked, and left out: %(names)s.") % {"names": names})

    def wrong() -> list[Problem]:
        kept = _again(request, draft)
        return problems_of_page(draft.schema, kept.answers, page)

    return _received(request, answers_token(draft.token), page, wrong)


def _received(request: PrajaRequest, token: str, page: Page, wrong: Any) -> Shown | None:
    refused = receive_files(request, token=token, page=page)
    if stays(request.POST):
        return Shown(problems=refused, add_row=request.POST.get(ADD_ROW, ""))
    problems = [*refused, *(problem for problem in wrong() if problem.field not in {one.field for one in refused})]
    return Shown(problems=problems) if problems else None


def _mandate_page() -> Page:
    """The page of the mandate, in the words of whoever reads it: the published form has them in one language."""
    page = pages_of(current_form(AROUND).fields, {})[0]
    asked = page.schema["properties"][MANDATE]
    words = {"title": _("Letter of mandate"), "description": _("Signed by whoever gives you the mandate, and by you.")}
    return replace(page, schema={**page.schema, "properties": {MANDATE: {**asked, **words}}})


def _mandate_problems(request: PrajaRequest, draft: ApplicationDraft) -> list[Problem]:
    kept = _again(request, draft)
    page = _mandate_page()
    data = {MANDATE: [one.reference for one in kept.mandate]} if kept.mandate else {}
    return problems_of_page(page.schema, data, page)


def _page(request: PrajaRequest, draft: ApplicationDraft, plan: Plan, step: PlannedStep, shown: Shown) -> HttpResponse:
    if step.slug == CHECK:
        return remember(check_page(request, draft, plan), draft)
    form = step.make(shown.judged) if step.make else None
    wrong = bool(shown.problems or shown.error or (form is not None and form.is_bound and form.errors))
    page = _mandate_page() if step.slug == MANDATE_STEP else step.page
    back, way = plan.before(step), way_of(draft)
    context = {
        "service": draft.service,
        "draft": draft,
        "way": way,
        "step": step,
        "number": plan.number(step),
        "of": len(plan.steps),
        "form": form,
        "page": page,
        "data": _shown_answers(draft, page) if page else {},
        "problems": shown.problems,
        "error": shown.error,
        "wrong": wrong,
        "files": _files_of(draft, step),
        "file_url": way.files(draft),
        "usable": _usable(request, draft, page) if step.page else (),
        "members": members_of(request, draft) if step.slug == APPLICANT else (),
        "add_row": shown.add_row,
        "back": way.url(draft, back.slug) if back else way.path(draft.service),
        "to_check": CHECK if request.GET.get("kembali") or request.POST.get("back") == CHECK else "",
        "resume_link": resume_link(draft),
    }
    return remember(render(request, "services/apply/step.html", context, status=422 if wrong else 200), draft)


def _usable(request: PrajaRequest, draft: ApplicationDraft, page: Page | None) -> list[dict[str, Any]]:
    """What the resident gave before and is asked for again on this page."""
    if page is None or not RESIDENT.opens(request.actor):
        return []
    today = local_date(request.at, local_zone())
    found = usable_here(request.actor, draft.schema, page.fields, draft.files, draft.filed_for, today)
    return offered_again(found)


def _files_of(draft: ApplicationDraft, step: PlannedStep) -> tuple[KeptFile, ...]:
    return draft.mandate if step.slug == MANDATE_STEP else draft.files


def _shown_answers(draft: ApplicationDraft, page: Page) -> dict[str, Any]:
    """What was answered on the page, and what is known where nothing was."""
    said = draft.stated.applicant
    known = {f"person.{name}": getattr(said, name) for name in ("name", "nik", "phone", "email", "address")}
    return prefilled(page.schema, draft.answers, known)


def _offers(request: PrajaRequest, service: Service, way: Way) -> list[Offer]:
    offers = offers_on(service, local_date(request.at, local_zone()))
    return list(offers.filter(unit__in=request.actor.units_as(*SERVES_THERE)) if way.is_counter else offers)


def _guard_offered(draft: ApplicationDraft, offers: Sequence[Offer]) -> None:
    """Raises `NoStandardInForce` where nobody offers the service, or nobody has set what is promised, and `NotOfferedHere` where
    the officer's own counters don't."""
    if not offers and way_of(draft).is_counter:
        raise NotOfferedHere
    if not offers or draft.version is None:
        raise NoStandardInForce
