# SPDX-License-Identifier: EUPL-1.2
"""The same press of the same button, sent twice at the same moment."""

import contextvars
import threading
from datetime import datetime

import pytest
from django.db import connection

from attendance.checking_in import code_on, office_place, registered
from attendance.conftest import Staff
from praja.duties.attendance.models import Punch
from praja.duties.attendance.operations.punching import take_punch
from praja.kernel.ledger.models import LedgerEvent

MORNING = datetime.fromisoformat("2026-01-19T07:25:00+07:00")


@pytest.mark.django_db(transaction=True)
def test_it_is_one_row_and_one_event(staff: Staff) -> None:
    place = office_place(staff, MORNING)
    phone, _row = registered(staff, staff.worker, MORNING)
    new = phone.presses(MORNING, code=code_on(place, MORNING))
    employee, actor = staff.employee(staff.worker), staff.actor(staff.worker, MORNING)
    found: list[int] = []
    together = threading.Barrier(4, timeout=30)

    def send() -> None:
        try:
            connection.ensure_connection()
            together.wait()
            found.append(take_punch(employee=employee, new=new, actor=actor, at=MORNING).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=contextvars.copy_context().run, args=(send,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert found == [Punch.objects.get().pk] * 4
    assert LedgerEvent.objects.filter(name="attendance.punched").count() == 1
