# SPDX-License-Identifier: EUPL-1.2
"""What the reporter does with an answer, and the receipt they keep."""

import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.forms.resident import AcceptForm, ReplyForm
from praja.duties.complaints.operations import accept_answer, reply_to_answer
from praja.duties.complaints.queries.explaining import counted_in_words, explanation
from praja.duties.complaints.queries.proofs import link_of, receipt_of
from praja.duties.complaints.queries.public import case_with_code, report_of
from praja.duties.complaints.queries.story import ClockStory, clocks_of, latest_first_answer, said_to_reporter
from praja.duties.complaints.web.links import fresh_secret, require_reporter
from praja.kernel.documents.gateways.receipts import Receipt, render_receipt
from praja.kernel.law.queries import law_data, rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.receipts import fingerprint_of
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.moments import describe_moment, local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(ANYONE)
def reply(request: PrajaRequest, code: str) -> HttpResponse:
    """Write back: the case goes to the unit again."""
    case, actor = require_reporter(request, case_with_code(code))
    form = ReplyForm(request.POST or None, initial={"seen": case.version})
    if request.method != "POST" or not form.is_valid():
        return _reply_page(request, case, form)
    said = form.cleaned_data
    try:
        reply_to_answer(case=case, text=said["text"], actor=actor, at=request.at, seen_version=said["seen"])
    except DomainError as error:
        return _reply_page(request, case, _again(form, case), error)
    return _to_case(case)


@guarded(ANYONE)
@require_POST
def accept(request: PrajaRequest, code: str) -> HttpResponse:
    """Close the case because the answer is good."""
    case, actor = require_reporter(request, case_with_code(code))
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return _to_case(case)
    try:
        accept_answer(case=case, actor=actor, at=request.at, seen_version=form.cleaned_data["seen"])
    except DomainError as error:
        return _reply_page(request, case, ReplyForm(initial={"seen": case.version}), error)
    return _to_case(case)


@guarded(ANYONE)
def receipt_file(request: PrajaRequest, code: str) -> HttpResponse:
    """The signed receipt as a file for the offline checker."""
    case, _actor = require_reporter(request, case_with_code(code))
    content = json.dumps(receipt_of(case, report_of(case)), indent=2) + "\n"
    return _download(content.encode(), "application/json", f"tanda-terima-{case.code}.json")


@guarded(ANYONE)
def receipt_paper(request: PrajaRequest, code: str) -> HttpResponse:
    """The receipt on paper; as things stood at filing; with the secret link only right after sending."""
    case, _actor = require_reporter(request, case_with_code(code))
    with recalled(units, law_data):
        checked, secret = clocks_of(case)[0], fresh_secret(request, case)
        first_answer = latest_first_answer(checked)
        paper = Receipt(
            government=settings.PRAJA_SITE_NAME,
            unit="",
            address="",
            subject=case.subject,
            code=show_code(case.code),
            secret_link=link_of(case, secret) if secret else "",
            filed_at=describe_moment(case.filed_at),
            promised_on=describe_moment(first_answer, "due") if first_answer else "–",
            explanation=_promise(checked),
            digest=fingerprint_of(receipt_of(case, report_of(case))),
            check_url=f"{settings.PRAJA_BASE_URL}{reverse('ledger')}",
        )
    return _download(
        render_receipt(paper, at=case.filed_at.replace(microsecond=0)),
        "application/pdf",
        f"tanda-terima-{case.code}.pdf",
    )


def _promise(checked: ClockStory) -> tuple[str, ...]:
    """The two clocks that the promised date is made of, as they stood at filing."""
    day = describe_moment(checked.due_at, "due") if checked.due_at else "–"
    rule = rule_in_force("sp4n.first_follow_up", local_date(checked.started_at, local_zone()))
    return (
        _("By %(day)s it is checked and passed on.") % {"day": day},
        *explanation(checked),
        _("The unit that must answer then has %(time)s.") % {"time": counted_in_words(rule.value, rule.unit)},
    )


def _again(form: ReplyForm, case: Case) -> ReplyForm:
    """The same words on a fresh form that has seen what is new."""
    case.refresh_from_db()
    return ReplyForm(initial={"text": form.cleaned_data["text"], "seen": case.version})


def _reply_page(request: PrajaRequest, case: Case, form: ReplyForm, error: DomainError | None = None) -> HttpResponse:
    answers = said_to_reporter(report_of(case)).answers
    status = error.status if error else 422 if form.is_bound else 200
    context = {
        "case": case,
        "code": show_code(case.code),
        "form": form,
        "error": error,
        "answer": answers[-1] if answers else None,
        "can_reply": case.state == "answered",
    }
    return render(request, "complaints/reply.html", context, status=status)


def _to_case(case: Case) -> HttpResponse:
    return HttpResponseRedirect(reverse("track_case", args=[case.code]))


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)
