# SPDX-License-Identifier: EUPL-1.2
"""Reading messages: one's own, how sending went, and what was said in a matter. None ever shows an address."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.notifications.enums import SAID_IN, Direction, MessageStatus
from praja.kernel.notifications.gateways.texts import Words, words_of
from praja.kernel.notifications.models import Arrival, Message, Thread, Utterance
from praja.kernel.notifications.rules import READ_MESSAGE
from praja.kernel.procedures.models import Case
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


REPORTER, OFFICER, PLATFORM = "reporter", "officer", "platform"
"""Who said something: the outside (also where an officer wrote it down for them), an officer, or the platform by itself."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing said in a matter. `by` is REPORTER, OFFICER or PLATFORM; `account` the officer who wrote it, or wrote it down.

    `status` (a `MessageStatus`) tells of what goes out whether it waits, was handed over, was read or failed.
    """

    id: int
    direction: Direction
    channel: str
    text: str
    said_at: datetime
    by: str
    account: int | None
    files: tuple[Attachment, ...]
    status: MessageStatus


def conversation_of(case: Case, latest: int = 500) -> list[Spoken]:
    """What was said in a matter on all channels, in the order in which it was said; of a very long one the `latest`.

    Whoever asks has shown that they may read the matter. Two queries, however long it is.
    """
    rows = list(Utterance.objects.filter(case=case).order_by("-said_at", "-id")[:latest])[::-1]
    files: dict[int, list[Attachment]] = defaultdict(list)
    for attachment in attachments_of(SAID_IN, *[row.pk for row in rows]):
        files[attachment.object_id].append(attachment)
    return [_spoken(row, tuple(files[row.pk])) for row in rows]


def _spoken(row: Utterance, files: tuple[Attachment, ...]) -> Spoken:
    inward = row.direction == Direction.IN
    return Spoken(
        id=row.pk,
        direction=Direction(row.direction),
        channel=row.channel,
        text=row.text,
        said_at=row.said_at,
        by=REPORTER if inward else OFFICER if row.by_account else PLATFORM,
        account=row.by_account,
        files=files,
        status=MessageStatus(row.status),
    )


def spoken_file(case: Case, attachment_id: int) -> Attachment | None:
    """A file that was sent in the matter's conversation; None for every other."""
    said = Utterance.objects.filter(case=case).values("pk")
    rows = Attachment.objects.filter(object_kind=SAID_IN, object_id__in=said, pk=attachment_id)
    return rows.select_related("file").first()


def threads_of(case: Case) -> QuerySet[Thread]:
    """The conversations in which the matter is, or was, talked about; the one in which the outside wrote last comes first."""
    talked = Utterance.objects.filter(case=case).exclude(thread=None).values("thread")
    return Thread.objects.filter(Q(case=case) | Q(pk__in=talked)).order_by("-last_at", "-id")


def waiting_arrivals(at: datetime) -> QuerySet[Arrival]:
    """What channels delivered more than an hour ago and nobody has taken in."""
    return Arrival.objects.filter(arrived_at__lt=at - timedelta(hours=1)).order_by("id")


def undelivered_words(at: datetime) -> QuerySet[Utterance]:
    """What the outside was to hear and did not: given up in the last week, or waiting for more than a day."""
    stuck = Q(status=MessageStatus.QUEUED, kept_at__lt=at - timedelta(days=1), attempts__gt=0)
    return Utterance.objects.filter(
        stuck | Q(status=MessageStatus.FAILED, kept_at__gte=at - timedelta(days=7))
    ).order_by("id")
