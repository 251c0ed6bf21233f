# SPDX-License-Identifier: EUPL-1.2
"""Events of the composition root: those of practising."""

from praja.config.practice.events import PracticeBegun

__all__ = ["PracticeBegun"]
