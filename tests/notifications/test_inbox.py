# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import datetime

import pytest

from praja.kernel.notifications.errors import NoSuchMessage
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.operations import mark_read
from praja.kernel.notifications.queries import inbox, inbox_page, message_words, unread_count
from praja.kernel.notifications.rules import READ_MESSAGE
from praja.kernel.people.models import Person
from praja.lib.actors import NOBODY, Actor, ActorKind

Tell = Callable[..., list[Message]]


def test_asked_twice_told_once(resident: Person, clerk: Person, tell: Tell) -> None:
    tell(resident, clerk)
    tell(resident, clerk)
    rows = tell(resident, event_id=2)

    assert sorted((m.event_id, m.recipient_id == clerk.pk, m.channel) for m in rows) == [
        (1, False, "email"),
        (1, True, "inapp"),
        (2, False, "email"),
    ]


def test_everybody_reads_their_own_messages_and_nobody_anothers(
    resident: Person, clerk: Person, tell: Tell, monday: datetime
) -> None:
    rows = tell(resident, clerk)
    own = Actor(ActorKind.EMPLOYEE, "1", person_id=clerk.pk)
    other = Actor(ActorKind.RESIDENT, "2", person_id=resident.pk)
    [message] = inbox(own)

    assert (unread_count(own), unread_count(other), unread_count(NOBODY)) == (1, 0, 0)
    assert message_words(message).subject == "Report ABCDE-FGHJK was closed"
    for stranger in (other, NOBODY):
        with pytest.raises(NoSuchMessage):
            mark_read(message=message, actor=stranger, at=monday)
    mark_read(message=message, actor=own, at=monday)
    assert (unread_count(own), inbox_page(own).items[0].status) == (0, "read")
    for actor in (own, other, NOBODY):
        seen = set(READ_MESSAGE.visible(actor, Message.objects.all()))
        assert seen == {row for row in rows if READ_MESSAGE.allows(actor, row)}


def test_a_message_that_is_still_queued_cannot_become_read(resident: Person, tell: Tell, monday: datetime) -> None:
    [message] = tell(resident)

    with pytest.raises(NoSuchMessage):
        mark_read(message=message, actor=Actor(ActorKind.RESIDENT, "2", person_id=resident.pk), at=monday)
    message.refresh_from_db()
    assert message.status == "queued"
