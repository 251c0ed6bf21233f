# SPDX-License-Identifier: EUPL-1.2
"""The two ends of sending: taking messages to be sent, and writing down what came of it. Between them no transaction."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.notifications.channels import quiet_hours
from praja.kernel.notifications.domain.retrying import MOST_TRIES, wait_after
from praja.kernel.notifications.enums import MessageStatus
from praja.kernel.notifications.events import MessageFailed, MessageSent, stream_of
from praja.kernel.notifications.models import Message
from praja.lib.actors import Actor
from praja.lib.moments import local_zone

LEASE = timedelta(minutes=10)
"""How long a taken message is left alone; after that its worker is taken to be gone and it is sent again."""


def claim_messages(*, actor: Actor, at: datetime, limit: int = 20) -> list[Message]:
    """Take up to `limit` due messages for sending and count the try; in quiet hours only urgent ones.

    A message whose worker was lost is taken again after `LEASE`; after `MOST_TRIES` tries it is given up.
    """
    with transaction.atomic():
        due = Message.objects.filter(status=MessageStatus.QUEUED, not_before__lte=at)
        if quiet_hours().covers(at, local_zone()):
            due = due.filter(urgent=True)
        rows = list(due.select_for_update(skip_locked=True).order_by("not_before", "id")[:limit])
        lost = [row for row in rows if row.attempts >= MOST_TRIES]
        for row in lost:
            _give_up(row, "WorkerLost", actor, at)
        taken = [row.pk for row in rows if row not in lost]
        Message.objects.filter(pk__in=taken).update(attempts=F("attempts") + 1, not_before=at + LEASE)
    return list(Message.objects.filter(pk__in=taken).select_related("recipient").order_by("id"))


def complete_message(*, message: Message, error: str, actor: Actor, at: datetime) -> Message:
    """Write down what came of one try: `error` is the class of the failure, empty for none.

    After a failure it waits longer each time, and is given up after `MOST_TRIES`. Completing it again changes nothing.
    """
    with transaction.atomic():
        row = Message.objects.select_for_update().get(pk=message.pk)
        if row.status != MessageStatus.QUEUED:
            return row
        if not error:
            _sent(row, actor, at)
        elif row.attempts >= MOST_TRIES:
            _give_up(row, error, actor, at)
        else:
            row.not_before, row.error = at + wait_after(row.attempts), error
            row.save(update_fields=["not_before", "error"])
    return row


def _sent(row: Message, actor: Actor, at: datetime) -> None:
    row.status, row.sent_at, row.error = MessageStatus.SENT, at, ""
    row.save(update_fields=["status", "sent_at", "error"])
    event = MessageSent(message=row.pk, about=row.event_id, channel=row.channel, template=row.template)
    _record(row, event, actor, at)


def _give_up(row: Message, error: str, actor: Actor, at: datetime) -> None:
    row.status, row.error = MessageStatus.FAILED, error
    row.save(update_fields=["status", "error"])
    event = MessageFailed(
        message=row.pk,
        about=row.event_id,
        channel=row.channel,
        template=row.template,
        attempts=row.attempts,
        error=error,
    )
    _record(row, event, actor, at)


def _record(row: Message, event: Event, actor: Actor, at: datetime) -> None:
    refs = {"message": row.pk, "person": row.recipient_id}
    record(event, actor=actor, at=at, stream=stream_of(row.pk), refs=refs)
