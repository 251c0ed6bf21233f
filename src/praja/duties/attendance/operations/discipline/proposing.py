# SPDX-License-Identifier: EUPL-1.2
"""Counting a year: bands that were reached are proposed, once each; days of open proposals follow corrections; what is no longer
reached is taken back, and what was decided on it is to be looked at again. Nothing is ever decided here."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.discipline.counting import Standing, evidence_for, still_reached
from praja.duties.attendance.domain.discipline.ladder import Ladder
from praja.duties.attendance.enums import NO_SANCTION
from praja.duties.attendance.errors.leave import NobodyDecides
from praja.duties.attendance.models import Discipline
from praja.duties.attendance.operations.discipline.saying import told
from praja.duties.attendance.procedure.discipline import DISCIPLINE, UNDECIDED
from praja.duties.attendance.procedure.names import DECIDED
from praja.duties.attendance.queries.deciders import superior_unit_of
from praja.duties.attendance.queries.discipline.law import ladder_on, last_day_of
from praja.duties.attendance.queries.discipline.standing import Tally, tallies
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language

_ONCE = UUID("6f0c7a52-6f3b-4b4e-9c43-2d8c2b1f0e94")


@dataclass(frozen=True, slots=True)
class Found:
    """How many proposals were opened, counted again, taken back, and how many decisions are to be looked at again."""

    proposed: int = 0
    recounted: int = 0
    withdrawn: int = 0
    to_review: int = 0


def count_discipline(*, year: int, actor: Actor, at: datetime) -> Found:
    """Count everybody's absences of `year` anew, in closed months, and let the proposals follow. The same again changes nothing.

    One proposal per employee, year and band; each change is a transaction and an event of its own.
    """
    done = Counter[str]()
    with recalled(law_data, units):
        ladder = ladder_on(last_day_of(year, local_date(at, local_zone())))
        held = _held(year)
        for pk, tally in tallies(year, ladder, besides=held.keys()).items():
            rows, found = held.get(pk, []), tally.standing(year, ladder)
            for row in rows:
                done[_follow(row, tally, ladder, actor, at)] += 1
            if found.band and found.band not in {row.band for row in rows}:
                done[_propose(pk, year, evidence_for(found.band, found, ladder), actor, at)] += 1
    return Found(done["proposed"], done["recounted"], done["withdrawn"], done["to_review"])


def _held(year: int) -> Mapping[int, list[Discipline]]:
    rows = Discipline.objects.filter(year=year, withdrawn_at=None).select_related("case", "employee").order_by("pk")
    found = defaultdict[int, list[Discipline]](list)
    for row in rows:
        found[row.employee_id].append(row)
    return found


def _follow(row: Discipline, tally: Tally, ladder: Ladder, actor: Actor, at: datetime) -> str:
    """Let one case follow the days as they stand now; what was done to it. A month that is open again takes nothing back: only
    days that are corrected do."""
    rests_on = {date.fromisoformat(day) for day in (*row.days, *row.run)}
    found, is_open = tally.standing(row.year, ladder, also=rests_on), row.case.state in UNDECIDED
    is_reached = still_reached(row.band, found, ladder)
    if is_open and not is_reached:
        return _withdraw(row, actor, at)
    if is_open and _content(evidence_for(row.band, found, ladder)) != row.proposed():
        return _recount(row, evidence_for(row.band, found, ladder), actor, at)
    if row.case.state == DECIDED and not is_reached and row.sanction != NO_SANCTION:
        perform(row.case, "review", actor=actor, at=at, seen_version=row.case.version, data=told(row))
        return "to_review"
    return ""


def _withdraw(row: Discipline, actor: Actor, at: datetime) -> str:
    def write(_locked: Case) -> None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])

    version = row.case.version
    perform(row.case, "withdraw", actor=actor, at=at, seen_version=version, data=told(row), write=write)
    return "withdrawn"


def _recount(row: Discipline, found: Standing, actor: Actor, at: datetime) -> str:
    _put(row, found)

    def write(_locked: Case) -> None:
        row.save(update_fields=["days", "run", "converted", "salt"])

    data = {**told(row), "content": content_digest(bytes(row.salt), row.proposed())}
    case = row.case
    perform(case, "recount", actor=actor, at=at, seen_version=case.version, data=data, write=write, target=case.state)
    return "recounted"


def _propose(employee_id: int, year: int, found: Standing, actor: Actor, at: datetime) -> str:
    employee = Employee.objects.select_related("person").get(pk=employee_id)
    before = Discipline.objects.filter(employee=employee, year=year, band=found.band).count()
    row = Discipline(employee=employee, year=year, band=found.band, superior_unit_id=_superior(employee, at))
    _put(row, found)

    def write(case: Case) -> None:
        row.case = case
        row.save(force_insert=True)

    try:
        open_case(
            DISCIPLINE,
            actor=actor,
            at=at,
            lead_unit=employee.unit_id,
            channel="",
            subject=subject_of(year),
            data={**told(row), "year": year, "content": content_digest(bytes(row.salt), row.proposed())},
            write=write,
            # Two who count at once propose it once; one that was taken back may be proposed anew.
            idempotency_key=uuid5(_ONCE, f"{employee_id}:{year}:{found.band}:{before}"),
        )
    except AlreadyFiled:
        return ""
    return "proposed"


def _superior(employee: Employee, at: datetime) -> int:
    """The unit whose head is the direct superior; where nobody is, the topmost unit, whose personnel office sees to it."""
    try:
        return superior_unit_of(employee, at)
    except NobodyDecides:
        tree = units.current()
        return (employee.unit_id, *tree.ancestors(employee.unit_id))[-1]


def _put(row: Discipline, found: Standing) -> None:
    content = _content(found)
    row.days, row.run, row.converted, row.salt = content["days"], content["run"], content["converted"], new_salt()


def _content(found: Standing) -> dict[str, Any]:
    """A standing as the row's digest covers it."""
    return {"band": found.band, "days": _iso(found.days), "run": _iso(found.run), "converted": found.converted}


def _iso(days: Sequence[Any]) -> list[str]:
    return [day.isoformat() for day in days]


def subject_of(year: int) -> str:
    """What the case is called on desks: neither days nor sanction."""
    return in_own_language(_("Attendance that needs a talk, %(year)s")) % {"year": year}
