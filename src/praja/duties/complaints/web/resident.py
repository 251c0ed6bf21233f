# SPDX-License-Identifier: EUPL-1.2
"""Reporting: write, check, send. Works without scripts, over a weak signal, and when it is sent twice."""

from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from praja.duties.complaints.forms.resident import MOST_FILES, ReportForm, pack_draft, unpack_draft, uploads_of
from praja.duties.complaints.operations import Report, file_complaint
from praja.duties.complaints.procedure import RECEIVED
from praja.duties.complaints.queries.explaining import explanation, first_answer_time
from praja.duties.complaints.queries.proofs import link_of
from praja.duties.complaints.queries.public import case_with_code, case_with_id
from praja.duties.complaints.queries.story import binding_clock, clocks_of, latest_first_answer
from praja.duties.complaints.web.links import fresh_secret, require_reporter, secret_for, to_sent_page
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.errors import AlreadyFiled
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

CONTACTS = ("name", "phone", "email")


@guarded(ANYONE)
def report(request: PrajaRequest) -> HttpResponse:
    """The form, the page to check it, and sending, at one address: every step carries everything typed."""
    with recalled(regions, units, law_data):
        if request.method == "POST":
            return _posted(request)
        key = uuid4()
        return _form(request, ReportForm(initial={"key": key, "draft": pack_draft(key, [])}), [])


@guarded(ANYONE)
def sent(request: PrajaRequest, code: str) -> HttpResponse:
    """What happens next, the code, the receipt, and for a quarter of an hour the secret link."""
    case, _actor = require_reporter(request, case_with_code(code))
    with recalled(units, law_data):
        clock, secret = binding_clock(clocks_of(case)), fresh_secret(request, case)
        first_answer = first_answer_time(local_date(request.at, local_zone()))
    context = {
        "case": case,
        "code": show_code(case.code),
        "link": link_of(case, secret) if secret else "",
        "clock": clock,
        "first_answer_at": latest_first_answer(clock) if clock and case.state == RECEIVED else None,
        "lines": explanation(clock) if clock else (),
        "first_answer": first_answer,
    }
    response = render(request, "complaints/sent.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _posted(request: PrajaRequest) -> HttpResponse:
    data = request.POST.copy()
    key = _key(data)
    kept = [file for file in unpack_draft(key, data.get("draft", "")) if file.sha256 != data.get("drop")]
    problems = _take_in(request, kept)
    data["key"], data["draft"] = str(key), pack_draft(key, kept)
    if "drop" in data or data.get("step") == "change":
        return _form(request, ReportForm(initial=data.dict()), kept)
    form = ReportForm(data)
    reporter = _reporter(form, request)
    for problem in problems:
        form.add_error("photos", problem)
    if not form.is_valid():
        return _form(request, form, kept)
    said = _report(form, kept, reporter)
    if data.get("step") == "send":
        return _send(request, form, said, key, kept)
    return render(request, "complaints/check.html", {"form": form, "answers": _answers(form, kept)})


def _send(request: PrajaRequest, form: ReportForm, said: Report, key: UUID, kept: list[StoredFile]) -> HttpResponse:
    try:
        filed = file_complaint(
            report=said,
            channel=Channel.WEB,
            actor=request.actor,
            at=request.at,
            idempotency_key=key,
            secret=secret_for(key),
        )
    except AlreadyFiled as again:
        case = case_with_id(again.detail["case_id"])
        if case is None:
            raise
        return to_sent_page(case, key)
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _form(request, form, kept)
    return to_sent_page(filed.case, key)


def _form(request: PrajaRequest, form: ReportForm, kept: list[StoredFile]) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    form.order_errors()
    context = {"form": form, "kept": kept, "room_left": MOST_FILES - len(kept)}
    return render(request, "complaints/report.html", context, status=status)


def _key(data: QueryDict) -> UUID:
    try:
        return UUID(data.get("key", ""))
    except ValueError:
        return uuid4()


def _take_in(request: PrajaRequest, kept: list[StoredFile]) -> list[str]:
    """Add each uploaded file that can be taken to `kept`; the sentences about those that can't."""
    problems = []
    for upload in uploads_of(request.FILES):
        if len(kept) >= MOST_FILES:
            problems.append(_("“%(name)s” was left out: three files are enough.") % {"name": upload.name})
            continue
        try:
            file = take_in(upload=upload, actor=request.actor, at=request.at)
        except DomainError as error:
            problems.append(_("“%(name)s” was not taken. %(why)s") % {"name": upload.name, "why": error})
        else:
            kept.extend([file] if file not in kept else [])
    return problems


def _report(form: ReportForm, kept: list[StoredFile], reporter: Person | None) -> Report:
    """What was said, free of transport."""
    said = form.cleaned_data
    return Report(
        text=said["text"],
        kind=said["kind"],
        topic=form.chosen_topic(),
        region=said["region"] or None,
        place=said["place"],
        reporter=reporter,
        anonymous=said["identity"] == "anonymous",
        secret=said["visibility"] == "secret",
        files=tuple(kept),
    )


def _reporter(form: ReportForm, request: PrajaRequest) -> Person | None:
    """The person of a form that was read, if anything is known; a contact that can't be right is said on its field."""
    form.full_clean()
    given = {name: form.cleaned_data.get(name, "").strip() for name in CONTACTS}
    if not any(given.values()):
        return None
    try:
        return new_person(at=request.at, **given)
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def _answers(form: ReportForm, kept: list[StoredFile]) -> list[dict[str, str]]:
    """The answers as they will be sent, in the order of the form."""
    said = form.cleaned_data

    def chosen(name: str) -> str:
        flat: dict[str, str] = {}
        for value, label in form.fields[name].choices:  # type: ignore[attr-defined]
            flat |= {str(v): str(w) for v, w in label} if isinstance(label, list) else {str(value): str(label)}
        return flat.get(str(said[name]), "")

    contact = ", ".join(said[name] for name in CONTACTS if said[name])
    rows = (
        ("text", said["text"]),
        ("photos", _("%(count)d attached") % {"count": len(kept)} if kept else _("none")),
        ("region", chosen("region")),
        ("place", said["place"]),
        ("kind", chosen("kind")),
        ("topic", chosen("topic")),
        ("identity", chosen("identity")),
        ("visibility", chosen("visibility")),
    )
    answers = [{"term": str(form.fields[name].label), "value": value} for name, value in rows if value]
    return [*answers, {"term": _("About me"), "value": contact or _("I gave no name and no contact")}]
