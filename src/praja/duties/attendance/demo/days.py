# SPDX-License-Identifier: EUPL-1.2
"""Some weeks of days of some offices: their people press on a machine, each in their own way, and the days are worked out."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from praja.duties.attendance.domain.adms.logs import PUNCHES
from praja.duties.attendance.models import Machine
from praja.duties.attendance.operations.batches import take_batch
from praja.duties.attendance.operations.machines import Settings, add_machine, note_seen
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.operations.pins import give_pin
from praja.duties.attendance.operations.working_out import work_out
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

MOST_PEOPLE = 12
FIRST_PIN = 2001
SENT_AT = time(18, 30)
"""Once a day, when everybody has left."""
ABSENT, LATE, EARLY, FORGOTTEN = 0.015, 0.08, 0.03, 0.02
"""How often somebody does not come at all, comes late, leaves early, and forgets to press when leaving."""


HABITS = (1.0, 0.6, 1.5, 0.8, 1.2)
"""How often people come late in the first office, the second and so on, beside the usual."""
AT_FIRST, AT_LAST = 1.4, 0.7
"""And how that changes from the first day to the last: offices learn."""


def play_days(
    *, units: Sequence[Unit], weeks: int, keeper: Actor, is_working: Callable[[date], bool], rng: Random, at: datetime
) -> None:
    """Hang a machine in each of these units, have their people press on the working days of the last weeks, and work the days
    out."""
    today = local_date(at, local_zone())
    days = [day for back in range(weeks * 7, 0, -1) if is_working(day := today - timedelta(days=back))]
    known = list[int]()
    for number, unit in enumerate(units):
        people = list(Employee.objects.filter(unit=unit, joined_on__lt=days[0]).order_by("pk")[:MOST_PEOPLE])
        machine = _hung(f"ESY42411002{number:02d}", unit, people, keeper, days[0])
        for passed, day in enumerate(days):
            often = HABITS[number % len(HABITS)] * (AT_FIRST + (AT_LAST - AT_FIRST) * passed / len(days))
            lines = [line for order in range(len(people)) for line in _pressed(order, day, often, rng)]
            _send(machine, lines, day)
        known += [one.pk for one in people]
    mark_between(known, days[0], today - timedelta(days=1))
    while work_out(at=at):
        pass


def _hung(serial: str, unit: Unit, people: Sequence[Employee], keeper: Actor, day: date) -> Machine:
    began = datetime.combine(day - timedelta(days=1), time(9), local_zone())
    settings = Settings(name="Pintu masuk", unit=unit, networks=["10.20.31.0/24"])
    machine = add_machine(serial=serial, settings=settings, actor=keeper, at=began)
    note_seen(machine=machine, told={"firmware": "Ver 6.60 Sep 19 2019", "push_version": "2.2.14"}, at=began)
    for order, employee in enumerate(people):
        pin = str(FIRST_PIN + order)
        give_pin(machine=machine, pin=pin, employee=employee, since=began.date(), actor=keeper, at=began)
    return machine


def _pressed(order: int, day: date, often: float, rng: Random) -> Iterator[str]:
    """What the machine writes of somebody: every third is late now and then, the others hardly ever."""
    if rng.random() < ABSENT:
        return
    is_late = rng.random() < LATE * often * (3 if order % 3 == 0 else 0.5)
    came = timedelta(minutes=rng.randrange(2, 55) if is_late else -rng.randrange(1, 25))
    yield _line(order, datetime.combine(day, time(7, 30)) + came, 0)
    if rng.random() < FORGOTTEN:
        return
    left = timedelta(minutes=-rng.randrange(5, 40) if rng.random() < EARLY else rng.randrange(1, 45))
    yield _line(order, datetime.combine(day, time(16, 30 if day.weekday() == 4 else 0)) + left, 1)


def _line(order: int, pressed: datetime, status: int) -> str:
    return f"{FIRST_PIN + order}\t{pressed:%Y-%m-%d %H:%M}:{(order * 7) % 60:02d}\t{status}\t1\t0\t0\t0"


def _send(machine: Machine, lines: Sequence[str], day: date) -> None:
    came = datetime.combine(day, SENT_AT, local_zone())
    body = "".join(f"{line}\n" for line in lines).encode()
    device = Actor(ActorKind.DEVICE, f"machine:{machine.serial}")
    take_batch(machine=machine, table=PUNCHES, body=body, stamp=str(int(came.timestamp())), actor=device, at=came)
