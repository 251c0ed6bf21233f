# SPDX-License-Identifier: EUPL-1.2
"""Fixtures of tests that kill processes: a whole installation of its own, copied from one that is prepared once."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from robustness.installations import Installation, found_installation

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory, prepared: str) -> Iterator[Installation]:
    """One prepared installation that others are copied from."""
    made = found_installation(tmp_path_factory.mktemp("installations") / "founded", prepared)
    yield made
    made.remove()


@pytest.fixture
def installation(founded: Installation) -> Iterator[Installation]:
    """A whole installation for one test."""
    made = founded.copy(Path(founded.var).with_name(f"installation-{next(_numbers)}"))
    yield made
    made.remove()
