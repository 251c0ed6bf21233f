# SPDX-License-Identifier: EUPL-1.2
"""Looking for somebody by what only they should know leaves a trace of who looked, and none of whom."""

from datetime import datetime

from django.db import transaction

from praja.kernel.ledger.operations import record
from praja.kernel.people.events import PersonLookedUp
from praja.lib.actors import Actor


def note_lookup(*, key: str, found: bool, actor: Actor, at: datetime) -> None:
    """An officer looked somebody up by `key` (phone, email, nik). One event each time, in a stream of the officer's own, so that
    nobody waits for somebody else's; looking is never slowed down or refused.
    """
    with transaction.atomic():
        stream = f"lookups:{actor.kind}:{actor.id}"
        record(PersonLookedUp(key=key, found=found), actor=actor, at=at, stream=stream, refs={})
