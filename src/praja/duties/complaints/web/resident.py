# SPDX-License-Identifier: EUPL-1.2
"""Reporting: what, where, who may know, check, send. Works without scripts, over a weak signal, and when it is sent twice."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.complaints.enums import WHISTLEBLOWING, Held, ReportKind
from praja.duties.complaints.forms.report_fields import MOST_FILES
from praja.duties.complaints.forms.resident import PAGES, ReportForm
from praja.duties.complaints.operations import Report, file_complaint, report_wrongdoing
from praja.duties.complaints.procedure.names import DRAFT, RECEIVED
from praja.duties.complaints.queries.first_answers import first_answer_time, latest_first_answer
from praja.duties.complaints.queries.limits import sent_many
from praja.duties.complaints.queries.proofs import link_of
from praja.duties.complaints.queries.public import case_of_reporter
from praja.duties.complaints.queries.report_drafts import (
    ReportDraft,
    case_sent_with,
    examination_due,
    report_draft,
)
from praja.duties.complaints.queries.similar import similar_to
from praja.duties.complaints.web.links import LINKS, require_reporter
from praja.duties.complaints.web.report_drafts import (
    add_what_was_sent,
    draft_of_page,
    draft_on_device,
    drop,
    keep,
    new_draft,
    remember,
)
from praja.kernel.forms.errors import NoSuchDraft
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import binding_clock, clocks_of
from praja.kernel.procedures.queries.explaining import explanation
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.devices import device_of, known_device
from praja.lib.web.proof_of_work import is_proven, new_challenge

CONTACTS = ("name", "phone", "email")
NAMES = tuple(PAGES)
AFTER = {"what": "where", "where": "who", "who": "check"}
Forms = dict[str, ReportForm]


@guarded(ANYONE)
def report(request: PrajaRequest) -> HttpResponse:
    """Every step at one address. What was said is kept on the server after each, under a secret that the page and a cookie of
    the device carry."""
    with recalled(regions, units, law_data):
        response = _posted(request) if request.method == "POST" else _begun(request)
    device_of(request, response)
    return response


@guarded(ANYONE)
def resume(request: PrajaRequest, secret: str) -> HttpResponse:
    """The link kept for later, or for another device: swapped for a cookie at once. Raises `NoSuchDraft`."""
    draft = report_draft(secret, request.at)
    if draft is None:
        raise NoSuchDraft
    return remember(HttpResponseRedirect(f"{reverse('complaints:report')}?lanjut=1"), draft)


@guarded(ANYONE)
def sent(request: PrajaRequest, code: str) -> HttpResponse:
    """What happens next, the code, the receipt, and for a quarter of an hour the secret link. One that waits to be looked at
    reads like every other: its clock runs alike."""
    case, _actor = require_reporter(request, case_of_reporter(code))
    with recalled(units, law_data):
        secret = LINKS.fresh_secret(request, case)
        context = {"case": case, "code": show_code(case.code), "link": link_of(case, secret) if secret else ""}
        if case.procedure == WHISTLEBLOWING:
            response = render(request, "complaints/sent_wrongdoing.html", {**context, "due_at": examination_due(case)})
        else:
            response = render(request, "complaints/sent.html", context | _dates(request, case))
    response["Cache-Control"] = "no-store"
    return response


def _dates(request: PrajaRequest, case: Case) -> dict[str, Any]:
    clock = binding_clock(clocks_of(case))
    return {
        "clock": clock,
        "first_answer_at": latest_first_answer(clock) if clock and case.state in (DRAFT, RECEIVED) else None,
        "lines": explanation(clock) if clock else (),
        "first_answer": first_answer_time(local_date(request.at, local_zone())),
    }


def _begun(request: PrajaRequest) -> HttpResponse:
    draft = draft_on_device(request)
    if draft is None:
        return _page(request, new_draft(), "what")
    if "lanjut" in request.GET:
        return _shown(request, draft, draft.step)
    return remember(render(request, "complaints/report_resume.html", {"draft": draft}), draft)


def _posted(request: PrajaRequest) -> HttpResponse:
    draft, step = draft_of_page(request), request.POST.get("step", "")
    if not draft.is_kept and (case := case_sent_with(draft.key)) is not None:
        return LINKS.to_sent_page(case, draft.key)
    if step == "discard":
        return drop(request, draft, HttpResponseRedirect(reverse("complaints:report")))
    if step == "resume":
        return _shown(request, draft, draft.step)
    problems = add_what_was_sent(request, draft)
    return _shown(request, draft, _next_step(request, step), problems, send=step == "send")


def _next_step(request: PrajaRequest, step: str) -> str:
    """Where the pressed button leads: what changes something on a page stays there."""
    if "drop" in request.POST:
        return "what"
    if "photo_place" in request.POST or "drop_point" in request.POST:
        return "where"
    return step if step in (*NAMES, "check") else "check" if step == "send" else "what"


def _shown(
    request: PrajaRequest, draft: ReportDraft, step: str, problems: list[str] | None = None, *, send: bool = False
) -> HttpResponse:
    """The step asked for, or the first one before it where something is wrong; kept either way."""
    forms: Forms = {}
    before = NAMES if step == "check" else NAMES[: NAMES.index(step)]
    reporter: Person | None = None
    for page in before:
        form = forms[page] = ReportForm(draft.answers, page=page, check=True)
        if page == "what":
            _add(form, "photos", problems or [])
        if page == "who":
            reporter = _reporter(form, request)
        if not form.is_valid():
            return _page(request, draft, page, form)
    if send:
        return _sent(request, draft, forms, reporter)
    if step != "check":
        form = ReportForm(draft.answers, page=step)
        return _page(request, draft, step, form, problems=problems if step == "what" else None)
    draft.step = step
    keep(request, draft)
    return remember(render(request, "complaints/check.html", _to_check(request, draft, forms)), draft)


def _sent(request: PrajaRequest, draft: ReportDraft, forms: Forms, reporter: Person | None) -> HttpResponse:
    said = _report(request, draft, forms, reporter)
    verb = report_wrongdoing if forms["what"].is_wrongdoing else file_complaint
    try:
        filed = verb(
            report=said,
            channel=Channel.WEB,
            actor=request.actor,
            at=request.at,
            idempotency_key=draft.key,
            secret=LINKS.secret_for(draft.key),
        )
    except AlreadyFiled as again:
        case = case_sent_with(draft.key)
        if case is None:
            raise again
        return drop(request, draft, LINKS.to_sent_page(case, draft.key))
    except DomainError as error:
        page = next((name for name, names in PAGES.items() if error.field in names), "what")
        _add(forms[page], error.field if error.field in forms[page].fields else None, [str(error)])
        return _page(request, draft, page, forms[page])
    return drop(request, draft, LINKS.to_sent_page(filed.case, draft.key))


def _page(
    request: PrajaRequest,
    draft: ReportDraft,
    step: str,
    form: ReportForm | None = None,
    *,
    problems: list[str] | None = None,
) -> HttpResponse:
    """One page of the form, kept as the place to go on from."""
    form = form or ReportForm(draft.answers, page=step)
    draft.step = step
    keep(request, draft)
    if form.is_bound:
        form.order_errors()
    wrong = bool(problems) or (form.is_bound and bool(form.errors))
    context = {
        "form": form,
        "draft": draft,
        "step": step,
        "number": NAMES.index(step) + 1,
        "next": AFTER[step],
        "back": NAMES[NAMES.index(step) - 1] if step != "what" else "",
        "problems": problems,
        "room_left": MOST_FILES - len(draft.files),
        "challenge": _challenge(request, draft),
        "resume_link": _resume_link(draft),
        "map": _map() if step == "where" else None,
        "point": (draft.answers.get("latitude"), draft.answers.get("longitude")),
    }
    response = render(request, f"complaints/report_{step}.html", context, status=422 if wrong else 200)
    return remember(response, draft)


def _challenge(request: PrajaRequest, draft: ReportDraft) -> str:
    """Something small to work out for the browser, until it has."""
    proven = is_proven(draft.proof, draft.key, request.at)
    return "" if proven else new_challenge(draft.key, request.at)


def _resume_link(draft: ReportDraft) -> str:
    return f"{settings.PRAJA_BASE_URL}{reverse('complaints:resume', args=[draft.token])}" if draft.is_kept else ""


def _map() -> dict[str, str] | None:
    """What the map needs; None where the installation has no tiles."""
    if not settings.PRAJA_MAP_TILES:
        return None
    return {"tiles": settings.PRAJA_MAP_TILES, "credit": settings.PRAJA_MAP_CREDIT, "start": settings.PRAJA_MAP_START}


def _report(request: PrajaRequest, draft: ReportDraft, forms: Forms, reporter: Person | None) -> Report:
    """What was said, free of transport. A report on wrongdoing carries no mark of its device."""
    what, where, who = (forms[name].cleaned_data for name in NAMES)
    is_wrongdoing, point = forms["what"].is_wrongdoing, where["point"]
    device = "" if is_wrongdoing else known_device(request)
    return Report(
        text=what["text"],
        kind=ReportKind.COMPLAINT if is_wrongdoing else what["kind"],
        topic=forms["what"].chosen_topic(),
        region=where["region"] or None,
        place=where["place"],
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        reporter=reporter,
        anonymous=who["identity"] == "anonymous",
        secret=is_wrongdoing or who["visibility"] == "secret",
        files=tuple(draft.files),
        held=_held(request, draft, device, reporter),
        device=device,
    )


def _held(request: PrajaRequest, draft: ReportDraft, device: str, reporter: Person | None) -> str:
    """Why it is looked at before it counts; never a reason to refuse it."""
    if not is_proven(draft.proof, draft.key, request.at):
        return Held.UNPROVEN
    return Held.MANY if sent_many(device=device, person=reporter, at=request.at) else Held.NO


def _reporter(form: ReportForm, request: PrajaRequest) -> Person | None:
    """The person of a form that was read, if anything is known; a contact that can't be right is said on its field."""
    form.full_clean()
    given = {name: form.cleaned_data.get(name, "").strip() for name in CONTACTS}
    if not any(given.values()):
        return None
    try:
        return new_person(at=request.at, **given)
    except DomainError as error:
        _add(form, error.field if error.field in form.fields else None, [str(error)])
        return None


