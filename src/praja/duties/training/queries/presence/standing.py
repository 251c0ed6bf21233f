# SPDX-License-Identifier: EUPL-1.2
"""How much of a class somebody was there for."""

from collections import defaultdict

from praja.duties.training.domain.presence import PresenceShare, was_there
from praja.duties.training.enums import HOLDING
from praja.duties.training.models import ClassSession, Presence, Seat, TrainingClass


def presence_of(training_class: TrainingClass) -> dict[int, PresenceShare]:
    """Of every seat that takes or took part: lesson hours (JP) at which its holder was present, and those that the class holds,
    cancelled sessions left out. Three statements, whatever the number of seats."""
    sessions = ClassSession.objects.filter(training_class=training_class, cancelled_at=None)
    rows = sessions.values_list("pk", "jp", "presence_plan__leaves_from")
    held = {pk: (jp, leaves_from is not None) for pk, jp, leaves_from in rows}
    present: dict[int, int] = defaultdict(int)
    facts = Presence.objects.filter(session__in=held).values_list(
        "seat_id", "session_id", "word", "arrived_at", "left_at"
    )
    for seat, session, word, arrived, left in facts:
        jp, asks = held[session]
        if was_there(word, has_arrived=arrived is not None, has_left=left is not None, asks_who_leaves=asks):
            present[seat] += jp
    total = sum(jp for jp, _asks in held.values())
    seats = Seat.objects.filter(training_class=training_class, status__in=HOLDING).values_list("pk", flat=True)
    return {seat: PresenceShare(present[seat], total) for seat in seats}
