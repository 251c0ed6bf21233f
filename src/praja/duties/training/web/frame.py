# SPDX-License-Identifier: EUPL-1.2
"""The frame around every page of a class: what it is, where it stands, and the tabs of its parts.

A part adds its tab beside its addresses, and its pages extend `training/classes/_frame.html`:

    add_tab(Tab("presence", gettext_lazy("Presence"), "training:presence", order=40))

    context = {**frame_of(request.actor, row, "presence"), ...}

    {% extends "training/classes/_frame.html" %}
    {% block tab %}…{% endblock %}
"""

from typing import Any

from praja.duties.training.models import TrainingClass
from praja.duties.training.procedure import CLASS
from praja.kernel.procedures.web.tabs import Tabs
from praja.lib.actors import Actor
from praja.lib.codes import show_code

TABS = Tabs("a class")
"""Their places: overview 10, participants 20, timetable 30, presence 40, materials 50, tests 60, plans 70, evaluation 80,
certificates 90."""
add_tab = TABS.add


def tabs_of(actor: Actor, row: TrainingClass, current: str) -> list[dict[str, Any]]:
    """The tabs that this actor is shown, in order, as `filter_links` takes them."""
    return TABS.of(actor, row, row.case.code, current)


def frame_of(actor: Actor, row: TrainingClass, current: str) -> dict[str, Any]:
    """What the frame shows, for the context of a page. `current` is the name of its tab; `row` comes with its case."""
    return {
        "row": row,
        "case": row.case,
        "shown_code": show_code(row.case.code),
        "state": CLASS.by_state[row.case.state],
        "tabs": tabs_of(actor, row, current),
        "tab_label": TABS.label(current),
        "is_overview": current == "overview",
    }
