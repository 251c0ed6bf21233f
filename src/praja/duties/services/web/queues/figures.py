# SPDX-License-Identifier: EUPL-1.2
"""How long people wait and are served: for the head and whoever reads for them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from praja.duties.services.measures.queues import NO_SHOWS, TICKETS, UNSERVED
from praja.duties.services.queries.queues.figures import Row, by_day_and_hour, queue_figures
from praja.duties.services.queries.queues.hours import today_of
from praja.duties.services.queries.queues.offices import offices
from praja.duties.services.rules.queues import READERS, opens_queue_figures
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.queries import units
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded

SPANS = {"hari-ini": 1, "7-hari": 7, "30-hari": 30}


@guarded(opens_queue_figures)
def figures(request: PrajaRequest) -> HttpResponse:
    """Waiting time, service time, who left unserved; by day and by hour."""
    asked = request.GET.get("masa", "")
    span = asked if asked in SPANS else "7-hari"
    today = today_of(request.at)
    period = Period(today - timedelta(days=SPANS[span] - 1), today)
    with recalled(units):
        mine = request.actor.units_as(*READERS)
        nodes = [node for node in offices() if node.id in mine]
    chosen = next((node for node in nodes if node.code == request.GET.get("unit", "")), None)
    ids = frozenset([chosen.id] if chosen else [node.id for node in nodes])
    found = queue_figures(ids, period, request.at)
    days, hours = by_day_and_hour(ids, period)
    context = {
        "filters": [_filter(name, label, span, chosen) for name, label in _labels().items()],
        "unit_links": [
            {"label": node.name, "href": f"?masa={span}&unit={node.code}", "current": node is chosen} for node in nodes
        ],
        "has_queues": bool(nodes),
        "cards": _cards(found),
        "columns": _columns(),
        "days": [[describe_moment(row.key, "day"), *_cells(row)] for row in days],  # type: ignore[arg-type]
        "hours": [[_("%(hour)02d.00 to %(hour)02d.59") % {"hour": row.key}, *_cells(row)] for row in hours],
        "now": request.at,
    }
    return render(request, "services/queues/figures.html", context)


def _labels() -> dict[str, str]:
    return {"hari-ini": _("Today"), "7-hari": _("Seven days"), "30-hari": _("Thirty days")}


def _filter(name: str, label: str, span: str, chosen: Any) -> dict[str, Any]:
    unit = f"&unit={chosen.code}" if chosen else ""
    return {"label": label, "href": f"?masa={name}{unit}", "current": name == span}


def _cards(found: Any) -> list[dict[str, Any]]:
    sums, waited, served = found.sums, found.waited, found.served
    return [
        {
            "number": sums[TICKETS.key].numerator,
            "says": _("tickets were taken"),
            "source": TICKETS.source,
        },
        {
            "number": _whole(waited[0]),
            "unit": _("minutes"),
            "says": _("Half of the people waited no longer; nine of ten no longer than %(most)s.")
            % {"most": _whole(waited[1])},
            "source": _("From coming into the queue to the first call"),
        },
        {
            "number": _whole(served[0]),
            "unit": _("minutes"),
            "says": _("Half of the services took no longer; nine of ten no longer than %(most)s.")
            % {"most": _whole(served[1])},
            "source": _("From standing at the counter to the end"),
        },
        {
            "number": _share(found.sums[UNSERVED.key]),
            "unit": "",
            "says": _("left without service"),
            "source": UNSERVED.source,
        },
        {
            "number": _share(found.sums[NO_SHOWS.key]),
            "unit": "",
            "says": _("of appointments: nobody came"),
            "source": NO_SHOWS.source,
        },
    ]


def _whole(minutes: Decimal | None) -> str:
    return "–" if minutes is None else str(round(minutes))


def _share(figure: Figure) -> str:
    """The share in whole per cent with what it is of; a dash for nothing."""
    if not figure.denominator:
        return "–"
    return _("%(share)d%% of %(n)d") % {
        "share": round(100 * figure.numerator / figure.denominator),
        "n": figure.denominator,
    }


def _columns() -> list[dict[str, Any]]:
    heads = (_("Tickets"), _("Waited, median (minutes)"), _("Waited, nine of ten (minutes)"), _("Left without service"))
    return [{"label": _("When")}, *({"label": head, "number": True} for head in heads)]


def _cells(row: Row) -> list[Any]:
    waited = row.waited
    return [row.tickets, waited.median if waited else None, waited.nine_tenths if waited else None, row.unserved]
