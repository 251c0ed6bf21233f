# SPDX-License-Identifier: EUPL-1.2
"""Proposals of training: which there are, a new one, and the page of one with what may be done."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.errors.credits import NotInRegister
from praja.duties.training.forms.need import DeclineForm, ProposalForm, TakeUpForm
from praja.duties.training.models import Programme, Proposal
from praja.duties.training.operations.needs import (
    decline_proposal,
    propose_training,
    take_up_proposal,
    withdraw_proposal,
)
from praja.duties.training.procedure import PROPOSAL
from praja.duties.training.queries.needs import own_employee, proposal_case, proposals_seen
from praja.duties.training.queries.weak import readable_measures
from praja.duties.training.rules import opens_training
from praja.duties.training.web.need.ways import ways
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.declarations import all_measures
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, OfficeAct, Sent, entries_of, kept_words, panel
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_training)
def proposals(request: PrajaRequest) -> HttpResponse:
    """The reader's own proposals and those of their units, the newest first."""
    with recalled(units):
        page = page_of(proposals_seen(request.actor), order=("-filed_at", "-id"), cursor=request.GET.get("halaman"))
    context = {
        "rows": [
            {
                "case": case,
                "row": case.training_proposal,
                "url": PROPOSAL.office_url(case),
                "state": PROPOSAL.by_state[case.state],
            }
            for case in page.items
        ],
        "ways": ways(request, "proposals"),
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "training/need/proposals.html", context))


@guarded(opens_training)
def propose(request: PrajaRequest) -> HttpResponse:
    """Propose training for one's own unit, or for one that one heads."""
    employee = own_employee(request.actor)
    if employee is None:
        raise NotInRegister
    with recalled(units):
        form = _form(request, employee)
        if request.method != "POST":
            return _form_page(request, form)
        if not form.is_valid():
            return _form_page(request, form, status=422)
        key = form.cleaned_data["idempotency_key"]
        try:
            made = propose_training(
                employee=employee,
                unit=form.units[form.cleaned_data["unit"]],
                wish=form.wish(),
                actor=request.actor,
                at=request.at,
                idempotency_key=key,
            )
            code = made.case.code
        except AlreadyFiled as repeated:
            code = Case.objects.values_list("code", flat=True).get(pk=repeated.detail["case_id"])
        except DomainError as refused:
            return _form_page(request, form, refused=refused, status=refused.status)
    messages.success(request, _("Proposed. You read here how it goes on."))
    return HttpResponseRedirect(reverse("training:proposal", args=[code]))


def _form(request: PrajaRequest, employee: Employee) -> ProposalForm:
    wanted = {employee.unit_id, *request.actor.units_as(Role.HEAD)}
    found = {unit.code: unit for unit in Unit.objects.filter(pk__in=wanted, until=None).order_by("name")}
    first = {
        "idempotency_key": uuid4(),
        "measure": request.GET.get("angka", "")[:80],
        "unit": request.GET.get("unit", "")[:30] or employee.unit.code,
    }
    return ProposalForm(
        request.POST if request.method == "POST" else None,
        initial=first,
        units=found,
        measures=readable_measures(),
        programmes=Programme.objects.filter(is_offered=True).order_by("title"),
    )


def _form_page(
    request: PrajaRequest, form: ProposalForm, *, refused: DomainError | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "error": put_on(form, refused) if refused else None,
        "fields": [form[name] for name in form.fields if name != "idempotency_key"],
        "has_errors": status >= 400,
    }
    return no_store(render(request, "training/need/propose.html", context, status=status))


@guarded(opens_training)
def proposal(request: PrajaRequest, code: str) -> HttpResponse:
    """One proposal, for whoever proposed it, the head of its unit and the personnel office."""
    with recalled(units):
        return proposal_page(request, proposal_case(request.actor, code))


def proposal_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    entries, row = entries_of(DESK, request, case, sent), case.training_proposal
    context = {
        "case": case,
        "proposal": row,
        "code": show_code(case.code),
        "state": PROPOSAL.by_state[case.state],
        "facts": _facts(case, row),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "training/need/proposal.html", context, status=status))


def _facts(case: Case, row: Proposal) -> list[dict[str, Any]]:
    measure = all_measures().get(row.measure)
    given = (
        (_("For"), case.lead_unit.name),
        (_("Proposed by"), row.employee.person.name),
        (_("People"), str(row.people)),
        (_("Why"), row.reason),
        (_("Figure that it would better"), str(measure.label) if measure else ""),
        (_("Programme"), row.programme.title if row.programme else ""),
        (_("Words of the personnel office"), row.note),
    )
    return [{"term": term, "value": value} for term, value in given if value]


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("training:proposal", args=[code])


DESK = Desk(
    procedure=PROPOSAL,
    acts=(
        OfficeAct("take_up_proposal", "tampung", TakeUpForm, take_up_proposal, ("take_up",), leads=True),
        OfficeAct("decline_proposal", "tolak", DeclineForm, decline_proposal, ("decline",), danger=True),
        OfficeAct("withdraw_proposal", "cabut", StepForm, withdraw_proposal, ("withdraw",), danger=True),
    ),
    namespace="training",
    door=opens_training,
    find=proposal_case,
    page=proposal_page,
    after=_after,
)
