# SPDX-License-Identifier: EUPL-1.2
"""What a scene of an act consists of: where somebody knocks, with what, and what tells whether anything moved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from praja.duties.services.models import Counter
from praja.kernel.people.models import Account
from towns import Town


@dataclass(frozen=True)
class Stage:
    """The town at the hour of the acts; `resident` is the account of whoever signed in by a code."""

    town: Town
    at: datetime
    resident: Account


@dataclass(frozen=True)
class Scene:
    """One thing to act upon, made as it is when the act is due.

    `sent` is what a rightful holder would send, `link` the address that makes its browser the holder. `over` puts the thing into
    a state in which nobody may act; None where there is none. `moves` are the rows that the act changes or adds to. `sits`: the
    counter at which whoever knocks is made to sit, so that only their role can keep them out.
    """

    arguments: tuple[object, ...]
    sent: Mapping[str, object]
    over: Callable[[], object] | None
    moves: QuerySet[Any]
    link: str = ""
    sits: Counter | None = None

    def looks(self) -> list[dict[str, Any]]:
        """The rows as they are now."""
        return list(self.moves.all().order_by("pk").values())


Makers = Mapping[str, Callable[[Stage], Scene]]
