# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from praja.kernel.notifications.channels import channels_of
from praja.kernel.notifications.enums import INAPP, MessageStatus
from praja.kernel.notifications.gateways.texts import words_of
from praja.kernel.notifications.models import Message
from praja.kernel.people.models import Person
from praja.lib.actors import Actor

Plain = Mapping[str, str | int]


def request_messages(
    *,
    event_id: int,
    template: str,
    person_ids: Collection[int],
    context: Plain,
    actor: Actor,
    at: datetime,
    urgent: bool = False,
) -> None:
    """Put a message on every channel of every person, in the caller's transaction; asked for again, nothing is added.

    What is read in the application is there at once; the rest waits for the task. `urgent` is kept on the message and
    lets it pass the quiet hours.
    """
    persons = Person.objects.filter(pk__in=person_ids).select_related("account").order_by("pk")
    rows = [_message(person, channel, event_id, template, context, at, urgent) for person, channel in _routes(persons)]
    Message.objects.bulk_create(rows, ignore_conflicts=True)


def _routes(persons: Iterable[Person]) -> Iterator[tuple[Person, str]]:
    for person in persons:
        for channel in channels_of(person):
            yield person, channel


def _message(
    person: Person, channel: str, event_id: int, template: str, context: Plain, at: datetime, urgent: bool
) -> Message:
    at_once = channel == INAPP
    return Message(
        recipient=person,
        channel=channel,
        event_id=event_id,
        template=template,
        context=dict(context),
        subject=words_of(template, person.language, channel, context).subject,
        urgent=urgent,
        status=MessageStatus.SENT if at_once else MessageStatus.QUEUED,
        sent_at=at if at_once else None,
        queued_at=at,
        not_before=at,
    )
