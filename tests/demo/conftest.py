# SPDX-License-Identifier: EUPL-1.2
"""One tiny demo town for all tests of this folder that only look at it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from praja.config.demo import DemoTown, build
from praja.kernel.law.queries import law_data
from praja.kernel.organization.queries import regions, units

NOW = datetime(2026, 6, 10, 3, 0, tzinfo=UTC)
"""Wednesday 10 June 2026, 10:00 WIB."""


@pytest.fixture(scope="package")
def demo_settings() -> Iterator[None]:
    with override_settings(PRAJA_DEMO=True, PRAJA_REGION_CODE="98.71"):
        yield


@pytest.fixture(scope="package")
def demo_town(demo_settings: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoTown]:
    """Built once for this folder (a package, so that pytest knows its end) and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        for reference in (law_data, regions, units):
            reference.forget()
        yield build(size="tiny", seed=7, at=NOW)
        transaction.set_rollback(True)
