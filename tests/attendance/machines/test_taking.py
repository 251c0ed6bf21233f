# SPDX-License-Identifier: EUPL-1.2
"""What machines send is kept once, belongs to whoever the number stands for, and is doubted only where the clock is wrong."""

from datetime import date, timedelta

import pytest

from attendance.conftest import Staff
from attendance.machines.scene import DAY, DEVICE, MORNING, known_as, lobby, sent, standing
from praja.duties.attendance.domain.adms.logs import read_results
from praja.duties.attendance.enums import Source
from praja.duties.attendance.errors.machines import CommandRefused, PinInvalid, PinTaken
from praja.duties.attendance.models import BadLine, Batch, Command, DirtyDay, Machine, MachineEvent, Punch
from praja.duties.attendance.operations.bodies import blank_bodies
from praja.duties.attendance.operations.commands import (
    ask_for_counts,
    check_day,
    hand_over_commands,
    queue_command,
    take_answers,
)
from praja.duties.attendance.operations.machines import MOST_PENDING, Settings, admit_machine, note_call
from praja.duties.attendance.operations.pins import end_pin
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.actors import system_actor
from praja.lib.errors import NotAllowed

IN = "12\t2026-08-20 07:29:10\t0\t1\t0\t0\t0"
OUT = "12\t2026-08-20 16:02:40\t1\t1\t0\t0\t0"
EVENING = MORNING + timedelta(hours=9)


def events(name: str) -> int:
    return LedgerEvent.objects.filter(name=name).count()


def test_a_batch_is_kept_with_its_punches_and_told_once(staff: Staff) -> None:
    machine = lobby(staff)
    known_as(staff, staff.worker, "12", machine)
    DirtyDay.objects.all().delete()

    taken = sent(machine, IN, "bukan\twaktu", "99\t2026-08-20 07:29:30\t255\t1")

    assert taken.lines == 3
    batch = Batch.objects.get()
    assert (batch.lines, batch.new, batch.repeated, batch.faulty) == (3, 2, 0, 1)
    assert bytes(batch.body).startswith(b"12\t2026-08-20 07:29:10")
    assert list(BadLine.objects.values_list("number", "reason")) == [(2, "time")]
    whose = dict(Punch.objects.values_list("pin", "employee"))
    assert whose == {"12": staff.employee(staff.worker).pk, "99": None}
    assert set(DirtyDay.objects.values_list("day", flat=True)) == {DAY, DAY - timedelta(days=1)}
    assert events("attendance.batch_received") == 1


def test_the_same_again_changes_nothing_whole_or_in_part(staff: Staff) -> None:
    machine = lobby(staff)
    sent(machine, IN)
    again = sent(machine, IN)
    partly = sent(machine, IN, OUT, OUT, at=EVENING)

    assert (again.lines, again.batch) == (1, None)
    assert partly.batch is not None
    assert (partly.lines, partly.batch.new, partly.batch.repeated) == (3, 1, 2)
    assert len(standing(machine)) == 2
    assert (Batch.objects.count(), events("attendance.batch_received")) == (2, 2)


def test_the_same_punch_in_another_form_is_the_same(staff: Staff) -> None:
    machine = lobby(staff)
    sent(machine, "12\t2026-08-20 07:29:10\t0\t1")
    sent(machine, "PIN=12\tDateTime=2026/08/20 07:29:10\tStatus=0")
    sent(machine, "12\t1787185750\t0\t1")
    sent(machine, "  12\t2026-08-20 07:29:10\t1\t0\t1\t0", table="ATTLOG.DAT")

    assert len(standing(machine)) == 1


def test_access_events_are_told_apart_by_their_number(staff: Staff) -> None:
    machine = lobby(staff)
    line = "time=2026-08-20 07:29:10\tpin=12\tinoutstatus=0\tverifytype=1\tindex=%d"

    sent(machine, line % 21, line % 22, table="rtlog")
    sent(machine, line % 22, line % 23, table="rtlog")

    assert sorted(Punch.objects.values_list("sequence", flat=True)) == [21, 22, 23]


