# SPDX-License-Identifier: EUPL-1.2
"""Files that were carried over, and numbers by a list: every line answered for, the same file twice harmless."""

import pytest

from attendance.conftest import Staff
from attendance.machines.scene import COLLEAGUE_NIP, DAY, MORNING, WORKER_NIP, lobby, sent, standing
from praja.duties.attendance.models import Pin, Punch
from praja.duties.attendance.operations.files import import_pins, import_punches
from praja.lib.errors import InvalidInput, NotAllowed

ATTLOG = b"        12\t2026-08-20 07:29:10\t1\t0\t1\t0\r\n        13\t2026-08-20 07:30:00\t1\t0\t1\t0\r\nx\tx\r\n"


def test_a_file_of_a_machine_is_taken_in_once_and_after_the_network(staff: Staff) -> None:
    machine, keeper = lobby(staff), staff.actor(staff.keeper, MORNING)
    sent(machine, "12\t2026-08-20 07:29:10\t0\t1")

    report, _taken = import_punches(machine=machine, data=ATTLOG, actor=keeper, at=MORNING)
    again, _same = import_punches(machine=machine, data=ATTLOG, actor=keeper, at=MORNING)

    assert (report.read, report.created, report.unchanged, len(report.refused)) == (3, 1, 1, 1)
    assert (report.refused[0].line, report.refused[0].field) == (3, "time")
    assert (again.created, again.unchanged) == (0, 2)
    assert [row[:2] for row in standing(machine)] == [("12", "2026-08-20 07:29:10"), ("13", "2026-08-20 07:30:00")]


def test_a_table_names_the_direction(staff: Staff) -> None:
    machine, keeper = lobby(staff), staff.actor(staff.keeper, MORNING)
    table = b"Nomor;Waktu;Status\n12;2026-08-20 07:29:10;0\n12;2026/08/20 16:01;1\n12;kemarin;1\n"

    report, _taken = import_punches(machine=machine, data=table, actor=keeper, at=MORNING)

    assert (report.created, [(one.line, one.code) for one in report.refused]) == (2, [(4, "time")])
    assert list(Punch.objects.order_by("at").values_list("direction", "source")) == [(0, "file"), (1, "file")]


@pytest.mark.parametrize("data", [b"", b"nothing that is known\n"])
def test_what_is_no_file_of_a_machine_is_refused(staff: Staff, data: bytes) -> None:
    machine = lobby(staff)
    with pytest.raises(InvalidInput):
        import_punches(machine=machine, data=data, actor=staff.actor(staff.keeper, MORNING), at=MORNING)
    with pytest.raises(NotAllowed):
        import_punches(machine=machine, data=ATTLOG, actor=staff.actor(staff.lights_head, MORNING), at=MORNING)


def test_numbers_come_by_a_list_line_by_line(staff: Staff) -> None:
    machine, keeper = lobby(staff), staff.actor(staff.keeper, MORNING)
    table = (
        f"NIP,PIN,Sejak,Mesin\n{WORKER_NIP},12,01/08/2026,\n{COLLEAGUE_NIP},13,,LOBBY1\n{COLLEAGUE_NIP},12,,\n"
        f"999,14,,\n{COLLEAGUE_NIP},15,,NOWHERE\n"
    ).encode()

    first = import_pins(machine=None, data=table, since=DAY, actor=keeper, at=MORNING)
    again = import_pins(machine=None, data=table, since=DAY, actor=keeper, at=MORNING)

    assert (first.created, [(one.line, one.field) for one in first.refused]) == (
        2,
        [(4, "pin"), (5, "nip"), (6, "machine")],
    )
    assert (again.created, again.unchanged) == (0, 2)
    assert set(Pin.objects.values_list("pin", "machine", "since")) == {
        ("12", None, DAY.replace(day=1)),
        ("13", machine.pk, DAY),
    }
