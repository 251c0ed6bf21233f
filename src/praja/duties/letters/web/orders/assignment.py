# SPDX-License-Identifier: EUPL-1.2
"""The page of one assignment: what is asked, what was said, and the acts of whoever holds it and whoever asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.letters.forms.dispositions import FinishForm, ReadForm, ReopenForm, SayForm, WithdrawForm, WithFiles
from praja.duties.letters.models import Assignment
from praja.duties.letters.operations.following import (
    finish_assignment,
    follow_up,
    reopen_assignment,
    withdraw_assignments,
)
from praja.duties.letters.queries.assignments import assignment_of, said_file, scanned
from praja.duties.letters.queries.dispositions import acts_on, name_of, sheets_of
from praja.duties.letters.rules.asking import may_open_case
from praja.duties.letters.web.orders.taking import filled, kept_token, put_on
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.web import served
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import SIGNED_IN
from praja.lib.clock import end_of
from praja.lib.errors import DomainError, NotFound, Text
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@dataclass(frozen=True, slots=True)
class Act:
    """One form of the page: its address, who sees it (`acts_on`), and how it is carried out."""

    slug: str
    may: str
    form: type[WithFiles]
    take: Callable[[PrajaRequest, Assignment, Any], object]
    label: Text
    button: Text
    consequence: Text = ""
    danger: bool = False


def _finish(request: PrajaRequest, row: Assignment, form: FinishForm) -> object:
    report = form.cleaned_data["report"]
    return finish_assignment(assignment=row, report=report, files=form.kept, actor=request.actor, at=request.at)


def _read(request: PrajaRequest, row: Assignment, _form: ReadForm) -> object:
    return finish_assignment(assignment=row, actor=request.actor, at=request.at)


def _say(request: PrajaRequest, row: Assignment, form: SayForm) -> object:
    text = form.cleaned_data["text"]
    return follow_up(assignment=row, text=text, files=form.kept, actor=request.actor, at=request.at)


def _reopen(request: PrajaRequest, row: Assignment, form: ReopenForm) -> object:
    day = form.cleaned_data["due_on"]
    due_at = end_of(day, local_zone()) if day else None
    reason = form.cleaned_data["reason"]
    return reopen_assignment(assignment=row, reason=reason, due_at=due_at, actor=request.actor, at=request.at)


def _withdraw(request: PrajaRequest, row: Assignment, form: WithdrawForm) -> object:
    reason = form.cleaned_data["reason"]
    return withdraw_assignments(assignments=[row], reason=reason, actor=request.actor, at=request.at)


ACTS = (
    Act(
        "selesai",
        "finish",
        FinishForm,
        _finish,
        gettext_lazy("Report that it is done"),
        gettext_lazy("Report"),
        gettext_lazy("Whoever asked reads it, and can send it back."),
    ),
    Act("dibaca", "read", ReadForm, _read, gettext_lazy("For information"), gettext_lazy("Read it")),
    Act(
        "kembalikan",
        "reopen",
        ReopenForm,
        _reopen,
        gettext_lazy("Send it back"),
        gettext_lazy("Send back"),
        gettext_lazy("It is on the addressee's desk again."),
    ),
    Act(
        "bicara",
        "speak",
        SayForm,
        _say,
        gettext_lazy("Say something"),
        gettext_lazy("Say it"),
        gettext_lazy("It moves nothing. Your name stands beside it."),
    ),
    Act(
        "tarik",
        "withdraw",
        WithdrawForm,
        _withdraw,
        gettext_lazy("Withdraw it"),
        pgettext_lazy("assignment", "Withdraw"),
        gettext_lazy("What was passed on from there is withdrawn with it; what is done stays done."),
        danger=True,
    ),
)
BY_SLUG = {act.slug: act for act in ACTS}


@guarded(SIGNED_IN)
def assignment(request: PrajaRequest, number: int) -> HttpResponse:
    """One assignment. Whom it was withdrawn from reads why, and no more."""
    with recalled(units):
        return _page(request, assignment_of(request.actor, number))


@require_POST
@guarded(SIGNED_IN)
def assignment_act(request: PrajaRequest, number: int, step: str) -> HttpResponse:
    """Report, say, send back, withdraw."""
    if step not in BY_SLUG:
        raise NotFound(_("There is no such act."))
    act = BY_SLUG[step]
    with recalled(units):
        row = assignment_of(request.actor, number)
        form = filled(request, row.case, lambda kept: _form(act, kept, request.POST))
        if form.errors:
            return _page(request, row, sent=(act, form), status=422)
        try:
            act.take(request, row, form)
        except DomainError as refused:
            error = put_on(form, refused)
            row = assignment_of(request.actor, number)
            return _page(request, row, sent=(act, form), error=error, status=refused.status)
    messages.success(request, _("Done: %(act)s.") % {"act": act.label})
    return HttpResponseRedirect(reverse("letters:assignment", args=[number]))


@guarded(SIGNED_IN)
def assignment_file(request: PrajaRequest, number: int, pk: int) -> HttpResponse:
    """A file of the conversation."""
    found = said_file(request.actor, number, pk)
    return served(found.file, name=f"disposisi-{number}-{found.position + 1}", cache="no-store")  # type: ignore[return-value]


@guarded(SIGNED_IN)
def disposition_scan(request: PrajaRequest, number: int) -> HttpResponse:
    """What the head wrote by hand."""
    found = scanned(request.actor, number)
    return served(found.scan, name=f"lembar-{found.case.code}", cache="no-store")  # type: ignore[arg-type, return-value]


def _form(act: Act, kept: list[StoredFile], data: Any = None) -> WithFiles:
    return act.form(data, kept=kept, auto_id=f"{act.may}_%s")


def _page(
    request: PrajaRequest,
    row: Assignment,
    *,
    sent: tuple[Act, WithFiles] | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    case = row.case
    readable = may_open_case(request.actor, case)
    state = procedure_of(case).by_state[case.state]
    may = acts_on(request.actor, row, goes_on=not state.final) if readable else frozenset[str]()
    entries = [_entry(request, row, act, sent) for act in ACTS if act.may in may]
    shown = {entry["slug"] for entry in entries}
    lost = sent[1] if sent and sent[0].slug not in shown else None
    found = _find(sheets_of(case, request.actor, request.at, goes_on=not state.final), row.pk) if readable else None
    context = {
        "row": row,
        "case": case,
        "readable": readable,
        "name": name_of(row),
        "letter": getattr(case, "letter", None) if readable else None,
        "order": getattr(case, "order", None) if readable else None,
        "sheet": found[0] if found else None,
        "one": found[1] if found else None,
        "entries": entries,
        "pass_on_url": reverse("letters:pass_on", args=[row.pk]) if "pass_on" in may else "",
        "case_url": procedure_of(case).office_url(case),
        "lost": [text for text in (lost.data.get("report"), lost.data.get("text"), lost.data.get("reason")) if text]
        if lost
        else [],
        "sent_form": sent[1] if sent else None,
        "error": error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "letters/disposing/assignment.html", context, status=status))


def _entry(request: PrajaRequest, row: Assignment, act: Act, sent: tuple[Act, WithFiles] | None) -> dict[str, Any]:
    is_sent = sent is not None and sent[0] is act
    form = sent[1] if sent is not None and is_sent else _form(act, [])
    return {
        "slug": act.slug,
        "label": act.label,
        "button": act.button,
        "consequence": act.consequence,
        "danger": act.danger,
        "url": reverse("letters:assignment_act", args=[row.pk, act.slug]),
        "form": form,
        "kept_token": kept_token(request, row.case, form),
        "is_open": is_sent or act.may in ("finish", "read"),
    }


def _find(sheets: Any, number: int) -> Any:
    """The sheet and the addressee of this number in the tree."""
    for sheet in sheets:
        for one in sheet.addressees:
            if one.row.pk == number:
                return sheet, one
            if found := _find(one.sheets, number):
                return found
    return None
