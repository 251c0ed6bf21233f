# SPDX-License-Identifier: EUPL-1.2
"""Where a case stands, in a heading and a sentence, and the date that its reader waits for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.enums import WHISTLEBLOWING
from praja.duties.complaints.procedure import (
    ANSWERED,
    APPROVAL,
    APPROVED,
    ARCHIVED,
    CLOSED,
    DISPUTED,
    DRAFT,
    FORWARDED,
    IN_PROGRESS,
    INCOMPLETE,
    JOINED,
    POSTPONED,
    PROMISED,
    QUESTIONED,
    RECEIVED,
)
from praja.duties.complaints.queries.first_answers import latest_first_answer
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import ClockStory, binding_clock
from praja.lib.errors import Text
from praja.lib.moments import describe_moment

ASKED = (INCOMPLETE, QUESTIONED)
WORKED_ON = (FORWARDED, IN_PROGRESS, APPROVAL, APPROVED)
WAITED_FOR: Mapping[str, Sequence[str]] = {
    DRAFT: ("verification",),
    RECEIVED: ("verification",),
    POSTPONED: ("verification",),
    INCOMPLETE: ("completion",),
    QUESTIONED: ("completion",),
    PROMISED: ("promise",),
    ANSWERED: ("reply",),
}
"""The clocks that a reader waits for in these states; in others whichever runs out first."""

IN_PUBLIC: Mapping[str, Text] = {
    ANSWERED: gettext_lazy("Answered"),
    INCOMPLETE: gettext_lazy("Waiting for the reporter"),
    QUESTIONED: gettext_lazy("Waiting for the reporter"),
}
"""States whose public words speak to the reporter, for everybody else."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Heading and sentence, the state's word with its tone and legal name, and the clock that is waited for, if one is."""

    heading: str
    lead: str
    word: Text
    tone: str
    official: Text
    clock: ClockStory | None


def standing_of(case: Case, clocks: Sequence[ClockStory], *, is_reporter: bool, at: datetime) -> Standing:
    """Where `case` stands at `at`, as its reporter reads it, or everybody who knows the code."""
    state, clock = procedure_of(case).by_state[case.state], _waited_for(case, clocks)
    word = state.public if is_reporter else IN_PUBLIC.get(case.state, state.public)
    is_over = case.state == ANSWERED and clock is not None and _is_past(clock, at)
    return Standing(
        heading=_heading(case, is_reporter, is_late=clock is not None and _is_past(clock, at)),
        lead=_lead(case, clock, is_reporter, at),
        word=word,
        tone=state.tone,
        official=state.office,
        clock=None if is_over else clock,
    )


def word_in_public(case: Case) -> Text:
    """Where a case stands, for readers who are not its reporter."""
    return IN_PUBLIC.get(case.state, procedure_of(case).by_state[case.state].public)


def _waited_for(case: Case, clocks: Iterable[ClockStory]) -> ClockStory | None:
    names = WAITED_FOR.get(case.state)
    running = [clock for clock in clocks if clock.is_running and clock.due_at]
    return binding_clock([clock for clock in running if clock.name in names] if names else running)


def _is_past(clock: ClockStory, at: datetime) -> bool:
    return clock.due_at is not None and clock.due_at <= at


def _heading(case: Case, is_reporter: bool, *, is_late: bool) -> str:
    unit = {"unit": case.lead_unit.name}
    if case.state in (DRAFT, RECEIVED):
        return _("Received by %(unit)s") % unit
    if case.state in ASKED:
        return _("%(unit)s asks you something") % unit if is_reporter else _("Waiting for the reporter")
    if case.state == FORWARDED:
        return _("%(unit)s has it and must answer") % unit
    if case.state in WORKED_ON:
        return _("%(unit)s is writing its answer") % unit
    if case.state == PROMISED and is_late:
        return _("%(unit)s has not kept its promise") % unit
    if case.state == PROMISED:
        return _("%(unit)s has promised a date") % unit
    if case.state == ANSWERED:
        return _("%(unit)s has answered") % unit
    return str(_OTHER_HEADINGS[case.state])


