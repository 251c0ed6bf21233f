# SPDX-License-Identifier: EUPL-1.2
"""The committee's word on who was there: for those without a telephone, and against codes that were lent."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from praja.duties.training.domain.presence import MANUAL_REASON
from praja.duties.training.enums import HOLDING
from praja.duties.training.enums.presence import PresenceWord
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.errors.presence import PresenceRefused
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.presence import PresenceJudged
from praja.duties.training.models import ClassSession, Seat
from praja.duties.training.models.presence import Presence
from praja.duties.training.models.presence_digests import digest_of_word
from praja.duties.training.rules import RUN_CLASS
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor


def judge_presence(
    *, session: ClassSession, seats: Collection[int], word: PresenceWord, reason: str, actor: Actor, at: datetime
) -> int:
    """Say of the holders of these seats of the class that they were at the session, or were not, whatever codes tell; with one
    reason for all. Returns of how many that is news; said again with the same reason it changes nothing.

    Raises PresenceRefused without a reason or a participant, and NotYourClass for whoever does not run the class. Records
    `training.presence_judged` in the stream of each seat.
    """
    if not RUN_CLASS.allows(actor, session.training_class):
        raise NotYourClass
    text = " ".join(reason.split())[:MANUAL_REASON]
    if not text:
        raise PresenceRefused.reason()
    with transaction.atomic():
        held = Seat.objects.filter(pk__in=seats, training_class=session.training_class_id, status__in=HOLDING)
        chosen = list(held.order_by("pk").values_list("pk", flat=True))
        if not chosen:
            raise PresenceRefused.nobody()
        rows = {
            row.seat_id: row for row in Presence.objects.select_for_update().filter(session=session, seat__in=chosen)
        }
        news = [seat for seat in chosen if seat not in rows or (rows[seat].word, rows[seat].reason) != (word, text)]
        for seat in news:
            _say(rows.get(seat) or Presence(seat_id=seat, session=session), word, text, actor, at)
    return len(news)


def _say(row: Presence, word: PresenceWord, reason: str, actor: Actor, at: datetime) -> None:
    row.word, row.reason, row.salt = word, reason, new_salt()
    row.save()
    event = PresenceJudged(
        seat=row.seat_id, session=row.session_id, presence=row.pk, word=str(word), reason=digest_of_word(row)
    )
    record(event, actor=actor, at=at, stream=stream_of_seat(row.seat_id), refs={"seat": row.seat_id})
