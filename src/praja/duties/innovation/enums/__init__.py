# SPDX-License-Identifier: EUPL-1.2
from praja.duties.innovation.enums.ideas import IDEA, IN_PUBLIC, IdeaState, IdeaTopic
from praja.duties.innovation.enums.path import (
    IN_USE,
    LIVE,
    PATH,
    WRITABLE,
    BasicService,
    Classification,
    Criterion,
    InnovationForm,
    LegalForm,
    Means,
    PathState,
    Proposer,
    TeamFunction,
)

__all__ = [
    "IDEA",
    "IN_PUBLIC",
    "IN_USE",
    "LIVE",
    "PATH",
    "WRITABLE",
    "BasicService",
    "Classification",
    "Criterion",
    "IdeaState",
    "IdeaTopic",
    "InnovationForm",
    "LegalForm",
    "Means",
    "PathState",
    "Proposer",
    "TeamFunction",
]
