# SPDX-License-Identifier: EUPL-1.2
"""Several reports decided at once, each by an operation of its own: what was refused is refused alone, and says why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.forms.bulk import (
    BulkAdmitForm,
    BulkArchiveForm,
    BulkForwardForm,
    BulkPostponeForm,
    admitted_as_sent,
)
from praja.duties.complaints.operations import (
    admit_complaint,
    archive_complaint,
    discard_complaint,
    forward_complaint,
    postpone_complaint,
)
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.office_list import visible_by_code
from praja.duties.complaints.rules import opens_coordination
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.forms.picks import MOST, BulkForm, Pick, picks_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.bulk import decided
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@dataclass(frozen=True, slots=True)
class BulkAct:
    """A step that can be taken on several reports, with the form that decides it and the list it is offered on."""

    step: str
    form: type[BulkForm]
    operation: Callable[..., Any]
    back: str = "complaints:list"
    danger: bool = False


ACTS = {
    act.step: act
    for act in (
        BulkAct("forward", BulkForwardForm, forward_complaint),
        BulkAct("postpone", BulkPostponeForm, postpone_complaint),
        BulkAct("archive", BulkArchiveForm, archive_complaint, danger=True),
        BulkAct("admit", BulkAdmitForm, admit_complaint, "complaints:screening"),
        BulkAct("discard", BulkArchiveForm, discard_complaint, "complaints:screening", danger=True),
    )
}


@require_POST
@guarded(opens_coordination)
def bulk(request: PrajaRequest) -> HttpResponse:
    """First the chosen reports with the one form that decides; then, sent again, what was done line by line."""
    act, picks = ACTS.get(request.POST.get("act", "")), picks_of(request.POST.getlist("pick"))
    alone = request.POST.get("one", "").partition(":")
    if alone[1] and alone[0] in ACTS:
        act, picks = ACTS[alone[0]], picks_of([alone[2]])
    if act is None or not picks or len(picks) > MOST:
        return _turned_back(request, act, len(picks))
    with recalled(units, law_data):
        if alone[0] == "admit":
            return _report(request, act, picks, admitted_as_sent)
        form = act.form(request.POST if "decided" in request.POST else None, on=_today(request))
        if form.is_valid():
            return _report(request, act, picks, form.said)
        return _ask(request, act, picks, form)


def _turned_back(request: PrajaRequest, act: BulkAct | None, count: int) -> HttpResponse:
    if count > MOST:
        messages.error(request, _("Choose at most %(most)d reports at once.") % {"most": MOST})
    else:
        messages.error(request, _("Choose one or more reports, and what to do with them."))
    return HttpResponseRedirect(reverse(act.back if act else "complaints:list"))


def _ask(request: PrajaRequest, act: BulkAct, picks: list[Pick], form: BulkForm) -> HttpResponse:
    found, step = visible_by_code(request.actor, [pick.code for pick in picks]), COMPLAINT.by_step[act.step]
    context = {
        "act": act,
        "step": step,
        "form": form,
        "picks": [(pick, found.get(pick.code), show_code(pick.code)) for pick in picks],
        "count": len(picks),
        "back_url": reverse(act.back),
    }
    return _private(render(request, "complaints/office/bulk.html", context, status=422 if form.is_bound else 200))


def _report(
    request: PrajaRequest, act: BulkAct, picks: list[Pick], said: Callable[[Case], Mapping[str, Any]]
) -> HttpResponse:
    found = visible_by_code(request.actor, [pick.code for pick in picks])
    unknown = NotFound(_("There is no report with this code among those you may read."))
    lines = decided(request, act.operation, picks, found, said, url=_case_url, unknown=str(unknown))
    refused = sum(bool(line.refused) for line in lines)
    still = visible_by_code(request.actor, [pick.code for pick in picks])
    context = {
        "step": COMPLAINT.by_step[act.step],
        "lines": [(line, line.code in still) for line in lines],
        "done": len(lines) - refused,
        "refused": refused,
        "back_url": reverse(act.back),
    }
    status = 409 if refused == len(lines) else 200
    return _private(render(request, "complaints/office/bulk_done.html", context, status=status))


def _case_url(code: str) -> str:
    return reverse("complaints:case", args=[code])


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def _today(request: PrajaRequest) -> Any:
    return local_date(request.at, local_zone())