@pytest.mark.parametrize(
    ("table", "body"),
    [
        ("BIODATA", "BIODATA Pin=1\tNo=1\tTmp=AAAA"),
        ("OPERLOG", "FP PIN=1\tFID=1\tTMP=AAAA"),
        ("ATTPHOTO", "PIN=1.jpg"),
    ],
)
def test_of_templates_and_photos_only_a_digest_stays(staff: Staff, table: str, body: str) -> None:
    taken = sent(lobby(staff), body, table=table)

    assert taken.lines == 1
    batch = Batch.objects.get()
    assert (bytes(batch.body), len(batch.sha256)) == (b"", 64)


def test_signs_of_tampering_are_noted_once(staff: Staff) -> None:
    machine = lobby(staff)
    line = "OPLOG 21\t14\t2026-08-20 07:00:00\t0\t0\t0\t0"
    sent(machine, line, table="OPERLOG")
    sent(machine, line, "OPLOG 4\t14\t2026-08-20 07:01:00\t0\t0\t0\t0", table="OPERLOG")

    assert sorted(MachineEvent.objects.values_list("operation", flat=True)) == [4, 21]


def test_a_punch_from_the_future_waits_and_one_that_was_only_sent_late_counts(staff: Staff) -> None:
    machine = lobby(staff)
    sent(machine, "12\t2026-08-20 09:31:00\t0\t1")
    ahead = Machine.objects.get().skew_seconds
    sent(machine, "13\t2026-08-20 09:38:00\t0\t1", at=MORNING + timedelta(hours=2, minutes=9))

    assert ahead == 7_260
    assert standing(machine) == [
        ("12", "2026-08-20 09:31:00", "held", "machine_skew"),
        ("13", "2026-08-20 09:38:00", "accepted", ""),
    ]
    late = sent(machine, "14\t2026-08-20 06:00:00\t0\t1", at=MORNING + timedelta(hours=2, minutes=10))
    assert late.batch is not None
    assert standing(machine)[0] == ("14", "2026-08-20 06:00:00", "accepted", "")


def test_the_machines_own_zone_counts(staff: Staff) -> None:
    machine = lobby(staff, zone="Asia/Jayapura")
    sent(machine, "12\t2026-08-20 09:29:10\t0\t1")

    assert standing(machine) == [("12", "2026-08-20 09:29:10", "accepted", "")]
    assert Punch.objects.get().at == MORNING - timedelta(seconds=50)


def test_a_number_given_later_brings_its_punches_and_a_wrong_one_is_taken_back(staff: Staff) -> None:
    machine = lobby(staff)
    sent(machine, IN, "12\t2026-08-19 07:29:10\t0\t1")
    wrong = known_as(staff, staff.colleague, "12", machine)
    assert list(Punch.objects.order_by("at").values_list("employee", flat=True)) == [
        None,
        staff.employee(staff.colleague).pk,
    ]
    with pytest.raises(PinTaken):
        known_as(staff, staff.worker, "12", machine)

    end_pin(entry=wrong, until=DAY, actor=staff.actor(staff.keeper, EVENING), at=EVENING)
    known_as(staff, staff.worker, "12", machine, since=date(2026, 1, 1))

    assert set(Punch.objects.values_list("employee", flat=True)) == {staff.employee(staff.worker).pk}
    assert DirtyDay.objects.filter(employee=staff.employee(staff.colleague), day=DAY).exists()
    with pytest.raises(PinInvalid):
        end_pin(entry=wrong, until=DAY, actor=staff.actor(staff.keeper, EVENING), at=EVENING)


def test_a_machines_own_number_counts_before_one_for_every_machine(staff: Staff) -> None:
    first, second = lobby(staff), lobby(staff, serial="GATE2")
    known_as(staff, staff.worker, "12")
    known_as(staff, staff.colleague, "12", second)
    sent(first, IN)
    sent(second, IN)

    whose = dict(Punch.objects.values_list("machine", "employee"))
    assert whose == {first.pk: staff.employee(staff.worker).pk, second.pk: staff.employee(staff.colleague).pk}


def test_a_machine_is_known_by_its_first_call_and_admitted_by_its_keeper_alone(staff: Staff) -> None:
    for _time in range(2):
        note_call(serial="NEW-1", protocol="adms", actor=DEVICE, at=MORNING)
    assert note_call(serial="no serial!", protocol="adms", actor=DEVICE, at=MORNING) is None
    machine = Machine.objects.get()
    settings = Settings(name="Gerbang", unit=staff.lights)
    with pytest.raises(NotAllowed):
        admit_machine(machine=machine, settings=settings, actor=staff.actor(staff.lights_head, MORNING), at=MORNING)

    admit_machine(machine=machine, settings=settings, actor=staff.actor(staff.keeper, MORNING), at=MORNING)

    assert Machine.objects.get().state == "active"
    assert (events("attendance.machine_called"), events("attendance.machine_set")) == (1, 1)


