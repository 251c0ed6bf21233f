# SPDX-License-Identifier: EUPL-1.2
"""When the demo town works: schools six days, hospital and public order by shifts with a roster, and Ramadan of 2026."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import cycle, islice

from praja.duties.attendance.enums import PatternKind, SeasonKind
from praja.duties.attendance.models import Pattern
from praja.duties.attendance.operations.rosters import RosterEntry, set_roster
from praja.duties.attendance.operations.schedules import NewPattern, NewShift, set_pattern, use_pattern
from praja.duties.attendance.operations.seasons import set_season
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

RAMADAN = (date(2026, 2, 19), date(2026, 3, 19))
"""The demo town's own days; a government sets those that were announced."""
SHIFTS = (
    NewShift("P", "Pagi", 7 * 60, 14 * 60),
    NewShift("S", "Siang", 14 * 60, 21 * 60),
    NewShift("M", "Malam", 21 * 60, 31 * 60),
)
TURN = ("P", "P", "S", "S", "M", "M", "-", "-")
"""Two of each, then two days free."""
ON_SHIFTS = {"RSUD": "Sif bangsal", "Satpol PP": "Regu jaga"}
SCHOOL_WEEK = ([420, 810, 30],) * 4 + ([420, 690, 0], [420, 750, 30], None)
MOST = 12
"""People of a unit whose roster is played."""
BACK, AHEAD = timedelta(days=40), timedelta(days=25)


def play_schedules(*, units: Mapping[str, Unit], root: str, actor: Actor, began: datetime, at: datetime) -> None:
    """What the personnel office set when it began, and rosters around `at`."""
    since = local_date(began, local_zone()) + timedelta(days=1)
    _schools(units.get("Disdik"), units[root], since, actor, began)
    if RAMADAN[0] > since:
        first, last = RAMADAN
        decree = "Surat Edaran Wali Kota (contoh)"
        set_season(kind=SeasonKind.RAMADAN, first_day=first, last_day=last, decree=decree, actor=actor, at=began)
    for short, name in ON_SHIFTS.items():
        if short in units:
            pattern = _by_shifts(units[short], name, since, actor, began)
            _roster(units[short], pattern, actor, max(began, at - BACK), at)


def _schools(unit: Unit | None, root: Unit, since: date, actor: Actor, at: datetime) -> None:
    if unit is None:
        return
    new = NewPattern(
        name="Enam hari kerja",
        kind=PatternKind.FIXED,
        week=SCHOOL_WEEK,
        decree="Peraturan Wali Kota (contoh)",
        since=since,
    )
    pattern = set_pattern(unit=root, new=new, actor=actor, at=at)
    use_pattern(pattern=pattern, unit=unit, since=since, actor=actor, at=at)


def _by_shifts(unit: Unit, name: str, since: date, actor: Actor, at: datetime) -> Pattern:
    new = NewPattern(
        name=name,
        kind=PatternKind.SHIFT,
        shifts=SHIFTS,
        works_holidays=True,
        decree=f"Keputusan Kepala {unit.name} (contoh)",
        since=since,
    )
    pattern = set_pattern(unit=unit, new=new, actor=actor, at=at)
    for employee in _people(unit):
        use_pattern(pattern=pattern, employee=employee, since=since, actor=actor, at=at)
    return pattern


def _people(unit: Unit) -> list[Employee]:
    return list(Employee.objects.filter(unit=unit).order_by("pk")[:MOST])


def _roster(unit: Unit, pattern: Pattern, actor: Actor, at: datetime, until: datetime) -> None:
    """Everybody begins the turn one day after the one before, so that each shift has its people."""
    shifts = {shift.code: shift.pk for shift in pattern.shifts.all()}
    first = local_date(at, local_zone()) + timedelta(days=1)
    days = (local_date(until + AHEAD, local_zone()) - first).days
    entries = [
        RosterEntry(employee.pk, first + timedelta(days=n), shifts.get(code), is_free=code not in shifts)
        for place, employee in enumerate(_people(unit))
        for n, code in enumerate(islice(cycle(TURN), place, place + days))
    ]
    set_roster(unit=unit, entries=entries, actor=actor, at=at)
