# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: working hours, who uses them, seasons, rosters and calendar links stand as they were set."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from praja.duties.attendance.events.schedules import SCHEDULES
from praja.duties.attendance.models import CalendarLink, Pattern, PatternUse, RosterDay, RosterSheet, Season
from praja.duties.attendance.models.schedule_digests import digest_of_pattern, digest_of_sheet
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import Told, held_against, told

Rows = Mapping[int, dict[str, Any]]


def _told(*names: str) -> Iterator[Told]:
    return told(Q(stream=SCHEDULES), names=[f"attendance.{name}" for name in names])


def _compared(what: str, recorded: Rows, held: Rows) -> Iterator[Mismatch]:
    for pk in sorted({*recorded, *held}):
        yield from held_against(f"{what} {pk}", recorded.get(pk), held.get(pk))


@attest("attendance.patterns")
def patterns_match_their_events() -> Iterator[Mismatch]:
    """Every pattern with its hours and shifts as it was set, ended where an event ended it."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in _told("pattern_set", "pattern_ended"):
        if one.name == "attendance.pattern_set":
            recorded[one.payload["pattern"]] = dict(one.payload)
        else:
            recorded[one.payload["pattern"]]["until"] = one.payload["until"]
    held = {row.pk: _pattern(row) for row in Pattern.objects.prefetch_related("shifts")}
    yield from _compared("pattern of working hours", recorded, held)


def _pattern(row: Pattern) -> dict[str, Any]:
    return {
        "pattern": row.pk,
        "unit": row.unit_id,
        "kind": row.kind,
        "decree": row.decree,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "content": digest_of_pattern(row, row.shifts.all()),
    }


@attest("attendance.pattern_uses")
def uses_match_their_events() -> Iterator[Mismatch]:
    """Who works by which pattern from when until when; what was ended by a later use ends where that begins."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in _told("pattern_used"):
        recorded[one.payload["use"]] = {name: value for name, value in one.payload.items() if name != "ended"}
        if one.payload["ended"] is not None:
            recorded[one.payload["ended"]]["until"] = one.payload["since"]
    held = {
        row.pk: {
            "use": row.pk,
            "pattern": row.pattern_id,
            "unit": row.unit_id,
            "employee": row.employee_id,
            "since": row.since.isoformat(),
            "until": row.until.isoformat() if row.until else None,
        }
        for row in PatternUse.objects.all()
    }
    yield from _compared("use of working hours", recorded, held)


@attest("attendance.seasons")
def seasons_match_their_events() -> Iterator[Mismatch]:
    """The days of every season, and by which decree it was taken back."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in _told("season_set", "season_revoked"):
        if one.name == "attendance.season_set":
            recorded[one.payload["season"]] = {**one.payload, "revoked_by": ""}
        else:
            recorded[one.payload["season"]]["revoked_by"] = one.payload["decree"]
    held = {
        row.pk: {
            "season": row.pk,
            "kind": row.kind,
            "first_day": row.first_day.isoformat(),
            "last_day": row.last_day.isoformat(),
            "decree": row.decree,
            "revoked_by": row.revoked_by,
        }
        for row in Season.objects.all()
    }
    yield from _compared("season", recorded, held)


@attest("attendance.rosters")
def rosters_match_their_events() -> Iterator[Mismatch]:
    """Every sheet of every roster with all its days."""
    recorded = {
        one.payload["sheet"]: {name: one.payload[name] for name in ("unit", "employees", "content")}
        for one in told(Q(stream__startswith="attendance.roster:"), names=["attendance.roster_set"])
    }
    days: dict[int, list[RosterDay]] = defaultdict(list)
    for row in RosterDay.objects.iterator(chunk_size=2_000):
        days[row.sheet_id].append(row)
    held = {
        sheet: {
            "unit": unit,
            "employees": len({row.employee_id for row in days[sheet]}),
            "content": digest_of_sheet(days[sheet]),
        }
        for sheet, unit in RosterSheet.objects.values_list("pk", "unit")
    }
    yield from _compared("sheet of a roster", recorded, held)


@attest("attendance.calendar_links")
def calendar_links_match_their_events() -> Iterator[Mismatch]:
    """Whose secret address of a calendar opens: the last that was made and not ended. The hash of the secret is not held."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(stream__startswith="attendance.calendar:")):
        for link in recorded.values():
            if link["employee"] == one.payload["employee"]:
                link["is_open"] = False
        if one.name == "attendance.calendar_link_made":
            recorded[one.payload["link"]] = {"employee": one.payload["employee"], "is_open": True}
    held = {
        row.pk: {"employee": row.employee_id, "is_open": row.ended_at is None} for row in CalendarLink.objects.all()
    }
    yield from _compared("link of a calendar", recorded, held)
