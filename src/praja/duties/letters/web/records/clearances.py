# SPDX-License-Identifier: EUPL-1.2
"""Lists by which files leave: which there are, a new one, and the page of one with what may be done."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.letters import rules
from praja.duties.letters.enums import FileState
from praja.duties.letters.forms.records.clearances import (
    ApproveForm,
    CarryOutForm,
    ChooseFilesForm,
    RefuseForm,
    TakeOffForm,
)
from praja.duties.letters.operations.records.clearing import (
    approve_clearance,
    approver_of,
    assess_clearance,
    carry_out_clearance,
    propose_clearance,
    refuse_clearance,
    take_off_list,
)
from praja.duties.letters.procedure.clearances import CLEARANCE
from praja.duties.letters.queries.clearances import clearance_in_office, clearances_for, listed_files, taken_off
from praja.duties.letters.queries.files import files_for, may_leave, units_with_leaving
from praja.duties.letters.web.records.minutes import approver_words, minutes_pdf, title_of
from praja.duties.letters.web.records.units import chosen_unit, units_as
from praja.duties.letters.web.records.words import not_reached, table_of
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.web import served
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, OfficeAct, Sent, entries_of, kept_words, panel, today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.actors import Actor
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

LEAVING = (FileState.TRANSFERRED, FileState.HANDED_OVER, FileState.DESTROYED)


@guarded(rules.opens_records)
def clearances(request: PrajaRequest) -> HttpResponse:
    """The lists of the reader's units, the newest first."""
    found = page_of(clearances_for(request.actor), order=("-filed_at", "-id"), cursor=request.GET.get("halaman"))
    rows = [_row(case) for case in found.items]
    may_propose = bool(request.actor.units_as(Role.RECORDS))
    context = {
        "rows": rows,
        "ways": [(title_of(fate), f"{reverse('letters:new_clearance')}?untuk={fate}") for fate in LEAVING],
        "may_propose": may_propose,
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return no_store(render(request, "letters/records/clearances.html", context))


def _row(case: Case) -> dict[str, Any]:
    state = procedure_of(case).by_state[case.state]
    return {
        "title": title_of(case.clearance.fate),
        "url": reverse("letters:clearance", args=[case.code]),
        "unit": case.lead_unit.name,
        "at": case.filed_at,
        "label": state.office,
        "tone": state.tone,
    }


@guarded(rules.opens_records)
def new_clearance(request: PrajaRequest) -> HttpResponse:
    """What may leave today at one unit, to be chosen from; all of it is ticked."""
    fate = request.GET.get("untuk", FileState.DESTROYED)
    if fate not in LEAVING:
        raise NotFound(_("There is no such list."))
    mine = units_as(request, Role.RECORDS)
    files, on = files_for(request.actor), today(request)
    waiting = () if "unit" in request.GET else units_with_leaving(files, fate, on)
    unit = chosen_unit(request, mine, waiting)
    offered = may_leave(files.filter(unit=unit.pk), fate, on) if unit else []
    form = ChooseFilesForm(request.POST or None, offered=offered, initial={"picked": [file.pk for file in offered]})
    error = None
    if request.method == "POST" and form.is_valid() and unit is not None:
        chosen = [file for file in offered if file.pk in form.cleaned_data["picked"]]
        try:
            made = propose_clearance(fate=fate, unit=unit, files=chosen, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Proposed. The head of the unit looks at it now."))
            return HttpResponseRedirect(reverse("letters:clearance", args=[made.case.code]))
    context = {
        "heading": title_of(fate),
        "fate": fate,
        "unit": unit,
        "units": mine,
        "form": form,
        "rows": list(zip(form["picked"].subwidgets, table_of(offered, "", today(request)).rows, strict=True)),
        "error": error,
        "has_errors": bool(error or form.errors),
    }
    return no_store(
        render(request, "letters/records/new_clearance.html", context, status=422 if context["has_errors"] else 200)
    )


def clearance_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """A list, what stands on it, and what may be done now."""
    entries = entries_of(DESK, request, case, sent)
    row, state = case.clearance, CLEARANCE.by_state[case.state]
    files = listed_files(row)
    papers = [("persetujuan", _("Approval"), row.approval_file), ("berita-acara", _("Record"), row.minutes_file)]
    context = {
        "case": case,
        "code": show_code(case.code),
        "heading": title_of(row.fate),
        "state": state,
        "clearance": row,
        "approver": approver_words(approver_of(row)),
        "columns": [{"label": column.label} for column in table_of((), "", today(request)).columns],
        "files": list(zip(files, table_of(files, "", today(request)).rows, strict=True)),
        "not_reached": not_reached(row.fate),
        "exceptions": [(file, file.rule.exception) for file in files if file.rule and file.rule.exception],
        "taken_off": taken_off(row),
        "papers": [
            (label, reverse("letters:clearance_paper", args=[case.code, name])) for name, label, f in papers if f
        ],
        "is_erasing": any(file.state == FileState.DESTROYED and file.erased_at is None for file in files),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "letters/records/clearance.html", context, status=status))


@guarded(rules.opens_records)
def clearance(request: PrajaRequest, code: str) -> HttpResponse:
    """One list."""
    return clearance_page(request, clearance_in_office(request.actor, code))


@guarded(rules.opens_records)
def clearance_paper(request: PrajaRequest, code: str, name: str) -> Any:
    """The approval, or the record of proceedings."""
    row = clearance_in_office(request.actor, code).clearance
    file = {"persetujuan": row.approval_file, "berita-acara": row.minutes_file}.get(name)
    if file is None:
        raise NotFound(_("There is no such paper yet."))
    return no_store(served(file, name=f"{name}-{code}"))


def _carry_out(*, case: Case, number: str, actor: Actor, at: datetime, seen_version: int) -> Case:
    """Make the record of what the page showed, and carry the list out with it."""
    minutes = take_in(upload=BytesIO(minutes_pdf(case, number, at)), actor=actor, at=at)
    return carry_out_clearance(case=case, number=number, minutes=minutes, actor=actor, at=at, seen_version=seen_version)


def _after(request: PrajaRequest, code: str) -> str:
    return reverse("letters:clearance", args=[code])


ACTS = (
    OfficeAct("assess_clearance", "nilai", StepForm, assess_clearance, ("assess",), leads=True),
    OfficeAct("approve_clearance", "persetujuan", ApproveForm, approve_clearance, ("approve",), leads=True),
    OfficeAct("carry_out_clearance", "laksanakan", CarryOutForm, _carry_out, ("carry_out",), leads=True, danger=True),
    OfficeAct("change_clearance", "keluarkan", TakeOffForm, take_off_list, ("change",)),
    OfficeAct("refuse_clearance", "tolak", RefuseForm, refuse_clearance, ("refuse",), danger=True),
)
DESK = Desk(
    procedure=CLEARANCE,
    acts=ACTS,
    namespace="letters",
    door=rules.opens_records,
    find=clearance_in_office,
    page=clearance_page,
    after=_after,
)
