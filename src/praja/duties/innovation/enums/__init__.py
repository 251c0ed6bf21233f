# SPDX-License-Identifier: EUPL-1.2
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
    "IN_USE",
    "LIVE",
    "PATH",
    "WRITABLE",
    "BasicService",
    "Classification",
    "Criterion",
    "InnovationForm",
    "LegalForm",
    "Means",
    "PathState",
    "Proposer",
    "TeamFunction",
]
