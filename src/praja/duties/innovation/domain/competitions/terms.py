# SPDX-License-Identifier: EUPL-1.2
"""The rules of a competition as its organiser writes them: sections with limits, criteria with weights, stages."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from praja.kernel.ledger.domain.chain import canonical

WHOLE = 100
MOST_WORDS = 5_000
_LINE = re.compile(r"^(?P<title>[^|]+?)\s*(?:\|\s*(?P<number>\d+)\s*)?$")


@dataclass(frozen=True, slots=True)
class Section:
    """A text that an entry is written in; `most_words` None: no limit."""

    key: str
    title: str
    most_words: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A link that an entry must have."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """What jurors give a value for, and what it weighs."""

    key: str
    title: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTerms:
    """Entries that are judged with each other."""

    key: str
    title: str
    sections: tuple[Section, ...]
    proofs: tuple[Proof, ...] = ()
    least_age_years: int | None = None
    most_per_unit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTerms:
    """One stage. `best`: so many of each category go on; `grade`: the least points, of 100, that go on."""

    title: str
    weight: int
    criteria: tuple[Criterion, ...]
    highest: int = 100
    best: int | None = None
    grade: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All rules of a competition. `entries_until` as the text of a moment."""

    about: str
    entries_until: str
    is_blind: bool
    normalisation: str
    jurors_each: int
    appeal_days: int
    categories: tuple[CategoryTerms, ...]
    stages: tuple[StageTerms, ...]
    most_per_unit: int | None = None
    tie_order: tuple[str, ...] = ()


class Fault(StrEnum):
    """What keeps rules from being announced."""

    NO_CATEGORY = "no_category"
    NO_SECTION = "no_section"
    NO_STAGE = "no_stage"
    STAGE_WEIGHTS = "stage_weights"
    CRITERIA_WEIGHTS = "criteria_weights"
    TIE_UNKNOWN = "tie_unknown"
    NO_JURORS_EACH = "no_jurors_each"


@dataclass(frozen=True, slots=True)
class Found:
    """One fault; `where` names the stage or category, `total` what weights come to."""

    fault: Fault
    where: str = ""
    total: int = 0


def faults(terms: Terms) -> Iterator[Found]:
    """What contradicts itself or is missing, in the order in which it is written."""
    if not terms.categories:
        yield Found(Fault.NO_CATEGORY)
    yield from (Found(Fault.NO_SECTION, one.title) for one in terms.categories if not one.sections)
    if not terms.stages:
        yield Found(Fault.NO_STAGE)
    total = sum(one.weight for one in terms.stages)
    if terms.stages and total != WHOLE:
        yield Found(Fault.STAGE_WEIGHTS, total=total)
    for stage in terms.stages:
        weighed = sum(one.weight for one in stage.criteria)
        if weighed != WHOLE or any(one.weight < 1 for one in stage.criteria):
            yield Found(Fault.CRITERIA_WEIGHTS, stage.title, weighed)
    known = {one.key for one in terms.stages[-1].criteria} if terms.stages else set()
    yield from (Found(Fault.TIE_UNKNOWN, key) for key in terms.tie_order if key not in known)
    if terms.jurors_each < 1:
        yield Found(Fault.NO_JURORS_EACH)


def terms_digest(terms: Terms) -> str:
    """SHA-256 (hex) over the canonical text of all rules."""
    plain: dict[str, Any] = asdict(terms)
    return hashlib.sha256(canonical(plain).encode()).hexdigest()


class UnreadableLineError(ValueError):
    """A line is no `title | number`. `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def read_lines(text: str, *, needs_number: bool = False) -> list[tuple[str, int | None]]:
    """Lines of `title` or `title | number`; empty ones say nothing. Raises `UnreadableLineError`."""
    found: list[tuple[str, int | None]] = []
    for place, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = _LINE.match(line.strip())
        number = match["number"] if match else None
        if match is None or (needs_number and number is None):
            raise UnreadableLineError(place)
        found.append((match["title"].strip(), None if number is None else int(number)))
    return found


def write_lines(rows: Sequence[tuple[str, int | None]]) -> str:
    """Lines as `read_lines` reads them."""
    return "\n".join(title if number is None else f"{title} | {number}" for title, number in rows)


def keyed(titles: Sequence[str]) -> list[str]:
    """A key for each title, the same for the same list: `1`, `2`, ..."""
    return [str(place) for place, _title in enumerate(titles, 1)]
