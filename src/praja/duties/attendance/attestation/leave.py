# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: leave was asked for these days in these words with these papers, decided so, and taken from these years;
books of earlier years and authorities stand as they were entered."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q

from praja.duties.attendance.enums import LEAVE, Advice
from praja.duties.attendance.events.leave import AUTHORITIES
from praja.duties.attendance.models import Leave, LeaveAuthority, LeaveBalance, LeaveUse
from praja.duties.attendance.models.leave import PAPERS
from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 500
ASKED = ("attendance.leave_asked", "attendance.leave_changed")
ADVISED, DECIDED, ENDED = "attendance.leave_advised", "attendance.leave_decided", "attendance.leave_ended"
WISH = ("employee", "first_day", "last_day", "days", "superior_unit", "official_unit", "content", "papers")


@attest("attendance.leave")
def leave_matches_its_events() -> Iterator[Mismatch]:
    """Compare every request with what was recorded of it."""
    last, rows = 0, Case.objects.filter(procedure=LEAVE).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        yield from _chunk(chunk)


def _chunk(cases: Sequence[Case]) -> Iterator[Mismatch]:
    ids = [case.pk for case in cases]
    events = told_by_stream([case.stream for case in cases], names=(*ASKED, ADVISED, DECIDED, ENDED))
    leaves, uses, papers = Leave.objects.in_bulk(ids), _uses(ids), _papers(ids)
    for case in cases:
        recorded = _recorded(events.get(case.stream, ()))
        leave = leaves.get(case.pk)
        held = None if leave is None else _held(leave, uses[case.pk], papers[case.pk])
        yield from held_against(f"leave {case.code}", recorded, held)


def _recorded(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        payload = one.payload
        if one.name in ASKED:
            found = {name: payload[name] for name in WISH} | {
                "advice": "",
                "decision": "",
                "uses": [],
                "ended_on": None,
            }
        elif one.name == ADVISED:
            found |= {"advice": payload["advice"], "note": payload["note"]}
        elif one.name == DECIDED:
            found |= {"decision": payload["decision"], "uses": payload["uses"], "note": payload["note"]}
            if payload["decision"] == Advice.APPROVED:
                found.pop("days", None)  # counted anew by the calendar of that day; the uses say it
        else:
            found |= {"uses": payload["uses"], "note": payload["note"], "ended_on": payload["last_day"]}
    return found or None


def _held(leave: Leave, uses: list[str], papers: list[str]) -> Mapping[str, Any]:
    return {
        "employee": leave.employee_id,
        "first_day": leave.first_day.isoformat(),
        "last_day": leave.last_day.isoformat(),
        "days": leave.days,
        "superior_unit": leave.superior_unit_id,
        "official_unit": leave.official_unit_id,
        "content": content_digest(bytes(leave.salt), leave.digested()),
        "papers": papers,
        "advice": leave.advice,
        "decision": leave.decision,
        "uses": uses,
        "note": content_digest(bytes(leave.note_salt), words_content(leave.note)),
        "ended_on": leave.ended_on.isoformat() if leave.ended_on else None,
    }


def _uses(ids: Sequence[int]) -> Mapping[int, list[str]]:
    found = defaultdict[int, list[str]](list)
    rows = LeaveUse.objects.filter(leave__in=ids).order_by("year")
    for pk, year, days in rows.values_list("leave", "year", "days"):
        found[pk].append(f"{year}:{days}")
    return found


def _papers(ids: Sequence[int]) -> Mapping[int, list[str]]:
    found = defaultdict[int, list[str]](list)
    rows = Attachment.objects.filter(object_kind=PAPERS, object_id__in=ids).order_by("object_id", "position", "id")
    for pk, digest in rows.values_list("object_id", "file__sha256"):
        found[pk].append(digest)
    return found


@attest("attendance.leave_balances")
def balances_match_their_events() -> Iterator[Mismatch]:
    """What was used before this platform, as the personnel office entered it."""
    events = told(Q(name="attendance.leave_balance_entered"))
    recorded = {one.payload["balance"]: one.payload for one in events}
    names = ("employee", "year", "used", "postponed", "basis")
    rows = {row["id"]: row for row in LeaveBalance.objects.values("id", *names)}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"leave balance {pk}", recorded.get(pk), rows.get(pk), of=names)


@attest("attendance.leave_authorities")
def authorities_match_their_events() -> Iterator[Mismatch]:
    """Who may give leave by which decision."""
    recorded = {one.payload["authority"]: one.payload for one in told(Q(stream=AUTHORITIES))}
    rows = {row.pk: _authority(row) for row in LeaveAuthority.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"authority to give leave {pk}", recorded.get(pk), rows.get(pk))


def _authority(row: LeaveAuthority) -> dict[str, Any]:
    return {
        "authority": row.pk,
        "unit": row.unit_id,
        "holder": row.holder_id,
        "kinds": list(row.kinds),
        "decree": row.decree,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
    }
