# SPDX-License-Identifier: EUPL-1.2
"""Leaving a benchmark's database as it was: what was sent raw is no history and goes again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Max, Model, QuerySet

from praja.config.bench.ground import require_own_database
from praja.duties.services.models import Application
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.models import WorkItem


@contextmanager
def kept_as_it_was() -> Iterator[None]:
    """Take out the applications that are filed inside, with their people and their ledger. No worker may run meanwhile."""
    require_own_database()
    last = {table: _last(table) for table in (LedgerEvent, Case, Person)}
    try:
        yield
    finally:
        with transaction.atomic():
            _take_out(last[LedgerEvent], last[Case], last[Person])


def _last(table: type[Model]) -> int:
    return int(table._default_manager.aggregate(last=Max("pk"))["last"] or 0)


def _take_out(event: int, case: int, person: int) -> None:
    streams = LedgerEvent.objects.filter(pk__gt=event, seq=1).values("stream")
    rows: tuple[QuerySet[Any], ...] = (
        Delivery.objects.filter(event_id__gt=event),
        Stream.objects.filter(key__in=streams),
        LedgerEvent.objects.filter(pk__gt=event),
        WorkItem.objects.filter(case_id__gt=case),
        Deadline.objects.filter(case_id__gt=case),
        Application.objects.filter(case_id__gt=case),
        Case.objects.filter(pk__gt=case),
        Person.objects.filter(pk__gt=person),
    )
    for some in rows:
        some._raw_delete(some.db)
