# SPDX-License-Identifier: EUPL-1.2
"""Messages as channels deliver them: kept sealed at once, taken in by the worker, which fetches what is attached."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F

from praja.kernel.notifications.domain.conversing import ID_LENGTH, Incoming
from praja.kernel.notifications.domain.retrying import wait_after
from praja.kernel.notifications.models import Arrival, Utterance
from praja.kernel.notifications.operations.sending import LEASE
from praja.kernel.people.sealing import open_sealed, seal
from praja.lib.actors import Actor

PURPOSE = "arrival.body"


def keep_arrivals(*, channel: str, messages: Sequence[Incoming], actor: Actor, at: datetime) -> int:
    """Keep what a channel delivered until it is taken in. Returns how many rows are new; delivered again adds none.

    No event: nobody has acted yet, and every one becomes `notifications.received`.
    """
    messages = [replace(message, external_id=message.external_id[:ID_LENGTH]) for message in messages]
    ids = [message.external_id for message in messages]
    with transaction.atomic():
        known = set(
            Utterance.objects.filter(channel=channel, external_id__in=ids).values_list("external_id", flat=True)
        )
        rows = [
            Arrival(
                channel=channel,
                external_id=message.external_id,
                body=seal(message.to_json(), PURPOSE),
                arrived_at=at,
                not_before=at,
            )
            for message in messages
            if message.external_id not in known
        ]
        Arrival.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def claim_arrivals(*, actor: Actor, at: datetime, limit: int = 20) -> list[Arrival]:
    """Take up to `limit` that wait, oldest first, and count the try. One whose worker was lost is taken again later."""
    with transaction.atomic():
        rows = Arrival.objects.select_for_update(skip_locked=True).filter(not_before__lte=at)
        taken = [row.pk for row in rows.order_by("id")[:limit]]
        Arrival.objects.filter(pk__in=taken).update(attempts=F("attempts") + 1, not_before=at + LEASE)
    return list(Arrival.objects.filter(pk__in=taken).order_by("id"))


def complete_arrival(*, arrival: Arrival, error: str, actor: Actor, at: datetime) -> None:
    """It was taken in and goes; or it waits, longer each time, with the class of the `error`."""
    if not error:
        Arrival.objects.filter(pk=arrival.pk).delete()
        return
    wait = wait_after(arrival.attempts)
    Arrival.objects.filter(pk=arrival.pk).update(error=error[:60], not_before=at + wait)


def message_in(arrival: Arrival) -> Incoming:
    """What came, opened."""
    return Incoming.of_json(open_sealed(arrival.body, PURPOSE))
