# SPDX-License-Identifier: EUPL-1.2
"""Rows inserted by the one statement that every act uses are those that Django would have inserted."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.people.identifiers import opened, sealed
from praja.kernel.people.models import Person
from praja.lib.rows import insert

AT = datetime(2026, 1, 5, 2, 0, 0, 123456, tzinfo=UTC)


def event_of(stream: str, seq: int = 1) -> LedgerEvent:
    said: dict[str, Any] = {"actor_kind": "system", "actor_id": "x", "refs": "{}", "payload": '{"a":"é"}'}
    return LedgerEvent(
        stream=stream, seq=seq, name="a.b", version=1, at=AT, prev=bytes(32), hash=bytes(32), mac=b"m", **said
    )


def test_rows_read_back_as_they_were_given(db: None) -> None:
    people = [Person(name="Siti", phone=sealed("phone", "081200000001"), created_at=AT), Person(created_at=AT)]
    insert(people)
    found = [Person.objects.get(pk=person.pk) for person in people]
    for given, kept in zip(people, found, strict=True):
        for column in Person._meta.concrete_fields:
            assert getattr(kept, column.attname) == getattr(given, column.attname), column
    assert opened("phone", found[0].phone) == opened("phone", sealed("phone", "081200000001"))
    people[0].name = "Siti Aminah"
    people[0].save()
    assert Person.objects.get(pk=found[0].pk).name == "Siti Aminah", "it is the same row afterwards"


def test_what_was_saved_after_it_was_set_is_referred_to(db: None) -> None:
    events = [event_of("x:1"), event_of("x:2")]
    waiting = [Delivery(event=event, subscriber="s", stream=event.stream, available_at=AT) for event in events]
    with pytest.raises(ValueError, match="not saved"):
        insert(waiting)
    insert(events)
    insert(waiting)
    assert [one.event.stream for one in Delivery.objects.order_by("pk")] == ["x:1", "x:2"]


def test_a_clash_loses_the_transaction(db: None) -> None:
    head = {"seq": 1, "hash": bytes(32), "mac": b"m"}
    insert([Stream(key="x:1", **head)])
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            insert([Stream(key="x:1", **head)])
        assert transaction.get_rollback()
        transaction.set_rollback(True)
    assert Stream.objects.filter(key="x:1").count() == 1
