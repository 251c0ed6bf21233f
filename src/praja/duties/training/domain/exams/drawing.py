# SPDX-License-Identifier: EUPL-1.2
"""Questions drawn and shuffled by a seed: the same seed gives the same test, on any machine and version of Python."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from praja.duties.training.domain.exams.questions import Question

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """Questions of a test that belong together: `count` of them are drawn, all where there are no more."""

    questions: tuple[int, ...]
    count: int


def shuffled(items: Iterable[T], *, seed: str, purpose: str) -> list[T]:
    """The items in the order that `seed` gives for this purpose. Items are told apart by how they print."""
    return sorted(items, key=lambda item: (_weight(seed, purpose, str(item)), str(item)))


def drawn(parts: Sequence[Part], *, seed: str, shuffles: bool) -> list[int]:
    """The questions of one attempt. No question comes twice, even where two parts name it."""
    found: list[int] = []
    for number, part in enumerate(parts):
        left = [one for one in part.questions if one not in found]
        if part.count < len(left):
            chosen = set(shuffled(left, seed=seed, purpose=f"draw {number}")[: part.count])
            left = [one for one in left if one in chosen]
        found.extend(left)
    return shuffled(found, seed=seed, purpose="order") if shuffles else found


def order_of_keys(question: Question, *, seed: str, number: int, shuffles: bool) -> list[str]:
    """The letters of the choices in the order in which this attempt shows them."""
    keys = list(question.keyed_choices())
    return keys if question.keeps_order or not shuffles else shuffled(keys, seed=seed, purpose=f"choices {number}")


def order_of_targets(question: Question, *, seed: str, number: int) -> list[str]:
    """What can be matched with, always shuffled: in the order of writing the answers would be given away."""
    return shuffled(question.targets(), seed=seed, purpose=f"targets {number}")


def _weight(seed: str, purpose: str, item: str) -> str:
    return hashlib.sha256(f"{seed}\x1f{purpose}\x1f{item}".encode()).hexdigest()
