# SPDX-License-Identifier: EUPL-1.2
"""The same delivery at several processes at the same moment, and a number given while a delivery comes in."""

import contextvars
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from attendance.conftest import Staff
from attendance.machines.scene import DEVICE, MORNING, known_as, lobby
from praja.duties.attendance.models import Batch, Machine, Punch
from praja.duties.attendance.operations.batches import take_batch
from praja.kernel.ledger.models import LedgerEvent
from sql_edits import findings

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], Any]) -> None:
    """All begin at one moment, each with a connection of its own. An error of any is raised."""
    start, wrong = threading.Barrier(len(acts), timeout=30), []

    def run(act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            start.wait()
            act()
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=contextvars.copy_context().run, args=(run, act)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert wrong == []


def body(*numbers: int) -> bytes:
    return "".join(f"{n}\t2026-08-20 07:{n % 60:02d}:00\t0\t1\n" for n in numbers).encode()


def test_one_delivery_and_overlapping_ones_at_once_give_one_set_of_punches(staff: Staff) -> None:
    machine = lobby(staff)

    def send(data: bytes) -> Callable[[], Any]:
        return lambda: take_batch(
            machine=Machine.objects.get(pk=machine.pk), table="ATTLOG", body=data, actor=DEVICE, at=MORNING
        )

    same, forth, back = body(*range(1, 60)), body(*range(40, 90)), body(*reversed(range(30, 100)))
    together(send(same), send(same), send(forth), send(back))

    assert sorted(map(int, Punch.objects.values_list("pin", flat=True))) == list(range(1, 100))
    assert Batch.objects.count() == 3
    assert LedgerEvent.objects.filter(name="attendance.batch_received").count() == 3
    assert sum(Batch.objects.values_list("new", flat=True)) == 99
    assert findings() == []


def test_a_number_given_while_a_delivery_comes_in_misses_no_punch(staff: Staff) -> None:
    machine = lobby(staff)
    together(
        lambda: take_batch(machine=machine, table="ATTLOG", body=body(12), actor=DEVICE, at=MORNING),
        lambda: known_as(staff, staff.worker, "12"),
    )

    assert Punch.objects.get().employee_id == staff.employee(staff.worker).pk
    assert findings() == []
