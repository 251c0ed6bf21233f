# SPDX-License-Identifier: EUPL-1.2
from django.db.models import QuerySet

from praja.kernel.notifications.enums import INAPP
from praja.kernel.notifications.models import Message
from praja.lib.actors import Actor, Holders, Rule


def _is_own(actor: Actor, row: Message) -> bool:
    return actor.person_id is not None and row.recipient_id == actor.person_id and row.channel == INAPP


def _own(actor: Actor, rows: "QuerySet[Message]") -> "QuerySet[Message]":
    if actor.person_id is None:
        return rows.none()
    return rows.filter(recipient_id=actor.person_id, channel=INAPP)


READ_MESSAGE: Rule[Message] = Rule(
    "notifications.read", _is_own, _own, lambda row: (Holders("", person_id=row.recipient_id),)
)
"""Everybody reads their own messages in the application, and nobody another's."""
