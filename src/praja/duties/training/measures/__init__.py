# SPDX-License-Identifier: EUPL-1.2
"""What is counted of training: sums over the people of a unit or class, so that no fact is about a person."""

from praja.duties.training.measures.classes import HELD, PASSED, SEATS_FILLED, facts_of_classes
from praja.duties.training.measures.counting import facts_of_credits, facts_of_unit_years
from praja.duties.training.measures.declared import HOURS, JP, MET

__all__ = [
    "HELD",
    "HOURS",
    "JP",
    "MET",
    "PASSED",
    "SEATS_FILLED",
    "facts_of_classes",
    "facts_of_credits",
    "facts_of_unit_years",
]
