# SPDX-License-Identifier: EUPL-1.2
"""Everything that the cross-checks ask of some days, by the rules in force on the last of them."""

from datetime import date, timedelta

from praja.duties.attendance.domain.silang.absences import paid_on_leave, punches_on_travel, two_assignments
from praja.duties.attendance.domain.silang.corrections import many_corrections
from praja.duties.attendance.domain.silang.devices import (
    Together,
    always_together,
    one_after_the_other,
    refused_as_anothers,
)
from praja.duties.attendance.domain.silang.movement import too_fast
from praja.duties.attendance.domain.silang.questions import Question, month_key
from praja.duties.attendance.queries.silang.absences import allowances_between, recorded_on, travels_between
from praja.duties.attendance.queries.silang.corrections import corrected_between, working_days_of
from praja.duties.attendance.queries.silang.devices import (
    pressed_on_machines,
    pressed_on_shared_browsers,
    refused_on_others_phones,
)
from praja.duties.attendance.queries.silang.movement import stood_between
from praja.kernel.law.queries import rule_in_force

_A_DAY = timedelta(days=1)


def questions_between(first: date, last: date) -> list[Question]:
    """Every question whose last day lies in `first`..`last`, with all its proofs, also those before. `first` begins a month,
    since some questions are about months. A fixed number of statements, however many people, and one for each month."""
    travels = travels_between(first, last)
    asked = [
        *punches_on_travel(travels, recorded_on(travels, last)),
        *two_assignments(travels),
        *_paid(first, last),
        *refused_as_anothers(refused_on_others_phones(first, last)),
        *_in_turn(first, last),
        *_together(first, last),
        *_corrections(first, last),
        *_movement(first, last),
    ]
    return [question for question in asked if question.last_day >= first]


def figure(name: str, day: date) -> int:
    """A threshold of the cross-checks in force on a day."""
    return int(rule_in_force(f"attendance.{name}", day).value)


def _minutes(name: str, day: date) -> timedelta:
    return timedelta(minutes=figure(name, day))


def _paid(first: date, last: date) -> list[Question]:
    found = allowances_between(first, last)
    return paid_on_leave(found.paid, found.leaves, found.stopping, found.working)


def _in_turn(first: date, last: date) -> list[Question]:
    """The day before is read too: two presses in turn may stand on either side of midnight."""
    asked = one_after_the_other(pressed_on_shared_browsers(first - _A_DAY, last), _minutes("silang_turn", last))
    return [question for question in asked if question.key >= month_key(first)]


def _together(first: date, last: date) -> list[Question]:
    limits = Together(
        within=_minutes("silang_together", last),
        days=figure("silang_together_days", last),
        share=figure("silang_together_share", last),
    )
    return [asked for on_machine in pressed_on_machines(first, last) for asked in always_together(on_machine, limits)]


def _corrections(first: date, last: date) -> list[Question]:
    corrected = corrected_between(first, last)
    days = working_days_of({one.employee for one in corrected}, first, last)
    share, least = figure("silang_corrections_share", last), figure("silang_corrections_least", last)
    return many_corrections(corrected, days, share=share, least=least)


def _movement(first: date, last: date) -> list[Question]:
    """The day before is read too, as for telephones."""
    slack = _minutes("clock_tolerance", last)
    return too_fast(stood_between(first - _A_DAY, last), pace=_minutes("silang_pace", last), slack=slack)
