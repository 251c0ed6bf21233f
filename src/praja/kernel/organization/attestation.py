# SPDX-License-Identifier: EUPL-1.2
"""The ledger's word on opening hours, and on the outlines of regions: every unit is open when its decrees say, from the day they
say on."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told
from praja.kernel.organization.events import REGIONS, UNITS
from praja.kernel.organization.models import OpeningHours, RegionOutline, outlines_digest

NAMES = ("organization.opening_hours_set", "organization.opening_hours_ended")


@attest("organization.opening_hours")
def opening_hours_match_their_events() -> Iterator[Mismatch]:
    """Replay the decrees against the hours: each ends the one before of its unit."""
    recorded: dict[tuple[int, str], dict[str, Any]] = {}
    held_now: dict[int, tuple[int, str]] = {}
    for one in told(Q(stream=UNITS), names=NAMES):
        unit, since = one.payload["unit"], one.payload["since"]
        if unit in held_now:
            recorded[held_now.pop(unit)]["until"] = since
        if one.name == "organization.opening_hours_set":
            held_now[unit] = (unit, since)
            recorded[unit, since] = {"week": one.payload["week"], "decree": one.payload["decree"], "until": None}
    held = {
        (row.unit_id, row.since.isoformat()): {
            "week": row.week,
            "decree": row.decree,
            "until": row.until.isoformat() if row.until else None,
        }
        for row in OpeningHours.objects.all()
    }
    for key in sorted({*recorded, *held}):
        yield from held_against(f"opening hours of unit {key[0]} since {key[1]}", recorded.get(key), held.get(key))


@attest("organization.outlines")
def outlines_match_their_event() -> Iterator[Mismatch]:
    """Compare all outlines with what they were after the last were taken in."""
    names = ("organization.outlines_imported",)
    last = [one.payload["rows_digest"] for one in told(Q(stream=REGIONS), names=names, order=("id",))][-1:]
    if (last or RegionOutline.objects.exists()) and last != [outlines_digest()]:
        yield Mismatch("outlines of regions", "are not those that were taken in")
