# SPDX-License-Identifier: EUPL-1.2
"""What the reporter does without many words: accept, rate, open what belongs to the report, fetch its receipt and files."""

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.forms.reporter import RatingForm, SeenForm
from praja.duties.complaints.operations import accept_answer, rate_answer
from praja.duties.complaints.operations.talking import offer_join
from praja.duties.complaints.queries.openings import channels_to_join, openings_of, related_case
from praja.duties.complaints.queries.proofs import receipt_of
from praja.duties.complaints.queries.public import case_of_reporter, case_with_code, report_of
from praja.duties.complaints.queries.said import answer_file, answers_of, report_file
from praja.duties.complaints.web.links import LINKS, require_reporter
from praja.duties.complaints.web.paper import receipt_response
from praja.duties.complaints.web.writing import moved_on, to_case
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.web import served
from praja.kernel.notifications.queries import spoken_file
from praja.kernel.people.links import give_link_cookie
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web import reporter_of
from praja.kernel.procedures.web.receipts import receipt_as_file
from praja.lib.actors import ANYONE
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
@require_POST
def accept(request: PrajaRequest, code: str) -> HttpResponse:
    """Close the case because the answer is good."""
    case, actor = require_reporter(request, case_with_code(code))
    form = SeenForm(request.POST)
    if not form.is_valid():
        return to_case(case)
    seen = form.cleaned_data["seen"]
    try:
        accept_answer(case=case, actor=actor, at=request.at, seen_version=seen)
    except DomainError as error:
        case.refresh_from_db()
        return moved_on(request, case, seen, error)
    return to_case(case)


@guarded(ANYONE)
def rate(request: PrajaRequest, code: str) -> HttpResponse:
    """Say how good the answer was; a second time replaces the first."""
    case, actor = require_reporter(request, case_with_code(code))
    form = RatingForm(request.POST) if request.method == "POST" else _rating_form(request, case)
    if not form.is_valid():
        return _rating_page(request, case, form, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    try:
        rate_answer(case=case, stars=int(given["stars"]), text=given["text"], actor=actor, at=request.at)
    except DomainError as error:
        if error.field in form.fields:
            form.add_error(error.field, str(error))
            return _rating_page(request, case, form, status=error.status)
        return _rating_page(request, case, form, error=error, status=error.status)
    return to_case(case)


@guarded(ANYONE)
def related(request: PrajaRequest, code: str, other: str) -> HttpResponse:
    """Open what was split off, or what it was split from: the reporter of the one is the reporter of the other."""
    case, _actor = require_reporter(request, case_with_code(code))
    found = related_case(case, other)
    response = to_case(found)
    give_link_cookie(response, found.pk, bytes(found.secret_hash or b""))
    return response


@guarded(ANYONE)
@require_POST
def join_channel(request: PrajaRequest, code: str) -> HttpResponse:
    """Give the short code by which the reporter's WhatsApp, Telegram, SMS or e-mail joins the conversation."""
    case, actor = require_reporter(request, case_with_code(code))
    channels = channels_to_join(case)
    if not channels:
        return to_case(case)
    offered = offer_join(case=case, actor=actor, at=request.at)
    context = {"case": case, "code": show_code(case.code), "offered": offered, "channels": channels}
    response = render(request, "complaints/join_channel.html", context)
    response["Cache-Control"] = "no-store"
    return response


@guarded(ANYONE)
def spoken(request: PrajaRequest, code: str, number: int) -> Any:
    """A file of the conversation, for the reporter."""
    case, _actor = require_reporter(request, case_of_reporter(code))
    found = spoken_file(case, number)
    if found is None:
        raise NotFound(_("There is no such file."))
    response = _served(case, found)
    response["Cache-Control"] = "private, max-age=3600"
    return response


@guarded(ANYONE)
def answer_photo(request: PrajaRequest, code: str, number: int) -> Any:
    """A file of an answer: for everybody where the case is published, else for its reporter."""
    case = case_of_reporter(code)
    if case is None or not (case.is_public or reporter_of(request, case)):
        raise NotFound(_("There is no such file."))
    response = _served(case, answer_file(case.pk, number))
    response["Cache-Control"] = "public, max-age=3600" if case.is_public else "private, max-age=3600"
    return response


@guarded(ANYONE)
def own_file(request: PrajaRequest, code: str, number: int) -> Any:
    """A file that the reporter sent, shown to them only."""
    case, _actor = require_reporter(request, case_of_reporter(code))
    response = _served(case, report_file(case.pk, number))
    response["Cache-Control"] = "private, max-age=3600"
    return response


@guarded(ANYONE)
def receipt_file(request: PrajaRequest, code: str) -> HttpResponse:
    """The signed receipt as a file for the offline checker."""
    case, _actor = require_reporter(request, case_of_reporter(code))
    return receipt_as_file(case, receipt_of(case, report_of(case)))


@guarded(ANYONE)
def receipt_paper(request: PrajaRequest, code: str) -> HttpResponse:
    """The receipt on paper; as things stood at filing; with the secret link only right after sending."""
    case, _actor = require_reporter(request, case_of_reporter(code))
    paper = request.GET.get("kertas", "a5")
    return receipt_response(case, secret=LINKS.fresh_secret(request, case), paper=paper)


def _rating_form(request: PrajaRequest, case: Case) -> RatingForm:
    rating = openings_of(report_of(case), case, request.at).rating
    return RatingForm(initial={"stars": str(rating.stars), "text": rating.text} if rating else None)


def _rating_page(
    request: PrajaRequest, case: Case, form: RatingForm, *, error: DomainError | None = None, status: int
) -> HttpResponse:
    complaint = report_of(case)
    answers = answers_of(complaint)
    context = {
        "case": case,
        "code": show_code(case.code),
        "form": form,
        "error": error,
        "answer": answers[-1] if answers else None,
        "may_rate": openings_of(complaint, case, request.at).may_rate,
    }
    response = render(request, "complaints/rate.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _served(case: Case, found: Attachment) -> FileResponse:
    """Cleaned images on the page, everything else as a download."""
    return served(found.file, name=f"{case.code}-{found.position + 1}", cache="no-store")
