# SPDX-License-Identifier: EUPL-1.2
"""The list of data of a year: which entries there are, a new one, and the page of one."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata import rules
from praja.duties.opendata.forms.plans import (
    AgreeForm,
    ChangePlanForm,
    EndForm,
    MergeForm,
    PostponeForm,
    ProposeForm,
    ReturnPlanForm,
)
from praja.duties.opendata.operations import planning
from praja.duties.opendata.procedure.names import AGREED, PROPOSED, RETURNED
from praja.duties.opendata.procedure.plans import PLAN
from praja.duties.opendata.queries.office import planned_in_office
from praja.duties.opendata.queries.planning import alike, plans_for, standing_of
from praja.duties.opendata.queries.stories import story_of
from praja.duties.opendata.web.office.acts import back_to, of_detail
from praja.duties.opendata.web.office.units import units_as
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import (
    NOTHING,
    Desk,
    OfficeAct,
    Sent,
    clocks_shown,
    entries_of,
    kept_words,
    panel,
    today,
)
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

TABS = (
    ("", gettext_lazy("All")),
    (PROPOSED, gettext_lazy("Proposed")),
    (RETURNED, gettext_lazy("Given back to the producer")),
    (AGREED, gettext_lazy("Agreed, being collected")),
    ("met", gettext_lazy("Published")),
)
MOST_COUNTED = 5_000


@guarded(rules.opens_office)
def plans(request: PrajaRequest) -> HttpResponse:
    """The list of a year, by what is due first."""
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdigit() and len(asked) == 4 else today(request).year
    state = request.GET.get("di", "")
    state = state if state in dict(TABS) else ""
    found = page_of(
        plans_for(request.actor, year, state),
        order=("planned_dataset__due_on", "id"),
        cursor=request.GET.get("halaman"),
    )
    all_of_year = plans_for(request.actor, year).order_by().values_list("state", "planned_dataset__due_on")
    given = {"tahun": year, **({"di": state} if state else {})}
    context = {
        "year": year,
        "rows": [_row(case, today(request)) for case in found.items],
        "standing": standing_of(all_of_year[:MOST_COUNTED], today(request)),
        "tabs": [_tab(key, label, year, state) for key, label in TABS],
        "previous_year": f"?tahun={year - 1}",
        "next_year": f"?tahun={year + 1}",
        "may_propose": rules.opens_producing(request.actor),
        "next_url": f"?{urlencode({**given, 'halaman': found.next})}" if found.next else "",
        "previous_url": f"?{urlencode({**given, 'halaman': found.previous})}" if found.previous else "",
    }
    return no_store(render(request, "opendata/office/plans.html", context))


def _tab(key: str, label: Any, year: int, chosen: str) -> dict[str, Any]:
    given = {"tahun": year, **({"di": key} if key else {})}
    return {"label": label, "href": f"?{urlencode(given)}", "current": key == chosen}


def _row(case: Case, on: date) -> dict[str, Any]:
    state = PLAN.by_state[case.state]
    return {
        "title": case.planned_dataset.title,
        "url": reverse("satu_data:planned", args=[case.code]),
        "unit": case.lead_unit.name,
        "due_on": case.planned_dataset.due_on,
        "is_priority": case.planned_dataset.is_priority,
        "is_late": case.state == AGREED and case.planned_dataset.due_on < on,
        "label": state.office,
        "tone": state.tone,
    }


@guarded(rules.opens_producing)
def propose(request: PrajaRequest) -> HttpResponse:
    """Propose a dataset for the list of a year. What is alike is shown before it is sent."""
    form = ProposeForm(
        request.POST or None, units=units_as(request, *rules.PRODUCERS), initial={"year": today(request).year + 1}
    )
    error: DomainError | None = None
    found = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        found = alike(said["title"], said["year"])
        if not found or said["another"]:
            try:
                made = planning.propose_dataset(
                    year=said["year"],
                    words=form.words(),
                    unit=Unit.objects.get(pk=said["unit"]),
                    due_on=said["due_on"],
                    actor=request.actor,
                    at=request.at,
                )
            except DomainError as refused:
                error = put_on(form, refused)
            else:
                messages.success(request, _("Proposed. The data steward looks at it next."))
                return HttpResponseRedirect(reverse("satu_data:planned", args=[made.case.code]))
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors, "alike": found}
    return no_store(render(request, "opendata/office/propose.html", context, status=422 if has_errors else 200))


def entry_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """One entry, with a form that was sent."""
    entries = entries_of(DESK, request, case, sent)
    planned = case.planned_dataset
    context = {
        "case": case,
        "code": show_code(case.code),
        "planned": planned,
        "state": PLAN.by_state[case.state],
        "alike": alike(planned.title, planned.year, besides=planned.pk) if case.closed_at is None else [],
        "may_begin": case.state == AGREED and rules.may_produce.allows(request.actor, case),
        "dataset": planned.dataset,
        "acts": story_of(request.actor, case, seen_version=sent.seen_version),
        **clocks_shown(case),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "opendata/office/entry.html", context, status=status))


@guarded(rules.opens_office)
def planned(request: PrajaRequest, code: str) -> HttpResponse:
    """One entry of the list."""
    with recalled(units):
        return entry_page(request, planned_in_office(request.actor, code))


_of = of_detail("planned", "planned_dataset")

ACTS = (
    OfficeAct("agree_plan", "tetapkan", AgreeForm, _of(planning.agree_entry), ("agree",)),
    OfficeAct("return_plan", "kembalikan", ReturnPlanForm, _of(planning.return_proposal), ("return",)),
    OfficeAct("change_plan", "ubah", ChangePlanForm, _of(planning.change_proposal), ("change",)),
    OfficeAct("merge_plan", "gabung", MergeForm, _of(planning.merge_entry), ("merge",)),
    OfficeAct("postpone_plan", "tunda", PostponeForm, _of(planning.postpone_entry), ("postpone",)),
    OfficeAct("refuse_plan", "tolak", EndForm, _of(planning.refuse_entry), ("refuse",), danger=True),
    OfficeAct("drop_plan", "hapus", EndForm, _of(planning.drop_entry), ("drop",), danger=True),
)
DESK = Desk(
    procedure=PLAN,
    acts=ACTS,
    namespace="satu_data",
    door=rules.opens_producing,
    find=planned_in_office,
    page=entry_page,
    after=back_to("planned"),
)
