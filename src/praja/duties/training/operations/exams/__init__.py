# SPDX-License-Identifier: EUPL-1.2
"""Keeping questions, setting tests, answering and marking them."""

from praja.duties.training.operations.exams.banks import keep_bank, retire_question, write_question
from praja.duties.training.operations.exams.closing import hand_in_what_is_over
from praja.duties.training.operations.exams.correcting import correct_question
from praja.duties.training.operations.exams.importing import Line, import_questions
from praja.duties.training.operations.exams.marking import count_late_answers, mark_answer
from praja.duties.training.operations.exams.setting import ExamWish, PartWish, release_exam, set_exam, withdraw_exam
from praja.duties.training.operations.exams.taking import Saved, Sent, hand_in, save_answers, start_attempt

__all__ = [
    "ExamWish",
    "Line",
    "PartWish",
    "Saved",
    "Sent",
    "correct_question",
    "count_late_answers",
    "hand_in",
    "hand_in_what_is_over",
    "import_questions",
    "keep_bank",
    "mark_answer",
    "release_exam",
    "retire_question",
    "save_answers",
    "set_exam",
    "start_attempt",
    "withdraw_exam",
    "write_question",
]
