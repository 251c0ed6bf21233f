# SPDX-License-Identifier: EUPL-1.2
"""Letting go of positions and photos whose time is over. What was judged by them stays."""

from datetime import date, datetime

from django.db import transaction

from praja.duties.attendance.events.punches import POSITIONS, PositionsBlanked
from praja.duties.attendance.models import Punch, Selfie
from praja.kernel.ledger.operations import record
from praja.kernel.people.sealing import Sealed
from praja.lib.actors import Actor

AT_ONCE = 5_000


def blank_positions(*, before: date, actor: Actor, at: datetime) -> int:
    """Blank positions and remove photos that were to be kept until a day before `before`. Returns how many; none, no event.

    Records `attendance.positions_blanked`.
    """
    with transaction.atomic():
        due = Punch.objects.filter(position_until__lt=before).order_by("position_until")
        chosen = list(due.values_list("pk", flat=True)[:AT_ONCE])
        positions = Punch.objects.filter(pk__in=chosen).update(position=Sealed(b""), position_until=None)
        old = list(Selfie.objects.filter(keep_until__lt=before).values_list("pk", flat=True)[:AT_ONCE])
        photos, _kinds = Selfie.objects.filter(pk__in=old).delete()
        if positions or photos:
            event = PositionsBlanked(until=before.isoformat(), positions=positions, photos=photos)
            record(event, actor=actor, at=at, stream=POSITIONS)
    return positions + photos
