# SPDX-License-Identifier: EUPL-1.2
"""What a question is, whatever it is written in. As content (plain values) it is kept, digested and told."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from string import ascii_uppercase
from typing import Any

from praja.duties.training.domain.exams.texts import one_line, plain, tidy

MOST_CHOICES, MOST_PAIRS, MOST_ACCEPTED = 12, 12, 20
MOST_POINTS = 100
LARGEST_NUMBER = Decimal("1e15")
LONGEST_TEXT, LONGEST_CHOICE, LONGEST_TOPIC = 5_000, 1_000, 120
KEYS = ascii_uppercase
TRUE, FALSE = "true", "false"


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    SHORT = "short"
    NUMERIC = "numeric"
    MATCHING = "matching"
    ESSAY = "essay"


BY_PEOPLE = frozenset({Kind.ESSAY})
"""Kinds that somebody has to read."""
DIFFICULTIES = ("", "easy", "medium", "hard")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers."""

    text: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """What is matched, and what it is matched with."""

    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its answers. Which fields count depends on `kind`; words carry the marks of `texts`.

    `extras` are answers of a matching question that fit nothing; `explanation` is shown with the right answer; `rubric` is read
    by who marks an essay; `keeps_order` leaves the choices as they stand.
    """

    kind: Kind
    text: str
    points: int = 1
    choices: tuple[Choice, ...] = ()
    truth: bool = True
    accepted: tuple[str, ...] = ()
    value: Decimal = Decimal(0)
    tolerance: Decimal = Decimal(0)
    pairs: tuple[Pair, ...] = ()
    extras: tuple[str, ...] = ()
    rubric: str = ""
    explanation: str = ""
    keeps_order: bool = False
    topic: str = ""
    difficulty: str = ""
    picture_says: str = ""

    def keyed_choices(self) -> dict[str, Choice]:
        """The choices by the letter under which they are answered, in the order in which they were written."""
        return dict(zip(KEYS, self.choices, strict=False))

    def right_keys(self) -> frozenset[str]:
        """The letters of the right choices."""
        return frozenset(key for key, choice in self.keyed_choices().items() if choice.right)

    def lefts(self) -> dict[str, str]:
        """What is matched, by its key: L1, L2 …"""
        return {f"L{number}": pair.left for number, pair in enumerate(self.pairs, start=1)}

    def targets(self) -> dict[str, str]:
        """What can be matched with, each once, by its key: T1, T2 …"""
        texts = dict.fromkeys([*(pair.right for pair in self.pairs), *self.extras])
        return {f"T{number}": text for number, text in enumerate(texts, start=1)}

    def right_pairs(self) -> dict[str, str]:
        """The key of the right target by the key of what is matched."""
        key_of = {text: key for key, text in self.targets().items()}
        return {f"L{number}": key_of[pair.right] for number, pair in enumerate(self.pairs, start=1)}


def shaped(question: Question) -> Question:
    """The question with its words in their one way of writing, and nothing that its kind does not use."""
    kind, bare = question.kind, Question(kind=question.kind, text="")
    chooses, matches = kind in (Kind.SINGLE, Kind.MULTIPLE), kind is Kind.MATCHING
    return Question(
        kind=kind,
        text=tidy(question.text),
        points=question.points,
        choices=tuple(Choice(tidy(one.text), one.right) for one in question.choices) if chooses else (),
        truth=question.truth if kind is Kind.TRUE_FALSE else bare.truth,
        accepted=_accepted(question.accepted) if kind is Kind.SHORT else (),
        value=_plain_number(question.value) if kind is Kind.NUMERIC else bare.value,
        tolerance=_plain_number(question.tolerance) if kind is Kind.NUMERIC else bare.tolerance,
        pairs=tuple(Pair(tidy(one.left), tidy(one.right)) for one in question.pairs) if matches else (),
        extras=_extras(question) if matches else (),
        rubric=tidy(question.rubric) if kind is Kind.ESSAY else "",
        explanation=tidy(question.explanation),
        keeps_order=question.keeps_order if chooses or matches else False,
        topic=one_line(question.topic),
        difficulty=question.difficulty,
        picture_says=one_line(question.picture_says),
    )


def _accepted(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for one in given if (word := one_line(one))))


def _extras(question: Question) -> tuple[str, ...]:
    rights = {tidy(pair.right) for pair in question.pairs}
    return tuple(dict.fromkeys(text for one in question.extras if (text := tidy(one)) and text not in rights))


def _plain_number(number: Decimal) -> Decimal:
    """Without an exponent and trailing noughts: 1E+2 is 100, 2.50 is 2.5."""
    said = format(number.normalize(), "f")
    return Decimal(said) + 0


def problems(question: Question) -> Iterator[tuple[str, str]]:
    """What keeps a question from being kept: the field and a key of what is wrong, the first first."""
    if not plain(question.text):
        yield "text", "text_missing"
    if len(question.text) > LONGEST_TEXT:
        yield "text", "text_long"
    if not 1 <= question.points <= MOST_POINTS:
        yield "points", "points"
    if question.difficulty not in DIFFICULTIES:
        yield "difficulty", "difficulty"
    if len(question.topic) > LONGEST_TOPIC:
        yield "topic", "topic_long"
    yield from _OF_KIND.get(question.kind, _nothing)(question)


def _nothing(_question: Question) -> Iterator[tuple[str, str]]:
    return iter(())


def _of_choices(question: Question) -> Iterator[tuple[str, str]]:
    texts = [choice.text for choice in question.choices]
    right = sum(choice.right for choice in question.choices)
    if not 2 <= len(texts) <= MOST_CHOICES:
        yield "choices", "choices_count"
    if any(not plain(text) or len(text) > LONGEST_CHOICE for text in texts):
        yield "choices", "choice_empty"
    if len(set(texts)) < len(texts):
        yield "choices", "choice_twice"
    if question.kind is Kind.SINGLE and right != 1:
        yield "choices", "one_right"
    if question.kind is Kind.MULTIPLE and right == 0:
        yield "choices", "some_right"


def _of_short(question: Question) -> Iterator[tuple[str, str]]:
    if not 1 <= len(question.accepted) <= MOST_ACCEPTED or any(len(one) > 200 for one in question.accepted):
        yield "accepted", "accepted"


def _of_numeric(question: Question) -> Iterator[tuple[str, str]]:
    value, tolerance = question.value, question.tolerance
    finite = value.is_finite() and tolerance.is_finite()
    if not finite or tolerance < 0 or max(abs(value), tolerance) >= LARGEST_NUMBER:
        yield "value", "number"


def _of_matching(question: Question) -> Iterator[tuple[str, str]]:
    lefts = [pair.left for pair in question.pairs]
    if not 2 <= len(lefts) <= MOST_PAIRS or len(question.targets()) > 2 * MOST_PAIRS:
        yield "pairs", "pairs_count"
    if any(not plain(text) for pair in question.pairs for text in (pair.left, pair.right)):
        yield "pairs", "pair_empty"
    if len(set(lefts)) < len(lefts):
        yield "pairs", "pair_twice"
    if len(question.targets()) < 2:
        yield "pairs", "one_target"


_OF_KIND = {
    Kind.SINGLE: _of_choices,
    Kind.MULTIPLE: _of_choices,
    Kind.SHORT: _of_short,
    Kind.NUMERIC: _of_numeric,
    Kind.MATCHING: _of_matching,
}


def as_content(question: Question) -> dict[str, Any]:
    """The question as plain values."""
    said = asdict(question)
    said["kind"] = question.kind.value
    said["value"], said["tolerance"] = str(question.value), str(question.tolerance)
    said["choices"] = [asdict(one) for one in question.choices]
    said["pairs"] = [asdict(one) for one in question.pairs]
    said["accepted"], said["extras"] = list(question.accepted), list(question.extras)
    return said


def from_content(content: Mapping[str, Any]) -> Question:
    """The question that `as_content` made plain. Raises KeyError, TypeError or ValueError for anything else."""
    said = dict(content)
    try:
        said["value"], said["tolerance"] = Decimal(said["value"]), Decimal(said["tolerance"])
    except InvalidOperation as error:
        raise ValueError("no number") from error
    said["kind"] = Kind(said["kind"])
    said["choices"] = tuple(Choice(**one) for one in said["choices"])
    said["pairs"] = tuple(Pair(**one) for one in said["pairs"])
    said["accepted"], said["extras"] = tuple(said["accepted"]), tuple(said["extras"])
    return Question(**said)
