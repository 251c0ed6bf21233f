# SPDX-License-Identifier: EUPL-1.2
from praja.duties.training.enums.classes import (
    CLASS,
    GOING,
    HOLDING,
    OPEN,
    ClassFunction,
    ClassState,
    LetterKind,
    SeatStatus,
    SeatWay,
)
from praja.duties.training.enums.learning import CLASSICAL, CreditSource, LearningForm
from praja.duties.training.enums.need import CLAIM, PROPOSAL, ClaimState, ProposalState

__all__ = [
    "CLAIM",
    "CLASS",
    "CLASSICAL",
    "GOING",
    "HOLDING",
    "OPEN",
    "PROPOSAL",
    "ClaimState",
    "ClassFunction",
    "ClassState",
    "CreditSource",
    "LearningForm",
    "LetterKind",
    "ProposalState",
    "SeatStatus",
    "SeatWay",
]
