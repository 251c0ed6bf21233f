# SPDX-License-Identifier: EUPL-1.2
"""Reading messages: one's own, and how sending went. Neither ever shows an address."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from praja.kernel.notifications.enums import MessageStatus
from praja.kernel.notifications.gateways.texts import Words, words_of
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.rules import READ_MESSAGE
from praja.lib.actors import Actor
from praja.lib.pages import Page, page_of

Messages = QuerySet[Message]


def inbox(actor: Actor) -> Messages:
    """The actor's messages in the application, newest first."""
    return READ_MESSAGE.visible(actor, Message.objects.all()).order_by("-id")


def inbox_page(actor: Actor, cursor: str | None = None, size: int = 25) -> Page[Message]:
    """One page of the actor's messages."""
    return page_of(READ_MESSAGE.visible(actor, Message.objects.all()), order=("-id",), cursor=cursor, size=size)


def unread_count(actor: Actor, cap: int = 100) -> int:
    """How many the actor has not read, counted no further than `cap`."""
    return inbox(actor).filter(status=MessageStatus.SENT)[:cap].count()


def message_words(message: Message) -> Words:
    """What the message says, in its recipient's language."""
    return words_of(message.template, message.recipient.language, message.channel, message.context)


def delivery_log(event_ids: Collection[int]) -> Messages:
    """How telling of these events went. Whoever asks has shown that they may read the matter."""
    return Message.objects.filter(event_id__in=event_ids).order_by("id")


def failed_messages(since: datetime) -> Messages:
    """Messages given up, queued since a moment."""
    return Message.objects.filter(status=MessageStatus.FAILED, queued_at__gte=since).order_by("id")


def undelivered(at: datetime) -> Messages:
    """What the doctor names: given up in the last week, or tried and still waiting after a day."""
    stuck = Q(status=MessageStatus.QUEUED, queued_at__lt=at - timedelta(days=1), attempts__gt=0)
    return Message.objects.filter(
        stuck | Q(status=MessageStatus.FAILED, queued_at__gte=at - timedelta(days=7))
    ).order_by("id")
