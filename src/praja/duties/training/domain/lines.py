# SPDX-License-Identifier: EUPL-1.2
"""Lists that people type or paste, one entry on each line: what it is, then a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"^(?P<words>.*?)[\s;:=,|]+(?P<number>\d{1,4})\s*(?:jp|kursi|orang)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its place from 1 on, its words, and the number behind them; None where there is none."""

    place: int
    words: str
    number: int | None


def lines_of(text: str) -> Iterator[Line]:
    """Every line that is not empty. `Praktik baik; 4`, `Praktik baik 4 JP` and cells from a sheet are the same."""
    for place, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _LINE.match(line.strip())
        words = found["words"] if found else line
        yield Line(place, " ".join(words.split()), int(found["number"]) if found else None)
