# SPDX-License-Identifier: EUPL-1.2
"""Asking what a class was worth, taking answers that lead back to nobody, closing."""

from praja.duties.training.operations.evaluation.answering import Opinion, answer_behaviour, answer_reaction
from praja.duties.training.operations.evaluation.asking import ask_behaviour
from praja.duties.training.operations.evaluation.closing import close_evaluation

__all__ = ["Opinion", "answer_behaviour", "answer_reaction", "ask_behaviour", "close_evaluation"]
