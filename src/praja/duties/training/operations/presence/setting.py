# SPDX-License-Identifier: EUPL-1.2
"""The committee sets when a session records presence."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.errors.presence import PresenceRefused
from praja.duties.training.events.presence import PresenceSet, stream_of_presence
from praja.duties.training.models import ClassSession
from praja.duties.training.models.presence import PRESENCE_CODE, PresencePlan
from praja.duties.training.models.presence_digests import digest_of_secret
from praja.duties.training.rules import RUN_CLASS
from praja.kernel.ledger.operations import record
from praja.kernel.people.sealing import seal
from praja.lib.actors import Actor
from praja.lib.codes import new_code

LONGEST = 600
"""Minutes before or after a start: a day's session."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Minutes around start and end, as `models.PresencePlan` has them."""

    opens_before: int = 30
    late_after: int = 15
    closes_after: int = 60
    leaves_from: int | None = None


def set_presence(*, session: ClassSession, windows: Windows, actor: Actor, at: datetime) -> PresencePlan:
    """From now on the session takes whom these windows say; its code comes with the first of them and stays.

    Raises PresenceRefused, and NotYourClass for whoever does not run the class. Records `training.presence_set`.
    """
    if not RUN_CLASS.allows(actor, session.training_class):
        raise NotYourClass
    _guard(windows)
    with transaction.atomic():
        plan = PresencePlan.objects.select_for_update().filter(session=session).first()
        if plan is None:
            secret = seal(secrets.token_hex(20), PRESENCE_CODE)
            plan = PresencePlan(session=session, mark=new_code(), code_secret=secret)
        for name in ("opens_before", "late_after", "closes_after", "leaves_from"):
            setattr(plan, name, getattr(windows, name))
        plan.save()
        event = PresenceSet(
            session=session.pk,
            mark=plan.mark,
            opens_before=plan.opens_before,
            late_after=plan.late_after,
            closes_after=plan.closes_after,
            leaves_from=plan.leaves_from,
            secret=digest_of_secret(plan),
        )
        record(event, actor=actor, at=at, stream=stream_of_presence(session.pk), refs={"session": session.pk})
    return plan


def _guard(windows: Windows) -> None:
    for name in ("opens_before", "late_after", "closes_after", "leaves_from"):
        value = getattr(windows, name)
        if value is not None and not 0 <= value <= LONGEST:
            raise PresenceRefused.range(name)
    if windows.late_after > windows.closes_after:
        raise PresenceRefused.order()
