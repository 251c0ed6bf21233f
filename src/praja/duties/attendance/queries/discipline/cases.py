# SPDX-License-Identifier: EUPL-1.2
"""Proposed sanctions that somebody may see, and the days that one rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import DISCIPLINE
from praja.duties.attendance.models import Correction, Day, Discipline
from praja.duties.attendance.procedure.names import ASKED
from praja.duties.attendance.queries.locks import locks_between
from praja.duties.attendance.rules import may_decide_discipline, may_hear, may_see_discipline
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound

SHOWN = ("discipline__employee__person", "discipline__employee__unit", "discipline__employee__post")


def visible_disciplines(actor: Actor) -> "QuerySet[Case]":
    """Cases that this actor may see: their own, and those of their units or with them."""
    return may_see_discipline.visible(actor, Case.objects.filter(procedure=DISCIPLINE)).select_related(*SHOWN)


def listed_disciplines(actor: Actor) -> "QuerySet[Case]":
    """The same but for one's own."""
    return visible_disciplines(actor).exclude(discipline__employee__person=actor.person_id)


def own_disciplines(actor: Actor) -> "QuerySet[Case]":
    """The reader's own, the newest first."""
    rows = Case.objects.filter(procedure=DISCIPLINE, discipline__employee__person=actor.person_id)
    return rows.select_related(*SHOWN).order_by("-filed_at", "-pk")


def discipline_case(actor: Actor, code: str) -> Case:
    """The case with its detail. Raises `NotFound`."""
    rows = visible_disciplines(actor).select_related(
        "lead_unit", "discipline__superior_unit", "discipline__official_unit"
    )
    found = rows.filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(
            _("There is no case with this code that you may open."), next_step=_("Go back to the list of cases.")
        )
    return found


def acts_on(actor: Actor, case: Case) -> bool:
    """Whether this actor takes steps on the case, or may."""
    return may_hear.allows(actor, case) or may_decide_discipline.allows(actor, case)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One day that a proposal rests on, as it is now: None where its row is gone. `is_closed`: its month is closed."""

    day: date
    now: Day | None
    in_row: bool
    is_closed: bool
    is_asked: bool
    """Somebody asks for a correction of it, and that is not decided."""


def evidence_of(row: Discipline) -> list[Evidence]:
    """The days of a proposal in order. Three statements."""
    days = sorted({date.fromisoformat(one) for one in (*row.days, *row.run)})
    if not days:
        return []
    found = {one.day: one for one in Day.objects.filter(employee=row.employee_id, day__in=days)}
    asked = Correction.objects.filter(employee=row.employee_id, day__in=days, case__state=ASKED)
    waiting, locks = set(asked.values_list("day", flat=True)), locks_between(days[0], days[-1])
    return [
        Evidence(
            day,
            found.get(day),
            day.isoformat() in row.run,
            day in found and locks.holds(found[day].unit_id, day),
            day in waiting,
        )
        for day in days
    ]


def others_of_year(row: Discipline) -> Sequence[Case]:
    """Other cases of the same employee and year that stand, the oldest first."""
    rows = Case.objects.filter(
        Q(discipline__withdrawn_at=None), discipline__employee=row.employee_id, discipline__year=row.year
    )
    return list(rows.exclude(pk=row.pk).select_related("discipline").order_by("pk"))
