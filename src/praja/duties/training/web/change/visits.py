# SPDX-License-Identifier: EUPL-1.2
"""Benchmarking visits: written by who went, agreed by the head of the unit."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.forms.change import VisitForm
from praja.duties.training.models import Seat
from praja.duties.training.operations.change import begin_visit
from praja.duties.training.queries.change.seats import seat_of_plan, visits_of
from praja.duties.training.queries.classes import class_with_code
from praja.duties.training.rules import opens_training
from praja.duties.training.web.change.own import own_seat_of
from praja.duties.training.web.change.words import plan_link
from praja.duties.training.web.frame import frame_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import subtree_ids, units
from praja.kernel.plans.models import Visit
from praja.kernel.plans.operations import agree_adoptions, write_visit
from praja.kernel.plans.queries.planning import VISIT_PAPERS, visit_sheet
from praja.kernel.plans.rules import is_owner, may_agree
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def new_visit(request: PrajaRequest, code: str) -> HttpResponse:
    """Write down a visit."""
    with recalled(units):
        row, seat = own_seat_of(request, code)
        form = _form(request, seat, None)
    if form.is_bound and form.is_valid() and _written(request, seat, form, None):
        return HttpResponseRedirect(plan_link(code, seat))
    context = {**frame_of(request.actor, row, "plans"), "back": plan_link(code, seat), "form": form}
    wrong = form.is_bound
    return render(
        request, "training/change/visit_form.html", {**context, "has_errors": wrong}, status=422 if wrong else 200
    )


@guarded(opens_training)
def visit_page(request: PrajaRequest, code: str, number: int, pk: int) -> HttpResponse:
    """A visit: read by whoever may see the plan, written anew by its owner, agreed by the head of the unit."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        seat = seat_of_plan(request.actor, row, number)
        visit = visits_of(seat).filter(pk=pk).first()
        if visit is None:
            raise NotFound(
                gettext_lazy("There is no such visit."), next_step=gettext_lazy("Look on the page of the plan.")
            )
        mine, refused = is_owner(request.actor, visit.owner_id), ""
        form = _form(request, seat, visit) if mine else None
    if request.method == "POST":
        if request.POST.get("deed") == "agree":
            refused = _agreed(request, visit)
        elif form is not None and form.is_valid():
            _written(request, seat, form, visit)
        if not refused and not (form is not None and form.is_bound and form.errors):
            return HttpResponseRedirect(reverse("training:visit", args=[code, number, pk]))
    wrong = bool(refused) or bool(form is not None and form.is_bound and form.errors)
    context = {
        **frame_of(request.actor, row, "plans"),
        **_shown(request, seat, visit),
        "form": form,
        "refused": refused,
    }
    context["has_errors"] = wrong
    return render(request, "training/change/visit.html", context, status=422 if wrong else 200)


def _form(request: PrajaRequest, seat: Seat, visit: Visit | None) -> VisitForm:
    within = sorted((units.value.nodes[one] for one in subtree_ids(seat.unit_id)), key=lambda node: node.code)
    sheet = visit_sheet(visit) if visit else None
    names = ("locus", "why", "visited_on", "instrument", "findings", "gap")
    initial = {**{name: getattr(sheet, name) for name in names}, "number": visit.number} if sheet and visit else {}
    kept = [
        {"what": one.what, "unit": str(one.unit), "due_on": one.due_on, "key": one.key}
        for one in (sheet.adoptions if sheet else ())
    ]
    writes = request.method == "POST" and request.POST.get("deed") != "agree"
    return VisitForm(
        request.POST if writes else None,
        request.FILES if writes else None,
        units=[(str(node.id), node.name) for node in within],
        owner=seat.employee.person_id,
        initial=initial,
        kept=kept,
    )


def _written(request: PrajaRequest, seat: Seat, form: VisitForm, visit: Visit | None) -> bool:
    try:
        given: dict[str, Any] = {
            "sheet": form.sheet(),
            "files": _taken(request),
            "actor": request.actor,
            "at": request.at,
        }
        if visit is None:
            begin_visit(seat=seat, **given)
        else:
            write_visit(visit=visit, seen_number=form.cleaned_data["number"] or 0, **given)
    except DomainError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    messages.success(request, _("Kept."))
    return True


def _taken(request: PrajaRequest) -> list[StoredFile]:
    return [take_in(upload=one, actor=request.actor, at=request.at) for one in request.FILES.getlist("papers")]


def _agreed(request: PrajaRequest, visit: Visit) -> str:
    try:
        agree_adoptions(visit=visit, actor=request.actor, at=request.at)
    except DomainError as refused:
        return str(refused)
    messages.success(request, _("Agreed. Each line stands on a desk with its day."))
    return ""


def _shown(request: PrajaRequest, seat: Seat, visit: Visit) -> dict[str, Any]:
    sheet, code = visit_sheet(visit), seat.training_class.case.code
    agreed = {one.key: one.commitment for one in visit.adoptions.all()}
    lines = [
        {
            "what": line.what,
            "unit": units.value.name(line.unit),
            "due_on": line.due_on,
            "state": agreed[line.key].get_status_display() if line.key in agreed else "",
        }
        for line in sheet.adoptions
    ]
    return {
        "visit": visit,
        "sheet": sheet,
        "lines": lines,
        "may_agree": may_agree(request.actor, visit) and len(agreed) < len(sheet.adoptions),
        "papers": [
            (place, reverse("training:plan_paper", args=[code, seat.pk, one.pk]))
            for place, one in enumerate(attachments_of(VISIT_PAPERS, visit.pk), start=1)
        ],
        "back": plan_link(code, seat),
    }
