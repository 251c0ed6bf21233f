# SPDX-License-Identifier: EUPL-1.2
"""What a cross-check asks, of whom, about which days, and by what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """Which check asks."""

    TRAVELLING = "travelling"
    ASSIGNMENTS = "assignments"
    PAID = "paid"
    OTHERS_PHONE = "others_phone"
    SHARED_PHONE = "shared_phone"
    TOGETHER = "together"
    CORRECTIONS = "corrections"
    MOVEMENT = "movement"


class Shown(StrEnum):
    """What kind of row a proof is."""

    PUNCH = "punch"
    ABSENCE = "absence"
    CORRECTION = "correction"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """One row by which a question is asked, and of whom that row is: one's own proofs are shown to oneself."""

    shown: Shown
    id: int
    employee: int


@dataclass(frozen=True, slots=True)
class Question:
    """About one employee. `key` names what is asked within the kind, so that the same question is asked once, with more or fewer
    proofs. `figures` are whole numbers by name; `others` the employees who share in it."""

    kind: Kind
    employee: int
    key: str
    first_day: date
    last_day: date
    proofs: tuple[Proof, ...]
    figures: tuple[tuple[str, int], ...] = ()
    others: tuple[int, ...] = ()

    @property
    def name(self) -> tuple[str, int, str]:
        """By what it is known again."""
        return str(self.kind), self.employee, self.key


@dataclass(slots=True)
class Gathering:
    """A question in the making: days, proofs and others in any order and any number of times."""

    days: set[date] = field(default_factory=set)
    proofs: set[Proof] = field(default_factory=set)
    others: set[int] = field(default_factory=set)

    def add(self, days: Iterable[date], proofs: Iterable[Proof], others: Iterable[int] = ()) -> None:
        self.days.update(days)
        self.proofs.update(proofs)
        self.others.update(others)

    def asked(self, kind: Kind, employee: int, key: str, **figures: int) -> Question:
        """The question, everything in it in one fixed order."""
        return Question(
            kind=kind,
            employee=employee,
            key=key,
            first_day=min(self.days),
            last_day=max(self.days),
            proofs=tuple(sorted(self.proofs)),
            figures=tuple(sorted(figures.items())),
            others=tuple(sorted(self.others - {employee})),
        )


Gathered = defaultdict[tuple[int, str], Gathering]


def gathering() -> Gathered:
    """Questions in the making by employee and key."""
    return defaultdict(Gathering)


def in_order(questions: Iterable[Question]) -> list[Question]:
    """Questions by kind, employee and key."""
    return sorted(questions, key=lambda question: question.name)


def month_key(day: date) -> str:
    """How a month stands in a key."""
    return f"{day:%Y-%m}"
