# SPDX-License-Identifier: EUPL-1.2
"""A statement that is sent often answers what Django's own cursor answers, the first time and after the database planned it for
good."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore as DjangosStore
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from praja.kernel.ledger.models import Stream
from praja.kernel.people.identifiers import opened, sealed
from praja.kernel.people.models import Account, Person
from praja.lib import clock
from praja.lib.rows import insert, matching
from praja.lib.sessions import SessionStore
from praja.lib.statements import asked, done

AT = datetime(2026, 1, 5, 2, 0, 0, 123456, tzinfo=UTC)
OFTEN = 12
"""More often than a statement comes before PostgreSQL keeps its plan, and than it plans it for single values."""


def plainly(sql: str, values: list[object]) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def test_it_answers_as_often_as_it_is_asked_what_django_would_be_answered(db: None) -> None:
    insert([Stream(key=f"x:{number}", seq=number, hash=bytes([number]), mac=b"m") for number in range(OFTEN)])
    sql = "SELECT key, seq, hash FROM ledger_stream WHERE key = %s OR seq > %s ORDER BY key"
    for number in range(OFTEN):
        values = [f"x:{number}", OFTEN - 2]
        told = [(key, seq, bytes(digest)) for key, seq, digest in asked(sql, values)]
        assert told == [(key, seq, bytes(digest)) for key, seq, digest in plainly(sql, values)]  # type: ignore[call-overload]
        assert len(told) == (1 if number == OFTEN - 1 else 2)


def test_it_changes_what_it_says_it_changes_and_is_counted_like_any_other(db: None) -> None:
    insert([Stream(key="x:1", seq=1, hash=b"", mac=b"m"), Stream(key="x:2", seq=1, hash=b"", mac=b"m")])
    with CaptureQueriesContext(connection) as counted:
        for number in range(OFTEN):
            done("UPDATE ledger_stream SET seq = %s WHERE key = %s", [number, "x:1"])
    assert len(counted) == OFTEN
    assert dict(Stream.objects.values_list("key", "seq")) == {"x:1": OFTEN - 1, "x:2": 1}


def test_one_that_fails_raises_what_django_raises(transactional_db: None) -> None:
    for _number in range(OFTEN):
        with pytest.raises(DatabaseError):
            asked("SELECT nothing FROM ledger_stream WHERE key = %s", ["x:1"])
    assert asked("SELECT COUNT(*) FROM ledger_stream WHERE key = %s", ["x:1"]) == [(0,)]


def test_rows_found_by_a_condition_are_those_of_django(db: None) -> None:
    insert(
        [
            Person(name="Siti", phone=sealed("phone", "081200000001"), created_at=AT),
            Person(name="Budi", created_at=AT),
            Person(name="Siti", created_at=AT),
        ]
    )
    for _number in range(OFTEN):
        found = matching(Person, "one.name = %s", ["Siti"], also={"letters": "LENGTH(one.name)"})
        known = list(Person.objects.filter(name="Siti").order_by("pk"))
        assert found == known
        for one, other in zip(found, known, strict=True):
            for column in Person._meta.concrete_fields:
                assert getattr(one, column.attname) == getattr(other, column.attname), column
        assert [one.letters for one in found] == [4, 4]  # type: ignore[attr-defined]
    assert opened("phone", found[0].phone) == "+6281200000001"
    found[1].name = "Siti Aminah"
    found[1].save()
    assert Person.objects.get(pk=found[1].pk).name == "Siti Aminah", "it is a row like any other"
    assert matching(Person, "one.name = %s", ["Nobody"]) == []


def test_the_row_that_a_key_names_is_read_as_well(db: None) -> None:
    people = [Person(name=name, phone=sealed("phone", "081200000001"), created_at=AT) for name in ("Siti", "Budi")]
    insert(people)
    accounts = [Account.objects.create(login=f"a{number}", person=one) for number, one in enumerate(people)]
    found = matching(Account, "one.id = %s", [accounts[1].pk], following="person", also={"two": "1 + 1"})

    assert [(one.pk, one.person, one.two) for one in found] == [(accounts[1].pk, people[1], 2)]  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as counted:
        assert opened("phone", found[0].person.phone) == "+6281200000001"
        assert found[0].person.name == "Budi"
    assert len(counted) == 0


def test_a_session_is_found_until_it_ends(db: None) -> None:
    held = SessionStore()
    held["what"] = "kept"
    held.create()

    assert SessionStore(held.session_key).load() == {"what": "kept"} == DjangosStore(held.session_key).load()
    assert SessionStore("unknown").load() == {}
    Session.objects.update(expire_date=clock.now() - timedelta(minutes=1))
    ended = SessionStore(held.session_key)
    assert ended.load() == {}
    assert ended.session_key is None, "whoever goes on gets a new one"


def test_whoever_counts_statements_reads_each_of_them(db: None) -> None:
    for number in range(OFTEN):
        asked("SELECT %s::text", [str(number)]) if connection.vendor == "postgresql" else asked("SELECT %s", [number])
    with CaptureQueriesContext(connection) as counted:
        asked("SELECT %s::text", ["x"]) if connection.vendor == "postgresql" else asked("SELECT %s", ["x"])
    assert [one["sql"].startswith("SELECT ") for one in counted.captured_queries] == [True]
