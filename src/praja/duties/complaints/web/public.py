# SPDX-License-Identifier: EUPL-1.2
"""Published reports, for everybody. Never a name, never a secret report."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.complaints.operations import follow_complaint
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.public import (
    active_topics,
    followers_of,
    follows,
    public_case,
    public_cases,
    public_page,
)
from praja.duties.complaints.queries.said import said_in_public
from praja.duties.complaints.queries.standing import standing_of, word_in_public
from praja.duties.complaints.queries.story import acts_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import own_region_code, regions, units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import clocks_of
from praja.kernel.procedures.web import reporter_of
from praja.lib.actors import ANYONE
from praja.lib.codes import show_code
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.devices import device_of, known_device

Link = dict[str, object]


@guarded(ANYONE)
def published(request: PrajaRequest) -> HttpResponse:
    """Published reports, newest first, by place and topic, or with the words looked for."""
    asked = {name: request.GET.get(name, "")[:120] for name in ("wilayah", "topik", "keadaan", "q")}
    with recalled(regions, units):
        topics = active_topics()
        topic = next((row.pk for row in topics if str(row.pk) == asked["topik"]), None)
        region = asked["wilayah"] if regions.value.get(asked["wilayah"]) else ""
        words = asked["q"].replace("\x00", "")
        cases = public_cases(region=region, topic=topic, words=words, standing=asked["keadaan"])
        page = public_page(cases, request.GET.get("halaman"))
        places = [(node.code, node.name) for node in regions.value.children(own_region_code())]
    context = {
        "rows": [_row(case) for case in page.items],
        "words": asked["q"],
        "asked": asked,
        "topics": _links(asked, "topik", [(str(row.pk), row.name) for row in topics], _("All topics")),
        "places": _links(asked, "wilayah", places, _("Everywhere")),
        "standings": _links(asked, "keadaan", _standings(), _("All")),
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
        acts = acts_of(case, said=said_in_public(case.complaint), clocks=clocks, at=request.at)
        standing = standing_of(case, clocks, is_reporter=False, at=request.at)
    is_own, device = reporter_of(request, case) is not None, known_device(request)
    context = {
        "case": case,
        "complaint": case.complaint,
        "code": show_code(case.code),
        "standing": standing,
        "acts": acts,
        "clock": standing.clock
        if case.closed_at is None and standing.clock and standing.clock.name != "reply"
        else None,
        "followers": followers_of(case),
        "is_own": is_own,
        "follows": bool(device) and follows(case, device),
        "may_follow": not is_own and case.closed_at is None,
    }
    return render(request, "complaints/published_case.html", context)


@guarded(ANYONE)
@require_POST
def follow(request: PrajaRequest, code: str) -> HttpResponse:
    """Count somebody who has the same to report; a device counts once."""
    case = public_case(code)
    response = HttpResponseRedirect(f"{reverse('complaints:published_case', args=[case.code])}#saya-juga")
    if request.POST.get("too") != "yes" or reporter_of(request, case) is not None:
        return response
    try:
        follow_complaint(
            case=case, person=None, device=device_of(request, response), actor=request.actor, at=request.at
        )
    except DomainError as error:
        messages.warning(request, str(error))
    return response


def _row(case: Case) -> dict[str, object]:
    state = COMPLAINT.by_state[case.state]
    text = " ".join(case.complaint.text.split())
    return {
        "title": text if len(text) <= 110 else f"{text[:108].rsplit(' ', 1)[0]} …",
        "code": case.code,
        "unit": case.lead_unit.name,
        "region": case.complaint.region,
        "filed_at": case.filed_at,
        "state": word_in_public(case),
        "tone": state.tone,
        "followers": case.followers,  # type: ignore[attr-defined]
    }


def _standings() -> list[tuple[str, str]]:
    """The words of the address, and what they mean."""
    return [
        ("menunggu", _("Waiting for an answer")),
        ("dijanjikan", _("Promised, with a date")),
        ("dijawab", _("Answered")),
        ("selesai", _("Closed")),
    ]


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
