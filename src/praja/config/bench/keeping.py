# SPDX-License-Identifier: EUPL-1.2
"""Leaving a benchmark's database as it was: what was sent raw is no history and goes again."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Max, Model

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
    added = LedgerEvent.objects.filter(pk__gt=event)
    Delivery.objects.filter(event__gt=event).delete()
    Stream.objects.filter(key__in=added.filter(seq=1).values("stream")).delete()
    added.delete()
    for table in (WorkItem, Deadline, Application):
        table._default_manager.filter(case__gt=case).delete()
    Case.objects.filter(pk__gt=case).delete()
    Person.objects.filter(pk__gt=person).delete()
