# SPDX-License-Identifier: EUPL-1.2
"""Lists: what waits for whoever looks, what they asked of others, what is over; and the orders, also for the staff meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.models import Assignment
from praja.duties.letters.procedure import ORDER
from praja.duties.letters.queries.dispositions import TONES, name_of
from praja.duties.letters.queries.inbox import Waiting, awaited_page, cases_to_open, inbox_page, over_page, told_of
from praja.duties.letters.queries.meeting import meeting_document
from praja.duties.letters.queries.orders import open_assignments, visible_orders
from praja.duties.letters.rules import opens_orders
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.web.taking import no_store
from praja.kernel.work.queries import has_due_date
from praja.lib.actors import SIGNED_IN, Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotFound, Text
from praja.lib.exports import MEDIA_TYPES
from praja.lib.exports.reports import report_docx, report_xlsx
from praja.lib.moments import describe_due, local_zone
from praja.lib.pages import Page, page_of
from praja.lib.web import PrajaRequest, guarded

ONE_BY_ONE, WAITING = "one", "waiting"
FORMATS = ("pdf", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class View:
    """One view of the list of assignments."""

    label: Text
    page: Callable[[Actor, str | None], Page[Assignment]]


VIEWS = {
    "diminta": View(gettext_lazy("Asked of others"), awaited_page),
    "selesai": View(gettext_lazy("Over"), over_page),
}


def ways_to_look(actor: Actor, here: str) -> list[dict[str, Any]]:
    """Links between the ways to look at dispositions, the one at hand marked; to orders for whom their list opens."""
    views = [
        (WAITING, _("Waiting for me"), _url("")),
        *((name, view.label, _url(name)) for name, view in VIEWS.items()),
    ]
    ways = [(ONE_BY_ONE, _("One by one"), reverse("letters:dispositions")), *views]
    if opens_orders.opens(actor):
        ways.append(("", _("Orders of the head"), reverse("letters:orders")))
    return [{"label": label, "href": address, "current": name == here} for name, label, address in ways]


@guarded(SIGNED_IN)
def assignments(request: PrajaRequest) -> HttpResponse:
    """What waits, by due date; `tampil` shows what was asked of others, or what is over."""
    with recalled(units):
        asked, cursor = request.GET.get("tampil", ""), request.GET.get("halaman")
        if asked in VIEWS:
            page: Any = VIEWS[asked].page(request.actor, cursor)
            opened = cases_to_open(request.actor, [one.case_id for one in page.items])
            rows = [_assigned(request, one, opened) for one in page.items]
        else:
            page = inbox_page(request.actor, cursor)
            opened = cases_to_open(request.actor, [one.case_id for one in page.items])
            rows = [_waiting(request, one, opened) for one in told_of(page.items)]
    context = {
        "rows": rows,
        "filters": ways_to_look(request.actor, asked if asked in VIEWS else WAITING),
        "next_url": _url(asked, page.next) if page.next else "",
        "previous_url": _url(asked, page.previous) if page.previous else "",
    }
    return no_store(render(request, "letters/disposing/list.html", context))


@guarded(opens_orders)
def orders(request: PrajaRequest) -> HttpResponse:
    """Orders, the newest first; `tampil=terbuka` those that stand."""
    with recalled(units):
        rows = visible_orders(request.actor).select_related("order", "lead_unit")
        is_open = request.GET.get("tampil", "terbuka") == "terbuka"
        if is_open:
            rows = rows.filter(closed_at=None)
        page = page_of(rows, order=("-filed_at", "-id"), cursor=request.GET.get("halaman"))
        late = _late_cases(request, [one.pk for one in page.items])
    base = reverse("letters:orders")
    context = {
        "rows": [
            {
                "title": one.order.title,
                "url": ORDER.office_url(one),
                "meta": one.lead_unit.name,
                "state": ORDER.by_state[one.state].office,
                "tone": "late" if one.pk in late else ORDER.by_state[one.state].tone,
                "due_at": late.get(one.pk),
            }
            for one in page.items
        ],
        "filters": [
            {"label": _("Still running"), "href": base, "current": is_open},
            {"label": _("All orders"), "href": f"{base}?tampil=semua", "current": not is_open},
        ],
        "formats": [(name, reverse("letters:meeting_file", args=[name])) for name in FORMATS],
        "next_url": _paged(base, is_open, page.next),
        "previous_url": _paged(base, is_open, page.previous),
    }
    return no_store(render(request, "letters/orders/list.html", context))


@guarded(opens_orders)
def meeting_file(request: PrajaRequest, name: str) -> HttpResponse:
    """The list for the staff meeting: what is open and late in orders, by unit."""
    if name not in FORMATS:
        raise NotFound(_("There is no such format."))
    with recalled(units):
        document = meeting_document(request.actor, request.at)
    content = {
        "pdf": lambda: render_report(document, at=request.at),
        "docx": lambda: report_docx(document),
        "xlsx": lambda: report_xlsx(document),
    }[name]()
    media_type = "application/pdf" if name == "pdf" else MEDIA_TYPES[name]  # type: ignore[index]
    day = local_date(request.at, local_zone()).isoformat()
    headers = {"Content-Disposition": f'attachment; filename="arahan-{day}.{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)


def _late_cases(request: PrajaRequest, cases: list[int]) -> dict[int, Any]:
    """Of these orders, those of which something is late, with the first due moment that passed."""
    rows = open_assignments(request.actor).filter(case__in=cases, due_at__lt=request.at).values_list("case", "due_at")
    found: dict[int, Any] = {}
    for case, due_at in rows:
        found.setdefault(case, due_at)
    return found


def _waiting(request: PrajaRequest, one: Waiting, opened: frozenset[int]) -> dict[str, Any]:
    due_at = one.item.due_at if has_due_date(one.item) else None
    tone = describe_due(due_at, request.at).tone if due_at else "info"
    url = reverse("letters:assignment", args=[one.assignment.pk]) if one.assignment else one.item.url
    return {
        "title": _title(one.case, opened),
        "url": url,
        "meta": one.assignment.disposition.giver_title if one.assignment else one.case.lead_unit.name,
        "state": _(one.item.state_label),
        "tone": "info" if tone == "neutral" else tone,
        "due_at": due_at,
    }


def _assigned(request: PrajaRequest, row: Assignment, opened: frozenset[int]) -> dict[str, Any]:
    is_late = row.state in ("open", "passed_on") and row.due_at is not None and row.due_at <= request.at
    return {
        "title": _title(row.case, opened),
        "url": reverse("letters:assignment", args=[row.pk]),
        "meta": name_of(row),
        "state": row.get_state_display(),
        "tone": "late" if is_late else TONES[row.state],  # type: ignore[index]
        "due_at": row.due_at if row.state in ("open", "passed_on") else None,
    }


def _title(case: Any, opened: frozenset[int]) -> str:
    """The words for whom may open it; else the neutral ones."""
    if case.pk not in opened:
        return str(case.subject)
    if hasattr(case, "order"):
        return str(case.order.title)
    return str(case.letter.subject) if hasattr(case, "letter") else str(procedure_of(case).label)


def _url(asked: str, cursor: str = "") -> str:
    query = urlencode({name: value for name, value in (("tampil", asked), ("halaman", cursor)) if value})
    return f"{reverse('letters:assignments')}{'?' if query else ''}{query}"


def _paged(base: str, is_open: bool, cursor: str | None) -> str:
    if not cursor:
        return ""
    return f"{base}?{urlencode({'halaman': cursor} if is_open else {'tampil': 'semua', 'halaman': cursor})}"
