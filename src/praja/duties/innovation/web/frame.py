# SPDX-License-Identifier: EUPL-1.2
"""The frame around every page of an innovation: what it is, where it stands, and the tabs of its parts.

A part adds its tab beside its addresses, and its pages extend `innovation/path/_frame.html`:

    add_tab(Tab("effect", gettext_lazy("Effect"), "innovation:effect", order=60))

    context = {**frame_of(request.actor, row, "effect"), ...}

    {% extends "innovation/path/_frame.html" %}
    {% block tab %}…{% endblock %}
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from praja.duties.innovation.models import Innovation
from praja.duties.innovation.procedure import INNOVATION
from praja.kernel.procedures.web.tabs import Tabs
from praja.lib.actors import Actor, Door
from praja.lib.codes import show_code
from praja.lib.errors import Text

TABS = Tabs("an innovation")
"""Their places: overview 10, words 20, diagnosis 30, plan 40, team 50, effect 60, maturity 70, copies 80."""
add_tab = TABS.add


def tabs_of(actor: Actor, row: Innovation, current: str) -> list[dict[str, Any]]:
    """The tabs that this actor is shown, in order, as `filter_links` takes them."""
    return TABS.of(actor, row, row.case.code, current)


def frame_of(actor: Actor, row: Innovation, current: str) -> dict[str, Any]:
    """What the frame shows, for the context of a page. `current` is the name of its tab; `row` comes with its case."""
    return {
        "row": row,
        "case": row.case,
        "code": show_code(row.case.code),
        "state": INNOVATION.by_state[row.case.state],
        "tabs": tabs_of(actor, row, current),
        "tab_label": TABS.label(current),
        "is_overview": current == "overview",
    }


@dataclass(frozen=True, slots=True)
class Room:
    """A part of innovation that the first page leads to. `order` is its place: evidence 10, ideas 20, circles 30, competitions
    40, gallery 50, index 60. `door`: for whom, if not for everybody in the office."""

    label: Text
    route: str
    order: int
    door: Door | None = None


_rooms: dict[str, Room] = {}


def add_room(room: Room) -> Room:
    """Let the first page lead to a part. Raises ValueError where another one has its address."""
    if _rooms.setdefault(room.route, room) != room:
        raise ValueError(f"two rooms lead to {room.route}")
    return room


def rooms_of(actor: Actor) -> list[dict[str, Any]]:
    """The parts that this actor may enter, in order, as label and href."""
    found = sorted(_rooms.values(), key=lambda room: room.order)
    return [
        {"label": room.label, "href": reverse(room.route)} for room in found if room.door is None or room.door(actor)
    ]
