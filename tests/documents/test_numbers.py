# SPDX-License-Identifier: EUPL-1.2
"""Numbers without gap or repeat."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from praja.kernel.documents.attestation import numbers_match_their_events
from praja.kernel.documents.errors import NumberSettled
from praja.kernel.documents.models import NumberEntry, NumberRegister
from praja.kernel.documents.operations import confirm_number, draw_number, take_number, void_number
from praja.kernel.documents.queries import entries_of
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.errors import InvalidInput


def drawn(officer, at, key="letters.out", year=2026):
    return draw_number(register_key=key, year=year, actor=officer, at=at)


def events():
    return list(LedgerEvent.objects.order_by("stream", "seq").values_list("stream", "seq", "name"))


@pytest.mark.django_db
def test_every_register_and_year_counts_from_one(officer, at):
    numbers = [
        drawn(officer, at, key, year).number for key, year in [("a", 2026), ("a", 2026), ("b", 2026), ("a", 2027)]
    ]
    assert numbers == [1, 2, 1, 1]
    assert events() == [
        ("register:a:2026", 1, "documents.number_drawn"),
        ("register:a:2026", 2, "documents.number_drawn"),
        ("register:a:2027", 1, "documents.number_drawn"),
        ("register:b:2026", 1, "documents.number_drawn"),
    ]


@pytest.mark.django_db
def test_a_number_is_provisional_until_confirmed(officer, at):
    entry = drawn(officer, at)
    assert (entry.state, entry.object_id) == ("provisional", None)
    final = confirm_number(entry=entry, object_kind="letter", object_id=9, actor=officer, at=at)
    assert (final.state, final.object_kind, final.object_id) == ("final", "letter", 9)
    for settle in (
        lambda: confirm_number(entry=entry, object_kind="letter", object_id=10, actor=officer, at=at),
        lambda: void_number(entry=entry, reason="x", actor=officer, at=at),
    ):
        with pytest.raises(NumberSettled):
            settle()
    assert [name for _stream, _seq, name in events()] == [
        "documents.number_drawn",
        "documents.number_confirmed",
    ]


@pytest.mark.django_db
def test_a_void_number_keeps_its_reason_and_is_not_given_again(officer, at):
    entry = drawn(officer, at)
    with pytest.raises(InvalidInput):
        void_number(entry=entry, reason="  ", actor=officer, at=at)
    void_number(entry=entry, reason="Naskah dibatalkan", actor=officer, at=at)
    assert drawn(officer, at).number == 2
    assert list(entries_of("letters.out", 2026).values_list("number", "state", "reason")) == [
        (1, "void", "Naskah dibatalkan"),
        (2, "provisional", ""),
    ]


@pytest.mark.django_db
def test_the_reason_never_enters_the_ledger(officer, at):
    void_number(entry=drawn(officer, at), reason="Nama orang", actor=officer, at=at)
    assert not LedgerEvent.objects.filter(payload__contains="Nama orang").exists()


@pytest.mark.django_db
def test_the_database_refuses_a_void_number_without_reason(officer, at):
    entry = drawn(officer, at)
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberEntry.objects.filter(pk=entry.pk).update(state="void")


@pytest.mark.django_db(transaction=True)
def test_fifty_numbers_at_once_leave_no_gap_and_no_repeat(officer, at):
    give = {"register_key": "agenda:4", "year": 2026, "actor": officer, "at": at}

    def give_out(turn):
        try:
            # Half of them provisional, half of them final at once: one series.
            kept = {"object_kind": "letters.incoming", "object_id": turn}
            return (draw_number(**give) if turn % 2 else take_number(**give, **kept)).number
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        numbers = list(pool.map(give_out, range(50)))
    assert sorted(numbers) == list(range(1, 51))
    assert NumberRegister.objects.get().last == 50
    assert [seq for _stream, seq, _name in events()] == list(range(1, 51))
    assert list(numbers_match_their_events()) == []


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_gives_its_number_back(officer, at):
    def fail():
        with transaction.atomic():
            drawn(officer, at)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (NumberEntry.objects.count(), events()) == (0, [])
    assert drawn(officer, at).number == 1
