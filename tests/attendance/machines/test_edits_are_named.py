# SPDX-License-Identifier: EUPL-1.2
"""Whoever edits machines, numbers, deliveries or their punches in SQL is found out."""

from datetime import timedelta

import pytest

from attendance.conftest import Staff
from attendance.machines.scene import DAY, DEVICE, MORNING, known_as, lobby, sent
from praja.duties.attendance.domain.adms.logs import read_results
from praja.duties.attendance.models import Batch, Punch
from praja.duties.attendance.operations.bodies import blank_bodies
from praja.duties.attendance.operations.commands import check_day, queue_command, take_answers
from praja.duties.attendance.operations.machines import note_call
from praja.duties.attendance.operations.pins import end_pin
from praja.lib.actors import system_actor
from sql_edits import findings, not_named

pytestmark = pytest.mark.django_db


def test_every_edit_of_what_a_machine_sent_is_named(staff: Staff) -> None:
    machine, keeper = lobby(staff, networks=["10.0.0.0/8"], comm_key="x"), staff.actor(staff.keeper, MORNING)
    note_call(serial="OTHER", protocol="adms", actor=DEVICE, at=MORNING)
    sent(machine, "12\t2026-08-20 07:29:10\t0\t1", "99\t2026-08-20 07:29:12\t0\t1", "x")
    sent(machine, "OPLOG 21\t14\t2026-08-20 07:00:00\t0\t0\t0\t0", table="OPERLOG")
    wrong = known_as(staff, staff.colleague, "12", machine)
    end_pin(entry=wrong, until=DAY, actor=keeper, at=MORNING)
    known_as(staff, staff.worker, "12", machine)
    command = queue_command(machine=machine, text="CHECK", actor=keeper, at=MORNING)
    take_answers(machine=machine, results=read_results(f"ID={command.pk}&Return=0".encode()), actor=DEVICE, at=MORNING)
    check_day(machine=machine, day=DAY, theirs=2, actor=system_actor("test"), at=MORNING)
    assert findings() == []

    t, batch = "attendance_", f"body {Batch.objects.order_by('pk')[0].pk} of a machine"
    of_nobody, mine = Punch.objects.get(pin="99"), Punch.objects.get(pin="12")
    stranger = staff.employee(staff.stranger).pk
    one = f"attendance machine {machine.pk}"
    assert (
        not_named(
            [
                (f"UPDATE {t}machine SET state = 'active' WHERE serial = 'OTHER'", [], "attendance machine"),
                (f"UPDATE {t}machine SET networks = '[]' WHERE id = %s", [machine.pk], one),
                (f"UPDATE {t}machine SET zone = 'Asia/Jayapura' WHERE id = %s", [machine.pk], one),
                (f"UPDATE {t}pin SET employee_id = %s WHERE until IS NULL", [stranger], "number of a machine"),
                (
                    f"UPDATE {t}pin SET until = %s WHERE id = %s",
                    [DAY + timedelta(days=1), wrong.pk],
                    "number of a machine",
                ),
                (f"UPDATE {t}pin SET pin = '99' WHERE until IS NULL", [], "number of a machine"),
                (f"UPDATE {t}punch SET at = %s WHERE id = %s", [MORNING - timedelta(hours=1), mine.pk], batch),
                (f"UPDATE {t}punch SET local_text = '2026-08-20 07:00:00' WHERE id = %s", [mine.pk], batch),
                (f"UPDATE {t}punch SET verdict = 'refused' WHERE id = %s", [mine.pk], batch),
                (f"UPDATE {t}punch SET pin = '12' WHERE id = %s", [of_nobody.pk], batch),
                (f"UPDATE {t}punch SET employee_id = %s WHERE id = %s", [stranger, mine.pk], batch),
                (f"UPDATE {t}punch SET employee_id = %s WHERE id = %s", [stranger, of_nobody.pk], batch),
                (f"DELETE FROM {t}punch WHERE id = %s", [of_nobody.pk], batch),
                (f"UPDATE {t}punch SET batch_id = NULL WHERE id = %s", [mine.pk], f"punch {mine.pk}"),
                (f"UPDATE {t}batch SET faulty = 0 WHERE faulty = 1", [], batch),
                (f"UPDATE {t}command SET text = 'REBOOT'", [], f"command {command.pk}"),
                (f"UPDATE {t}command SET result = -1", [], f"command {command.pk}"),
                (f"UPDATE {t}dailycheck SET theirs = 1", [], "check of machine"),
                (f"UPDATE {t}machineevent SET operation = 4", [], "of a machine"),
                (f"DELETE FROM {t}machineevent", [], "of a machine"),
            ]
        )
        == []
    )
    Batch.objects.filter(table="ATTLOG").update(body=b"changed")
    assert [one for one in findings() if "is not the body that came" in one]
    blank_bodies(machine=machine, before=DAY + timedelta(days=400), actor=system_actor("test"), at=MORNING)
    assert not [one for one in findings() if "is not the body that came" in one]
