# SPDX-License-Identifier: EUPL-1.2
"""The story of a case in plain words, and why each date is the date it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from praja.duties.complaints.enums import AnswerKind, ArchiveReason
from praja.duties.complaints.models import Answer, Complaint, Reply
from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.law.domain.clocks import due, run
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.law.domain.terms import ClockTerms, DayNote, Extension, Pause
from praja.kernel.law.domain.wording import SATURDAY, SUNDAY
from praja.kernel.law.queries import current_calendar, terms_for
from praja.kernel.ledger.queries import HistoryRow, history
from praja.kernel.organization.queries import units
from praja.kernel.procedures.clockwork import terms_of, zone
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Case, Deadline
from praja.lib.errors import Text


@dataclass(frozen=True, slots=True)
class Act:
    """One act as the timeline shows it. `note` is what was said, where the reader may read it."""

    at: datetime
    who: str
    what: Text
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a case by the number of their act: answers and replies in order, and the reason for filing it away."""

    answers: tuple[Answer, ...] = ()
    replies: tuple[Reply, ...] = ()
    archived: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that do not count, one after the other, for one reason."""

    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class ClockStory:
    """One clock and how its date was counted: the law frozen into it, the days counted and those passed over, and why."""

    label: Text
    started_at: datetime
    due_at: datetime | None
    outcome: str
    stopped_at: datetime | None
    terms: ClockTerms
    counted: tuple[date, ...] = ()
    skipped: tuple[Stretch, ...] = ()
    pauses: tuple[tuple[datetime, datetime | None, str], ...] = ()
    extensions: tuple[tuple[int, str, str | None], ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def is_recalled(self) -> bool:
        """Whether the figure still has to be verified against the regulation's text."""
        return self.terms.confidence is Confidence.RECALLED

    @property
    def is_running(self) -> bool:
        return self.outcome == Outcome.RUNNING

    @property
    def shown_state(self) -> str:
        """The word by which a due date is described: running, paused, met, missed."""
        if self.is_running:
            return "running" if self.due_at else "paused"
        return "missed" if self.outcome == Outcome.LATE else "met"


def acts_of(case: Case, *, said: Said | None = None) -> list[Act]:
    """Everything that happened, oldest first. Words appear only where `said` carries them."""
    words = said or Said()
    rows = [row for row in history(case.stream) if row.name in _WHAT]
    answers, replies = iter(words.answers), iter(words.replies)
    acts = [_act(row, answers, replies, words.archived) for row in rows]
    if acts and case.closed_at is None:
        last = acts[-1]
        acts[-1] = Act(last.at, last.who, last.what, last.note, current=True)
    return acts


def said_to_reporter(complaint: Complaint) -> Said:
    """All words, for whoever wrote the report. Two statements."""
    return Said(
        tuple(complaint.answers.order_by("number")), tuple(complaint.replies.order_by("id")), complaint.archive_note
    )


def said_in_public(complaint: Complaint) -> Said:
    """The unit's answers only: what the reporter wrote back was written to the unit. One statement."""
    return Said(tuple(complaint.answers.order_by("number")))


def _act(row: HistoryRow, answers: Iterator[Answer], replies: Iterator[Reply], archived: str) -> Act:
    who, note = units.value.name(int(row.refs.get("unit", 0))), ""
    what: Text = _WHAT[row.name](row.payload)
    if row.name == "complaints.forwarded":
        who, what = "", _("Checked, and passed on to %(unit)s") % {"unit": who}
    if row.name == "complaints.answered":
        answer = next(answers, None)
        note = answer.text if answer else ""
    elif row.name == "complaints.archived":
        note = archived
    elif row.name == "complaints.replied":
        reply = next(replies, None)
        note = reply.text if reply else ""
    return Act(row.at, "" if row.name in _BY_REPORTER else who, what, note)


_BY_REPORTER = frozenset(
    {"complaints.filed", "complaints.replied", "complaints.accepted", "complaints.closed_by_silence"}
)


