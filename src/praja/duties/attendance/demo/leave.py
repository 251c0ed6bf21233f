# SPDX-License-Identifier: EUPL-1.2
"""Leave of somebody in the cast: books of the years before, annual leave that was given, one that waits, and a permission."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from praja.duties.attendance.operations.leave import (
    LeaveWish,
    advise_leave,
    ask_leave,
    decide_leave,
    enter_balance,
    set_leave_authority,
)
from praja.duties.attendance.operations.permissions import PermissionWish, ask_permission
from praja.duties.attendance.procedure.names import ASKED
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.queries import actor_of, assignments_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def play_leave(
    *, somebody: Account, unit: Unit, keeper: Actor, is_working: Callable[[date], bool], at: datetime
) -> None:
    """Somebody of `unit`, whose head gives annual leave by decision, asks twice: once long ago, once just now."""
    employee, today = Employee.objects.get(person=somebody.person_id), local_date(at, local_zone())
    asked_at = at - timedelta(days=30)
    for year, used in ((today.year - 2, 12), (today.year - 1, 8)):
        enter_balance(
            employee=employee, year=year, used=used, basis="Buku cuti pegawai", actor=keeper, at=at - timedelta(days=60)
        )
    set_leave_authority(
        unit=unit,
        holder=unit,
        kinds=("CT", "CS"),
        decree=f"Keputusan Wali Kota 800/11/{today.year - 1}",
        since=date(today.year - 1, 1, 2),
        actor=keeper,
        at=at - timedelta(days=60),
    )
    given = _asked(
        employee, somebody, _working_day(today - timedelta(days=28), is_working), "Menjenguk orang tua", asked_at
    )
    _agreed(given, asked_at + timedelta(hours=3))
    _asked(
        employee,
        somebody,
        _working_day(today + timedelta(days=14), is_working),
        "Acara keluarga",
        at - timedelta(hours=4),
    )
    wish = PermissionWish(
        kind="early",
        first_day=today + timedelta(days=1),
        last_day=today + timedelta(days=1),
        from_minute=14 * 60,
        reason="Mengantar anak ke dokter",
    )
    actor = actor_of(somebody, at)
    ask_permission(employee=employee, wish=wish, actor=actor, at=at - timedelta(hours=2))


def _asked(employee: Employee, somebody: Account, first: date, reason: str, at: datetime) -> Case:
    wish = LeaveWish(kind="CT", first_day=first, last_day=first, reason=reason)
    case: Case = ask_leave(employee=employee, wish=wish, actor=actor_of(somebody, at), at=at).case
    return case


def _agreed(case: Case, at: datetime) -> None:
    """The superior advises, where another head decides; then the official decides."""
    leave = case.leave
    if case.state == ASKED:
        superior = _head(leave.superior_unit_id, at)
        case = advise_leave(case=case, choice="disetujui", actor=superior, at=at, seen_version=None)
    official = _head(leave.official_unit_id, at)
    decide_leave(case=case, choice="disetujui", actor=official, at=at + timedelta(hours=2), seen_version=None)


def _head(unit_id: int, at: datetime) -> Actor:
    return actor_of(assignments_of(Role.HEAD, unit_id, at)[0].account, at)


def _working_day(day: date, is_working: Callable[[date], bool]) -> date:
    """The first working day from `day` on."""
    while not is_working(day):
        day += timedelta(days=1)
    return day
