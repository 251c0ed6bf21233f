# SPDX-License-Identifier: EUPL-1.2
"""The editions of the index that answers are given to."""

from praja.duties.innovation.domain.index.questions import Question, question
from praja.duties.innovation.enums.index import INDEX
from praja.duties.innovation.errors.index import NoSuchQuestion
from praja.kernel.law.domain.editions import Edition
from praja.kernel.law.gateways import written_indexes


def all_editions() -> tuple[Edition, ...]:
    """Every edition that is written down, the oldest first."""
    return written_indexes()[INDEX].editions


def answered_years() -> tuple[int, ...]:
    """The years whose indicators are known, so that they can be answered."""
    return tuple(one.year for one in all_editions() if one.indicators)


def edition_of(year: int) -> Edition:
    """The edition of a year whose indicators are known. Raises `NoSuchQuestion`."""
    found = written_indexes()[INDEX].of_year(year)
    if found is None or not found.indicators:
        raise NoSuchQuestion
    return found


def current_year(year: int) -> int:
    """The year to answer in `year`: its own edition, else the last before it, else the first."""
    known = answered_years()
    return max((one for one in known if one <= year), default=known[0])


def asked(year: int, part: str, number: str) -> Question:
    """One question of a part in a year. Raises `NoSuchQuestion`."""
    found = question(edition_of(year), part, number)
    if found is None:
        raise NoSuchQuestion
    return found
