# SPDX-License-Identifier: EUPL-1.2
"""What is counted of applications and standards. Everything comes from the rows of the cases, for any set of them at once."""

from praja.duties.services.measures import queues
from praja.duties.services.measures.counting import application_ids, facts_of_applications
from praja.duties.services.measures.declared import (
    COMPLETENESS,
    COMPLETIONS_ASKED,
    COUNTED,
    DAYS_ELSEWHERE,
    FEES_COLLECTED,
    FINISHED,
    HANDED_ON,
    LAPSED,
    LEFT_OVERDUE,
    MISSED,
    ON_TIME,
    OVERDUE_OPEN,
    OWED,
    RATING,
    RECEIVED,
    REFERENCES_ASKED,
    REFERENCES_GIVEN,
    REFUSED,
    TIME_AT_OFFICE,
    TIME_TO_PRODUCT,
    WITHDRAWN,
)
from praja.duties.services.measures.standing import completeness, overdue_open

__all__ = [
    "COMPLETENESS",
    "COMPLETIONS_ASKED",
    "COUNTED",
    "DAYS_ELSEWHERE",
    "FEES_COLLECTED",
    "FINISHED",
    "HANDED_ON",
    "LAPSED",
    "LEFT_OVERDUE",
    "MISSED",
    "ON_TIME",
    "OVERDUE_OPEN",
    "OWED",
    "RATING",
    "RECEIVED",
    "REFERENCES_ASKED",
    "REFERENCES_GIVEN",
    "REFUSED",
    "TIME_AT_OFFICE",
    "TIME_TO_PRODUCT",
    "WITHDRAWN",
    "application_ids",
    "completeness",
    "facts_of_applications",
    "overdue_open",
    "queues",
]
