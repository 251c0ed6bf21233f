# SPDX-License-Identifier: EUPL-1.2
"""A toy source of documents: a shelf of papers in memory, announced by events of the ledger."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import transaction

from praja.kernel.ledger import events
from praja.kernel.ledger.events import Event, event
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.search.declarations import IndexRow
from praja.kernel.search.models import DirtyDocument, SearchDocument
from praja.kernel.search.operations import refresh_index
from praja.lib.actors import system_actor

NINE = datetime(2026, 3, 2, 2, tzinfo=UTC)
EVERYBODY = frozenset({"public"})


@event("shelf.changed")
class ShelfChanged(Event):
    """A paper was put on the shelf, changed or taken away."""


# Only tests that ask for a shelf know this event: it must not appear in anybody's list of events.
events._registry.pop(ShelfChanged.name)


@dataclass
class Shelf:
    """Papers by id. `put` and `take` also record the event; `settle` delivers and refreshes until all is
    quiet.
    """

    kind: str = "paper"
    papers: dict[int, IndexRow] = field(default_factory=dict)

    def put(
        self,
        paper: int,
        title: str,
        body: str = "",
        *,
        audience: Collection[str] = EVERYBODY,
        facets: Collection[str] = (),
        days: int = 0,
    ) -> None:
        at = NINE + timedelta(days=days)
        self.papers[paper] = IndexRow(
            self.kind, paper, title, body, f"/p/{paper}", at, frozenset(audience), frozenset(facets)
        )
        self._announce(paper)

    def take(self, paper: int) -> None:
        self.papers.pop(paper, None)
        self._announce(paper)

    def documents(self, ids: Collection[int]) -> Iterator[IndexRow]:
        for paper in ids:
            if paper in self.papers:
                yield self.papers[paper]

    def all_ids(self) -> list[int]:
        return list(self.papers)

    def settle(self) -> None:
        while deliver_due(at=NINE + timedelta(hours=1)):
            pass
        while refresh_index(at=NINE, limit=2):
            pass
        assert not DirtyDocument.objects.exists()

    def _announce(self, paper: int) -> None:
        with transaction.atomic():
            record(
                ShelfChanged(),
                actor=system_actor("tests"),
                at=NINE,
                stream=f"{self.kind}:{paper}",
                refs={"paper": paper},
            )


def index_rows() -> list[tuple[object, ...]]:
    """All that the index holds, without row ids, in order."""
    fields = ("kind", "object_id", "title", "summary", "title_stems", "body_stems", "words", "marks", "url", "at")
    return list(SearchDocument.objects.order_by("kind", "object_id").values_list(*fields))
