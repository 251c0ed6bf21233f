# SPDX-License-Identifier: EUPL-1.2
"""Proposed sanctions: found and taken back by the system; summoned, heard, passed on, decided and answered by people."""

from praja.duties.attendance.operations.discipline.answering import answer_discipline
from praja.duties.attendance.operations.discipline.deciding import Decision, decide_discipline, pass_on_discipline
from praja.duties.attendance.operations.discipline.hearing import (
    hear_discipline,
    miss_discipline,
    summon_discipline,
    summon_discipline_again,
)
from praja.duties.attendance.operations.discipline.proposing import Found, count_discipline

__all__ = [
    "Decision",
    "Found",
    "answer_discipline",
    "count_discipline",
    "decide_discipline",
    "hear_discipline",
    "miss_discipline",
    "pass_on_discipline",
    "summon_discipline",
    "summon_discipline_again",
]
