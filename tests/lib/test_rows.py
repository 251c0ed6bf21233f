# SPDX-License-Identifier: EUPL-1.2
"""Rows inserted by the one statement that every act uses are those that Django would have inserted."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.people.identifiers import opened, sealed
from praja.kernel.people.models import Person
from praja.lib.rows import change, insert, insert_columns

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


def heads(keys: list[str], seq: int, **more: Any) -> list[tuple[Any, ...]]:
    columns = {"key": keys, "seq": [seq] * len(keys), "hash": [bytes([number]) * 32 for number in range(len(keys))]}
    return insert_columns(Stream, columns, same={"mac": b"m"}, **more)


def test_rows_given_by_columns_are_those_that_django_would_have_inserted(db: None) -> None:
    moments = [AT, AT + timedelta(days=1)]
    kept = insert_columns(
        Person,
        {"name": ['Siti, "Aminah" {NULL} \\ %s', ""], "created_at": moments, "nik_key": [b"\x00\xff", None]},
        same={"phone": sealed("phone", "081200000001"), "language": "id"},
        telling=("name", "created_at"),
    )
    found = list(Person.objects.order_by("pk"))

    assert [row.name for row in found] == ['Siti, "Aminah" {NULL} \\ %s', ""]
    assert [row.created_at for row in found] == moments
    assert [row.nik_key and bytes(row.nik_key) for row in found] == [b"\x00\xff", None]
    assert [opened("phone", row.phone) for row in found] == ["+6281200000001"] * 2
    assert [bytes(row.address.token) for row in found] == [b""] * 2
    assert [name for name, _at in kept] == [row.name for row in found]


def test_what_stands_in_a_column_is_kept_to_the_letter(db: None) -> None:
    names = ["", "NULL", "{a,b}", "a,b", "a\\b", 'a"b', "a'b", " a ", "a\tb\nc", "%s", "é日", str(Language.ENGLISH)]
    insert_columns(Person, {"name": names, "created_at": [AT] * len(names), "language": ["id", Language.ENGLISH] * 6})

    assert list(Person.objects.order_by("pk").values_list("name", flat=True)) == names
    assert list(Person.objects.order_by("pk").values_list("language", flat=True)) == ["id", "en"] * 6


class Language(StrEnum):
    """A choice, as models have them."""

    ENGLISH = "en"


def test_rows_that_are_there_are_left_out_or_replaced_and_those_that_went_in_are_told(db: None) -> None:
    first = heads(["x:1", "x:2"], 1, telling=("key",))
    again = heads(["x:2", "x:3"], 2, telling=("key",))
    left_out = dict(Stream.objects.values_list("key", "seq"))
    heads(["x:3", "x:1"], 3, replacing=("key",))
    replaced = {row.key: (row.seq, bytes(row.hash)[0]) for row in Stream.objects.all()}

    assert (first, again) == ([("x:1",), ("x:2",)], [("x:3",)])
    assert left_out == {"x:1": 1, "x:2": 1, "x:3": 2}
    assert replaced == {"x:1": (3, 1), "x:2": (1, 1), "x:3": (3, 0)}
    assert heads([], 4, telling=("key",)) == []


def test_what_is_too_long_for_its_column_is_refused_not_cut(db: None) -> None:
    refusal = pytest.raises(DatabaseError) if connection.vendor == "postgresql" else nullcontext()  # SQLite: any length
    with refusal, transaction.atomic():
        insert_columns(Person, {"name": ["x" * 200], "created_at": [AT]})
    assert not Person.objects.exclude(name="x" * 200).filter(name__startswith="x").exists()


def test_a_row_is_changed_alone(db: None) -> None:
    heads(["x:1", "x:2"], 1)
    change(Stream, "x:1", {"seq": 7, "mac": b"n"})

    assert list(Stream.objects.order_by("key").values_list("key", "seq")) == [("x:1", 7), ("x:2", 1)]
