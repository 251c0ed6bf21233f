# SPDX-License-Identifier: EUPL-1.2
"""Who may see people's days and punches, and who keeps what they are judged by."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.duties.attendance.models import Day, Punch
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule

HEADS = (Role.HEAD, Role.PERSONNEL)
READERS = (Role.HEAD, Role.PERSONNEL, Role.AUDITOR)
KEEPERS = (Role.PERSONNEL,)
FIGURE_READERS = (*READERS, Role.ORGANIZATION)
"""Who reads sums over the people of a unit; the organisation bureau nothing of a single one."""


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


def _sees_day(actor: Actor, day: Day) -> bool:
    if actor.kind is not ActorKind.EMPLOYEE:
        return False
    own = actor.person_id is not None and actor.person_id == day.employee.person_id
    return own or day.unit_id in actor.units_as(*READERS)


def _visible_days(actor: Actor, days: "QuerySet[Day]") -> "QuerySet[Day]":
    if actor.kind is not ActorKind.EMPLOYEE:
        return days.none()
    return days.filter(Q(unit_id__in=actor.units_as(*READERS)) | Q(employee__person_id=actor.person_id))


def _readers_of_day(day: Day) -> Iterable[Holders]:
    above = _above(day.unit_id)
    return (*(Holders(role, above) for role in READERS), Holders("", person_id=day.employee.person_id))


may_see_days: Rule[Day] = Rule("attendance.see_days", _sees_day, _visible_days, _readers_of_day)
"""Everybody their own; head, personnel office and auditor those of their units."""


def _over(actor: Actor, punch: Punch) -> bool:
    return punch.employee is not None and punch.employee.unit_id in actor.units_as(*HEADS)


def is_own(actor: Actor, punch: Punch) -> bool:
    """Whether a punch is the actor's own."""
    return punch.employee is not None and actor.person_id is not None and actor.person_id == punch.employee.person_id


def _judges(actor: Actor, punch: Punch) -> bool:
    return actor.kind is ActorKind.EMPLOYEE and _over(actor, punch) and not is_own(actor, punch)


def _judged_by(actor: Actor, punches: "QuerySet[Punch]") -> "QuerySet[Punch]":
    if actor.kind is not ActorKind.EMPLOYEE:
        return punches.none()
    over = punches.filter(employee__unit_id__in=actor.units_as(*HEADS))
    return over if actor.person_id is None else over.exclude(employee__person_id=actor.person_id)


def _judges_of(punch: Punch) -> Iterable[Holders]:
    if punch.employee is None:
        return ()
    return tuple(Holders(role, _above(punch.employee.unit_id)) for role in HEADS)


may_judge_punch: Rule[Punch] = Rule("attendance.judge_punch", _judges, _judged_by, _judges_of)
"""Head and personnel office over the employee; never their own."""


def _looks(actor: Actor, punch: Punch) -> bool:
    return actor.kind is ActorKind.EMPLOYEE and (_over(actor, punch) or is_own(actor, punch))


def _looked_at_by(actor: Actor, punches: "QuerySet[Punch]") -> "QuerySet[Punch]":
    if actor.kind is not ActorKind.EMPLOYEE:
        return punches.none()
    return punches.filter(Q(employee__unit_id__in=actor.units_as(*HEADS)) | Q(employee__person_id=actor.person_id))


may_look: Rule[Punch] = Rule("attendance.look", _looks, _looked_at_by, _judges_of)
"""Whoever may open position and photo of a punch, with a reason that its employee sees; everybody their own without one."""


def may_keep_schedules(actor: Actor, unit_id: int) -> bool:
    """Who sets working hours, rosters and places of a unit."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*KEEPERS)


def may_keep_machines(actor: Actor, unit_id: int | None) -> bool:
    """Who admits, moves and commands machines; one that belongs to no unit yet, whoever keeps any."""
    if actor.kind is ActorKind.SYSTEM:
        return True
    over = actor.units_as(Role.PERSONNEL, Role.ADMINISTRATOR)
    return bool(over) if unit_id is None else unit_id in over


def may_enter_outage(actor: Actor, unit_id: int) -> bool:
    """Who enters the list that a unit kept by hand."""
    return unit_id in actor.units_as(*HEADS)


def units_of_figures(actor: Actor) -> frozenset[int]:
    """The units of which the actor reads sums over their people."""
    return actor.units_as(*FIGURE_READERS)


def may_lock_month(actor: Actor, unit_id: int) -> bool:
    """Who closes a month of a unit, and opens it again with a reason."""
    return unit_id in actor.units_as(*KEEPERS)
