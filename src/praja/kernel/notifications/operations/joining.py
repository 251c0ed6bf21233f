# SPDX-License-Identifier: EUPL-1.2
"""A conversation on another channel joins a matter by a short code that its reporter reads on their own page."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.kernel.notifications.domain.conversing import JOIN_LASTS, JOIN_LENGTH, JOIN_TRIES, join_code_in
from praja.kernel.notifications.enums import Direction
from praja.kernel.notifications.events import JoinOffered
from praja.kernel.notifications.models import JoinOffer, Thread, Utterance
from praja.kernel.people.sealing import lookup_key
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import ALPHABET, read_code

PURPOSE = "thread.join"


@dataclass(frozen=True, slots=True)
class Offered:
    """The code, told once, and the moment until which it counts. Its bearer writes `SAMBUNG <code>`."""

    code: str
    until: datetime


def offer_join(*, case: Case, actor: Actor, at: datetime) -> Offered:
    """Make a code for `case`; an earlier one that nobody used ends. The caller has asked its own rule."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(JOIN_LENGTH))
    until = at + JOIN_LASTS
    with transaction.atomic():
        JoinOffer.objects.filter(case=case, used_at=None).delete()
        JoinOffer.objects.create(case=case, code_key=_key(code), until=until)
        record(JoinOffered(until=moment_text(until)), actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    return Offered(code, until)


def redeem_join(*, thread: Thread, code: str, at: datetime) -> Case | None:
    """The matter that a code opens, which is then used up; None for a wrong, old or used one, or after too many wrong ones.

    The caller places the words that held the code, which is the event.
    """
    with transaction.atomic():
        if _tries(thread, at) > JOIN_TRIES:
            return None
        offers = JoinOffer.objects.select_for_update(of=("self",)).select_related("case")
        offer = offers.filter(code_key=_key(read_code(code)), used_at=None, until__gt=at).first()
        if offer is None:
            return None
        offer.used_at = at
        offer.save(update_fields=["used_at"])
        return offer.case


def _key(code: str) -> bytes:
    return lookup_key(code, PURPOSE) or b""


def _tries(thread: Thread, at: datetime) -> int:
    """Messages with a code that opened nothing, in the last hour; the present one counts."""
    since = at - timedelta(hours=1)
    said = Utterance.objects.filter(thread=thread, direction=Direction.IN, case=None, kept_at__gte=since)
    return sum(bool(join_code_in(text)) for text in said.values_list("text", flat=True)[:100])
