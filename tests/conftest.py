# SPDX-License-Identifier: EUPL-1.2
"""The fixed cast and the small government it serves."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

from browser import chromium  # noqa: F401 - a fixture
from installed import founded, installation  # noqa: F401 - fixtures
from praja.duties.services.queries.offers import offers
from praja.kernel.law.queries import law_data
from praja.kernel.organization.queries import regions, units
from praja.lib.web import proof_of_work
from prepared import (  # noqa: F401 - fixtures and hooks
    django_db_setup,
    prepared,
    pytest_sessionstart,
    pytest_unconfigure,
)
from seldom import pytest_collection_finish  # noqa: F401 - a hook
from skipping import (  # noqa: F401 - hooks
    pytest_collectreport,
    pytest_runtest_logreport,
    pytest_sessionfinish,
    pytest_terminal_summary,
)
from together import Together, strays
from towns import MONDAY, Town, usual_town

proof_of_work.MOST = (
    1_000  # that a proof is asked and right is what tests show, not for how long a telephone works on it
)

settings.register_profile("praja", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("praja")  # a busy machine is no failure

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_reset_sequences", "live_server", "installation"})

PLACES_OF_ONE = frozenset(
    {
        "crawl",
        "demo",
        "test_practising.py",
        "test_every_route.py",
        "test_every_deed.py",
        "test_every_act.py",
    }
)
"""Folders and files of tests that run on one database."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that touch no database say the same on every one, and so do the looks of pages, the tables of who may open and do
    what, and what stands in the demo town; operations, journeys, lists and rules run on both."""
    for item in items:
        touches = DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db")
        if not touches or PLACES_OF_ONE & set(item.path.parts):
            item.add_marker("one_database")
        if stray := strays(item.nodeid, getattr(item, "fixturenames", ())):
            raise pytest.UsageError(
                f"{item.nodeid} prepares {', '.join(stray)} anew: name its file in tests/together.py"
            )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    return Together(config, log)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Reference data of one test must not serve the next, nor the language of its last reader."""
    translation.deactivate()
    for reference in (law_data, offers, regions, units):
        reference.forget()


@pytest.fixture
def in_english() -> Iterator[None]:
    """Words outside a request in English; without it they are Indonesian."""
    with translation.override("en"):
        yield


@pytest.fixture
def monday() -> datetime:
    return MONDAY


@pytest.fixture
def town(db: None) -> Town:
    """A government of six units with its regions, calendar and cast."""
    return usual_town()