def _answered(payload: Mapping[str, Any]) -> str:
    kind = AnswerKind(payload["kind"])
    if kind is AnswerKind.DONE:
        return _("Answered: it is done")
    return _("Answered: it can't be done, with the reason") if kind is AnswerKind.REFUSED else _("Answered")


_WHAT: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "complaints.filed": lambda _payload: _("The report was received"),
    "complaints.forwarded": lambda _payload: _("Checked, and passed on to the unit that must answer"),
    "complaints.answered": _answered,
    "complaints.replied": lambda _payload: _("The reporter wrote back; the unit must answer again"),
    "complaints.accepted": lambda _payload: _("The reporter accepted the answer; the case is closed"),
    "complaints.closed_by_silence": lambda _payload: _("Nobody wrote back in time; the case is closed"),
    "complaints.archived": lambda payload: (
        _("Filed away: %(reason)s") % {"reason": ArchiveReason(payload["reason"]).label}
    ),
    "procedures.deadline_missed": lambda _payload: _("The lawful time passed without an answer; the head was told"),
    "procedures.clocks_moved": lambda _payload: _("The date moved, because the calendar or the time granted changed"),
}


def clocks_of(case: Case) -> list[ClockStory]:
    """The clocks of a case in the order of their start, the ones that no longer apply left out. Three statements."""
    rows = Deadline.objects.filter(case=case).exclude(outcome=Outcome.VOID).order_by("started_at", "id")
    return [_clock_story(row) for row in rows.prefetch_related("pauses", "extensions")]


def binding_clock(clocks: Iterable[ClockStory]) -> ClockStory | None:
    """The clock that runs out first, which is the date a person waits for."""
    running = [clock for clock in clocks if clock.is_running and clock.due_at]
    return min(running, key=lambda clock: clock.due_at or clock.started_at, default=None)


def latest_first_answer(verification: ClockStory) -> datetime | None:
    """Until when the first answer must come even if the check takes all its time: the two clocks one after the other."""
    if verification.due_at is None:
        return None
    handed_on = verification.due_at - timedelta(microseconds=1)
    terms = terms_for("sp4n.first_follow_up", handed_on, zone())
    return due(terms, started_at=handed_on, zone=zone(), calendar=current_calendar())


def _clock_story(row: Deadline) -> ClockStory:
    terms = terms_of(row)
    pauses = [Pause(pause.since, pause.until, pause.reason) for pause in row.pauses.all()]
    extensions = [Extension(extra.value, extra.reason, extra.article) for extra in row.extensions.all()]
    reading = run(
        terms,
        started_at=row.started_at,
        zone=zone(),
        calendar=current_calendar(),
        pauses=pauses,
        extensions=extensions,
    )
    return ClockStory(
        label=COMPLAINT.by_clock[row.clock].label,
        started_at=row.started_at,
        due_at=row.due_at,
        outcome=row.outcome,
        stopped_at=row.stopped_at,
        terms=terms,
        counted=tuple(day.day for day in reading.days if day.counted),
        skipped=tuple(_stretches(day for day in reading.days[1:] if not day.counted)),
        pauses=tuple((pause.since, pause.until, pause.reason) for pause in pauses),
        extensions=tuple((extra.value, extra.reason, extra.article) for extra in extensions),
        warnings=tuple(_(warning.message) % warning.params for warning in reading.warnings),
    )


_WEEKEND = frozenset({SATURDAY, SUNDAY})


def _stretches(days: Iterable[DayNote]) -> Iterator[Stretch]:
    current: Stretch | None = None
    for day in days:
        why = _("weekend") if day.why in _WEEKEND else _(day.why)
        if current and current.why == why and day.day == current.last + timedelta(days=1):
            current = Stretch(current.first, day.day, why)
            continue
        if current:
            yield current
        current = Stretch(day.day, day.day, why)
    if current:
        yield current
