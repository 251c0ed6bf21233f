# SPDX-License-Identifier: EUPL-1.2
"""The check of corrections: how many of a month's working days stand on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from praja.duties.attendance.domain.silang.questions import (
    Kind,
    Proof,
    Question,
    Shown,
    gathering,
    in_order,
    month_key,
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """An accepted correction of a day."""

    case: int
    employee: int
    day: date


def many_corrections(
    corrections: Iterable[Corrected], working_days: Mapping[tuple[int, date], int], *, share: int, least: int
) -> list[Question]:
    """Do more than `share` (basis points) of a person's working days in a month stand on corrections, `least` days or more?
    `working_days` by employee and first day of the month. One question for each person and month."""
    made, months = gathering(), defaultdict[tuple[int, str], set[date]](set)
    for one in corrections:
        name = one.employee, month_key(one.day)
        made[name].add([one.day], [Proof(Shown.CORRECTION, one.case, one.employee)])
        months[name].add(one.day.replace(day=1))
    found = []
    for (employee, key), asked in made.items():
        of = working_days.get((employee, next(iter(months[employee, key]))), 0)
        if len(asked.days) >= least and len(asked.days) * 10_000 > share * of:
            found.append(asked.asked(Kind.CORRECTIONS, employee, key, days=len(asked.days), of=of))
    return in_order(found)
