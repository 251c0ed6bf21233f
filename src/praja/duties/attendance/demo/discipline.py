# SPDX-License-Identifier: EUPL-1.2
"""Two people who stayed away in a month that is closed: a proposal that waits, and one that was heard."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from praja.duties.attendance.demo.people import hired
from praja.duties.attendance.models import Discipline
from praja.duties.attendance.operations.discipline import (
    answer_discipline,
    count_discipline,
    hear_discipline,
    summon_discipline,
)
from praja.duties.attendance.operations.marking import mark_days
from praja.duties.attendance.operations.months import lock_month
from praja.duties.attendance.operations.working_out import work_out
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import actor_of, assignments_of
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

BACK = 75
"""So many days ago, two months or more, so that the month is over."""
WAITS, HEARD = ("Bagus Prakoso", "199003122015041991", 3), ("Rini Wulandari", "199207252016042992", 4)
SYSTEM = system_actor("attendance.count_absences")


def play_discipline(*, unit: Unit, keeper: Actor, is_working: Callable[[date], bool], at: datetime) -> int:
    """Two employees of `unit` are hired, stay away on some days, and the personnel office closes the month. Returns how many were
    hired."""
    month = local_date(at - timedelta(days=BACK), local_zone()).replace(day=1)
    days = [day for n in range(27) if is_working(day := month + timedelta(days=n))]
    people = {name: hired(name, nip, unit, at - timedelta(days=300)) for name, nip, _count in (WAITS, HEARD)}
    for name, _nip, count in (WAITS, HEARD):
        mark_days((people[name].pk, day) for day in days[: count * 2 : 2])
    while work_out(at=at):
        pass
    lock_month(unit=unit, month=month, actor=keeper, at=at)
    found_at = at - timedelta(days=9)
    count_discipline(year=month.year, actor=SYSTEM, at=found_at)
    _heard(people[HEARD[0]], found_at)
    return len(people)


def _heard(employee: Employee, found_at: datetime) -> None:
    """Summoned after a day, answered, heard three days later; the decision waits."""
    row = Discipline.objects.select_related("case", "superior_unit").get(employee=employee)
    head = assignments_of(Role.HEAD, row.superior_unit_id, found_at)[0].account
    summoned_at, heard_at = found_at + timedelta(days=1), found_at + timedelta(days=4)
    case = summon_discipline(
        case=row.case,
        hearing_at=heard_at,
        place="Ruang kerja kepala unit",
        examiner="Kepala unit",
        actor=actor_of(head, summoned_at),
        at=summoned_at,
        seen_version=None,
    )
    own = actor_of(employee.person.account, summoned_at)
    answered_at = summoned_at + timedelta(hours=5)
    text = "Saya merawat orang tua di rumah sakit dan terlambat mengajukan cuti."
    case = answer_discipline(case=case, text=text, actor=own, at=answered_at, seen_version=None)
    hear_discipline(
        case=case,
        text="Ditanya: mengapa tidak masuk kerja? Dijawab: merawat orang tua, dan lupa mengajukan cuti.",
        actor=actor_of(head, heard_at),
        at=heard_at + timedelta(hours=1),
        seen_version=None,
    )
