# SPDX-License-Identifier: EUPL-1.2
"""Who may see and do what in attendance. All rules read only the actor and the row."""

from praja.duties.attendance.rules.asked import (
    may_ask,
    may_change_leave,
    may_decide_asked,
    may_decide_leave,
    may_end_leave,
    may_give_advice,
    may_order_permission,
    may_see_correction,
    may_see_leave,
    may_see_permission,
    may_withdraw_asked,
    may_withdraw_leave,
)
from praja.duties.attendance.rules.discipline import (
    by_platform,
    may_answer_discipline,
    may_decide_discipline,
    may_hear,
    may_read_words,
    may_see_discipline,
)
from praja.duties.attendance.rules.findings import may_judge_finding, may_see_finding
from praja.duties.attendance.rules.people import (
    FIGURE_READERS,
    HEADS,
    KEEPERS,
    is_own,
    may_enter_outage,
    may_judge_punch,
    may_keep_machines,
    may_keep_schedules,
    may_lock_month,
    may_look,
    may_see_days,
    units_of_figures,
)
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Door, role_door


def _is_employee(actor: Actor) -> bool:
    return actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None


opens_own = Door("attendance.own", _is_employee)
"""Everybody who signs in at the office: their own check-in, days, leave and permissions."""
opens_unit = role_door("attendance.unit", Role.HEAD, Role.PERSONNEL, Role.AUDITOR)
"""Days of a unit's people."""
opens_figures = role_door("attendance.figures", *FIGURE_READERS)
"""Sums over the people of a unit."""
opens_findings = role_door("attendance.findings", Role.HEAD, Role.PERSONNEL, Role.AUDITOR, Role.INSPECTOR)
"""Questions of the cross-checks."""
opens_judging = role_door("attendance.judging", Role.HEAD, Role.PERSONNEL)
"""Punches that wait for somebody's word."""
opens_schedules = role_door("attendance.schedules", Role.PERSONNEL)
opens_leave_list = role_door("attendance.leave_list", Role.PERSONNEL)
"""Leave of everybody, books and authorities: the personnel office."""
opens_ordering = role_door("attendance.ordering", Role.HEAD)
"""Ordering a team to work from home."""
opens_pay_keeping = role_door("attendance.pay_keeping", Role.PERSONNEL)
"""What allowances follow from, and working them out."""
opens_outages = role_door("attendance.outages", *HEADS)
"""Entering the list that a unit kept by hand."""
opens_machines = role_door("attendance.machines", Role.PERSONNEL, Role.ADMINISTRATOR)

__all__ = [
    "FIGURE_READERS",
    "HEADS",
    "KEEPERS",
    "by_platform",
    "is_own",
    "may_answer_discipline",
    "may_ask",
    "may_change_leave",
    "may_decide_asked",
    "may_decide_discipline",
    "may_decide_leave",
    "may_end_leave",
    "may_enter_outage",
    "may_give_advice",
    "may_hear",
    "may_judge_finding",
    "may_judge_punch",
    "may_keep_machines",
    "may_keep_schedules",
    "may_lock_month",
    "may_look",
    "may_order_permission",
    "may_read_words",
    "may_see_correction",
    "may_see_days",
    "may_see_discipline",
    "may_see_finding",
    "may_see_leave",
    "may_see_permission",
    "may_withdraw_asked",
    "may_withdraw_leave",
    "opens_figures",
    "opens_findings",
    "opens_judging",
    "opens_leave_list",
    "opens_machines",
    "opens_ordering",
    "opens_outages",
    "opens_own",
    "opens_pay_keeping",
    "opens_schedules",
    "opens_unit",
    "units_of_figures",
]
