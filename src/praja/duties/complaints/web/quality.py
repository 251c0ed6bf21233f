# SPDX-License-Identifier: EUPL-1.2
"""The quality sample as the coordinator works it: what waits, one judgement, and what came of them."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.complaints.domain.sampling import FEWEST_PER_UNIT, MOST_IN_ALL, ONE_IN
from praja.duties.complaints.enums import CHECKLIST, ENOUGH_POINTS
from praja.duties.complaints.forms.quality import POINT_NAMES, QUESTIONS, ReviewForm
from praja.duties.complaints.models import QualityReview
from praja.duties.complaints.operations import review_and_send_back, review_answer
from praja.duties.complaints.queries.quality import (
    FEWEST_TO_RANK,
    UnitQuality,
    answer_file,
    answer_files,
    can_go_back,
    next_waiting,
    no_photo_reason,
    report_files,
    results_by_unit,
    review_of,
    waiting_reviews,
)
from praja.duties.complaints.rules import opens_coordination
from praja.duties.complaints.web.list_pages import list_links
from praja.kernel.documents.web import served
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.moments import describe_moment, local_zone
from praja.lib.web import PrajaRequest, guarded

QUARTER = timedelta(days=91)


@guarded(opens_coordination)
def quality(request: PrajaRequest) -> HttpResponse:
    """What waits for review, and what the reviews of the last quarter found, unit by unit."""
    today = local_date(request.at, local_zone())
    first = _day(request.GET.get("dari", ""), today - QUARTER)
    last = _day(request.GET.get("sampai", ""), today)
    with recalled(units):
        page = waiting_reviews(request.actor, request.GET.get("halaman"))
        results = results_by_unit(request.actor, first, last)
    context = {
        "list_links": list_links(request, "quality"),
        "waiting": [_row(review) for review in page.items],
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
        "columns": _columns(),
        "results": [_result(row) for row in results],
        "first": first,
        "last": last,
        "rule": {"share": 100 // ONE_IN, "floor": FEWEST_PER_UNIT, "most": MOST_IN_ALL, "rank": FEWEST_TO_RANK},
        "good": ENOUGH_POINTS,
    }
    return render(request, "complaints/quality/list.html", context)


@guarded(opens_coordination)
def review(request: PrajaRequest, pk: int) -> HttpResponse:
    """The report and its answer beside the five points; a judgement that cannot be taken keeps what was written."""
    found = review_of(request.actor, pk)
    if request.method != "POST":
        return _page(request, found, ReviewForm(initial={"seen_version": found.answer.complaint.case.version}))
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        _judge(request, found, form)
    except DomainError as refused:
        return _refused(request, pk, form, refused)
    following = next_waiting(request.actor)
    messages.success(request, _("Sent back to the unit.") if form.goes_back else _("Judged."))
    return HttpResponseRedirect(
        reverse("complaints:review", args=[following]) if following else reverse("complaints:quality")
    )


@guarded(opens_coordination)
def review_file(request: PrajaRequest, pk: int, number: int) -> Any:
    """A file that the unit showed with its answer."""
    file = answer_file(review_of(request.actor, pk), number).file
    return served(file, name=f"{pk}-{number}")


def _judge(request: PrajaRequest, found: QualityReview, form: ReviewForm) -> None:
    note = form.cleaned_data["note"]
    if not form.goes_back:
        review_answer(answer=found.answer, points=form.points, note=note, actor=request.actor, at=request.at)
        return
    review_and_send_back(
        case=found.answer.complaint.case,
        answer=found.answer,
        points=form.points,
        note=note,
        actor=request.actor,
        at=request.at,
        seen_version=form.cleaned_data["seen_version"],
    )


def _refused(request: PrajaRequest, pk: int, form: ReviewForm, refused: DomainError) -> HttpResponse:
    """The review as it stands now, with everything that was chosen and written."""
    found = review_of(request.actor, pk)
    data = request.POST.copy()
    data["seen_version"] = str(found.answer.complaint.case.version)
    kept = ReviewForm(data)
    if refused.field in kept.fields:
        kept.add_error(refused.field, str(refused))
        return _page(request, found, kept, status=refused.status)
    return _page(request, found, kept, error=refused, status=refused.status)


def _page(
    request: PrajaRequest,
    found: QualityReview,
    form: ReviewForm,
    *,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    case = found.answer.complaint.case
    context = {
        "review": found,
        "answer": found.answer,
        "complaint": found.answer.complaint,
        "case": case,
        "code": show_code(case.code),
        "report_files": report_files(found),
        "answer_files": answer_files(found),
        "no_photo_reason": no_photo_reason(found),
        "form": form,
        "judged": _judged(found) if found.reviewed_at else None,
        "can_go_back": can_go_back(found),
        "good": ENOUGH_POINTS,
        "error": error,
        "has_errors": status >= 400,
    }
    response = render(request, "complaints/quality/review.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _judged(found: QualityReview) -> list[dict[str, Any]]:
    return [{"term": QUESTIONS[name][0], "value": _("Yes") if getattr(found, name) else _("No")} for name in CHECKLIST]


def _row(review: QualityReview) -> dict[str, Any]:
    case = review.answer.complaint.case
    return {
        "subject": case.subject,
        "url": reverse("complaints:review", args=[review.pk]),
        "unit": review.answer.unit.name,
        "published": describe_moment(review.answer.published_at, "date"),
        "code": show_code(case.code),
        "kind": review.answer.get_kind_display(),
    }


def _columns() -> list[Any]:
    numbers = [_("Ranking"), _("Reviewed"), _("Good enough"), _("Points of 5"), *POINT_NAMES.values(), _("Sent back")]
    return [_("Unit"), *({"label": label, "number": True} for label in numbers)]


def _result(row: UnitQuality) -> list[Any]:
    met = [f"{count}" for count in row.met]
    good = f"{row.good} ({row.good_percent}%)"
    return [row.unit, row.place if row.place else "–", row.reviewed, good, row.mean_points, *met, row.sent_back]


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise
