# SPDX-License-Identifier: EUPL-1.2
"""Chosen measures and what was read of them, against their events."""

from collections.abc import Iterator
from typing import Any

from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.plans.attestation.streams import Told, beside_events, gone, last_told
from praja.kernel.plans.domain.effects.kept import digest_of
from praja.kernel.plans.events import MeasureChosen, SeriesRead, chosen_stream
from praja.kernel.plans.models import ChosenMeasure, SeriesReading


@attest("plans.series")
def series_match_their_events() -> Iterator[Mismatch]:
    """Every edit, insertion and deletion of a chosen measure or of what was read of it."""
    for row, told in beside_events(ChosenMeasure.objects.prefetch_related("readings"), chosen_stream):
        where = f"chosen measure {row.pk}"
        chosen = last_told(told, MeasureChosen.name)
        if chosen is None:
            yield Mismatch(where, "was never chosen")
        elif chosen != _chosen(row):
            yield Mismatch(where, "is not what was chosen, or not when")
        yield from _readings(where, row, told)
    yield from gone(ChosenMeasure, "chosen_measure", MeasureChosen.name)


def _readings(where: str, row: ChosenMeasure, told: Told) -> Iterator[Mismatch]:
    recorded = {payload["last_day"]: payload for name, payload in told if name == SeriesRead.name}
    held = {one.last_day.isoformat(): _read(one) for one in row.readings.all()}
    for day in sorted(recorded.keys() | held.keys()):
        if recorded.get(day) != held.get(day):
            yield Mismatch(f"{where}, up to {day}", "is not what was read")


def _chosen(row: ChosenMeasure) -> dict[str, Any]:
    return {
        "source_kind": row.source_kind,
        "source_id": row.source_id,
        "unit": row.unit_id,
        "measure": row.measure,
        "span": row.span,
        "compared_with": row.compared_with,
        "in_advance": row.in_advance,
    }


def _read(row: SeriesReading) -> dict[str, Any]:
    return {
        "began_on": row.began_on.isoformat(),
        "last_day": row.last_day.isoformat(),
        "parts": digest_of(row.parts),
        "finding": row.finding,
        "until_place": row.until_place,
        "compared": row.compared,
        **{name: _text(getattr(row, name)) for name in ("change", "low", "high")},
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)
