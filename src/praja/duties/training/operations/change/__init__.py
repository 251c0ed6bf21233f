# SPDX-License-Identifier: EUPL-1.2
from praja.duties.training.operations.change.beginning import (
    begin_diagnosis,
    begin_plan,
    begin_visit,
    choose_coach,
)
from praja.duties.training.operations.change.reviewing import open_review, seal_review

__all__ = ["begin_diagnosis", "begin_plan", "begin_visit", "choose_coach", "open_review", "seal_review"]
