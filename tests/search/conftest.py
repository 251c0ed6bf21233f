# SPDX-License-Identifier: EUPL-1.2
import pytest

from praja.kernel.ledger import events, subscriptions
from praja.kernel.search import declarations
from praja.kernel.search.declarations import index_source
from search.shelves import Shelf, ShelfChanged


@pytest.fixture(autouse=True)
def own_registries(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test declares is forgotten after it."""
    monkeypatch.setattr(declarations, "_sources", {})
    monkeypatch.setattr(events, "_registry", {**events._registry, ShelfChanged.name: ShelfChanged})
    monkeypatch.setattr(subscriptions, "_handlers", {})
    monkeypatch.setattr(subscriptions, "_by_event", {})


@pytest.fixture
def shelf(db: None) -> Shelf:
    shelf = Shelf()
    index_source(shelf.kind, dirty_on=("shelf.changed",), subject_kind="paper", all_ids=shelf.all_ids)(shelf.documents)
    return shelf
