# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: telephones, their punches, what was decided of them, and who looked."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from typing import Any

from django.db.models import Q

from praja.duties.attendance.enums import Source
from praja.duties.attendance.models import Judgement, Look, Phone, Punch
from praja.duties.attendance.models.digests import digest_of_punch
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import held_against, told

CHUNK = 1_000
REGISTERED, ENDED = "attendance.phone_registered", "attendance.phone_ended"
PUNCHED, JUDGED, LOOKED = "attendance.punched", "attendance.punch_judged", "attendance.looked_at"


@attest("attendance.phones")
def phones_match_their_events() -> Iterator[Mismatch]:
    """Whose key it is, and whether it holds."""
    recorded: dict[int, dict[str, Any]] = {}
    for one in told(Q(name__in=(REGISTERED, ENDED)), order=("id",)):
        pk = one.payload["phone"]
        if one.name == ENDED:
            recorded.setdefault(pk, {"phone": pk})["ended"] = moment_text(one.at)
            continue
        recorded[pk] = {"phone": pk, "employee": one.payload["employee"], "key": one.payload["key"], "ended": ""}
        replaced = one.payload["replaced"]
        if replaced is not None:
            recorded.setdefault(replaced, {"phone": replaced})["ended"] = moment_text(one.at)
    rows = {row.pk: _phone(row) for row in Phone.objects.all()}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"telephone {pk}", recorded.get(pk), rows.get(pk))


def _phone(row: Phone) -> dict[str, Any]:
    fits = sha256(bytes(row.key)).digest() == bytes(row.key_hash)
    return {
        "phone": row.pk,
        "employee": row.employee_id,
        "key": bytes(row.key_hash).hex() if fits else "another key",
        "ended": moment_text(row.ended_at) if row.ended_at else "",
    }


@attest("attendance.punches")
def punches_match_their_events() -> Iterator[Mismatch]:
    """Every punch from a telephone against its event, both in the order of their ids; the position aside, which ends."""
    rows = Punch.objects.filter(source=Source.PHONE)
    unseen = set(rows.values_list("pk", flat=True))
    events = told(Q(name=PUNCHED), order=("id",))
    while chunk := list(islice(events, CHUNK)):
        held = rows.in_bulk([one.payload["punch"] for one in chunk])
        for one in chunk:
            pk = one.payload["punch"]
            row = held.get(pk)
            unseen.discard(pk)
            yield from held_against(f"punch {pk}", one.payload, _punch(row) if row else None)
    for pk in sorted(unseen):
        yield from held_against(f"punch {pk}", None, None)


def _punch(row: Punch) -> dict[str, Any]:
    return {
        "employee": row.employee_id,
        "punch": row.pk,
        "at": moment_text(row.at),
        "received": moment_text(row.received_at),
        "verdict": row.verdict,
        "reason": row.reason,
        "place": row.place_id,
        "phone": row.phone_id,
        "content": digest_of_punch(row),
    }


@attest("attendance.judgements")
def judgements_match_their_events() -> Iterator[Mismatch]:
    """What was decided of punches that were held, by whom and why."""
    recorded = {
        one.payload["punch"]: {**one.payload, "by": one.actor, "at": moment_text(one.at)}
        for one in told(Q(name=JUDGED), order=("id",))
    }
    rows = {row.punch_id: _judgement(row) for row in Judgement.objects.select_related("punch")}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"judgement of punch {pk}", recorded.get(pk), rows.get(pk))


def _judgement(row: Judgement) -> dict[str, Any]:
    return {
        "employee": row.punch.employee_id,
        "punch": row.punch_id,
        "counts": row.counts,
        "reason": content_digest(bytes(row.salt), {"reason": row.reason}),
        "by": str(row.judged_by_id),
        "at": moment_text(row.judged_at),
    }


@attest("attendance.looks")
def looks_match_their_events() -> Iterator[Mismatch]:
    """Who looked at which punch, and why."""
    recorded = {
        one.payload["look"]: {**one.payload, "by": one.actor, "at": moment_text(one.at)}
        for one in told(Q(name=LOOKED), order=("id",))
    }
    rows = {row.pk: _look(row) for row in Look.objects.select_related("punch")}
    for pk in sorted({*recorded, *rows}):
        yield from held_against(f"look {pk}", recorded.get(pk), rows.get(pk))


def _look(row: Look) -> dict[str, Any]:
    return {
        "look": row.pk,
        "employee": row.punch.employee_id,
        "punch": row.punch_id,
        "what": row.what,
        "reason": content_digest(bytes(row.salt), {"reason": row.reason}),
        "by": str(row.account_id),
        "at": moment_text(row.looked_at),
    }