def test_whoever_makes_up_serial_numbers_fills_no_table(staff: Staff) -> None:
    Machine.objects.bulk_create(Machine(serial=f"X{n}", registry_code="x") for n in range(MOST_PENDING))

    assert note_call(serial="ONE-MORE", protocol="adms", actor=DEVICE, at=MORNING) is None


def test_commands_go_out_once_and_a_lost_one_again(staff: Staff) -> None:
    machine, keeper = lobby(staff), staff.actor(staff.keeper, MORNING)
    row = queue_command(machine=machine, text="CHECK", actor=keeper, at=MORNING)
    with pytest.raises(CommandRefused):
        queue_command(machine=machine, text="CLEAR LOG", actor=keeper, at=MORNING)

    assert hand_over_commands(machine=machine, at=MORNING) == f"C:{row.pk}:CHECK\n"
    assert hand_over_commands(machine=machine, at=MORNING + timedelta(minutes=5)) == ""
    assert hand_over_commands(machine=machine, at=MORNING + timedelta(minutes=11)) != ""
    answers = read_results(f"ID={row.pk}&Return=-1002&CMD=CHECK\nID=99999&Return=0&CMD=CHECK\n".encode())
    assert take_answers(machine=machine, results=answers, actor=DEVICE, at=MORNING) == 1
    assert take_answers(machine=machine, results=answers, actor=DEVICE, at=MORNING) == 0
    row.refresh_from_db()
    assert (row.state, row.result) == ("failed", -1002)


def test_a_machine_that_holds_more_is_asked_to_send_the_day_again(staff: Staff) -> None:
    machine, system = lobby(staff), system_actor("test")
    sent(machine, IN)
    Machine.objects.update(seen_at=MORNING)
    assert ask_for_counts(day=DAY, actor=system, at=MORNING) == 1
    assert ask_for_counts(day=DAY, actor=system, at=MORNING) == 0
    command = Command.objects.get()
    hand_over_commands(machine=machine, at=MORNING)
    results = read_results(f"ID={command.pk}&Return=0&CMD=VERIFY SUM&AttlogSum=3".encode())

    take_answers(machine=machine, results=results, actor=DEVICE, at=MORNING)

    again = Command.objects.get(state="queued")
    assert again.text == "DATA QUERY ATTLOG StartTime=2026-08-20 00:00:00\tEndTime=2026-08-20 23:59:59"
    check = check_day(machine=machine, day=DAY, theirs=3, actor=system, at=MORNING)
    assert (check.theirs, check.ours, Command.objects.count()) == (3, 1, 2)


def test_bodies_go_when_their_time_has_come_and_punches_stay(staff: Staff) -> None:
    machine = lobby(staff)
    sent(machine, IN)
    kept_until = Batch.objects.get().keep_until
    for _time in range(2):
        blank_bodies(machine=machine, before=kept_until + timedelta(days=1), actor=system_actor("test"), at=EVENING)

    assert bytes(Batch.objects.get().body) == b""
    assert (len(standing(machine)), events("attendance.bodies_blanked")) == (1, 1)


def test_fingerspot_with_and_without_seconds_is_one_punch(staff: Staff) -> None:
    machine = lobby(staff, protocol="fingerspot")
    hook = '{"type":"attlog","cloud_id":"LOBBY1","data":{"pin":"1","scan":"2026-08-20 07:29","verify":"1","status_scan":"0"}}'
    rows = '{"cloud_id":"LOBBY1","data":[{"pin":"1","scan_date":"2026-08-20 07:29:31","verify":1,"status_scan":0},{"pin":2}]}'
    sent(machine, hook, table="FINGERSPOT")
    sent(machine, rows, table="FINGERSPOT")

    assert standing(machine) == [("1", "2026-08-20 07:29:00", "accepted", "")]
    assert (Punch.objects.get().source, BadLine.objects.count()) == (Source.CLOUD, 1)
