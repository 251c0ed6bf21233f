# SPDX-License-Identifier: EUPL-1.2
"""The desk: everything that waits for whoever looks, whatever the duty, by lawful due date."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.enums import Priority
from praja.kernel.work.domain import Horizon, horizon
from praja.kernel.work.models import WorkItem
from praja.kernel.work.queries import DeskCounts, desk_counts, desk_page, due_between, has_due_date, late, open_items
from praja.lib.actors import SIGNED_IN
from praja.lib.moments import describe_due, local_zone
from praja.lib.web import PrajaRequest, guarded

Rows = Any
NARROWED: dict[str, Callable[[Rows, Horizon], Rows]] = {
    "terlambat": lambda items, lines: late(items, lines.now),
    "hari-ini": lambda items, lines: due_between(items, lines.now, lines.today_ends),
    "segera": lambda items, lines: due_between(items, lines.today_ends, lines.soon_ends),
}


@guarded(SIGNED_IN)
def desk(request: PrajaRequest) -> HttpResponse:
    """One row per thing, whatever it is; filters are links, their counts capped."""
    with recalled(units):
        asked = request.GET.get("tampil", "")
        items = open_items(request.actor)
        if asked in NARROWED:
            items = NARROWED[asked](items, horizon(request.at, local_zone()))
        page = desk_page(items, request.GET.get("halaman"))
        counts = desk_counts(request.actor, request.at, local_zone())
    context = {
        "rows": [_row(item, request.at) for item in page.items],
        "filters": _filters(counts, asked),
        "is_filtered": asked in NARROWED,
        "next_url": _url(asked, page.next) if page.next else "",
        "previous_url": _url(asked, page.previous) if page.previous else "",
    }
    return render(request, "portal/desk.html", context)


def _filters(counts: DeskCounts, asked: str) -> list[dict[str, Any]]:
    choices = (
        ("", _("Everything"), counts.open),
        ("terlambat", _("Late"), counts.late),
        ("hari-ini", _("Due today"), counts.today),
        ("segera", _("In three days"), counts.soon),
    )
    return [
        {
            "label": label,
            "href": _url(name),
            "count": capped(count, counts.cap),
            "current": name == (asked if asked in NARROWED else ""),
        }
        for name, label, count in choices
    ]


def capped(count: int, cap: int) -> str:
    """1.000+ where counting stopped."""
    shown = number_format(min(count, cap), use_l10n=True, force_grouping=True)
    return f"{shown}+" if count >= cap else shown


def _row(item: WorkItem, at: datetime) -> dict[str, Any]:
    due_at = item.due_at if has_due_date(item) else None
    tone = describe_due(due_at, at).tone if due_at else "info"
    return {
        "subject": item.subject,
        "url": item.url,
        "unit": item.holder_unit.name,
        "meta": " · ".join(filter(None, (_priority(item), item.holder_unit.name))),
        "state": _(item.state_label) if item.state_label else "",
        "tone": "info" if tone == "neutral" else tone,
        "due_at": due_at,
    }


def _priority(item: WorkItem) -> str:
    """Why somebody is served first, in words; empty for everybody else."""
    return _("Served first: %(why)s") % {"why": Priority(item.priority).label} if item.priority else ""


def _url(name: str, cursor: str = "") -> str:
    given = {key: value for key, value in {"tampil": name, "halaman": cursor}.items() if value}
    return f"{reverse('desk')}?{urlencode(given)}" if given else reverse("desk")
