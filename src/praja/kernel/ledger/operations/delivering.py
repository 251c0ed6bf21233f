# SPDX-License-Identifier: EUPL-1.2
"""Emptying the outbox: at least once, in order within a stream, safe with any number of workers."""

import json
import logging
from datetime import datetime, timedelta
from traceback import format_tb

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from praja.kernel.ledger.events import revive
from praja.kernel.ledger.models import Delivery, LedgerEvent
from praja.kernel.ledger.subscriptions import TREE, Delivered, handler_of
from praja.lib.actors import Actor, ActorKind

log = logging.getLogger("praja.outbox")

STUCK_AFTER = 8
"""Failed tries after which `praja doctor` names the row. It is still tried, once an hour."""

_LONGEST_WAIT = timedelta(hours=1)


def deliver_due(*, at: datetime, limit: int = 50) -> int:
    """Hand up to `limit` waiting events to their subscribers. Returns how many rows were dealt with, failures included.

    Each row is deleted in the same transaction in which its handler runs, so a handler's writes happen exactly once; what
    it starts outside the database may happen again. A failing row waits longer each time and holds back only the later
    rows of the same stream for the same subscriber.
    """
    try:
        return _deliver_together(at, limit)
    except IntegrityError:
        # A row that points nowhere is found only when the transaction ends: each alone, so that it stops nobody else.
        return sum(_deliver_alone(pk, at) for pk in list(_next_in_line(at).values_list("pk", flat=True)[:limit]))


def _deliver_together(at: datetime, limit: int) -> int:
    with transaction.atomic():
        rows = list(_locked(_next_in_line(at))[:limit])
        for row in rows:
            _deliver(row, at)
    return len(rows)


def _deliver_alone(pk: int, at: datetime) -> int:
    row: Delivery | None = None
    try:
        with transaction.atomic():
            row = _locked(_next_in_line(at)).filter(pk=pk).first()
            if row is None:
                return 0
            _deliver(row, at)
    except IntegrityError as error:
        if row is None:
            raise
        _note_failure(row, at, error)
    return 1


def _next_in_line(at: datetime) -> QuerySet[Delivery]:
    earlier = Delivery.objects.filter(
        subscriber=OuterRef("subscriber"), stream=OuterRef("stream"), id__lt=OuterRef("id")
    )
    return Delivery.objects.filter(~Exists(earlier), available_at__lte=at).exclude(subscriber=TREE).order_by("id")


def _locked(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    return rows.select_related("event")


def _deliver(row: Delivery, at: datetime) -> None:
    handler = handler_of(row.subscriber)
    if handler is None:
        _put_off(row, at, "no handler of this name is installed")
        return
    try:
        with transaction.atomic():
            handler(delivered(row.event))
            Delivery.objects.filter(pk=row.pk).delete()
    except Exception as error:
        # One bad row must not stop the others; it is kept, counted and named by the doctor.
        _note_failure(row, at, error)


def _note_failure(row: Delivery, at: datetime, error: Exception) -> None:
    """Put the row off and log where it failed. What the error says may quote a person, so only its kind is kept."""
    kind, where = type(error).__name__, "".join(format_tb(error.__traceback__))
    log.error("delivery of event %s to %s failed: %s\n%s", row.event_id, row.subscriber, kind, where)
    _put_off(row, at, kind)


def _put_off(row: Delivery, at: datetime, reason: str) -> None:
    attempts = row.attempts + 1
    wait = min(timedelta(seconds=2**attempts), _LONGEST_WAIT)
    Delivery.objects.filter(pk=row.pk).update(attempts=attempts, available_at=at + wait, last_error=reason)


def delivered(row: LedgerEvent) -> Delivered:
    """A stored event as handlers receive it, in its current version."""
    return Delivered(
        id=row.pk,
        event=revive(row.name, row.version, json.loads(row.payload)),
        stream=row.stream,
        seq=row.seq,
        at=row.at,
        actor=Actor(ActorKind(row.actor_kind), row.actor_id),
        refs=json.loads(row.refs),
    )
