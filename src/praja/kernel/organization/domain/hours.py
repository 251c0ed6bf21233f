# SPDX-License-Identifier: EUPL-1.2
"""Opening times of a day as offices write them: “08.00–12.00, 13.00–15.30”."""

import re
from collections.abc import Sequence

Slots = tuple[tuple[int, int], ...]

_TIME = r"(\d{1,2})(?:[.:](\d{2}))?"
_SPAN = re.compile(rf"{_TIME}\s*(?:-|–|—|s\.?\s?/?d\.?|sampai|to)\s*{_TIME}", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\bdan\b|\band\b|\n)\s*", re.IGNORECASE)
_ZONE = re.compile(r"\s*\b(?:WIB|WITA|WIT|pukul)\b\.?\s*", re.IGNORECASE)


def read_slots(text: str) -> Slots:
    """The pairs of minutes since midnight that a text names, in the order of the day; empty text is a closed day.

    Raises ValueError for a text that names no times, a time that no clock shows, or times that overlap or run backward.
    """
    words = _ZONE.sub(" ", text).strip()
    found = tuple(sorted(_slot(part) for part in _BETWEEN.split(words) if part)) if words else ()
    edges = [edge for slot in found for edge in slot]
    if edges != sorted(set(edges)):
        raise ValueError("times overlap or run backward")
    return found


def written_slots(slots: Sequence[tuple[int, int]], mark: str = ".") -> str:
    """As `read_slots` reads it back; `mark` stands between hours and minutes."""
    return ", ".join(f"{clock_time(begin, mark)}–{clock_time(end, mark)}" for begin, end in slots)


def clock_time(minute: int, mark: str = ".") -> str:
    """A minute of the day on the clock: 08.00."""
    return f"{minute // 60:02}{mark}{minute % 60:02}"


def _slot(part: str) -> tuple[int, int]:
    matched = _SPAN.fullmatch(part.strip())
    if matched is None:
        raise ValueError(f"no times: {part}")
    hour, minute, to_hour, to_minute = (int(group or 0) for group in matched.groups())
    if max(minute, to_minute) > 59:
        raise ValueError(f"no clock shows this: {part}")
    begin, end = hour * 60 + minute, to_hour * 60 + to_minute
    if not 0 <= begin < end <= 24 * 60:
        raise ValueError(f"times run backward: {part}")
    return begin, end
