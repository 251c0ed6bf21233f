# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from pytest_django import Settings

from notifications.receivers import Hook, MailBox, running
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.operations import request_messages
from praja.kernel.people.models import Account, Person
from praja.kernel.people.operations import register_person
from praja.lib.actors import system_actor

PLATFORM = system_actor("tests")


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[MailBox]:
    with running(MailBox()) as box:
        settings.PRAJA_EMAIL_URL = f"mailto://127.0.0.1:{box.server_address[1]}?from=noreply@kota.example"
        yield box


@pytest.fixture
def hook(settings: Settings) -> Iterator[Hook]:
    with running(Hook()) as server:
        settings.PRAJA_CHANNEL_URLS = {"whatsapp": f"json://127.0.0.1:{server.server_address[1]}/wa/{{digits}}"}
        yield server


@pytest.fixture
def resident(db: None, monday: datetime) -> Person:
    return register_person(
        name="Warga Satu", email="warga@example.org", phone="0812-3456-7890", actor=PLATFORM, at=monday
    )


@pytest.fixture
def clerk(db: None, monday: datetime) -> Person:
    """Somebody with an account and no address."""
    person = register_person(name="Petugas", language="en", actor=PLATFORM, at=monday)
    Account.objects.create(login="clerk", person=person)
    return person


@pytest.fixture
def tell(db: None, monday: datetime) -> Callable[..., list[Message]]:
    """Ask for messages about one event; gives back all there are."""

    def ask(*persons: Person, event_id: int = 1, urgent: bool = False, at: datetime = monday) -> list[Message]:
        request_messages(
            event_id=event_id,
            template="complaints.closed_by_silence",
            person_ids=[person.pk for person in persons],
            context={"code": "ABCDE-FGHJK", "url": "http://localhost:8000/lacak/ABCDEFGHJK/?a=1&b=<2>"},
            urgent=urgent,
            actor=PLATFORM,
            at=at,
        )
        return list(Message.objects.order_by("id"))

    return ask
