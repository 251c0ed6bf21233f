# SPDX-License-Identifier: EUPL-1.2
from praja.duties.training.enums.classes import CLASS, GOING, HOLDING, OPEN, ClassFunction, ClassState, SeatStatus
from praja.duties.training.enums.learning import CLASSICAL, CreditSource, LearningForm

__all__ = [
    "CLASS",
    "CLASSICAL",
    "GOING",
    "HOLDING",
    "OPEN",
    "ClassFunction",
    "ClassState",
    "CreditSource",
    "LearningForm",
    "SeatStatus",
]
