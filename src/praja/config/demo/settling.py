# SPDX-License-Identifier: EUPL-1.2
"""What a worker would have done during the year: desk, overview, search, messages and tree are right at once."""

from datetime import datetime

from django.db import transaction

from praja.config.demo.founding import Progress
from praja.kernel.ledger.models import Delivery
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.ledger.subscriptions import TREE
from praja.kernel.measures.operations import refresh_dirty
from praja.kernel.notifications.enums import MessageStatus
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.operations import complete_message
from praja.kernel.search.operations import refresh_index
from praja.lib.actors import system_actor

POSTMAN = system_actor("notifications.send")


def settle(*, at: datetime, on_progress: Progress) -> None:
    """Empty the outbox, count the year's messages as sent, refresh figures and index, and close the interval."""
    waiting, done = Delivery.objects.exclude(subscriber=TREE).count(), 0
    with transaction.atomic():
        while delivered := deliver_due(at=at, limit=500):
            done += delivered
            on_progress("events", min(done, waiting), waiting)
    _send_nothing(at)
    while deliver_due(at=at, limit=500):
        pass
    while refresh_dirty(at=at):
        pass
    while refresh_index(at=at):
        pass
    on_progress("figures and search", 1, 1)
    while close_interval(at=at):
        pass


@transaction.atomic
def _send_nothing(at: datetime) -> None:
    """The messages of the past are taken as sent, each in its time. None leaves the house: nobody lives at these addresses."""
    past = Message.objects.filter(status=MessageStatus.QUEUED, not_before__lte=at).order_by("not_before", "id")
    for message in past:
        complete_message(message=message, error="", actor=POSTMAN, at=message.not_before)
