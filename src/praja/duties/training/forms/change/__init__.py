# SPDX-License-Identifier: EUPL-1.2
"""What is written on the way from learning to change."""

from praja.duties.training.forms.change.reviewing import ReviewForm, ScoreForm
from praja.duties.training.forms.change.visiting import VisitForm

__all__ = [
    "ReviewForm",
    "ScoreForm",
    "VisitForm",
]
