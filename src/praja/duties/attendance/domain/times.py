# SPDX-License-Identifier: EUPL-1.2
"""Times of day as people write them."""

import re

_WRITTEN = re.compile(r"\s*(\d{1,2})\s*[.:]?\s*(\d{2})\s*")
LATEST = 24 * 60


def read_time(text: str) -> int:
    """`07.30`, `7:30` or `0730` as minutes since midnight. Raises ValueError for what is no time of day."""
    match = _WRITTEN.fullmatch(text)
    hours, minutes = (int(match[1]), int(match[2])) if match else (99, 0)
    if minutes > 59 or hours * 60 + minutes > LATEST:
        raise ValueError(text)
    return hours * 60 + minutes


def written_time(minute: int, mark: str = ".") -> str:
    """Minutes since midnight as they are written in a field; of the day after without saying so."""
    hours, minutes = divmod(minute % LATEST if minute > LATEST else minute, 60)
    return f"{hours:02d}{mark}{minutes:02d}"
