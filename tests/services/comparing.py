# SPDX-License-Identifier: EUPL-1.2
"""Kelurahan that offer services, with facts as if their applications had been counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count as numbers
from typing import Any

from praja.duties.services import measures
from praja.duties.services.measures.declared import Measure
from praja.duties.services.models import Service
from praja.duties.services.operations import offer_service
from praja.kernel.measures.declarations import sources
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations.summing import sum_anew
from praja.kernel.measures.operations.tallying import tally_anew
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import create_unit
from services.making import published_standard, said
from towns import FOUNDER, Town

SINCE = date(2025, 1, 2)
IN_JANUARY = date(2026, 1, 20)
_subjects = numbers(1)


@dataclass(frozen=True)
class Villages:
    """Four kelurahan (the town's own is the first), and services they all offer."""

    units: Sequence[Unit]
    services: Sequence[Service]


def villages(town: Town, at: datetime, *names: str, count: int = 4) -> Villages:
    """`count` kelurahan of one kecamatan, all offering the services of these names, by common standards."""
    parent = town.kelurahan.parent
    more = [
        create_unit(
            code=f"4.{number}",
            name=f"Kelurahan {number}",
            kind="subdistrict",
            parent=parent,
            actor=FOUNDER,
            at=at,
            since=SINCE,
        )
        for number in range(2, count + 1)
    ]
    units = [town.kelurahan, *more]
    listed = [
        published_standard(
            town, at, content=said(), listed={"code": name.lower().replace(" ", "-"), "name": name, "offered_by": units}
        ).service
        for name in names
    ]
    return Villages(units, listed)


def counted(
    unit: Unit,
    service: Service,
    n: int,
    *,
    kept: int | None = None,
    overdue: int = 0,
    minutes: Sequence[int] = (),
    stars: Sequence[int] = (),
    day: date = IN_JANUARY,
) -> list[Fact]:
    """Facts of `n` applications: received and judged on `day`, `kept` of them in time (None: all), `overdue` more still open."""
    rows: list[Fact] = []

    def add(measure: Measure, numerator: int = 1, on: date = day) -> None:
        place: dict[str, Any] = {"unit": unit, "about": service.pk, "day": on}
        subject = f"case:{next(_subjects)}"
        rows.append(Fact(measure=measure.key, subject=subject, numerator=numerator, denominator=1, **place))

    for number in range(n):
        add(measures.RECEIVED)
        add(measures.ON_TIME, int(number < (n if kept is None else kept)))
    for _ in range(overdue):
        add(measures.RECEIVED)
        add(measures.OWED)
    for taken in minutes:
        add(measures.TIME_TO_PRODUCT, taken)
        add(measures.TIME_AT_OFFICE, taken // 3)
    for given in stars:
        add(measures.RATING, given)
    return rows


def put(*facts: Sequence[Fact]) -> None:
    """Write the facts with the sums and tallies that are kept of them."""
    Fact.objects.bulk_create([fact for some in facts for fact in some])
    source = sources()["services"]
    sum_anew([measure.key for measure in source.measures])
    tally_anew(source)


def offer_everywhere(service: Service, units: Sequence[Unit], at: datetime) -> None:
    for unit in units:
        offer_service(service=service, unit=unit, since=SINCE, actor=FOUNDER, at=at)
