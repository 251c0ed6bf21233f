# SPDX-License-Identifier: EUPL-1.2
"""What a class was worth, by Kirkpatrick's four levels; a programme over its classes; a trainer's own sessions."""

from praja.duties.training.queries.evaluation.asking import due_to_be_asked, open_turn, reaction_turns
from praja.duties.training.queries.evaluation.levels import (
    Evaluation,
    SessionRated,
    StatementRated,
    evaluation_of_classes,
    sessions_rated,
)

__all__ = [
    "Evaluation",
    "SessionRated",
    "StatementRated",
    "due_to_be_asked",
    "evaluation_of_classes",
    "open_turn",
    "reaction_turns",
    "sessions_rated",
]
