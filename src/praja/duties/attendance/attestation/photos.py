# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: each photo is the one that came with its punch, and none went before its time."""

from collections.abc import Iterator

from django.db.models import Q

from praja.duties.attendance.events.punches import POSITIONS
from praja.duties.attendance.models import Punch, Selfie
from praja.duties.attendance.models.digests import digest_of_photo
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import held_against, told

BLANKED = "attendance.positions_blanked"


@attest("attendance.photos")
def photos_match_their_punches() -> Iterator[Mismatch]:
    """The digest of a photo stands in its punch, which `attendance.punches` holds against the ledger."""
    kept = 0
    for row in Selfie.objects.select_related("punch").order_by("pk").iterator(chunk_size=200):
        kept += 1
        came, here = {"digest": row.punch.photo_digest}, {"digest": digest_of_photo(row.photo)}
        yield from held_against(f"photo of punch {row.punch_id}", came, here)
    taken = Punch.objects.exclude(photo_digest="").count()
    went = sum(one.payload["photos"] for one in told(Q(stream=POSITIONS), names=(BLANKED,)))
    yield from held_against("photos", {"number": taken - went}, {"number": kept})
