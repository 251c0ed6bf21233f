# SPDX-License-Identifier: EUPL-1.2
"""What is offered, what is one's own, and all classes."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.enums import ClassState, SeatStatus
from praja.duties.training.models import TrainingClass
from praja.duties.training.procedure import CLASS
from praja.duties.training.queries.classes.catalogue import newest_curricula, programmes_visible
from praja.duties.training.queries.classes.listing import (
    classes_i_serve,
    classes_of,
    my_seats,
    taken_by_class,
    to_nominate,
)
from praja.duties.training.rules import opens_banks, opens_keeping, opens_training
from praja.duties.training.web.classes.words import TONES, days_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

MOST = 100
"""Programmes on the page."""
NEXT = 5
"""Open classes on the first page; the list has all."""


@guarded(opens_training)
def home(request: PrajaRequest) -> HttpResponse:
    """The reader's own classes, those that wait for their nominations, what opens next, the catalogue."""
    with recalled(units):
        programmes = list(programmes_visible(request.actor)[:MOST])
        curricula = newest_curricula(programmes)
        nominating = to_nominate(request.actor, today(request))
        opening = list(classes_of(request.actor, state=ClassState.NOMINATING)[:NEXT])
    context = {
        "seats": [_seat_row(seat) for seat in my_seats(request.actor)],
        "nominating": class_rows(nominating),
        "serving": class_rows(classes_i_serve(request.actor)),
        "opening": class_rows(one for one in opening if one not in nominating),
        "programmes": [{"row": one, "jp": curricula[one.pk].jp if one.pk in curricula else 0} for one in programmes],
        "keeps": opens_keeping(request.actor),
        "keeps_banks": opens_banks(request.actor),
    }
    return no_store(render(request, "training/classes/home.html", context))


def _seat_row(seat: Any) -> dict[str, Any]:
    row, status = seat.training_class, SeatStatus(seat.status)
    meta = f"{days_of(row)} · {row.case.lead_unit.name}"
    label = CLASS.by_state[row.case.state].public if row.case.state == ClassState.CANCELLED else status.label
    return {
        "title": row.case.subject,
        "url": reverse("training:class", args=[row.case.code]),
        "meta": meta,
        "label": label,
        "tone": "neutral" if row.case.state == ClassState.CANCELLED else TONES.get(status, "neutral"),
    }


def class_rows(rows: Iterable[TrainingClass]) -> list[dict[str, Any]]:
    """Classes as rows of a list, with how full they are."""
    rows = list(rows)
    taken = taken_by_class([row.pk for row in rows])
    return [
        {
            "title": row.case.subject,
            "url": reverse("training:class", args=[row.case.code]),
            "meta": f"{days_of(row)} · {row.case.lead_unit.name} · {_seats(row, taken[row.pk])}",
            "label": CLASS.by_state[row.case.state].public,
            "tone": CLASS.by_state[row.case.state].tone,
        }
        for row in rows
    ]


def _seats(row: TrainingClass, taken: int) -> str:
    return _("%(taken)s of %(seats)s seats") % {"taken": taken, "seats": row.capacity}


@guarded(opens_training)
def class_list(request: PrajaRequest) -> HttpResponse:
    """Every class that the reader may see, by state, the last to begin first."""
    asked = request.GET.get("status", "")
    state, base = asked if asked in ClassState.values else "", reverse("training:classes")
    page = page_of(
        classes_of(request.actor, state=state), order=("-first_day", "-pk"), cursor=request.GET.get("halaman")
    )
    shown = f"status={state}&" if state else ""
    states = [
        (one.name, one.public) for one in CLASS.states if one.name != ClassState.DRAFT or opens_keeping(request.actor)
    ]
    context = {
        "rows": class_rows(page.items),
        "filters": [
            {"label": _("All"), "href": base, "current": not state},
            *({"label": label, "href": f"{base}?status={name}", "current": name == state} for name, label in states),
        ],
        "next_url": f"{base}?{shown}halaman={page.next}" if page.next else "",
        "previous_url": f"{base}?{shown}halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "training/classes/list.html", context))
