# SPDX-License-Identifier: EUPL-1.2
"""Competitions of public innovation as the national government or a region held them in a year: the groups, the sections that a
proposal is written in, what is to be proven, who may enter; and how sure each of it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from praja.kernel.law.domain.parsing import Node, root_of
from praja.kernel.law.domain.rules import Confidence

WHOLE = 100
"""What the weights of a group's sections sum to, where they are known."""


@dataclass(frozen=True, slots=True)
class ContestPart:
    """One text that is written: its heading, and the most words it takes (None: no limit)."""

    key: str
    title: str
    most_words: int | None


@dataclass(frozen=True, slots=True)
class ContestSection:
    """One section of a proposal, written in one text or in several `parts`. `weight` in hundredths is None where no source gives
    it: then the organiser sets it."""

    key: str
    title: str
    weight: int | None
    parts: tuple[ContestPart, ...]

    @property
    def most_words(self) -> int | None:
        """The most words of all its parts together, or None where one has no limit."""
        limits = [one.most_words for one in self.parts]
        return None if None in limits else sum(one for one in limits if one is not None)


@dataclass(frozen=True, slots=True)
class ContestGroup:
    """Proposals that are judged with each other. `least_age_years` counts back from the day entries close; `most_per_unit` is how
    many one agency may enter. None: not found, or not limited."""

    key: str
    title: str
    least_age_years: int | None
    most_per_unit: int | None
    sections: tuple[ContestSection, ...]
    confidence: Confidence
    note: str | None

    @property
    def has_weights(self) -> bool:
        """Whether the source says what each section weighs."""
        return bool(self.sections) and all(one.weight is not None for one in self.sections)


@dataclass(frozen=True, slots=True)
class ContestProof:
    """Something that is to be linked or added to a proposal."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class ContestEdition:
    """A competition as it was held in a year. `passing_grade`: the least score, of 100, that goes on. `most_per_unit`: over all
    groups."""

    key: str
    year: int
    title: str
    source: str
    confidence: Confidence
    note: str | None
    passing_grade: int | None
    most_per_unit: int | None
    groups: tuple[ContestGroup, ...]
    proofs: tuple[ContestProof, ...]

    def group(self, key: str) -> ContestGroup | None:
        return next((one for one in self.groups if one.key == key), None)


def parse_contests(text: str, file: str) -> tuple[ContestEdition, ...]:
    """The editions of one file, the oldest first. Raises LawDataError, naming the file and the entry."""
    root = root_of(text, file)
    found = tuple(_edition(node) for node in root.nodes("editions"))
    root.close()
    if any(earlier.year > later.year for earlier, later in pairwise(found)):
        raise root.fail("must run in order of years", "editions")
    if len({one.key for one in found}) != len(found):
        raise root.fail("names a key twice", "editions")
    return found


def _edition(node: Node) -> ContestEdition:
    found = ContestEdition(
        key=node.text("key"),
        year=node.number("year"),
        title=node.text("title"),
        source=node.text("source"),
        confidence=node.choice("confidence", Confidence),
        note=node.text_or_none("note"),
        passing_grade=_number_or_none(node, "passing_grade"),
        most_per_unit=_number_or_none(node, "most_per_unit"),
        groups=tuple(_group(one) for one in node.nodes("groups")),
        proofs=tuple(_proofs(node)),
    )
    node.close()
    return found


def _group(node: Node) -> ContestGroup:
    found = ContestGroup(
        key=node.text("key"),
        title=node.text("title"),
        least_age_years=_number_or_none(node, "least_age_years"),
        most_per_unit=_number_or_none(node, "most_per_unit"),
        sections=tuple(_sections(node)),
        confidence=node.choice("confidence", Confidence),
        note=node.text_or_none("note"),
    )
    node.close()
    weights = [one.weight for one in found.sections if one.weight is not None]
    if weights and (len(weights) != len(found.sections) or sum(weights) != WHOLE):
        raise node.fail("must weigh 100 together, or say no weight", "sections")
    return found


def _sections(node: Node) -> Iterator[ContestSection]:
    for place, entry in enumerate(node.take("sections")):
        row = Node(node.file, f"{node.key}.sections[{place}]", entry)
        yield ContestSection(row.text("key"), row.text("title"), _number_or_none(row, "weight"), tuple(_parts(row)))
        row.close()


def _parts(section: Node) -> Iterator[ContestPart]:
    for one in section.nodes("parts"):
        yield ContestPart(one.text("key"), one.text("title"), _number_or_none(one, "most_words"))
        one.close()


def _proofs(node: Node) -> Iterator[ContestProof]:
    for place, entry in enumerate(node.take("proofs")):
        row = Node(node.file, f"{node.key}.proofs[{place}]", entry)
        yield ContestProof(row.text("key"), row.text("title"))
        row.close()


def _number_or_none(node: Node, field: str) -> int | None:
    value = node.take(field)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
        raise node.fail("must be a whole number above zero, or null", field)
    return value
