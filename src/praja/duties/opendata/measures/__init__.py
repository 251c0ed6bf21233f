# SPDX-License-Identifier: EUPL-1.2
"""What is counted of open data: what the list promised and what came of it, editions published, how long their check took."""

from praja.duties.opendata.measures.counting import case_ids, facts_of_open_data
from praja.duties.opendata.measures.declared import (
    AGREED,
    CHECK_TIME,
    COUNTED,
    MISSED,
    ON_TIME,
    OVERDUE,
    OWED,
    PUBLISHED,
)
from praja.duties.opendata.measures.standing import overdue_entries

__all__ = [
    "AGREED",
    "CHECK_TIME",
    "COUNTED",
    "MISSED",
    "ON_TIME",
    "OVERDUE",
    "OWED",
    "PUBLISHED",
    "case_ids",
    "facts_of_open_data",
    "overdue_entries",
]
