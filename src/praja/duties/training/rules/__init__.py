# SPDX-License-Identifier: EUPL-1.2
"""Who may see and do what in training. All rules read only the actor and the row."""

from praja.duties.training.rules.catalogue import KEEPERS, keeps_training, opens_keeping, opens_training
from praja.duties.training.rules.classes import (
    NOMINATE,
    RUN_CLASS,
    SEE_CLASS,
    SEE_SEAT,
    TEACH_SESSION,
    may_nominate_of,
    may_run_case,
    runs_class,
    takes_part,
    teaches_in,
)

__all__ = [
    "KEEPERS",
    "NOMINATE",
    "RUN_CLASS",
    "SEE_CLASS",
    "SEE_SEAT",
    "TEACH_SESSION",
    "keeps_training",
    "may_nominate_of",
    "may_run_case",
    "opens_keeping",
    "opens_training",
    "runs_class",
    "takes_part",
    "teaches_in",
]
