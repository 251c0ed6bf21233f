# SPDX-License-Identifier: EUPL-1.2
"""Streams that one act opens are written with three statements, whatever their number, and none without the others."""

from contextlib import suppress
from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from praja.kernel.ledger.errors import StreamExists
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.ledger.operations import open_stream, record, together
from praja.kernel.ledger.verification import verify
from praja.kernel.people.events import PersonAmended, PersonRegistered
from towns import FOUNDER

pytestmark = pytest.mark.django_db


def opened(number: int, at: datetime) -> LedgerEvent:
    return open_stream(PersonRegistered(person=number, fields=()), actor=FOUNDER, at=at, stream=f"uji:{number}")


def open_both(at: datetime) -> None:
    with transaction.atomic(), together():
        opened(1, at)
        opened(2, at)


def test_three_statements_write_them_all_in_their_order(monday: datetime) -> None:
    with transaction.atomic(), CaptureQueriesContext(connection) as sent, together():
        with together():
            first = opened(1, monday)
        second = opened(2, monday)
        assert (first.pk, LedgerEvent.objects.count()) == (None, 0)

    assert len([query for query in sent.captured_queries if query["sql"].startswith("INSERT")]) == 3
    assert list(LedgerEvent.objects.order_by("pk").values_list("stream", "pk")) == [
        ("uji:1", first.pk),
        ("uji:2", second.pk),
    ]
    assert list(Delivery.objects.order_by("pk").values_list("stream", flat=True).distinct()) == ["uji:1", "uji:2"]
    assert not list(verify())


def test_what_follows_in_such_a_stream_is_chained_to_it(monday: datetime) -> None:
    with transaction.atomic(), together():
        opened(1, monday)
        record(PersonAmended(person=1, fields=("name",)), actor=FOUNDER, at=monday, stream="uji:1")
        opened(2, monday)

    assert list(LedgerEvent.objects.order_by("pk").values_list("stream", "seq")) == [
        ("uji:1", 1),
        ("uji:1", 2),
        ("uji:2", 1),
    ]
    assert not list(verify())


def test_one_that_is_there_already_keeps_all_of_them_out(monday: datetime) -> None:
    with transaction.atomic():
        opened(2, monday)
    with pytest.raises(StreamExists):
        open_both(monday)

    assert list(Stream.objects.values_list("key", flat=True)) == ["uji:2"]


def test_an_error_before_the_end_writes_nothing(monday: datetime) -> None:
    with suppress(ZeroDivisionError), transaction.atomic(), together():
        opened(1, monday)
        raise ZeroDivisionError

    assert not LedgerEvent.objects.exists()
