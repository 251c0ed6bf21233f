# SPDX-License-Identifier: EUPL-1.2
"""The story of a case in plain words, for its reporter and for everybody. Nothing that officers tell each other is in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from praja.duties.complaints.queries.said import AnswerShown, Part, Said
from praja.duties.complaints.queries.wording import ANSWERED_BY, WHO_TELLS, WRITING, sentence_of
from praja.kernel.ledger.queries import HistoryRow, history
from praja.kernel.organization.queries import units
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import ClockStory
from praja.lib.errors import Text

OPEN, KEPT, BROKEN, REPLACED = "open", "kept", "broken", "replaced"
"""What became of a promise."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act as the timeline shows it. `note` is what was said, where the reader may read it; `answer` an answer with all
    that belongs to it and `promise` what became of its date; `part` a report made of a part of this one.

    `version` is the case's after the act: what a page saw is compared with it.
    """

    at: datetime
    who: str
    what: Text
    note: str = ""
    current: bool = False
    answer: AnswerShown | None = None
    promise: str = ""
    part: Part | None = None
    version: int = 0


def acts_of(
    case: Case, *, said: Said | None = None, clocks: Iterable[ClockStory] = (), at: datetime | None = None
) -> list[Act]:
    """Everything that happened, oldest first. Words appear only where `said` carries them; `clocks` tell which promises were
    kept, and at the moment `at` which were not. One statement."""
    telling = _Telling(said or Said(), clocks, at)
    acts = [telling.act(row, version) for row, version in _told(history(case.stream), telling.said)]
    if acts and case.closed_at is None:
        acts[-1] = replace(acts[-1], current=True)
    return acts


def acts_since(case: Case, seen: int, *, said: Said) -> list[Act]:
    """What happened after the version that a page saw: what its reader does not know yet."""
    return [replace(act, current=False) for act in acts_of(case, said=said) if act.version > seen]


def _told(rows: Iterable[HistoryRow], said: Said) -> Iterator[tuple[HistoryRow, int]]:
    """The rows that are told, each with the case's version after it. Of many steps of writing one answer the first, of many
    followers and ratings the last."""
    kept: list[tuple[HistoryRow, int]] = []
    version, is_writing, last = 0, False, {}
    for row in rows:
        version += "step" in row.payload
        if row.name in WRITING:
            if not is_writing:
                kept.append((row, version))
            is_writing = True
            continue
        is_writing = is_writing and "step" not in row.payload
        if sentence_of(row, said) is not None:
            last[row.name] = row.seq
            kept.append((row, version))
    only_last = ("complaints.followed", "complaints.rated")
    return ((row, at) for row, at in kept if row.name not in only_last or last[row.name] == row.seq)


class _Telling:
    """Hands out what was said, each to the act that it belongs to."""

    def __init__(self, said: Said, clocks: Iterable[ClockStory], at: datetime | None) -> None:
        self.said, self._at = said, at
        self._answers, self._replies = iter(said.answers), iter(said.replies)
        self._asked, self._given = iter(said.questions), (row for row in said.questions if row.answered_at)
        self._parts = {part.case_id: part for part in said.parts}
        self._promises = {clock.started_at: clock for clock in clocks if clock.name == "promise"}

    def act(self, row: HistoryRow, version: int) -> Act:
        """One row of the ledger as its reader may read it."""
        what = sentence_of(row, self.said) or _("The answer is being written")
        who = units.value.name(int(row.refs.get("unit", 0))) if row.name in WHO_TELLS else ""
        act = Act(row.at, who, what, self._note(row), version=version)
        if row.name in ANSWERED_BY:
            answer = next(self._answers, None)
            act = replace(act, answer=answer, promise=self._promise(row, answer))
        if row.name == "complaints.split":
            act = replace(act, part=self._parts.get(row.payload["into"]))
        return act

    def _note(self, row: HistoryRow) -> str:
        if row.name in ("complaints.replied", "complaints.reopened", "complaints.wrongdoing_replied"):
            reply = next(self._replies, None)
            return reply.text if reply else ""
        if row.name in ("complaints.completion_asked", "complaints.data_asked"):
            question = next(self._asked, None)
            return question.text if question else ""
        if row.name in ("complaints.completed", "complaints.data_given"):
            question = next(self._given, None)
            return question.answer if question else ""
        if row.name == "complaints.rated":
            return self.said.rating.text if self.said.rating else ""
        if row.name == "complaints.postponed":
            return self.said.put_aside
        return self.said.filed_away if row.name in ("complaints.archived", "complaints.discarded") else ""

    def _promise(self, row: HistoryRow, answer: AnswerShown | None) -> str:
        """What became of the date that this answer promised; empty where it promised none, or its reader sees no answer."""
        if answer is None or answer.promised_for is None:
            return ""
        clock = self._promises.get(row.at)
        if clock is None:
            return REPLACED
        if clock.outcome == Outcome.MET:
            return KEPT
        is_past = self._at is not None and clock.due_at is not None and clock.due_at <= self._at
        return BROKEN if is_past or clock.outcome == Outcome.LATE else OPEN
