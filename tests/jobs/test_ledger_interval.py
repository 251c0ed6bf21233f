# SPDX-License-Identifier: EUPL-1.2
"""The ledger's interval closes by schedule."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import transaction

from praja.kernel.jobs.declarations import schedules
from praja.kernel.ledger import tasks
from praja.kernel.ledger.models import TreeHead
from praja.kernel.ledger.operations import record
from praja.kernel.measures.events import PeriodSealed
from praja.lib.actors import system_actor

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
DECLARED = schedules()


def test_it_is_declared_with_the_installation_s_interval():
    declared = DECLARED["ledger.close_interval"]
    assert declared.run is tasks.close_waiting_rows
    assert declared.every == settings.PRAJA_LEDGER_INTERVAL


@pytest.mark.django_db
def test_everything_waiting_enters_the_tree():
    sealed = PeriodSealed(measures=(), first_day="2026-01-01", last_day="2026-01-31", rows=0, rows_digest="")
    for stream in ("one", "two"):
        with transaction.atomic():
            record(sealed, actor=system_actor("tests"), at=NINE, stream=stream)
    tasks.close_waiting_rows(NINE)
    assert TreeHead.objects.latest("pk").size == 2
