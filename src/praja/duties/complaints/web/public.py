# SPDX-License-Identifier: EUPL-1.2
"""Published reports, for everybody. Never a name, never a secret report."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from praja.duties.complaints.procedure import ANSWERED, COMPLAINT
from praja.duties.complaints.queries.public import (
    active_topics,
    public_case,
    public_cases,
    public_page,
    standing_in_public,
)
from praja.duties.complaints.queries.story import acts_of, binding_clock, clocks_of, said_in_public
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import own_region_code, regions, units
from praja.kernel.procedures.models import Case
from praja.lib.actors import ANYONE
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest, guarded

Link = dict[str, object]


@guarded(ANYONE)
def published(request: PrajaRequest) -> HttpResponse:
    """Published reports, newest first, by place and topic, or with the words looked for."""
    asked = {name: request.GET.get(name, "")[:120] for name in ("wilayah", "topik", "q")}
    with recalled(regions, units):
        topics = active_topics()
        topic = next((row.pk for row in topics if str(row.pk) == asked["topik"]), None)
        region = asked["wilayah"] if regions.value.get(asked["wilayah"]) else ""
        cases = public_cases(region=region, topic=topic, words=asked["q"].replace("\x00", ""))
        page = public_page(cases, request.GET.get("halaman"))
        places = [(node.code, node.name) for node in regions.value.children(own_region_code())]
    context = {
        "rows": [_row(case) for case in page.items],
        "words": asked["q"],
        "asked": asked,
        "topics": _links(asked, "topik", [(str(row.pk), row.name) for row in topics], _("All topics")),
        "places": _links(asked, "wilayah", places, _("Everywhere")),
        "next_url": _url(asked, page.next),
        "previous_url": _url(asked, page.previous),
        "is_filtered": any(asked.values()),
    }
    return render(request, "complaints/published.html", context)


@guarded(ANYONE)
def published_case(request: PrajaRequest, code: str) -> HttpResponse:
    """One published report with its answers."""
    case = public_case(code)
    with recalled(units, law_data):
        clocks = clocks_of(case)
        acts = acts_of(case, said=said_in_public(case.complaint))
    context = {
        "case": case,
        "complaint": case.complaint,
        "code": show_code(case.code),
        "state": standing_in_public(case),
        "tone": COMPLAINT.by_state[case.state].tone,
        "acts": acts,
        "clock": None if case.state == ANSWERED else binding_clock(clocks),
    }
    return render(request, "complaints/published_case.html", context)


def _row(case: Case) -> dict[str, object]:
    state = COMPLAINT.by_state[case.state]
    text = " ".join(case.complaint.text.split())
    return {
        "title": text if len(text) <= 110 else f"{text[:108].rsplit(' ', 1)[0]} …",
        "code": case.code,
        "unit": case.lead_unit.name,
        "region": case.complaint.region,
        "filed_at": case.filed_at,
        "state": standing_in_public(case),
        "tone": state.tone,
    }


def _links(asked: dict[str, str], name: str, values: list[tuple[str, str]], everything: str) -> list[Link]:
    rows = [("", everything), *values]
    return [
        {"label": label, "href": _url({**asked, name: value}, "") or "?", "current": asked[name] == value}
        for value, label in rows
    ]


def _url(asked: dict[str, str], cursor: str | None) -> str:
    """The list with these filters at this cursor; empty where there is no such page."""
    if cursor is None:
        return ""
    given = {name: value for name, value in {**asked, "halaman": cursor}.items() if value}
    return f"?{urlencode(given)}"
