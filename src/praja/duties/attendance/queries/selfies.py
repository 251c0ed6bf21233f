# SPDX-License-Identifier: EUPL-1.2
"""Photos of punches, for whoever said why."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.models import Look, Punch, Selfie
from praja.duties.attendance.models.punches import PHOTO
from praja.duties.attendance.queries.punches import punch_for
from praja.duties.attendance.rules import is_own
from praja.kernel.people.sealing import open_bytes
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone

PHOTO_SEEN = "photo"
"""What a `Look` at a photo says of itself."""
OPEN = timedelta(minutes=5)
"""So long after saying why the photo can be fetched."""


def has_photo(punch: Punch, day: date) -> bool:
    """Whether a photo of this punch is kept on that day."""
    return bool(punch.photo_digest) and Selfie.objects.filter(punch=punch, keep_until__gte=day).exists()


def photo_for(actor: Actor, pk: int, at: datetime) -> bytes:
    """The photo of a punch as JPEG, for its employee, or for who said why in the last minutes. Raises NotFound."""
    punch = punch_for(actor, pk)
    said = Look.objects.filter(punch=punch, what=PHOTO_SEEN, account_id=int(actor.id), looked_at__gt=at - OPEN)
    if not is_own(actor, punch) and not said.exists():
        raise NotFound(_("The photo is closed."), next_step=_("Open the check-in again and say why you look."))
    found = Selfie.objects.filter(punch=punch, keep_until__gte=local_date(at, local_zone())).first()
    if found is None:
        raise photo_is_gone()
    return open_bytes(found.photo, PHOTO)


def photo_is_gone() -> NotFound:
    return NotFound(
        _("No photo is kept of this check-in."),
        next_step=_("None was sent, or the time for which it is kept is over."),
    )
