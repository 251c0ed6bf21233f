# SPDX-License-Identifier: EUPL-1.2
"""What happens in a practice town. Learners are codes, never names."""

from praja.kernel.ledger.events import Event, event


def stream_of_learner(code: str) -> str:
    return f"practice:{code}"


@event("practice.begun")
class PracticeBegun(Event):
    """In a practice town somebody began to practise a role, or went on after a reset: `account` is the one made for them."""

    role: str
    account: int


@event("practice.brought_over")
class PracticeBroughtOver(Event):
    """The practice town was reset: these exercises (`done`, by key) had been done before."""

    role: str
    done: tuple[str, ...]


@event("practice.answered")
class PracticeAnswered(Event):
    """A learner typed the number that an exercise asks for; `right` whether it was."""

    exercise: str
    number: int
    right: bool


@event("practice.proved")
class PracticeProved(Event):
    """A practice town signed that the exercises of a role were done, for the learner who is `learner` in the real town."""

    role: str
    learner: str
    exercises: tuple[str, ...]
