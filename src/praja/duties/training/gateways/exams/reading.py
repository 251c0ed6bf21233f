# SPDX-License-Identifier: EUPL-1.2
"""What reading a file of questions gives: the questions that can be carried, and of each that can't, why."""

from dataclasses import dataclass, field

from praja.duties.training.domain.exams.questions import Question, problems, shaped


class NotCarried(Exception):
    """This question can't be kept here. `what` is a key: the kind of it, or what is wrong with it."""

    def __init__(self, what: str, detail: str = "") -> None:
        super().__init__(what)
        self.what, self.detail = what, detail


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """One question of a file, counted from 1. `question` is None where it could not be carried; `notes` say in keys what was
    left out or taken over otherwise, with a detail."""

    number: int
    name: str
    question: Question | None
    notes: tuple[tuple[str, str], ...] = ()
    picture: bytes = b""


@dataclass(slots=True)
class Notes:
    """Collects what is said of one question while it is read."""

    said: list[tuple[str, str]] = field(default_factory=list)

    def say(self, what: str, detail: str = "") -> None:
        """Note `what` once."""
        if (what, detail) not in self.said:
            self.said.append((what, detail[:80]))


def finished(number: int, name: str, question: Question, notes: Notes, picture: bytes = b"") -> ReadQuestion:
    """The question in its own shape, or why it may not be kept."""
    made = shaped(question)
    for _field, what in problems(made):
        raise NotCarried(what)
    return ReadQuestion(number, name, made, tuple(notes.said), picture)
