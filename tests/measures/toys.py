# SPDX-License-Identifier: EUPL-1.2
"""A toy source that counts the ledger's own rows."""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from praja.kernel.ledger import events
from praja.kernel.ledger.events import Event, event
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.declarations import FactRow, Measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.models import Fact
from praja.kernel.organization.models import Unit
from praja.lib.actors import system_actor

NINE = datetime(2026, 3, 2, 2, tzinfo=UTC)
FIRST = date(2026, 1, 1)
TESTER = system_actor("tests")

SHARE = Measure("toy.share", "Toys on time", UnitOfMeasure.SHARE, "higher", "made up", minimum_n=2)
MINUTES = Measure("toy.minutes", "Time to a toy", UnitOfMeasure.HOURS, "lower", "made up", minimum_n=1)


@event("toy.counted")
class ToyCounted(Event):
    """A toy was counted for a unit (its index), on a day (from the first), with minutes; below zero it is
    gone.
    """

    unit: int
    day: int
    minutes: int


# Only tests that ask for toys know this event: it must not appear in anybody's list of events.
events._registry.pop(ToyCounted.name)


@dataclass
class Toys:
    """Acts on toys and delivers what follows."""

    units: list[Unit]
    asked: list[list[int]] = field(default_factory=list)
    meanwhile: Callable[[], None] | None = None

    def count(self, toy: int, *, unit: int = 0, day: int = 0, minutes: int = 10) -> None:
        counted = ToyCounted(unit=self.units[unit].pk, day=day, minutes=minutes)
        with transaction.atomic():
            record(counted, actor=TESTER, at=NINE, stream=f"toy:{toy}", refs={"toy": toy})

    def deliver(self, limit: int = 50) -> int:
        return deliver_due(at=NINE + timedelta(hours=1), limit=limit)

    def facts(self, toys: Collection[int]) -> Iterator[FactRow]:
        """The last word on each toy. 30 minutes or less is on time."""
        self.asked.append(list(toys))
        latest: dict[str, dict[str, int]] = {}
        for row in LedgerEvent.objects.filter(stream__in=[f"toy:{toy}" for toy in toys]).order_by("id"):
            latest[row.stream] = json.loads(row.payload)
        for toy in toys:
            said = latest.get(f"toy:{toy}")
            if said and said["minutes"] >= 0:
                where = (toy, said["unit"], FIRST + timedelta(days=said["day"]))
                yield FactRow(SHARE.key, *where, int(said["minutes"] <= 30), 1)
                yield FactRow(MINUTES.key, *where, said["minutes"], 1)
        if self.meanwhile:
            self.meanwhile()

    @staticmethod
    def all() -> list[int]:
        streams = LedgerEvent.objects.filter(name="toy.counted").values_list("stream", flat=True).distinct()
        return [int(stream.split(":")[1]) for stream in streams]


def fact_rows() -> list[tuple[object, ...]]:
    """Every fact, without its row id, in order."""
    return sorted(Fact.objects.values_list("measure", "subject", "unit_id", "day", "numerator", "denominator"))
