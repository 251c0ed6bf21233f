# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.assessments.operations.opening import CriterionGiven, give_subject, open_round, publish_rubric
from praja.kernel.assessments.operations.scoring import declare_conflict, give_scores
from praja.kernel.assessments.operations.sealing import seal_round

__all__ = [
    "CriterionGiven",
    "declare_conflict",
    "give_scores",
    "give_subject",
    "open_round",
    "publish_rubric",
    "seal_round",
]
