# SPDX-License-Identifier: EUPL-1.2
"""Who may see and do what in innovation. All rules read only the actor and the row."""

from praja.duties.innovation.rules.path import (
    BELONG_TO,
    CURATE,
    KEEPERS,
    SEE_INNOVATION,
    WORK_ON,
    decides,
    in_team,
    keeps_innovation,
    may_curate,
    may_decide,
    may_judge,
    may_start,
    may_work,
    opens_innovation,
    reviews,
)

__all__ = [
    "BELONG_TO",
    "CURATE",
    "KEEPERS",
    "SEE_INNOVATION",
    "WORK_ON",
    "decides",
    "in_team",
    "keeps_innovation",
    "may_curate",
    "may_decide",
    "may_judge",
    "may_start",
    "may_work",
    "opens_innovation",
    "reviews",
]
