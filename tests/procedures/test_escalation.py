# SPDX-License-Identifier: EUPL-1.2
"""A missed lawful date reaches the head of the lead unit once, however often the schedule runs."""

from datetime import date, datetime, timedelta

from praja.kernel.law.domain.calendar import HolidayKind
from praja.kernel.law.operations import decree_holiday
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Deadline
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.kernel.work.queries import open_items
from praja.lib.actors import system_actor
from procedures.cases import deliver_all, filed, forwarded, wib
from towns import FOUNDER, Town

CLOCKWORK = system_actor("tests")


def escalate(at: datetime) -> int:
    return escalate_overdue(actor=CLOCKWORK, at=at)


def missed() -> list[str]:
    return list(
        LedgerEvent.objects.filter(name="procedures.deadline_missed").order_by("id").values_list("stream", flat=True)
    )


def test_escalating_is_done_once_for_each_missed_clock(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    due = Deadline.objects.get(case=case, clock="response").due_at
    assert escalate(due) == 0

    done = [
        escalate(due + timedelta(seconds=1)),
        escalate(due + timedelta(seconds=2)),
        escalate(due + timedelta(days=1)),
    ]

    assert done == [1, 0, 0]
    assert missed() == [case.stream]
    assert [(i.kind, i.due_at) for i in open_items(town.roads_head)] == [("overdue", due)]
    assert [i.kind for i in open_items(town.roads_liaison)] == ["complaints.respond"]
    assert list(verify()) == []


def test_each_clock_of_a_case_is_told_when_it_is_missed(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)

    assert [escalate(wib(2026, 1, 14)), escalate(wib(2026, 3, 1))] == [1, 1]
    assert missed() == [case.stream, case.stream]


def test_a_clock_that_escalates_to_nobody_leaves_its_event_only(town: Town, monday: datetime) -> None:
    filed(monday)

    assert escalate(monday + timedelta(days=10)) == 1
    assert len(missed()) == 1
    assert not open_items(town.mayor).exists()


def test_a_stopped_or_paused_clock_is_not_missed(town: Town, monday: datetime) -> None:
    from procedures.cases import answered

    answered(town, monday)

    assert escalate(monday + timedelta(days=5)) == 0


def test_a_clock_moved_past_its_miss_can_be_missed_again(town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    escalate(wib(2026, 1, 13, 1))
    decree_holiday(
        actor=FOUNDER, at=wib(2026, 1, 13, 2), day=date(2026, 1, 12), name="Hari daerah",
        kind=HolidayKind.REGIONAL, decree="SK 2/2026",
    )  # fmt: skip
    deliver_all(wib(2026, 1, 13, 2))

    assert Deadline.objects.get(case=case, clock="response").due_at == wib(2026, 1, 14)
    assert not open_items(town.roads_head).exists()
    assert escalate(wib(2026, 1, 13, 12)) == 0
    assert escalate(wib(2026, 1, 14, 1)) == 1
    assert open_items(town.roads_head).count() == 1
    assert list(verify()) == []
