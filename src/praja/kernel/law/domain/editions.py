# SPDX-License-Identifier: EUPL-1.2
"""Indexes that the national government defines anew from year to year: each edition with its figures, bands and indicators, and
how sure each of them is. What is counted with them is the duties' own."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import pairwise

from praja.kernel.law.domain.parsing import Node, root_of
from praja.kernel.law.domain.rules import Confidence


class Better(StrEnum):
    """Which end of a figure is the good one."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that an edition is counted with."""

    value: Decimal
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True)
class Band:
    """What a result is called from `lowest` on, up to the next band above."""

    lowest: Decimal
    name: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row: what is looked at, what it weighs, and what each of its parameters (1, 2, ...) asks. `cuts` place a figure: the
    lower bounds of parameters 2 and up where more is better, their upper bounds where less is. `one_of`: rows that carry the same
    mark are ways to answer one indicator, and only one of them counts."""

    number: str
    part: str
    title: str
    weight: Decimal
    mandatory: bool
    levels: tuple[str, ...]
    better: Better | None
    cuts: tuple[Decimal, ...]
    one_of: str | None

    def parameter(self, value: Decimal) -> int:
        """The parameter of a figure; where bands touch or overlap, the better one. Raises ValueError for a row without cuts."""
        if self.better is None:
            raise ValueError(f"indicator {self.number} is no figure")
        reached = (value >= cut if self.better is Better.MORE else value <= cut for cut in self.cuts)
        return 1 + sum(reached)


@dataclass(frozen=True, slots=True)
class Edition:
    """An index as it holds for one year. `indicators` is empty where the list was not read."""

    year: int
    title: str
    source: str
    confidence: Confidence
    note: str | None
    figures: Mapping[str, Figure]
    bands: tuple[Band, ...]
    indicators: tuple[Indicator, ...]

    def band_of(self, result: Decimal) -> Band:
        """The band of a result that is rounded as the edition's bounds are. Raises ValueError below the lowest."""
        for band in self.bands:
            if result >= band.lowest:
                return band
        raise ValueError(f"no band of {self.title} begins at or below {result}")


@dataclass(frozen=True, slots=True)
class Index:
    """An index with its editions, the oldest first."""

    key: str
    title: str
    editions: tuple[Edition, ...]

    def of_year(self, year: int) -> Edition | None:
        """The edition of a year, or None where none was written down."""
        return next((edition for edition in self.editions if edition.year == year), None)


def parse_index(text: str, file: str) -> Index:
    """The index of one file. Raises LawDataError, naming the file and the entry."""
    root = root_of(text, file)
    key, title = root.text("key"), root.text("title")
    editions: list[Edition] = []
    for node in root.nodes("editions"):
        editions.append(_edition(node, {one.year: one for one in editions}))
    root.close()
    if any(earlier.year >= later.year for earlier, later in pairwise(editions)):
        raise root.fail("must run in order of years", "editions")
    return Index(key, title, tuple(editions))


def _edition(node: Node, earlier: Mapping[int, Edition]) -> Edition:
    year, title = node.number("year"), node.text("title")
    source, confidence, note = node.text("source"), node.choice("confidence", Confidence), node.text_or_none("note")
    figures = {
        str(name): _figure(Node(node.file, f"{node.key}.figures.{name}", entry))
        for name, entry in node.mapping("figures").items()
    }
    bands = tuple(_band(entry) for entry in node.nodes("bands"))
    if any(upper.lowest <= lower.lowest for upper, lower in pairwise(bands)):
        raise node.fail("must run from the highest to the lowest", "bands")
    indicators = _indicators(node, earlier)
    node.close()
    return Edition(year, title, source, confidence, note, figures, bands, indicators)


def _indicators(node: Node, earlier: Mapping[int, Edition]) -> tuple[Indicator, ...]:
    """Rows of its own, or those of an earlier edition, or none."""
    like, own = node.take("indicators_of"), node.take("indicators")
    if like is None:
        rows = [Node(node.file, f"{node.key}.indicators[{n}]", entry) for n, entry in enumerate(own)]
        return tuple(_indicator(row) for row in rows)
    if like not in earlier or own:
        raise node.fail("names an edition above, and then has no rows of its own", "indicators_of")
    return earlier[like].indicators


def _indicator(node: Node) -> Indicator:
    found = Indicator(
        number=node.text("number"),
        part=node.text("part"),
        title=node.text("title"),
        weight=_decimal(node, "weight"),
        mandatory=node.flag("mandatory"),
        levels=tuple(str(level) for level in node.take("levels")),
        better=_better(node),
        cuts=tuple(Decimal(cut) for cut in node.take("cuts") or ()),
        one_of=node.text_or_none("one_of"),
    )
    node.close()
    if (found.better is not None) != bool(found.cuts) or (found.cuts and len(found.cuts) != len(found.levels) - 1):
        raise node.fail("has one cut less than levels, and says which end is better", "cuts")
    return found


def _better(node: Node) -> Better | None:
    word = node.text_or_none("better")
    try:
        return None if word is None else Better(word)
    except ValueError:
        raise node.fail("must be more, less or null", "better") from None


def _figure(node: Node) -> Figure:
    figure = Figure(_decimal(node, "value"), node.choice("confidence", Confidence), node.text_or_none("note"))
    node.close()
    return figure


def _band(node: Node) -> Band:
    band = Band(_decimal(node, "from"), node.text("name"))
    node.close()
    return band


def _decimal(node: Node, field: str) -> Decimal:
    text = node.text(field)
    try:
        return Decimal(text)
    except InvalidOperation:
        raise node.fail("must be a number written as text", field) from None
