# SPDX-License-Identifier: EUPL-1.2
"""What innovation keeps, a module for each part."""

from praja.duties.innovation.models.path import (
    Award,
    CriterionReason,
    Innovation,
    PathWord,
    Profile,
    Reviewer,
    TeamMember,
    TrialUnit,
)

__all__ = [
    "Award",
    "CriterionReason",
    "Innovation",
    "PathWord",
    "Profile",
    "Reviewer",
    "TeamMember",
    "TrialUnit",
]
