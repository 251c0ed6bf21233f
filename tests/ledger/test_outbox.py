# SPDX-License-Identifier: EUPL-1.2
"""A handler that fails is tried again, holds back only its own stream, and never the handlers of others."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from praja.kernel.ledger import events as ledger_events
from praja.kernel.ledger import subscriptions
from praja.kernel.ledger.events import Event, event
from praja.kernel.ledger.models import Delivery
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.ledger.subscriptions import TREE, Delivered, subscribe
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor


class Listener:
    """Two subscribers, one of which fails for the events in `failing`."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, int]] = []
        self.failing: set[tuple[str, int]] = set()
        self.words = "Budi Santoso, 081234567890"

    def steady(self, delivered: Delivered) -> None:
        self.heard.append(("steady", delivered.stream, delivered.seq))

    def shaky(self, delivered: Delivered) -> None:
        if (delivered.stream, delivered.seq) in self.failing:
            raise RuntimeError(self.words)
        self.heard.append(("shaky", delivered.stream, delivered.seq))

    def of(self, subscriber: str, stream: str) -> list[int]:
        return [seq for who, where, seq in self.heard if (who, where) == (subscriber, stream)]


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    monkeypatch.setattr(ledger_events, "_registry", dict(ledger_events._registry))
    monkeypatch.setattr(subscriptions, "_handlers", {})
    monkeypatch.setattr(subscriptions, "_by_event", {})
    made = Listener()
    subscribe("tests.told", subscriber="tests.steady")(made.steady)
    subscribe("tests.told", subscriber="tests.shaky")(made.shaky)
    return made


def tell(stream: str, at: datetime) -> None:
    @event("tests.told")
    class Told(Event):
        """Something was told."""

    with transaction.atomic():
        record(Told(), actor=system_actor("tests"), at=at, stream=stream)


def waiting() -> list[tuple[str, str, int]]:
    rows = Delivery.objects.exclude(subscriber=TREE).order_by("id")
    return list(rows.values_list("subscriber", "stream", "attempts"))


def deliver(at: datetime) -> None:
    for _ in range(20):
        deliver_due(at=at)


def test_a_failing_handler_holds_back_only_its_own_stream(db: None, listener: Listener, monday: datetime) -> None:
    listener.failing = {("a", 1)}
    for stream in ("a", "a", "b", "b"):
        tell(stream, monday)
    deliver(monday)

    assert listener.of("steady", "a") == listener.of("steady", "b") == listener.of("shaky", "b") == [1, 2]
    assert listener.of("shaky", "a") == []
    assert waiting() == [("tests.shaky", "a", 1), ("tests.shaky", "a", 0)]


def test_it_is_tried_again_later_and_later_and_then_in_order(db: None, listener: Listener, monday: datetime) -> None:
    listener.failing = {("a", 1)}
    for _ in range(3):
        tell("a", monday)
    tries = []
    for second in range(20):
        before = sum(attempts for _, _, attempts in waiting())
        deliver(monday + timedelta(seconds=second))
        if sum(attempts for _, _, attempts in waiting()) > before:
            tries.append(second)
    listener.failing = set()
    deliver(monday + timedelta(hours=2))

    assert tries == [0, 2, 6, 14]
    assert listener.of("shaky", "a") == [1, 2, 3]
    assert waiting() == []


def test_it_is_never_given_up(db: None, listener: Listener, monday: datetime) -> None:
    listener.failing = {("a", 1)}
    tell("a", monday)
    for day in range(40):
        deliver(monday + timedelta(days=day))
    listener.failing = set()
    deliver(monday + timedelta(days=40, hours=1))

    assert listener.of("shaky", "a") == [1]


def test_what_a_failing_handler_wrote_is_taken_back(db: None, listener: Listener, monday: datetime) -> None:
    def writes_and_fails(delivered: Delivered) -> None:
        tell("side", delivered.at)
        raise RuntimeError

    subscribe("tests.told", subscriber="tests.half")(writes_and_fails)
    tell("a", monday)
    deliver(monday)

    assert listener.of("steady", "side") == []
    assert [row for row in waiting() if row[1] == "side"] == []


def test_an_error_that_may_name_a_person_is_kept_by_its_kind_only(
    db: None, listener: Listener, monday: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    listener.failing = {("a", 1)}
    tell("a", monday)
    deliver(monday)

    assert Delivery.objects.get(subscriber="tests.shaky").last_error == "RuntimeError"
    assert "tests.shaky" in caplog.text
    assert "Budi" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_handler_whose_row_breaks_only_at_the_end_stops_nobody_else(listener: Listener, monday: datetime) -> None:
    """Foreign keys are checked when the transaction ends, after every handler of the round has run."""

    def points_nowhere(delivered: Delivered) -> None:
        if delivered.stream == "a":
            WorkItem.objects.create(
                duty="tests", kind="t", subject="s", url="/", holder_unit_id=10**9, holder_role="head",
                state_label="x", opened_at=monday, due_at=FAR,
            )  # fmt: skip

    subscribe("tests.told", subscriber="tests.nowhere")(points_nowhere)
    for stream in ("a", "b"):
        tell(stream, monday)
    deliver(monday)

    assert waiting() == [("tests.nowhere", "a", 1)]
    assert not WorkItem.objects.exists()
    assert sorted(set(listener.heard)) == [(who, stream, 1) for who in ("shaky", "steady") for stream in ("a", "b")]


def test_an_event_of_a_subscriber_that_was_removed_waits(db: None, listener: Listener, monday: datetime) -> None:
    tell("a", monday)
    kept = subscriptions._handlers.pop("tests.shaky")
    deliver(monday)
    assert waiting() == [("tests.shaky", "a", 1)]
    subscriptions._handlers["tests.shaky"] = kept
    deliver(monday + timedelta(minutes=1))

    assert waiting() == []
