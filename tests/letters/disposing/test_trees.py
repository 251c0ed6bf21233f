# SPDX-License-Identifier: EUPL-1.2
"""The tree of who was asked by whom, without a database."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from praja.duties.letters.domain.asking import latest_due, units_to_ask
from praja.duties.letters.domain.trees import Asking, Progress, in_order, progress_below, taken_along
from praja.kernel.organization.domain.tree import UnitNode, UnitTree

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
EARLIER, LATER = NOW - timedelta(days=1), NOW + timedelta(days=1)
TODAY = date(2026, 3, 2)

TREE = [
    Asking(1, None, "passed_on", due_at=LATER),
    Asking(2, None, "done", due_at=EARLIER),
    Asking(3, 1, "open", due_at=EARLIER),
    Asking(4, None, "open", is_for_information=True, due_at=EARLIER),
    Asking(5, 1, "done"),
    Asking(6, 5, "open"),
    Asking(7, None, "withdrawn", due_at=EARLIER),
    Asking(8, None, "open", due_at=EARLIER),
]


def test_everybody_is_followed_by_those_to_whom_they_passed_it_on() -> None:
    assert [(one.asking.id, one.depth) for one in in_order(TREE)] == [
        (1, 0),
        (3, 1),
        (5, 1),
        (6, 2),
        (2, 0),
        (4, 0),
        (7, 0),
        (8, 0),
    ]


def test_progress_counts_whom_one_asked_and_from_whom_something_is_awaited() -> None:
    assert progress_below(TREE, None, NOW) == Progress(asked=3, done=1, late=1)
    assert progress_below(TREE, 1, NOW) == Progress(asked=2, done=1, late=1)
    assert not progress_below(TREE, 2, NOW).is_awaited


def test_a_withdrawal_takes_along_what_was_passed_on_and_leaves_what_is_done() -> None:
    assert taken_along(TREE, [1]) == (1, 3, 6)
    assert taken_along(TREE, [2]) == ()
    assert taken_along(TREE, [5, 8]) == (6, 8)


def _unit(number: int, parent: int | None, until: date | None = None) -> UnitNode:
    return UnitNode(number, parent, str(number), f"Unit {number}", "", "section", None, date(2020, 1, 1), until)


UNITS = UnitTree.of(
    [_unit(1, None), _unit(2, 1), _unit(3, 1), _unit(21, 2), _unit(211, 21), _unit(22, 2, until=TODAY), _unit(31, 3)]
)


def test_a_head_asks_the_units_below_and_not_those_beside() -> None:
    assert units_to_ask(UNITS, 2, {2, 21, 22, 211}, TODAY) == {21, 211}
    assert units_to_ask(UNITS, 21, {21, 211}, TODAY) == {211}
    assert units_to_ask(UNITS, 99, {99}, TODAY) == frozenset()


def test_whoever_heads_both_asks_the_unit_beside() -> None:
    assert units_to_ask(UNITS, 2, {1, 2, 3, 21, 22, 211, 31}, TODAY) == {21, 211, 3}
    assert units_to_ask(UNITS, 2, {3, 31}, TODAY) == {21, 211}, "whoever heads only the other one asks nobody there"


def test_no_day_after_what_was_asked_of_oneself_and_never_yesterday() -> None:
    zone = ZoneInfo("Asia/Makassar")
    assert latest_due(None, NOW, zone) is None
    assert latest_due(LATER, NOW, zone) == max(LATER, datetime(2026, 3, 2, 16, 0, tzinfo=UTC))
    assert latest_due(EARLIER, NOW, zone) == datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
