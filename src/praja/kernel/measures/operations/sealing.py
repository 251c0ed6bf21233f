# SPDX-License-Identifier: EUPL-1.2
"""Fixing the figures of a closed period: they outlive the retention of what they were counted from."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from praja.kernel.ledger.domain.chain import canonical
from praja.kernel.ledger.operations import record
from praja.kernel.measures.declarations import source_of
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.errors import PeriodAlreadySealed, PeriodNotOver
from praja.kernel.measures.events import PeriodSealed
from praja.kernel.measures.models import SealedPeriod
from praja.kernel.measures.operations.refreshing import refresh_source
from praja.kernel.measures.queries import counted_by_unit, seals_of
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

STREAM = "measures"


def seal_period(*, measures: Collection[str], period: Period, actor: Actor, at: datetime) -> list[SealedPeriod]:
    """Fix the figures of `measures` for every unit over `period` and record it on the ledger. Returns the
    sealed rows.

    From then on queries answer for this period from the sealed rows, whatever happens to the facts. Units
    without facts count as zero; if no unit has any, the root units are sealed with zero. Raises
    `PeriodNotOver`, `PeriodAlreadySealed` (also for a period that cuts into a sealed one) and
    `UnknownMeasure`. Whether `actor` may seal is the caller's to guard.
    """
    if local_date(at, local_zone()) <= period.last_day:
        raise PeriodNotOver
    keys = sorted(set(measures))
    for source in {source_of(key).name: source_of(key) for key in keys}.values():
        while refresh_source(source):
            pass
    with transaction.atomic():
        _wait_for_other_sealings()
        rows = _rows(keys, period, at)
        _record(rows, keys, period, actor, at)
        return rows


def _wait_for_other_sealings() -> None:
    """Two sealings at once must not both find their period free: they queue at the root units (SQLite: one
    writer).
    """
    list(Unit.objects.filter(parent=None).select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _rows(keys: list[str], period: Period, at: datetime) -> list[SealedPeriod]:
    for seals in seals_of(keys, period).values():
        if any(seal == period or not period.contains(seal) for seal in seals):
            raise PeriodAlreadySealed
    figures = counted_by_unit(keys, unit_ids=None, period=period, at=at)
    empty = set(keys) - {key for key, _ in figures}
    rows = [
        SealedPeriod(
            measure=key,
            unit_id=unit_id,
            first_day=period.first_day,
            last_day=period.last_day,
            numerator=figure.numerator,
            denominator=figure.denominator,
            subjects=figure.n,
            sealed_at=at,
        )
        for (key, unit_id), figure in sorted(figures.items())
    ]
    return rows + _zeros(sorted(empty), period, at)


def _zeros(keys: list[str], period: Period, at: datetime) -> list[SealedPeriod]:
    roots = list(Unit.objects.filter(parent=None).order_by("pk").values_list("pk", flat=True)) if keys else []
    return [
        SealedPeriod(
            measure=key,
            unit_id=root,
            first_day=period.first_day,
            last_day=period.last_day,
            numerator=0,
            denominator=0,
            subjects=0,
            sealed_at=at,
        )
        for key in keys
        for root in roots
    ]


def _record(rows: list[SealedPeriod], keys: list[str], period: Period, actor: Actor, at: datetime) -> None:
    SealedPeriod.objects.bulk_create(rows, batch_size=1_000)
    sealed = PeriodSealed(
        measures=tuple(keys),
        first_day=period.first_day.isoformat(),
        last_day=period.last_day.isoformat(),
        rows=len(rows),
        rows_digest=rows_digest(rows),
    )
    record(sealed, actor=actor, at=at, stream=STREAM)


def rows_digest(rows: Iterable[SealedPeriod]) -> str:
    """SHA-256 (hex) over the canonical text of sealed rows: measure, unit, numerator, denominator and n, in
    order.
    """
    plain = sorted([row.measure, row.unit_id, str(row.numerator), str(row.denominator), row.subjects] for row in rows)
    return hashlib.sha256(canonical(plain).encode()).hexdigest()
