# SPDX-License-Identifier: EUPL-1.2
"""What readers ask, in the office: the list, and the page of one with what may be done."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from praja.duties.opendata import rules
from praja.duties.opendata.forms.asked import AnswerForm, AssignForm, ReopenForm, SetAsideForm
from praja.duties.opendata.operations.asking import answer_asked, assign_asked
from praja.duties.opendata.operations.reopening import reopen_asked, set_asked_aside
from praja.duties.opendata.procedure.asked import ASKED
from praja.duties.opendata.procedure.names import ANSWERED, ASSIGNED, RECEIVED, SET_ASIDE
from praja.duties.opendata.queries.office import asked_cases, asked_in_office
from praja.duties.opendata.queries.stories import story_of
from praja.duties.opendata.web.office.acts import back_to, of_detail
from praja.kernel.ledger.queries import recalled
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
)
from praja.kernel.procedures.web.taking import no_store
from praja.lib.codes import show_code
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

TABS = (
    ("", gettext_lazy("All")),
    (RECEIVED, gettext_lazy("Received")),
    (ASSIGNED, gettext_lazy("With the unit that has the data")),
    (ANSWERED, gettext_lazy("Answered")),
    (SET_ASIDE, gettext_lazy("Put away")),
)


@guarded(rules.opens_office)
def asked_list(request: PrajaRequest) -> HttpResponse:
    """What readers ask, the newest first."""
    state = request.GET.get("di", "")
    state = state if state in dict(TABS) else ""
    cases = asked_cases(request.actor)
    found = page_of(
        cases.filter(state=state) if state else cases, order=("-filed_at", "-id"), cursor=request.GET.get("halaman")
    )
    given = {"di": state} if state else {}
    context = {
        "rows": [_row(case) for case in found.items],
        "tabs": [{"label": label, "href": f"?di={key}", "current": key == state} for key, label in TABS],
        "next_url": f"?{urlencode({**given, 'halaman': found.next})}" if found.next else "",
        "previous_url": f"?{urlencode({**given, 'halaman': found.previous})}" if found.previous else "",
    }
    return no_store(render(request, "opendata/office/asked_list.html", context))


def _row(case: Case) -> dict[str, Any]:
    state, asked = ASKED.by_state[case.state], case.asked_data
    return {
        "title": asked.dataset.title if asked.dataset else asked.get_wish_display(),
        "wish": asked.get_wish_display(),
        "held": asked.held,
        "url": reverse("satu_data:asked", args=[case.code]),
        "unit": case.lead_unit.name,
        "at": case.filed_at,
        "due_at": case.due_at if case.closed_at is None else None,
        "label": state.office,
        "tone": state.tone,
    }


def asked_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """One of them, with a form that was sent."""
    entries = entries_of(DESK, request, case, sent)
    context = {
        "case": case,
        "code": show_code(case.code),
        "asked": case.asked_data,
        "state": ASKED.by_state[case.state],
        "acts": story_of(request.actor, case, seen_version=sent.seen_version),
        **clocks_shown(case),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "opendata/office/asked.html", context, status=status))


@guarded(rules.opens_office)
def asked(request: PrajaRequest, code: str) -> HttpResponse:
    """One of them."""
    with recalled(units):
        return asked_page(request, asked_in_office(request.actor, code))


_of = of_detail("asked", "asked_data")

ACTS = (
    OfficeAct("answer_asked", "jawab", AnswerForm, _of(answer_asked), ("answer",), leads=True),
    OfficeAct("assign_asked", "teruskan", AssignForm, _of(assign_asked), ("assign",)),
    OfficeAct("set_asked_aside", "kesampingkan", SetAsideForm, _of(set_asked_aside), ("set_aside",), danger=True),
    OfficeAct("reopen_asked", "buka-lagi", ReopenForm, _of(reopen_asked), ("reopen",), after_end=True),
)
DESK = Desk(
    procedure=ASKED,
    acts=ACTS,
    namespace="satu_data",
    door=rules.opens_producing,
    find=asked_in_office,
    page=asked_page,
    after=back_to("asked"),
)
