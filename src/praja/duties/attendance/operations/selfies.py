# SPDX-License-Identifier: EUPL-1.2
"""The photo that comes with a punch where a place wants one: made small, sealed, and kept for a short stated time."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from praja.duties.attendance.models import Punch, Selfie
from praja.duties.attendance.models.punches import PHOTO
from praja.kernel.documents.domain.images import clean_image
from praja.kernel.documents.domain.limits import Limits, Unacceptable
from praja.kernel.documents.enums import Kind
from praja.kernel.law.queries import rule_in_force
from praja.kernel.people.sealing import Sealed, seal_bytes

LIMITS = Limits(pixels=4_000_000)
EDGES = (360, 240, 160)
"""Pixels a side, the largest first: a face that its head knows, no more."""
MOST_KEPT = 40_000
"""Bytes."""


def small_photo(sent: bytes, digest: str) -> bytes:
    """The picture as a small JPEG with nothing that travelled in it; empty where none came, where it is not the one whose digest
    was signed, or where it is no picture. A photo that did not arrive whole is nobody's fault: the punch is judged without."""
    if not sent or not digest or sha256(sent).hexdigest() != digest:
        return b""
    try:
        made = (clean_image(sent, Kind.JPEG, replace(LIMITS, edge=edge)).data for edge in EDGES)
        return next((data for data in made if len(data) <= MOST_KEPT), b"")
    except Unacceptable:
        return b""


def seal_photo(photo: bytes) -> Sealed:
    """A small photo, sealed; an empty one stays empty."""
    return seal_bytes(photo, PHOTO)


def keep_photo(punch: Punch, photo: Sealed, day: date) -> None:
    """Keep it beside its punch as long as the rule of `day` says. Called in the transaction of the punch."""
    kept = int(rule_in_force("attendance.photo_kept", day).value)
    Selfie.objects.create(punch=punch, photo=photo, keep_until=day + timedelta(days=kept))
