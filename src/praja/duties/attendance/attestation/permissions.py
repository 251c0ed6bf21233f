# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: permissions were asked for and given for these days, in these words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from praja.duties.attendance.enums import PERMISSION
from praja.duties.attendance.models import Permission
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.telling import Told, held_against, told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_content

CHUNK = 500
ASKED = ("attendance.permission_asked", "attendance.permission_ordered")
NOTED = ("attendance.permission_given", "attendance.permission_refused", "attendance.permission_revoked")
WISH = ("employee", "kind", "first_day", "last_day", "superior_unit", "content")


@attest("attendance.permissions")
def permissions_match_their_events() -> Iterator[Mismatch]:
    """Compare every permission with what was recorded of it."""
    last, rows = 0, Case.objects.filter(procedure=PERMISSION).order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        events = told_by_stream([case.stream for case in chunk], names=(*ASKED, *NOTED))
        found = Permission.objects.in_bulk([case.pk for case in chunk])
        for case in chunk:
            row = found.get(case.pk)
            recorded = _recorded(events.get(case.stream, ()))
            yield from held_against(f"permission {case.code}", recorded, None if row is None else _held(row))


def _recorded(events: Sequence[Told]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for one in events:
        if one.name in ASKED:
            found = {name: one.payload[name] for name in WISH}
        else:
            found["note"] = one.payload["note"]
    return found or None


def _held(row: Permission) -> Mapping[str, Any]:
    return {
        "employee": row.employee_id,
        "kind": row.kind,
        "first_day": row.first_day.isoformat(),
        "last_day": row.last_day.isoformat(),
        "superior_unit": row.superior_unit_id,
        "content": content_digest(bytes(row.salt), row.digested()),
        "note": content_digest(bytes(row.note_salt), words_content(row.note)),
    }
