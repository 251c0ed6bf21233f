# SPDX-License-Identifier: EUPL-1.2
"""Answers as those read them who mark."""

from django.db.models import Q, QuerySet

from praja.duties.training.domain.exams.questions import Kind
from praja.duties.training.enums.exams import Correction
from praja.duties.training.models import Exam, ExamAnswer


def waiting_answers(exam: Exam) -> "QuerySet[ExamAnswer]":
    """Answers of a test that were handed in and that somebody must read, in the order in which they came."""
    rows = ExamAnswer.objects.filter(
        Q(attempt__handed_in_at__isnull=False) & ~Q(asked__correction__in=(Correction.FULL, Correction.DROPPED)),
        attempt__exam=exam,
        asked__version__question__kind=Kind.ESSAY.value,
        marks=None,
    )
    return rows.order_by("attempt__handed_in_at", "pk")
