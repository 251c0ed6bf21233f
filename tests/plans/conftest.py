# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

import pytest

from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger import subscriptions
from praja.kernel.measures import declarations
from praja.kernel.measures.declarations import FactRow, Measure, measure_source
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import Openness
from praja.kernel.plans.models import Commitment
from praja.kernel.plans.operations import make_commitment
from praja.lib.actors import Actor
from towns import Town

ON_TIME = Measure("plans_toy.on_time", "On time", UnitOfMeasure.SHARE, "higher", "made up", minimum_n=1)

ANSWERED = Measure(
    "plans_toy.answered", "Answered", UnitOfMeasure.SHARE, "higher", "made up", minimum_n=1, open_to_all=Openness()
)


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """A measure that only these tests declare."""
    monkeypatch.setattr(declarations, "_sources", {})

    monkeypatch.setattr(subscriptions, "_handlers", {})
    monkeypatch.setattr(subscriptions, "_by_event", {})

    @measure_source(
        "plans_toy", subject_kind="toy", dirty_on=("toy.none",), measures=(ON_TIME, ANSWERED), all_subjects=tuple
    )
    def facts(_subjects: Collection[int]) -> Iterator[FactRow]:
        yield from ()


@pytest.fixture
def commit(town: Town, monday: datetime) -> Any:
    """Make a commitment of the roads department, as its head unless told otherwise."""

    def make(actor: Actor = town.roads_head, **changes: Any) -> Commitment:
        given: dict[str, Any] = {
            "title": "Menambah dua loket pengambilan",
            "owner_unit": town.roads,
            "source_kind": "surveys.round",
            "source_id": 7,
            "due_on": date(2026, 1, 30),
            "url": "/rencana/7/",
            "at": monday,
        }
        return make_commitment(**{**given, **changes}, actor=actor)

    return make


@pytest.fixture
def photo(db: None, monday: datetime) -> StoredFile:
    return StoredFile.objects.create(sha256="ab" * 32, size=10, media_type="image/jpeg", stored_at=monday)
