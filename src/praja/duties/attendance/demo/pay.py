# SPDX-License-Identifier: EUPL-1.2
"""The month before of a small unit: its machine's file carried over, the month closed, and the allowance worked out."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from praja.duties.attendance.enums import Protocol
from praja.duties.attendance.models import Machine
from praja.duties.attendance.operations.files import import_punches
from praja.duties.attendance.operations.machines import Settings, add_machine
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.operations.months import lock_month
from praja.duties.attendance.operations.pay import (
    NewPayRule,
    enter_base,
    enter_result,
    set_pay_rule,
    work_out_sheet,
)
from praja.duties.attendance.operations.pins import give_pin
from praja.duties.attendance.operations.working_out import work_out
from praja.duties.attendance.queries.months import month_of
from praja.kernel.law.queries import rule_in_force
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

SERIAL = "MB10VL2023017"
MOST_PEOPLE = 12
AMOUNTS = (5_000_000, 3_850_000, 3_200_000, 2_750_000)
"""Allowances of posts that are made up, as everything in this town."""
A_DAY = timedelta(days=1)


def play_pay(*, unit: Unit, keeper: Actor, is_working: Callable[[date], bool], rng: Random, at: datetime) -> None:
    """Close the month before of a unit and work its allowances out, by a made-up regulation with the starting proposal."""
    this_month = month_of(local_date(at, local_zone()))
    month = month_of(this_month - A_DAY)
    days = [day for n in range((this_month - month).days) if is_working(day := month + n * A_DAY)]
    people = list(Employee.objects.filter(unit=unit).order_by("pk")[:MOST_PEOPLE])
    closed_at = min(at, datetime.combine(this_month, time(9), local_zone()))
    _punches(unit, people, days, keeper, rng, closed_at)
    mark_between([employee.pk for employee in people], month, this_month - A_DAY)
    while work_out(at=at):
        pass
    lock_month(unit=unit, month=month, actor=keeper, at=closed_at)
    _what_it_follows_from(people, month, keeper, closed_at)
    work_out_sheet(unit=unit, month=month, actor=keeper, at=closed_at)


def _punches(
    unit: Unit, people: Sequence[Employee], days: Sequence[date], keeper: Actor, rng: Random, at: datetime
) -> None:
    """A machine without a connection: its file comes on a stick at the end of the month."""
    hung_at = datetime.combine(days[0] - 2 * A_DAY, time(9), local_zone())
    settings = Settings(name="Ruang pelayanan", unit=unit, protocol=Protocol.FILE, networks=["10.20.31.0/24"])
    machine: Machine = add_machine(serial=SERIAL, settings=settings, actor=keeper, at=hung_at)
    lines: list[str] = []
    for number, employee in enumerate(people, 1):
        give_pin(machine=machine, pin=str(number), employee=employee, since=hung_at.date(), actor=keeper, at=hung_at)
        lines += [line for day in days for line in _day(number, day, rng)]
    import_punches(machine=machine, data="".join(lines).encode(), actor=keeper, at=at)


def _day(number: int, day: date, rng: Random) -> list[str]:
    """Mostly on time, now and then late or gone early; the second stays away once in a while."""
    if number == 2 and rng.random() < 0.1:
        return []
    late = rng.choice((12, 40, 75)) if rng.random() < 0.1 else -rng.randrange(2, 20)
    early = rng.choice((20, 45)) if rng.random() < 0.05 else -rng.randrange(3, 25)
    came = datetime.combine(day, time(7, 30)) + timedelta(minutes=late)
    left = datetime.combine(day, time(16, 30) if day.weekday() == 4 else time(16)) - timedelta(minutes=early)
    return [f"{number}\t{moment:%Y-%m-%d %H:%M:%S}\t255\t1\t0\t0\n" for moment in (came, left)]


def _what_it_follows_from(people: Sequence[Employee], month: date, keeper: Actor, at: datetime) -> None:
    new = NewPayRule(
        regulation=f"Peraturan Wali Kota (contoh) 4/{month.year}",
        since=date(month.year, 1, 1),
        discipline_share=_proposed("discipline_share", month),
        late=[_proposed(f"late_{tier}", month) for tier in (1, 2, 3, 4)],
        early=[_proposed(f"early_{tier}", month) for tier in (1, 2, 3, 4)],
        absent=_proposed("absent", month),
        ceremony=_proposed("ceremony", month),
        cap=_proposed("cap", month),
        stopping=("CB", "CLTN"),
        predicates={"sangat_baik": 10_000, "baik": 10_000},
    )
    set_pay_rule(new=new, actor=keeper, at=at)
    for number, employee in enumerate(people):
        enter_base(
            employee=employee,
            since=month,
            amount=AMOUNTS[min(number, len(AMOUNTS) - 1)],
            basis=f"Keputusan Wali Kota (contoh) 900/{month.year}",
            actor=keeper,
            at=at,
        )
        if number != 3:  # of one e-Kinerja says nothing yet
            enter_result(
                employee=employee,
                month=month,
                predicate="baik",
                ceremonies=int(number == 1),
                basis="Berkas e-Kinerja",
                actor=keeper,
                at=at,
            )


def _proposed(name: str, on: date) -> int:
    return rule_in_force(f"pay.{name}", on).value