_OTHER_HEADINGS: Mapping[str, Text] = {
    POSTPONED: gettext_lazy("Put aside for a while, with the reason"),
    DISPUTED: gettext_lazy("It is being decided which unit answers"),
    JOINED: gettext_lazy("Answered together with the same report"),
    CLOSED: gettext_lazy("Closed"),
    ARCHIVED: gettext_lazy("Filed away, with the reason"),
}


def _lead(case: Case, clock: ClockStory | None, is_reporter: bool, at: datetime) -> str:
    if case.closed_at is not None:
        return _("Since %(day)s. Nothing waits any more.") % {"day": describe_moment(case.closed_at, "day")}
    if case.procedure == WHISTLEBLOWING:
        return _lead_on_wrongdoing(case, clock)
    if clock is None or clock.due_at is None:
        return ""
    is_late, said = _is_past(clock, at), {"day": describe_moment(clock.due_at, "due")}
    if case.state in (DRAFT, RECEIVED, POSTPONED):
        return _lead_in_intake(case, clock, is_late)
    tell = _LEADS.get(case.state, _answer_comes)
    if case.state == ANSWERED:
        return _answered(said, is_late, is_reporter)
    if case.state in ASKED:
        return _asked(said, is_reporter)
    return tell(said, is_late) if clock.name != "promise" else _promised(said, is_late)


def _lead_on_wrongdoing(case: Case, clock: ClockStory | None) -> str:
    if case.state == ANSWERED:
        return _("Only you can read this. You can write back for as long as it is not closed.")
    day = describe_moment(clock.due_at, "due") if clock and clock.due_at else "–"
    return _("Nobody else in the government reads it. It tells you what it found by %(day)s.") % {"day": day}


def _lead_in_intake(case: Case, clock: ClockStory, is_late: bool) -> str:
    said = {"day": describe_moment(clock.due_at, "due") if clock.due_at else "–"}
    if is_late:
        return (
            _("It should have been passed on by %(day)s. That is late; the office in charge sees it on its desk.")
            % said
        )
    if case.state == POSTPONED:
        return _("The reason stands below. It does not move the date: it is passed on by %(day)s.") % said
    last = latest_first_answer(clock)
    said["last"] = describe_moment(last, "due") if last else "–"
    return _("It is checked and passed on by %(day)s. The first answer comes at the latest on %(last)s.") % said


def _asked(said: Mapping[str, str], is_reporter: bool) -> str:
    if is_reporter:
        return (
            _("Answer by %(day)s. Until then the office's clock stands still; without your answer the report ends.")
            % said
        )
    return _("The reporter has time to answer until %(day)s. Until then the office's clock stands still.") % said


def _answered(said: Mapping[str, str], is_late: bool, is_reporter: bool) -> str:
    if is_late:
        return _("The time to write back ended on %(day)s. The report is closed next.") % said
    if is_reporter:
        return _("You can write back until %(day)s. If you don't, the report is closed.") % said
    return _("The reporter can write back until %(day)s.") % said


def _answer_comes(said: Mapping[str, str], is_late: bool) -> str:
    if is_late:
        return _("The answer is late. It was due on %(day)s.") % said
    return _("The answer comes at the latest on %(day)s.") % said


def _disputed(said: Mapping[str, str], is_late: bool) -> str:
    if is_late:
        return _("That should have been settled by %(day)s. It is late.") % said
    return _("That is settled by %(day)s. The time to answer runs on meanwhile.") % said


def _promised(said: Mapping[str, str], is_late: bool) -> str:
    if is_late:
        return _("The promise was not kept: it was to be done by %(day)s. The head of the unit was told.") % said
    return _("It is to be done by %(day)s. The report stays open until then.") % said


_LEADS: Mapping[str, Callable[[Mapping[str, str], bool], str]] = {DISPUTED: _disputed, PROMISED: _promised}
