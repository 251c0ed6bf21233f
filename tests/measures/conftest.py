# SPDX-License-Identifier: EUPL-1.2
import pytest

from measures.toys import FIRST, MINUTES, SHARE, ToyCounted, Toys
from praja.kernel.ledger import attestations, events, subscriptions
from praja.kernel.measures import declarations
from praja.kernel.measures.declarations import measure_source
from praja.kernel.organization.models import Unit


@pytest.fixture(autouse=True)
def own_registries(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test declares is forgotten after it."""
    monkeypatch.setattr(declarations, "_sources", {})
    monkeypatch.setattr(declarations, "_standing", {})
    monkeypatch.setattr(events, "_registry", {**events._registry, ToyCounted.name: ToyCounted})
    monkeypatch.setattr(subscriptions, "_handlers", {})
    monkeypatch.setattr(subscriptions, "_by_event", {})
    monkeypatch.setattr(attestations, "_attestations", dict(attestations._attestations))


@pytest.fixture
def units(db: None) -> list[Unit]:
    """A root and three units below it."""
    root = Unit.objects.create(code="T0", name="Town", kind="government", since=FIRST)
    below = [
        Unit.objects.create(code=f"T{n}", name=f"Unit {n}", kind="department", since=FIRST, parent=root)
        for n in (1, 2, 3)
    ]
    return [root, *below]


@pytest.fixture
def toys(units: list[Unit]) -> Toys:
    toys = Toys(units)
    measure_source(
        "toys",
        subject_kind="toy",
        dirty_on=("toy.counted",),
        measures=(SHARE, MINUTES),
        all_subjects=toys.all,
    )(toys.facts)
    return toys
