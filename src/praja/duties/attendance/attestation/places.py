# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: places, whom they are open to, and their displays stand as they were set."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from praja.duties.attendance.events.schedules import SCHEDULES
from praja.duties.attendance.models import Place, PlaceGuest
from praja.duties.attendance.models.digests import digest_of_display, digest_of_place
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told

SET, PAIRED = "attendance.place_set", "attendance.display_paired"
OPENED, CLOSED = "attendance.place_opened_to", "attendance.place_closed_to"


@attest("attendance.places")
def places_match_their_events() -> Iterator[Mismatch]:
    """Of each place the last word counts."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream=SCHEDULES), names=(SET, PAIRED)):
        said = recorded.setdefault(one.payload["place"], {"display": ""})
        said.update(one.payload)
    rows = {row.pk: _place(row) for row in Place.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"place {pk}", recorded.get(pk), rows.get(pk))


def _place(row: Place) -> dict[str, Any]:
    return {
        "place": row.pk,
        "unit": row.unit_id,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "content": digest_of_place(row),
        "display": digest_of_display(row),
    }


@attest("attendance.place_guests")
def guests_match_their_events() -> Iterator[Mismatch]:
    """Whom a place was opened to, for how long and by what."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream=SCHEDULES), names=(OPENED, CLOSED)):
        said = recorded.setdefault(one.payload["guest"], {})
        said.update(one.payload)
    rows = {row.pk: _guest(row) for row in PlaceGuest.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"guest {pk}", recorded.get(pk), rows.get(pk))


def _guest(row: PlaceGuest) -> dict[str, Any]:
    return {
        "guest": row.pk,
        "place": row.place_id,
        "unit": row.unit_id,
        "employee": row.employee_id,
        "basis": row.basis,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
    }