def _add(form: ReportForm, field: str | None, problems: list[str]) -> None:
    form.full_clean() if not form.is_bound else form.errors
    for problem in problems:
        form.add_error(field, problem)


def _to_check(request: PrajaRequest, draft: ReportDraft, forms: Forms) -> dict[str, Any]:
    """Everything as it will be sent, step by step, and open reports that are like it."""
    point = forms["where"].cleaned_data["point"]
    contact = ", ".join(forms["who"].cleaned_data[name] for name in CONTACTS if forms["who"].cleaned_data[name])
    photos = _("%(count)d attached") % {"count": len(draft.files)} if draft.files else _("none")
    rows = {
        "what": [*_rows(forms["what"], "text", "kind", "topic"), {"term": _("Photos"), "value": photos}],
        "where": _rows(forms["where"], "region", "place"),
        "who": _rows(forms["who"], "identity", "visibility"),
    }
    if point:
        rows["where"].append({"term": _("Point on the map"), "value": f"{point.latitude}, {point.longitude}"})
    rows["who"].append({"term": _("About me"), "value": contact or _("I gave no name and no contact")})
    return {
        "draft": draft,
        "parts": rows,
        "is_wrongdoing": forms["what"].is_wrongdoing,
        "similar": () if forms["what"].is_wrongdoing else _similar(request, forms),
        "challenge": _challenge(request, draft),
        "resume_link": _resume_link(draft),
    }


def _rows(form: ReportForm, *names: str) -> list[dict[str, str]]:
    said = [(name, form.words_for(name)) for name in names if name in form.fields]
    return [{"term": str(form.fields[name].label), "value": value} for name, value in said if value]


def _similar(request: PrajaRequest, forms: Forms) -> Any:
    what, where = forms["what"].cleaned_data, forms["where"].cleaned_data
    point = where["point"]
    return similar_to(
        f"{what['text']} {where['place']}",
        where["region"] or None,
        point.latitude if point else None,
        point.longitude if point else None,
        forms["what"].chosen_topic(),
        request.at,
    )
