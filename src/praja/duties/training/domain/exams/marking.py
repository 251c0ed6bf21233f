# SPDX-License-Identifier: EUPL-1.2
"""What an answer is worth. Marks are whole hundredths of a point, rounded half up once per question.

| kind | worth |
|---|---|
| one right, true or false | all or nothing |
| several right | (right ones chosen - wrong ones chosen) / right ones, never below nothing |
| short answer | all where it is one of the accepted ones; letters' case and spaces don't count |
| number | all where it is within the tolerance; comma and point are both read as the decimal sign |
| matching | right pairs / pairs |
| essay | what somebody gives who read it |
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from re import compile as pattern
from typing import Any

from praja.duties.training.domain.exams.questions import BY_PEOPLE, FALSE, TRUE, Kind, Question

Answer = str | list[str] | dict[str, str] | None
HUNDRED = 100
LONGEST_SHORT, LONGEST_ESSAY = 200, 20_000

_GROUPED = pattern(r"[+-]?\d{1,3}([.,])\d{3}(\1\d{3})*")
_NUMBER = pattern(r"[+-]?\d{1,15}(\.\d{1,15})?|[+-]?\.\d{1,15}")


def answer_of(question: Question, given: Any) -> Answer:
    """What was sent as an answer to this question, in its one form; None where nothing was answered. What does not belong to the
    question (a choice that it does not have) is left out, never refused: an answer must not be lost over it."""
    if question.kind in (Kind.SINGLE, Kind.TRUE_FALSE):
        allowed = (TRUE, FALSE) if question.kind is Kind.TRUE_FALSE else tuple(question.keyed_choices())
        return given if isinstance(given, str) and given in allowed else None
    if question.kind is Kind.MULTIPLE:
        several = [given] if isinstance(given, str) else given if isinstance(given, list | tuple) else ()
        sent = {one for one in several if isinstance(one, str)}
        return [key for key in question.keyed_choices() if key in sent] or None
    if question.kind is Kind.MATCHING:
        sent_pairs = given if isinstance(given, Mapping) else {}
        targets = question.targets()
        return {key: one for key in question.lefts() if (one := str(sent_pairs.get(key))) in targets} or None
    longest = LONGEST_ESSAY if question.kind is Kind.ESSAY else LONGEST_SHORT
    said = _kept_words(given)[:longest] if isinstance(given, str) else ""
    return said if said.strip() else None


def share_of(question: Question, answer: Answer) -> Fraction | None:
    """The share of the points that this answer earns, from 0 to 1; None where somebody must read it. Nothing answered is 0."""
    if answer is None:
        return Fraction(0)
    if question.kind in BY_PEOPLE:
        return None
    return _SHARES[question.kind](question, answer)


def marks_of(question: Question, answer: Answer) -> int | None:
    """Hundredths of points for this answer; None where somebody must read it."""
    share = share_of(question, answer)
    return None if share is None else half_up(share * question.points * HUNDRED)


def half_up(number: Fraction) -> int:
    """Rounded to a whole number, halves up."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def percent_of(marks: int, most: int) -> Decimal | None:
    """Marks in percent of the most that could be had, with two decimals, rounded half up; None of nothing."""
    return None if most <= 0 else Decimal(half_up(Fraction(marks * 10_000, most))) / 100


def mark_of(answer: Answer) -> str:
    """A short mark by which a page tells whether an answer was changed since it was drawn."""
    return hashlib.sha256(repr(_settled(answer)).encode()).hexdigest()[:12]


def _settled(answer: Answer) -> object:
    return sorted(answer.items()) if isinstance(answer, dict) else answer


def _kept_words(given: str) -> str:
    return given.replace("\r\n", "\n").replace("\x00", "")


def _of_one(question: Question, answer: Answer) -> Fraction:
    return Fraction(answer in question.right_keys())


def _of_truth(question: Question, answer: Answer) -> Fraction:
    return Fraction(answer == (TRUE if question.truth else FALSE))


def _of_several(question: Question, answer: Answer) -> Fraction:
    right, chosen = question.right_keys(), frozenset(answer or ())
    return max(Fraction(0), Fraction(len(chosen & right) - len(chosen - right), len(right)))


def _of_short(question: Question, answer: Answer) -> Fraction:
    return Fraction(_folded(str(answer)) in {_folded(one) for one in question.accepted})


def _folded(said: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", said).casefold().split())


def _of_number(question: Question, answer: Answer) -> Fraction:
    readings = numbers_in(str(answer))
    return Fraction(any(abs(number - question.value) <= question.tolerance for number in readings))


def numbers_in(said: str) -> tuple[Decimal, ...]:
    """What somebody who typed this can have meant: 1.500 is one and a half or fifteen hundred, 1.500,5 only the latter."""
    return tuple(dict.fromkeys(_readings("".join(said.split()).replace("−", "-"))))


def _readings(said: str) -> Iterator[Decimal]:
    written = [said]
    if "." in said and "," in said:
        decimal = max(".,", key=said.rfind)
        written = [said.replace("," if decimal == "." else ".", "")]
    elif _GROUPED.fullmatch(said):
        written.append(said.replace(".", "").replace(",", ""))
    for one in written:
        number = one.replace(",", ".")
        if _NUMBER.fullmatch(number):
            try:
                yield Decimal(number)
            except InvalidOperation:  # pragma: no cover - the pattern lets nothing else through
                continue


def _of_pairs(question: Question, answer: Answer) -> Fraction:
    right, given = question.right_pairs(), answer if isinstance(answer, dict) else {}
    return Fraction(sum(given.get(key) == target for key, target in right.items()), len(right))


_SHARES = {
    Kind.SINGLE: _of_one,
    Kind.TRUE_FALSE: _of_truth,
    Kind.MULTIPLE: _of_several,
    Kind.SHORT: _of_short,
    Kind.NUMERIC: _of_number,
    Kind.MATCHING: _of_pairs,
}
