# SPDX-License-Identifier: EUPL-1.2
"""The digests by which the ledger knows places, telephones and punches."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from praja.duties.attendance.models.days import Day
from praja.duties.attendance.models.places import Place
from praja.duties.attendance.models.punches import Punch
from praja.kernel.ledger.domain.chain import canonical, moment_text
from praja.kernel.people.sealing import Sealed


def _digest(content: dict[str, Any]) -> str:
    return sha256(canonical(content).encode()).hexdigest()


def digest_of_place(row: Place) -> str:
    """What a place is, apart from unit and days. Degrees as text: a database may write numbers anew."""
    outline = [[f"{x:.7f} {y:.7f}" for x, y in ring] for ring in row.outline]
    return _digest(
        {
            "name": row.name,
            "kind": str(row.kind),
            "outline": outline,
            "limit": row.accuracy_limit,
            "code": row.needs_code,
            "photo": row.wants_photo,
            "secret": sha256(row.code_secret.token).hexdigest(),
        }
    )


def digest_of_display(row: Place) -> str:
    """The hash of the secret in the address of its display, hashed once more; empty without a display."""
    return sha256(bytes(row.display_hash)).hexdigest() if row.display_hash else ""


def digest_of_punch(row: Punch) -> str:
    """A punch from a telephone without its position, how exact and how far away it was, and the day on which that goes: those
    are blanked."""
    photo = {"photo": row.photo_digest} if row.photo_digest else {}
    return _digest(
        photo
        | {
            "source": str(row.source),
            "direction": int(row.direction),
            "nonce": str(row.nonce) if row.nonce else "",
            "offline": row.was_offline,
        }
    )


def digest_of_photo(photo: Sealed) -> str:
    """A photo as it is sealed: whoever has only the digest learns nothing of it."""
    return sha256(photo.token).hexdigest()


def digest_of_days(days: Iterable[Day]) -> str:
    """One digest over what pay and discipline follow from: who, when, what, and by how much."""
    whole = sha256()
    for day in days:
        whole.update(canonical(_day_content(day)).encode() + b"\n")
    return whole.hexdigest()


def _day_content(day: Day) -> dict[str, object]:
    return {
        "employee": day.employee_id,
        "day": day.day.isoformat(),
        "unit": day.unit_id,
        "code": day.code,
        "late": [day.late_minutes, day.late_class],
        "early": [day.early_minutes, day.early_class],
        "worked": day.worked_minutes,
    }


def listed_content(punches: Iterable[Punch]) -> dict[str, object]:
    """What the ledger's digest of a list kept by hand covers."""
    return {"rows": sorted([punch.employee_id or 0, moment_text(punch.at), punch.direction] for punch in punches)}
