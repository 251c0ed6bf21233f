# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours (JP): how many an activity is worth by the conversion table, and how many of a year's count (Perlan 10/2018)."""

from praja.duties.training.domain.jp.table import BASIS, Basis, Figures
from praja.duties.training.domain.jp.worth import Activity, Reason, Worth, worth
from praja.duties.training.domain.jp.year import Entry, Lawful, YearBook, book_of

__all__ = [
    "BASIS",
    "Activity",
    "Basis",
    "Entry",
    "Figures",
    "Lawful",
    "Reason",
    "Worth",
    "YearBook",
    "book_of",
    "worth",
]
