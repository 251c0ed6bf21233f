# SPDX-License-Identifier: EUPL-1.2
"""What is written on the way from learning to change."""

from praja.duties.training.forms.change.diagnosing import COMPONENT_NAMES, DesignForm
from praja.duties.training.forms.change.planning import StepForm, WordsForm
from praja.duties.training.forms.change.reviewing import ReviewForm, ScoreForm
from praja.duties.training.forms.change.visiting import VisitForm

__all__ = [
    "COMPONENT_NAMES",
    "DesignForm",
    "ReviewForm",
    "ScoreForm",
    "StepForm",
    "VisitForm",
    "WordsForm",
]
