# SPDX-License-Identifier: EUPL-1.2
"""What innovation keeps, a module for each part."""

from praja.duties.innovation.models.competitions import (
    Appeal,
    Category,
    CommitteeMember,
    Competition,
    Entry,
    EntryMember,
    Juror,
    Placing,
    SheetDraft,
    Stage,
)
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
    "Appeal",
    "Award",
    "Category",
    "CommitteeMember",
    "Competition",
    "CriterionReason",
    "Entry",
    "EntryMember",
    "Innovation",
    "Juror",
    "PathWord",
    "Placing",
    "Profile",
    "Reviewer",
    "SheetDraft",
    "Stage",
    "TeamMember",
    "TrialUnit",
]
