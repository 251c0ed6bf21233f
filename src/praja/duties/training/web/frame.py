# SPDX-License-Identifier: EUPL-1.2
"""The frame around every page of a class: what it is, where it stands, and the tabs of its parts.

A part adds its tab beside its addresses, and its pages extend `training/classes/_frame.html`:

    add_tab(Tab("presence", gettext_lazy("Presence"), "training:presence", order=40))

    context = {**frame_of(request.actor, row, "presence"), ...}

    {% extends "training/classes/_frame.html" %}
    {% block tab %}…{% endblock %}
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from praja.duties.training.models import TrainingClass
from praja.duties.training.procedure import CLASS
from praja.lib.actors import Actor
from praja.lib.codes import show_code
from praja.lib.errors import Text

Shown = Callable[[Actor, TrainingClass], bool]


def _always(_actor: Actor, _row: TrainingClass) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of a class. `route` takes the code of the class; `order` is its place: overview 10, participants 20, timetable 30,
    presence 40, materials 50, tests 60, plans 70, evaluation 80, certificates 90. `shown`: to whom, if not to everybody."""

    name: str
    label: Text
    route: str
    order: int
    shown: Shown = _always


_tabs: dict[str, Tab] = {}


def add_tab(tab: Tab) -> Tab:
    """Make a part's tab known. Raises ValueError where another one has its name."""
    if _tabs.setdefault(tab.name, tab) != tab:
        raise ValueError(f"two tabs of a class are called {tab.name}")
    return tab


def tabs_of(actor: Actor, row: TrainingClass, current: str) -> list[dict[str, Any]]:
    """The tabs that this actor is shown, in order, as `filter_links` takes them."""
    found = sorted(_tabs.values(), key=lambda tab: tab.order)
    return [
        {"label": tab.label, "href": reverse(tab.route, args=[row.case.code]), "current": tab.name == current}
        for tab in found
        if tab.name == current or tab.shown(actor, row)
    ]


def frame_of(actor: Actor, row: TrainingClass, current: str) -> dict[str, Any]:
    """What the frame shows, for the context of a page. `current` is the name of its tab; `row` comes with its case."""
    tab = _tabs.get(current)
    return {
        "row": row,
        "case": row.case,
        "shown_code": show_code(row.case.code),
        "state": CLASS.by_state[row.case.state],
        "tabs": tabs_of(actor, row, current),
        "tab_label": tab.label if tab else "",
        "is_overview": current == "overview",
    }
