# SPDX-License-Identifier: EUPL-1.2
"""The page of a class on its days: the session at hand with its code, who is here, what is next."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from praja.duties.training.enums import HOLDING
from praja.duties.training.queries.classes import class_with_code, own_seat
from praja.duties.training.queries.presence.rooms import at_hand, came_to, is_inside, sittings_of
from praja.duties.training.rules import opens_training, runs_class, teaches_in
from praja.duties.training.web.frame import frame_of
from praja.duties.training.web.presence.keeping import standing_of
from praja.kernel.procedures.web.taking import no_store
from praja.lib.web import PrajaRequest, guarded

MOST_NAMES = 60
"""Who came last, by name; of more the number is enough."""


@guarded(opens_training)
def room(request: PrajaRequest, code: str) -> HttpResponse:
    """Everybody in the office sees when sessions are; who is here only who is of the class."""
    actor, row = request.actor, class_with_code(request.actor, code)
    seat = own_seat(actor, row)
    seat = seat if seat is not None and seat.status in HOLDING else None
    sittings = sittings_of(row, seat)
    now, inside = at_hand(sittings, request.at), is_inside(actor, row)
    is_keeping = runs_class(actor, row) or teaches_in(actor, row.pk)
    context: dict[str, Any] = {
        **frame_of(actor, row, "presence"),
        "seat": seat,
        "who": actor.person_id,
        "is_inside": inside,
        "is_keeping": is_keeping,
        "now_at": now,
        "phase": now.window.phase(request.at).value if now and now.window else "",
        "names": list(came_to(now.session)[:MOST_NAMES]) if now and inside else [],
        "more": max(0, now.here - MOST_NAMES) if now else 0,
        "sittings": [
            {"at": one, "standing": standing_of(one.own, asks=bool(one.plan and one.plan.leaves_from is not None))}
            for one in sittings
        ],
        "jp_here": sum(one.session.jp for one in sittings if one.was_there),
        "jp_all": sum(one.session.jp for one in sittings),
    }
    return no_store(render(request, "training/presence/room.html", context))
