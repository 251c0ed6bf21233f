# SPDX-License-Identifier: EUPL-1.2
"""Who may ask for leave, permissions and corrections, who decides them, and who reads them. Nobody decides their own."""

from django.db.models import Q

from praja.duties.attendance.enums import CORRECTION, DISCIPLINE, LEAVE, PERMISSION
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import ALL, NONE, CaseRule, by_system, case_rule, either, held_over_lead
from praja.lib.actors import Actor, ActorKind, Holders

DETAILS = {LEAVE: "leave", PERMISSION: "permission", CORRECTION: "correction", DISCIPLINE: "discipline"}
"""By which name the case of each procedure has its detail."""

may_ask = either(
    "attendance.ask",
    case_rule(
        "attendance.ask_as_employee",
        lambda actor, _case: actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None,
        lambda actor: ALL if actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None else NONE,
    ),
    by_system("attendance.ask_by_import"),
)
"""Everybody at the office; the operation sees to it that they ask for themselves, or keep the register of whoever they ask
for."""


def person_of(case: Case) -> int | None:
    name = DETAILS.get(case.procedure)
    detail = getattr(case, name, None) if name else None
    return None if detail is None else int(detail.employee.person_id)


def own_case(name: str, *procedures: str) -> CaseRule:
    def where(actor: Actor) -> Q:
        if actor.kind is not ActorKind.EMPLOYEE or actor.person_id is None:
            return NONE
        found = NONE
        for procedure in procedures:
            path = f"{DETAILS[procedure]}__employee__person_id"
            found |= Q(**{"procedure": procedure, path: actor.person_id})
        return found

    def allows(actor: Actor, case: Case) -> bool:
        known = actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None
        return known and case.procedure in procedures and person_of(case) == actor.person_id

    return case_rule(name, allows, where, lambda case: (Holders("", person_id=person_of(case)),))


def heads_over(name: str, procedure: str, unit: str) -> CaseRule:
    """Whoever is the nearest head over the unit that the detail names, and is not the one who asks."""
    detail = DETAILS[procedure]

    def allows(actor: Actor, case: Case) -> bool:
        if actor.kind is not ActorKind.EMPLOYEE or case.procedure != procedure:
            return False
        held = getattr(getattr(case, detail), f"{unit}_id")
        return held in actor.nearest_as(Role.HEAD) and person_of(case) != actor.person_id

    def where(actor: Actor) -> Q:
        if actor.kind is not ActorKind.EMPLOYEE:
            return NONE
        mine = Q(**{f"{detail}__employee__person_id": actor.person_id})
        over = Q(**{"procedure": procedure, f"{detail}__{unit}_id__among": actor.nearest_as(Role.HEAD)})
        return over & ~mine if actor.person_id is not None else over

    return case_rule(
        name,
        allows,
        where,
        lambda case: (Holders(Role.HEAD, frozenset({getattr(getattr(case, detail), f"{unit}_id")})),),
    )


_superior = heads_over("attendance.leave_superior", LEAVE, "superior_unit")
_official = heads_over("attendance.leave_official", LEAVE, "official_unit")
_own_leave = own_case("attendance.own_leave", LEAVE)
_personnel = held_over_lead("attendance.personnel", Role.PERSONNEL)

may_give_advice = _superior
may_decide_leave = _official
may_change_leave = _own_leave
may_withdraw_leave = either("attendance.withdraw_leave", _own_leave, _personnel)
may_end_leave = either("attendance.end_leave", _official, _personnel)
may_see_leave = either("attendance.see_leave", _own_leave, _superior, _official, _personnel)
"""Reason, cause and papers of leave are for these alone; an auditor sees the days."""

_permits = heads_over("attendance.permission_head", PERMISSION, "superior_unit")
_corrects = heads_over("attendance.correction_head", CORRECTION, "superior_unit")

may_decide_asked = either("attendance.decide_asked", _permits, _corrects)
may_order_permission = held_over_lead("attendance.order_permission", Role.HEAD)
may_withdraw_asked = own_case("attendance.withdraw_asked", PERMISSION, CORRECTION)
may_see_permission = either(
    "attendance.see_permission", own_case("attendance.own_permission", PERMISSION), _permits, _personnel
)
may_see_correction = either(
    "attendance.see_correction", own_case("attendance.own_correction", CORRECTION), _corrects, _personnel
)
