# SPDX-License-Identifier: EUPL-1.2
"""What is read of banks, tests and attempts."""

from praja.duties.training.queries.exams.scores import SeatScores, scores_of

__all__ = ["SeatScores", "scores_of"]
