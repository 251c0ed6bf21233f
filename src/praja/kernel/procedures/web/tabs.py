# SPDX-License-Identifier: EUPL-1.2
"""Tabs around the pages of a case, brought by the parts that own them, whatever the duty."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from praja.lib.actors import Actor
from praja.lib.errors import Text

Shown = Callable[[Actor, Any], bool]


def _always(_actor: Actor, _row: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of a case's detail. `route` takes the code of the case; `order` is its place; `shown`: to whom, asked with the
    detail, if not to everybody."""

    name: str
    label: Text
    route: str
    order: int
    shown: Shown = _always


class Tabs:
    """The tabs of one kind of pages. `what` is what they are of, for whoever takes a name twice."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.known: dict[str, Tab] = {}

    def add(self, tab: Tab) -> Tab:
        """Make a part's tab known. Raises ValueError where another one has its name."""
        if self.known.setdefault(tab.name, tab) != tab:
            raise ValueError(f"two tabs of {self.what} are called {tab.name}")
        return tab

    def of(self, actor: Actor, row: Any, code: str, current: str) -> list[dict[str, Any]]:
        """The tabs that this actor is shown, in order, as `filter_links` takes them."""
        found = sorted(self.known.values(), key=lambda tab: tab.order)
        return [
            {"label": tab.label, "href": reverse(tab.route, args=[code]), "current": tab.name == current}
            for tab in found
            if tab.name == current or tab.shown(actor, row)
        ]

    def label(self, name: str) -> Text:
        """What a tab is called; nothing for one that is not known."""
        return self.known[name].label if name in self.known else ""
