# SPDX-License-Identifier: EUPL-1.2
"""Who may see and do what in training. All rules read only the actor and the row."""

from praja.duties.training.rules.catalogue import KEEPERS, keeps_training, opens_keeping, opens_training
from praja.duties.training.rules.certificates import SEE_COMPLETION
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
from praja.duties.training.rules.exams import KEEP_BANK, SEE_ATTEMPT, SEE_EXAM, SET_EXAM, opens_banks, sets_exams
from praja.duties.training.rules.needs import (
    SEE_CREDIT,
    SEE_REQUIREMENT,
    may_answer_proposal,
    may_ask,
    may_check_claim,
    may_see_claim,
    may_see_proposal,
    may_withdraw_claim,
    may_withdraw_proposal,
    opens_need,
    proposes_for,
    units_of_need,
)

__all__ = [
    "KEEPERS",
    "KEEP_BANK",
    "NOMINATE",
    "RUN_CLASS",
    "SEE_ATTEMPT",
    "SEE_CLASS",
    "SEE_COMPLETION",
    "SEE_CREDIT",
    "SEE_EXAM",
    "SEE_REQUIREMENT",
    "SEE_SEAT",
    "SET_EXAM",
    "TEACH_SESSION",
    "keeps_training",
    "may_answer_proposal",
    "may_ask",
    "may_check_claim",
    "may_nominate_of",
    "may_run_case",
    "may_see_claim",
    "may_see_proposal",
    "may_withdraw_claim",
    "may_withdraw_proposal",
    "opens_banks",
    "opens_keeping",
    "opens_need",
    "opens_training",
    "proposes_for",
    "runs_class",
    "sets_exams",
    "takes_part",
    "teaches_in",
    "units_of_need",
]
