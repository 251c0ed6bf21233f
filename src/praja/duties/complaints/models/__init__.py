# SPDX-License-Identifier: EUPL-1.2
"""The detail of a complaint. State, unit, version and clocks are the case's."""

from praja.duties.complaints.models.answers import (
    Answer,
    AnswerDraft,
    AnswerTemplate,
    Destination,
    QualityReview,
    Rating,
    Reply,
)
from praja.duties.complaints.models.handling import Dispute, LaporReport, Note, Question
from praja.duties.complaints.models.reporting import Finding
from praja.duties.complaints.models.reports import Complaint, Follower, Topic, Wording

__all__ = [
    "Answer",
    "AnswerDraft",
    "AnswerTemplate",
    "Complaint",
    "Destination",
    "Dispute",
    "Finding",
    "Follower",
    "LaporReport",
    "Note",
    "QualityReview",
    "Question",
    "Rating",
    "Reply",
    "Topic",
    "Wording",
]
