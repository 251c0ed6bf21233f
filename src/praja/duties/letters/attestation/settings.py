# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: series of numbers and modes stand as they were set."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.letters.events import MODES, PLACES
from praja.duties.letters.events.outgoing import REGISTERS
from praja.duties.letters.models import LetterRegister, SrikandiPlaces, UnitMode
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told


@attest("letters.registers")
def registers_match_their_events() -> Iterator[Mismatch]:
    """Of each series the last word counts."""
    recorded: dict[int, dict[str, Any]] = {
        one.payload["register"]: {**one.payload, "kinds": list(one.payload["kinds"])}
        for one in told(Q(stream=REGISTERS))
    }
    rows = {row.pk: _held(row) for row in LetterRegister.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"register of letters {pk}", recorded.get(pk), rows.get(pk))


def _held(row: LetterRegister) -> dict[str, Any]:
    return {
        "register": row.pk,
        "unit": row.unit_id,
        "title": row.name,
        "kinds": list(row.kinds),
        "pattern": row.pattern,
        "unit_code": row.unit_code,
        "is_legal": row.is_legal,
        "decree": row.decree,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
    }


@attest("letters.modes")
def modes_match_their_events() -> Iterator[Mismatch]:
    """Each unit's modes in the order in which they were set, one ending where the next begins."""
    recorded: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for one in told(Q(stream=MODES)):
        recorded[one.payload["unit"]].append((one.payload["mode"], one.payload["decree"], one.payload["since"]))
    held: dict[int, list[UnitMode]] = defaultdict(list)
    for row in UnitMode.objects.order_by("unit", "since"):
        held[row.unit_id].append(row)
    for unit in sorted({*recorded, *held}):
        rows = held[unit]
        if [(row.mode, row.decree, row.since.isoformat()) for row in rows] != recorded[unit]:
            yield Mismatch(f"mode of unit {unit}", "is not what was set")
        ends = [row.until for row in rows]
        if ends != [*(row.since for row in rows[1:]), None][: len(rows)]:
            yield Mismatch(f"mode of unit {unit}", "does not end where the next begins")


@attest("letters.places")
def places_match_their_events() -> Iterator[Mismatch]:
    """What SRIKANDI fills in, from which day, as it was set."""
    recorded = {one.payload["since"]: one.payload for one in told(Q(stream=PLACES))}
    rows = {
        row.since.isoformat(): {
            "places": [f"{name}={place}" for name, place in sorted(row.places.items())],
            "source": row.source,
            "since": row.since.isoformat(),
        }
        for row in SrikandiPlaces.objects.all()
    }
    for since in sorted({*recorded, *rows}):
        yield from held_against(f"places of SRIKANDI from {since}", recorded.get(since), rows.get(since))
