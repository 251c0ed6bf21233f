# SPDX-License-Identifier: EUPL-1.2
"""What the report of the committee tells of tests."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from praja.duties.training.models import TrainingClass
from praja.duties.training.queries.exams import scores_of


def pre_scores(row: TrainingClass) -> Mapping[int, str]:
    """By seat: the best try of the test before."""
    return {seat: number_format(one.pre, 2) for seat, one in scores_of(row).items() if one.pre is not None}


def post_scores(row: TrainingClass) -> Mapping[int, str]:
    """By seat: the best try of the test at the end, or that one waits to be marked."""
    found = {seat: _in_words(one.post, one.waits) for seat, one in scores_of(row).items()}
    return {seat: words for seat, words in found.items() if words}


def _in_words(score: Decimal | None, waits: bool) -> str:
    if score is None:
        return _("Waits for a mark") if waits else ""
    return str(number_format(score, 2))
