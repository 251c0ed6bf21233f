# SPDX-License-Identifier: EUPL-1.2
"""Looking at where somebody was, or at their photo. Who does is kept, and its employee sees who and why."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.saying import Position
from praja.duties.attendance.events.punches import LookedAt, stream_of_month
from praja.duties.attendance.models import Look, Punch
from praja.duties.attendance.models.punches import POSITION
from praja.duties.attendance.operations.judging import guarded_reason
from praja.duties.attendance.queries.selfies import PHOTO_SEEN, has_photo, photo_is_gone
from praja.duties.attendance.rules import is_own, may_look
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.people.sealing import open_sealed
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotAllowed, NotFound
from praja.lib.moments import local_zone

POSITION_SEEN = "position"


@dataclass(frozen=True, slots=True)
class Spot:
    """A position as somebody sees it, and how many whole metres outside the punch's place it lies; None: of no place."""

    position: Position
    outside: int | None


def look_at(*, punch: Punch, reason: str, actor: Actor, at: datetime) -> Spot:
    """The position that was sent with a punch. One's own is read without a reason and without a trace.

    Raises NotAllowed, ReasonMissing, NotFound (none was sent, or its time is over). Records `attendance.looked_at`.
    """
    said = _guarded(punch, reason, actor)
    if not punch.position:
        raise NotFound(
            _("No position is kept of this check-in."),
            next_step=_("None was sent, or the time for which it is kept is over."),
        )
    if said:
        _note(punch, POSITION_SEEN, said, actor, at)
    found = json.loads(open_sealed(punch.position, POSITION))
    return Spot(Position(found["lat"], found["lon"], found["accuracy"]), found["outside"])


def look_at_photo(*, punch: Punch, reason: str, actor: Actor, at: datetime) -> None:
    """From now on, for a few minutes, the photo of a punch can be fetched (`queries.selfies.photo_for`). One's own is seen
    without a reason and without a trace.

    Raises NotAllowed, ReasonMissing, NotFound (none was sent, or its time is over). Records `attendance.looked_at`.
    """
    said = _guarded(punch, reason, actor)
    if not has_photo(punch, local_date(at, local_zone())):
        raise photo_is_gone()
    if said:
        _note(punch, PHOTO_SEEN, said, actor, at)


def _guarded(punch: Punch, reason: str, actor: Actor) -> str:
    """Why somebody looks; empty for one's own. Raises NotAllowed, ReasonMissing."""
    if not may_look.allows(actor, punch) or punch.employee is None:
        raise NotAllowed(
            _("You may not see where this was."),
            next_step=_("The head of the employee's unit or the personnel office may."),
        )
    return "" if is_own(actor, punch) else guarded_reason(reason)


def _note(punch: Punch, what: str, said: str, actor: Actor, at: datetime) -> None:
    employee = int(punch.employee_id or 0)
    with transaction.atomic():
        salt = new_salt()
        row = Look.objects.create(
            punch=punch, account_id=int(actor.id), what=what, reason=said, salt=salt, looked_at=at
        )
        event = LookedAt(
            employee=employee,
            punch=punch.pk,
            look=row.pk,
            what=what,
            reason=content_digest(salt, {"reason": said}),
        )
        stream = stream_of_month(employee, local_date(at, local_zone()))
        record(event, actor=actor, at=at, stream=stream, refs={"employee": employee, "punch": punch.pk})
