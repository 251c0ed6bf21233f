# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: closed months with every day in them, corrections with their punches, lists kept by hand."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from praja.duties.attendance.enums import Source
from praja.duties.attendance.models import Correction, Day, MonthLock, Outage, Punch
from praja.duties.attendance.models.digests import digest_of_days, listed_content
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import held_against, told
from praja.kernel.organization.queries import units
from praja.kernel.procedures.words import words_content

LOCKED, REOPENED, ENTERED = "attendance.month_locked", "attendance.month_reopened", "attendance.outage_entered"
ASKED, ACCEPTED = "attendance.correction_asked", "attendance.correction_accepted"


@attest("attendance.months")
def months_match_their_events() -> Iterator[Mismatch]:
    """Which months are closed, and that their days are those with which they were closed."""
    recorded = {one.payload["lock"]: dict(one.payload) for one in told(Q(name__in=(LOCKED, REOPENED)), order=("id",))}
    rows = {row.pk: row for row in MonthLock.objects.all()}
    newest = _last_words(rows.values())
    for pk in sorted({*recorded, *rows}):
        held = _lock(rows[pk], pk in newest) if pk in rows else None
        yield from held_against(f"closed month {pk}", recorded.get(pk), held)


def _lock(row: MonthLock, is_newest: bool) -> dict[str, Any]:
    content = row.content
    if row.is_locked and is_newest and digest_of_days(_days(row)) != content:
        content = "other days"
    return {
        "lock": row.pk,
        "unit": row.unit_id,
        "month": row.month.isoformat(),
        "days": row.days if row.is_locked else None,
        "content": content if row.is_locked else "",
        "reason": content_digest(bytes(row.salt), words_content(row.reason)),
    }


def _days(row: MonthLock) -> list[Day]:
    below = units.current().subtree(row.unit_id)
    last = row.month.replace(day=monthrange(row.month.year, row.month.month)[1])
    return list(Day.objects.filter(day__range=(row.month, last), unit_id__among=below).order_by("day", "employee_id"))


def _last_words(rows: Iterable[MonthLock]) -> set[int]:
    """Those that no later word of the same month, at their unit, above or below it, has overtaken."""
    tree, newest = units.current(), set[int]()
    known = list(rows)
    for row in known:
        near = {row.unit_id, *tree.ancestors(row.unit_id), *tree.subtree(row.unit_id)}
        if not any(other.pk > row.pk and other.month == row.month and other.unit_id in near for other in known):
            newest.add(row.pk)
    return newest


@attest("attendance.corrections")
def corrections_match_their_events() -> Iterator[Mismatch]:
    """What was asked for, and that only what was accepted stands as a punch, at the times that were asked for."""
    events = list(told(Q(name__in=(ASKED, ACCEPTED)), order=("id",)))
    asked = {one.refs["case"]: _asked(one.payload) for one in events if one.name == ASKED}
    accepted = {one.refs["case"]: list(one.payload["punches"]) for one in events if one.name == ACCEPTED}
    rows = {row.pk: row for row in Correction.objects.all()}
    for pk in sorted({*asked, *rows}):
        yield from held_against(f"correction {pk}", asked.get(pk), _correction(rows[pk]) if pk in rows else None)
    stand: dict[int, list[Punch]] = {}
    for punch in Punch.objects.filter(source=Source.CORRECTION).order_by("pk"):
        stand.setdefault(punch.correction_id or 0, []).append(punch)
    for pk in sorted({*accepted, *stand}):
        recorded = {"punches": accepted[pk], "times": _times(rows.get(pk))} if pk in accepted else None
        found = stand.get(pk, [])
        held = {"punches": [one.pk for one in found], "times": [moment_text(one.at) for one in found]}
        yield from held_against(f"punches of correction {pk}", recorded, held if found else None)


def _asked(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What was asked for, its times as this module writes them."""
    said = {key: payload[key] for key in ("employee", "day", "superior_unit", "content")}
    times = [payload[key] for key in ("came", "left")]
    return {**said, "times": [moment_text(datetime.fromisoformat(one)) for one in times if one]}


def _correction(row: Correction) -> dict[str, Any]:
    return {
        "employee": row.employee_id,
        "day": row.day.isoformat(),
        "superior_unit": row.superior_unit_id,
        "content": content_digest(bytes(row.salt), row.digested()),
        "times": _times(row),
    }


def _times(row: Correction | None) -> list[str]:
    return [moment_text(one) for one in (row.came_at, row.left_at) if one] if row else []


@attest("attendance.outages")
def outages_match_their_events() -> Iterator[Mismatch]:
    """Lists kept by hand, and who came and left by them."""
    recorded = {one.payload["outage"]: _entered(one.payload) for one in told(Q(name=ENTERED), order=("id",))}
    rows = {row.pk: row for row in Outage.objects.prefetch_related("punches")}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"list {pk}", recorded.get(pk), _outage(rows[pk]) if pk in rows else None)


def _entered(payload: Mapping[str, Any]) -> dict[str, Any]:
    said = {key: payload[key] for key in ("unit", "place", "punches", "reason", "content")}
    return {**said, **{key: moment_text(datetime.fromisoformat(payload[key])) for key in ("since", "until")}}


def _outage(row: Outage) -> dict[str, Any]:
    punches = list(row.punches.all())
    return {
        "unit": row.unit_id,
        "place": row.place_id,
        "since": moment_text(row.since),
        "until": moment_text(row.until),
        "punches": len(punches),
        "reason": content_digest(bytes(row.salt), words_content(row.reason)),
        "content": content_digest(bytes(row.salt), listed_content(punches)),
    }
