# SPDX-License-Identifier: EUPL-1.2
"""Two attendance machines of the demo town: one in a lobby that works, one whose clock is wrong; a third has called and waits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from praja.duties.attendance.domain.adms import orders
from praja.duties.attendance.domain.adms.logs import OPERATIONS, PUNCHES, read_results
from praja.duties.attendance.enums import Protocol
from praja.duties.attendance.models import Machine
from praja.duties.attendance.operations.batches import take_batch
from praja.duties.attendance.operations.commands import hand_over_commands, queue_command, take_answers
from praja.duties.attendance.operations.machines import Settings, add_machine, note_call, note_seen
from praja.duties.attendance.operations.pins import give_pin
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DAYS = 5
MOST_PEOPLE = 24
FIRST_PIN = 1001


@dataclass(frozen=True, slots=True)
class Hung:
    """A machine: where it hangs, its serial number and firmware, and how far its clock is ahead."""

    serial: str
    name: str
    firmware: str
    ahead: timedelta = timedelta(0)


WORKS = Hung("ESY4241100079", "Lobi lantai dasar", "Ver 6.60 Sep 19 2019")
WRONG = Hung("X100C20190042", "Pintu belakang", "Ver 6.5.4", timedelta(hours=1))
WAITING = "CQQC221560113"


def play_machines(
    *,
    units: Sequence[Unit],
    keeper: Actor,
    is_working: Callable[[date], bool],
    rng: Random,
    at: datetime,
) -> None:
    """Hang a machine in each of the first two units and let their people press on the working days before `at`."""
    today = local_date(at, local_zone())
    days = [day for back in range(DAYS * 2, 0, -1) if is_working(day := today - timedelta(days=back))][-DAYS:]
    if not days:
        return
    began = datetime.combine(days[0] - timedelta(days=1), time(9), local_zone())
    for hung, unit in zip((WORKS, WRONG), units, strict=False):
        _play(hung, unit, days, keeper, rng, began)
    note_call(serial=WAITING, protocol=Protocol.ATTENDANCE, actor=_device(WAITING), at=at - timedelta(hours=2))


def _play(hung: Hung, unit: Unit, days: Sequence[date], keeper: Actor, rng: Random, began: datetime) -> None:
    settings = Settings(name=hung.name, unit=unit, networks=["10.20.30.0/24"])
    machine = add_machine(serial=hung.serial, settings=settings, actor=keeper, at=began)
    note_seen(machine=machine, told={"firmware": hung.firmware, "push_version": "2.2.14"}, at=began)
    people = list(Employee.objects.filter(unit=unit).order_by("pk")[:MOST_PEOPLE])
    for number, employee in enumerate(people[1:] or people):  # of one nobody has said yet whose number it is
        pin = str(FIRST_PIN + number + 1)
        give_pin(machine=machine, pin=pin, employee=employee, since=began.date(), actor=keeper, at=began)
    for day in days:
        for hour, minute, status in ((7, 15, 0), (16, 2, 1)):
            _send(hung, machine, _lines(len(people), day, time(hour, minute), status, hung.ahead, rng), day, hour + 1)
    _tamper_and_count(hung, machine, days[-1])


def _lines(people: int, day: date, around: time, status: int, ahead: timedelta, rng: Random) -> list[str]:
    """What a machine writes: number, its own clock, direction (many write 255), way of knowing, and columns that are 0."""
    lines = []
    for number in range(people):
        pressed = datetime.combine(day, around) + timedelta(seconds=rng.randrange(0, 1500)) + ahead
        said = 255 if rng.random() < 0.2 else status
        lines.append((pressed, f"{FIRST_PIN + number}\t{pressed:%Y-%m-%d %H:%M:%S}\t{said}\t1\t0\t0\t0"))
    return [line for _pressed, line in sorted(lines)]


def _send(hung: Hung, machine: Machine, lines: Sequence[str], day: date, hour: int, table: str = PUNCHES) -> None:
    came = datetime.combine(day, time(hour, 0), local_zone()) - timedelta(minutes=20)
    body = "".join(f"{line}\n" for line in lines).encode()
    stamp = str(int(came.timestamp()))
    take_batch(machine=machine, table=table, body=body, stamp=stamp, actor=_device(hung.serial), at=came)


def _tamper_and_count(hung: Hung, machine: Machine, day: date) -> None:
    """Somebody sets a wrong clock; one line cannot be read; the machine says how many it has."""
    if hung.ahead:
        _send(hung, machine, [f"OPLOG 21\t14\t{day} 06:10:00\t0\t0\t0\t0"], day, 18, OPERATIONS)
        _send(hung, machine, ["1003\tbukan-waktu\t0\t1"], day, 19)
        return
    at = datetime.combine(day, time(23, 10), local_zone())
    command = queue_command(machine=machine, text=orders.count(day), actor=_system(), at=at)
    hand_over_commands(machine=machine, at=at)
    counted = machine.punches.filter(local_text__startswith=str(day)).count()
    results = read_results(f"ID={command.pk}&Return=0&CMD=VERIFY SUM&AttlogSum={counted}".encode())
    take_answers(machine=machine, results=results, actor=_device(hung.serial), at=at)


def _device(serial: str) -> Actor:
    return Actor(ActorKind.DEVICE, f"machine:{serial}")


def _system() -> Actor:
    return Actor(ActorKind.SYSTEM, "attendance.ask_for_counts")
