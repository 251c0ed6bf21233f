# SPDX-License-Identifier: EUPL-1.2
"""What is counted of letters that came in. Everything comes from the rows of the cases, for any set of them at once."""

from praja.duties.letters.measures.counting import facts_of_letters, incoming_letter_ids
from praja.duties.letters.measures.declared import (
    ANSWER_TIME,
    COUNTED,
    DISPOSED,
    ENDED,
    ENDING_TIME,
    FIRST_DISPOSITION_TIME,
    MISSED,
    ON_TIME,
    OVERDUE_OPEN,
    OWED,
    RECEIVED,
)
from praja.duties.letters.measures.standing import overdue_open

__all__ = [
    "ANSWER_TIME",
    "COUNTED",
    "DISPOSED",
    "ENDED",
    "ENDING_TIME",
    "FIRST_DISPOSITION_TIME",
    "MISSED",
    "ON_TIME",
    "OVERDUE_OPEN",
    "OWED",
    "RECEIVED",
    "facts_of_letters",
    "incoming_letter_ids",
    "overdue_open",
]
