# SPDX-License-Identifier: EUPL-1.2
"""One question with its proofs, and what may be said to it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.attendance.enums import FindingState
from praja.duties.attendance.forms.findings import AnswerForm, ExplainForm, PassOnForm
from praja.duties.attendance.models import Finding
from praja.duties.attendance.operations.silang import answer_finding, explain_finding, pass_on_finding
from praja.duties.attendance.queries.silang.asking import figure
from praja.duties.attendance.queries.silang.findings import finding_for, receivers_of
from praja.duties.attendance.queries.silang.proofs import proofs_of
from praja.duties.attendance.queries.silang.words import question_of
from praja.duties.attendance.rules import may_judge_finding, may_see_finding, opens_findings, opens_own
from praja.duties.attendance.web.silang.lists import TONES
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

STANDING = (FindingState.OPEN, FindingState.PASSED_ON)


@guarded(opens_own)
def finding(request: PrajaRequest, pk: int) -> HttpResponse:
    """A question, for whoever reads, settles or answers it."""
    return _page(request, finding_for(request.actor, pk))


@require_POST
@guarded(opens_own)
def answer(request: PrajaRequest, pk: int) -> HttpResponse:
    """The employee says how it was."""
    row, form = finding_for(request.actor, pk), AnswerForm(request.POST)
    return _said(
        request, row, "answer_form", form, lambda: answer_finding(**_words(request, row, form)), _("Answered.")
    )


@require_POST
@guarded(opens_findings)
def explain(request: PrajaRequest, pk: int) -> HttpResponse:
    """Say what explains it."""
    row, form = finding_for(request.actor, pk), ExplainForm(request.POST)
    return _said(
        request, row, "explain_form", form, lambda: explain_finding(**_words(request, row, form)), _("Explained.")
    )


@require_POST
@guarded(opens_findings)
def pass_on(request: PrajaRequest, pk: int) -> HttpResponse:
    """Pass it on."""
    row = finding_for(request.actor, pk)
    form = PassOnForm(request.POST, receivers=receivers_of(row, request.at))
    return _said(
        request, row, "pass_form", form, lambda: pass_on_finding(**_words(request, row, form)), _("Passed on.")
    )


def _words(request: PrajaRequest, row: Finding, form: forms.Form) -> dict[str, Any]:
    return {"finding": row, "actor": request.actor, "at": request.at, **form.cleaned_data}


def _said(
    request: PrajaRequest, row: Finding, name: str, form: forms.Form, say: Callable[[], object], done: str
) -> HttpResponse:
    """Do it and come back; else the page again with what was typed."""
    if not form.is_valid():
        return _page(request, row, {name: form}, status=422)
    try:
        say()
    except DomainError as refused:
        return _page(request, row, {name: form, "error": put_on(form, refused)}, status=refused.status)
    messages.success(request, done)
    row.refresh_from_db()
    if not may_see_finding.allows(request.actor, row):  # the inspectorate passed it on and reads it no more
        return HttpResponseRedirect(reverse("attendance:findings"))
    return HttpResponseRedirect(reverse("attendance:finding", args=[row.pk]))


def _page(
    request: PrajaRequest, row: Finding, typed: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    typed = typed or {}
    stands = row.state in STANDING
    judges = stands and may_judge_finding.allows(request.actor, row)
    is_own = request.actor.person_id == row.employee.person_id
    receivers = receivers_of(row, request.at) if judges else []
    context = {
        "finding": row,
        "is_own": is_own,
        "question": question_of(row),
        "tone": TONES[FindingState(row.state)],
        "proofs": proofs_of(request.actor, row),
        "remarks": row.remarks.select_related("said_by__person").order_by("pk"),
        "answer_form": AnswerForm() if stands and is_own else None,
        "explain_form": ExplainForm() if judges else None,
        "pass_form": PassOnForm(receivers=receivers) if receivers else None,
        "kept_days": figure("silang_kept", today(request)),
        "back_url": reverse("attendance:own_questions" if is_own else "attendance:findings"),
        "typed_form": next((form for name, form in typed.items() if name.endswith("_form")), None),
        "has_errors": status >= 400,
        **typed,
    }
    return no_store(render(request, "attendance/silang/finding.html", context, status=status))
