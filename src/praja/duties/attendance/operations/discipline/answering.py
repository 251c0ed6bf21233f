# SPDX-License-Identifier: EUPL-1.2
"""The employee's own words."""

from datetime import datetime
from typing import Any

from praja.duties.attendance.enums import SaidKind
from praja.duties.attendance.operations.discipline.saying import discipline_of, keep_words, told
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor

LONGEST_ANSWER = 4_000


def answer_discipline(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The employee answers in writing, as often as they like until it is decided; the words are sealed.

    Raises `WordsTooShort` and `WordsTooLong` at `text`, and what `perform` raises. Records `attendance.discipline_answered`.
    """
    words, row = words_of(text, longest=LONGEST_ANSWER), discipline_of(case)
    data: dict[str, Any] = {**told(row), "words": words.digest}

    def write(_locked: Case) -> None:
        keep_words(row, SaidKind.ANSWER, words, actor, at)

    # The case stays where it stands, so it must stand where it was seen: a step taken meanwhile is never undone.
    seen = case.version if seen_version is None else seen_version
    return perform(case, "answer", actor=actor, at=at, seen_version=seen, data=data, write=write, target=case.state)
