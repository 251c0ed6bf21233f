# SPDX-License-Identifier: EUPL-1.2
"""Looking at where somebody was. Who does is kept, and its employee sees who and why."""

import json
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.saying import Position
from praja.duties.attendance.events.punches import LookedAt, stream_of_month
from praja.duties.attendance.models import Look, Punch
from praja.duties.attendance.models.punches import POSITION
from praja.duties.attendance.operations.judging import guarded_reason
from praja.duties.attendance.rules import may_look
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.people.sealing import open_sealed
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotAllowed, NotFound
from praja.lib.moments import local_zone

POSITION_SEEN = "position"


def look_at(*, punch: Punch, reason: str, actor: Actor, at: datetime) -> Position:
    """The position that was sent with a punch. One's own is read without a reason and without a trace.

    Raises NotAllowed, ReasonMissing, NotFound (none was sent, or its time is over). Records `attendance.looked_at`.
    """
    if not may_look.allows(actor, punch) or punch.employee is None:
        raise NotAllowed(
            _("You may not see where this was."),
            next_step=_("The head of the employee's unit or the personnel office may."),
        )
    is_own = actor.person_id is not None and actor.person_id == punch.employee.person_id
    said = "" if is_own else guarded_reason(reason)
    if not punch.position:
        raise NotFound(
            _("No position is kept of this check-in."),
            next_step=_("None was sent, or the time for which it is kept is over."),
        )
    if not is_own:
        _note(punch, punch.employee.pk, said, actor, at)
    found = json.loads(open_sealed(punch.position, POSITION))
    return Position(found["lat"], found["lon"], found["accuracy"])


def _note(punch: Punch, employee: int, said: str, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        salt = new_salt()
        row = Look.objects.create(
            punch=punch, account_id=int(actor.id), what=POSITION_SEEN, reason=said, salt=salt, looked_at=at
        )
        event = LookedAt(
            employee=employee,
            punch=punch.pk,
            look=row.pk,
            what=POSITION_SEEN,
            reason=content_digest(salt, {"reason": said}),
        )
        stream = stream_of_month(employee, local_date(at, local_zone()))
        record(event, actor=actor, at=at, stream=stream, refs={"employee": employee, "punch": punch.pk})
