# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.assessments.operations.opening import (
    CriterionGiven,
    add_assessor,
    give_subject,
    open_round,
    prolong_round,
    publish_rubric,
)
from praja.kernel.assessments.operations.scoring import declare_conflict, give_scores, note_conflict
from praja.kernel.assessments.operations.sealing import seal_round
from praja.kernel.assessments.operations.setting_aside import set_aside_sheet

__all__ = [
    "CriterionGiven",
    "add_assessor",
    "declare_conflict",
    "give_scores",
    "give_subject",
    "note_conflict",
    "open_round",
    "prolong_round",
    "publish_rubric",
    "seal_round",
    "set_aside_sheet",
]
