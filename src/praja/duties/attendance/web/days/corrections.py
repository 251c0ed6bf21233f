# SPDX-License-Identifier: EUPL-1.2
"""Corrections: which there are, a new one, and the page of one with what may be done."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.attendance import rules
from praja.duties.attendance.enums import CORRECTION as FILES
from praja.duties.attendance.forms.days import CorrectionForm, NoteForm, RefusalForm
from praja.duties.attendance.operations.corrections import (
    NewCorrection,
    accept_correction,
    ask_correction,
    refuse_correction,
    withdraw_correction,
)
from praja.duties.attendance.procedure import CORRECTION
from praja.duties.attendance.queries.corrections import correction_in_office, corrections_for
from praja.duties.attendance.queries.punches import own_employee
from praja.duties.attendance.web.taking import pack_papers, papers_sent
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.documents.web import served
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, OfficeAct, Sent, entries_of, kept_words, panel
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(rules.opens_own)
def corrections(request: PrajaRequest) -> HttpResponse:
    """One's own and those that one decides, the newest first."""
    found = page_of(corrections_for(request.actor), order=("-filed_at", "-id"), cursor=request.GET.get("halaman"))
    context = {
        "rows": [_row(case) for case in found.items],
        "may_ask": own_employee(request.actor) is not None,
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return no_store(render(request, "attendance/days/corrections.html", context))


def _row(case: Case) -> dict[str, Any]:
    state = CORRECTION.by_state[case.state]
    return {"case": case, "url": reverse("attendance:correction", args=[case.code]), "state": state}


@guarded(rules.opens_own)
def new_correction(request: PrajaRequest) -> HttpResponse:
    """Ask for a correction of one of one's own days."""
    employee = own_employee(request.actor)
    if employee is None:
        messages.info(request, _("You stand in no register of employees here: there are no days to correct."))
        return HttpResponseRedirect(reverse("attendance:corrections"))
    if request.method != "POST":
        first = {"day": request.GET.get("hari", ""), "idempotency_key": uuid4()}
        return _form_page(request, CorrectionForm(initial=first), [])
    papers, problems = papers_sent(request)
    form = CorrectionForm(request.POST)
    for problem in problems:
        form.add_error("photos", problem)
    if not form.is_valid():
        return _form_page(request, form, papers, status=422)
    came, left = form.moments()
    said = form.cleaned_data
    new = NewCorrection(day=said["day"], came_at=came, left_at=left, reason=said["reason"], files=papers)
    try:
        made = ask_correction(
            employee=employee, new=new, actor=request.actor, at=request.at, idempotency_key=said["idempotency_key"]
        )
        code = made.case.code
    except AlreadyFiled as repeated:
        code = Case.objects.values_list("code", flat=True).get(pk=repeated.detail["case_id"])
    except DomainError as refused:
        return _form_page(request, form, papers, refused=refused, status=refused.status)
    messages.success(request, _("Asked for. You read here how it goes on."))
    return HttpResponseRedirect(reverse("attendance:correction", args=[code]))


def _form_page(
    request: PrajaRequest,
    form: CorrectionForm,
    papers: list[StoredFile],
    *,
    refused: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "error": put_on(form, refused) if refused else None,
        "form": form,
        "papers": len(papers),
        "kept": pack_papers(request, papers),
        "has_errors": status >= 400,
    }
    return no_store(render(request, "attendance/days/new_correction.html", context, status=status))


@guarded(rules.opens_own)
def correction(request: PrajaRequest, code: str) -> HttpResponse:
    """One correction, for its employee, the head and the personnel office."""
    return correction_page(request, correction_in_office(request.actor, code))


def correction_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    entries, row = entries_of(DESK, request, case, sent), case.correction
    context = {
        "case": case,
        "correction": row,
        "code": show_code(case.code),
        "state": CORRECTION.by_state[case.state],
        "papers": attachments_of(FILES, case.pk),
        "days_url": f"{reverse('attendance:person', args=[row.employee_id])}?bulan={row.day:%Y-%m}",
        "decides": row.employee.person_id != request.actor.person_id,
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "attendance/days/correction.html", context, status=status))


@guarded(rules.opens_own)
def correction_paper(request: PrajaRequest, code: str, pk: int) -> Any:
    """One of its papers."""
    case = correction_in_office(request.actor, code)
    found = attachments_of(FILES, case.pk).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such paper with this request."))
    return no_store(served(found.file, name=f"koreksi-{case.code}-{found.position + 1}"))


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("attendance:correction", args=[code])


ACTS = (
    OfficeAct("accept_correction", "terima", NoteForm, accept_correction, ("accept",), leads=True),
    OfficeAct("refuse_correction", "tolak", RefusalForm, refuse_correction, ("refuse",), danger=True),
    OfficeAct("withdraw_correction", "cabut", StepForm, withdraw_correction, ("withdraw",), danger=True),
)
DESK = Desk(
    procedure=CORRECTION,
    acts=ACTS,
    namespace="attendance",
    door=rules.opens_own,
    find=correction_in_office,
    page=correction_page,
    after=_after,
)
