# SPDX-License-Identifier: EUPL-1.2
"""Two desks work the same people's allowances out at the same moment: each person stands in one sheet, and it is one event."""

import contextvars
import threading

import pytest
from django.db import connection

from attendance.conftest import Staff
from attendance.pay.paying import FEBRUARY, JANUARY, keeper, ready
from praja.duties.attendance.errors.pay import SheetOverlaps
from praja.duties.attendance.models import PayLine, PaySheet
from praja.duties.attendance.operations.pay import work_out_sheet
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.organization.models import Unit


def worked_out_together(staff: Staff, asked: list[Unit]) -> list[object]:
    """What became of each, all begun at the same moment: the sheet's number, or what was refused."""
    actor, found = keeper(staff), list[object]()
    together = threading.Barrier(len(asked), timeout=30)

    def run(unit: Unit) -> None:
        try:
            connection.ensure_connection()
            together.wait()
            found.append(work_out_sheet(unit=unit, month=JANUARY, actor=actor, at=FEBRUARY).pk)
        except Exception as refused:
            found.append(type(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=contextvars.copy_context().run, args=(run, unit)) for unit in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


@pytest.mark.django_db(transaction=True)
def test_the_same_sheet_is_made_once(staff: Staff) -> None:
    ready(staff)
    found = worked_out_together(staff, [staff.roads] * 3)

    assert found == [PaySheet.objects.get().pk] * 3
    assert LedgerEvent.objects.filter(name="attendance.pay_sheet_made").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_a_unit_and_the_one_above_it_only_one_gets_a_sheet(staff: Staff) -> None:
    ready(staff)
    found = worked_out_together(staff, [staff.roads, staff.bridges])

    sheet = PaySheet.objects.get()
    assert sorted(map(str, found)) == sorted([str(sheet.pk), str(SheetOverlaps)])
    people = PayLine.objects.values_list("employee", flat=True)
    assert len(set(people)) == len(people)
