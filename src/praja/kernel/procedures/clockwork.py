# SPDX-License-Identifier: EUPL-1.2
"""What a step does to a case's clocks: builds, stops, pauses and moves `Deadline` rows and notes each act for the event.

Reads the law through `kernel.law`; writes nothing itself, so that bulk loading uses the same code as `perform`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings

from praja.kernel.law.domain.clocks import ClockTerms, Extension, Pause, due, minutes_run
from praja.kernel.law.domain.terms import promised_terms
from praja.kernel.law.queries import current_calendar, terms_for
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.procedures.declarations import Clock, Data, Procedure
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.events import ClockNote
from praja.kernel.procedures.models import Case, ClockPause, Deadline
from praja.kernel.work.domain import FAR
from praja.lib.wording import msgid


@dataclass
class Effect:
    """What one step does to the clocks: rows to insert, rows to update, pauses to open and close, notes for the event."""

    started: list[Deadline] = field(default_factory=list)
    changed: list[Deadline] = field(default_factory=list)
    paused: list[ClockPause] = field(default_factory=list)
    resumed: list[ClockPause] = field(default_factory=list)
    notes: list[ClockNote] = field(default_factory=list)


def zone() -> ZoneInfo:
    """The installation's one time zone."""
    return ZoneInfo(settings.TIME_ZONE)


def note(act: str, deadline: Deadline) -> ClockNote:
    """One clock act as the event carries it."""
    return {"act": act, "clock": deadline.clock, "due": moment_text(deadline.due_at) if deadline.due_at else None}


def effect_of(
    procedure: Procedure, step: str, target: str, case: Case, running: Iterable[Deadline], *, data: Data, at: datetime
) -> Effect:
    """Everything that `step`, leading to the state `target`, does to the clocks of `case`, given those that run."""
    effect, by_clock = Effect(), {deadline.clock: deadline for deadline in running}
    for clock in procedure.clocks:
        deadline = by_clock.get(clock.name)
        if deadline and _stops(clock, step, target):
            _stop(effect, deadline, at, void=step in clock.voids_on, keeps_misses=clock.keeps_misses)
        elif deadline and (step in clock.pauses_on or target in clock.pauses_in):
            _pause(effect, deadline, at, msgid(clock.pause_reason))
        elif deadline and (step in clock.resumes_on or (clock.pauses_in and deadline.due_at is None)):
            _resume(effect, deadline, at)
        if (step in clock.starts_on or target in clock.runs_in) and (deadline is None or deadline.stopped_at):
            _start(effect, clock, case, data, at, held=target in clock.pauses_in)
    return effect


def _stops(clock: Clock, step: str, target: str) -> bool:
    left = bool(clock.runs_in) and target not in clock.runs_in
    return left or target in clock.stops_in or step in clock.stops_on or step in clock.voids_on


def _start(effect: Effect, clock: Clock, case: Case, data: Data, at: datetime, *, held: bool) -> None:
    started_at = case.filed_at if clock.from_filing else at
    terms = _terms_of_start(clock, case, data, started_at)
    if terms is None:
        return
    deadline = Deadline(
        case=case,
        clock=clock.name,
        kind=clock.kind,
        binding=clock.binding,
        terms=terms_text(terms),
        started_at=started_at,
        due_at=due(terms, started_at=started_at, zone=zone(), calendar=current_calendar()),
    )
    effect.started.append(deadline)
    if held:
        effect.paused.append(ClockPause(deadline=deadline, since=at, reason=msgid(clock.pause_reason)))
        deadline.due_at = None
    effect.notes.append(note("start", deadline))


@lru_cache(maxsize=512)
def terms_text(terms: ClockTerms) -> str:
    """Terms as a deadline keeps them. Many cases start under the same law, so the text is made once."""
    return json.dumps(terms.to_json(), sort_keys=True)


def _terms_of_start(clock: Clock, case: Case, data: Data, started_at: datetime) -> ClockTerms | None:
    """What the clock counts: the law in force at its start, or the day that was promised. None: it does not run."""
    if clock.standard is not None:
        return clock.standard(case, data, started_at)
    if clock.promised is None:
        rule = clock.rule(data)
        return None if rule is None else terms_for(rule, started_at, zone())
    day = clock.promised(data)
    return None if day is None else promised_terms(clock.name, day, started_at, zone(), current_calendar())


def _stop(effect: Effect, deadline: Deadline, at: datetime, *, void: bool, keeps_misses: bool) -> None:
    deadline.stopped_at = at
    in_time = deadline.due_at is None or at <= deadline.due_at
    if void and (in_time or not keeps_misses):
        deadline.outcome = Outcome.VOID
    else:
        deadline.outcome = Outcome.MET if in_time else Outcome.LATE
    effect.changed.append(deadline)
    effect.notes.append(note("stop", deadline))


def _pause(effect: Effect, deadline: Deadline, at: datetime, reason: str) -> None:
    pauses = list(deadline.pauses.all())
    if any(pause.until is None for pause in pauses):
        return
    pause = ClockPause(deadline=deadline, since=at, reason=reason)
    effect.paused.append(pause)
    # A pause that begins after the due moment holds nothing: the clock stays missed.
    deadline.due_at = recomputed(deadline, [*pauses, pause])
    effect.changed.append(deadline)
    effect.notes.append(note("pause", deadline))


def _resume(effect: Effect, deadline: Deadline, at: datetime) -> None:
    pauses = list(deadline.pauses.all())
    for pause in pauses:
        if pause.until is None:
            pause.until = at
            effect.resumed.append(pause)
    deadline.due_at = recomputed(deadline, pauses)
    effect.changed.append(deadline)
    effect.notes.append(note("resume", deadline))


@lru_cache(maxsize=512)
def _terms(text: str) -> ClockTerms:
    return ClockTerms.from_json(json.loads(text))


def terms_of(deadline: Deadline) -> ClockTerms:
    """The law frozen into the clock when it started."""
    return ClockTerms.from_json(json.loads(deadline.terms))


def pauses_of(pauses: Iterable[ClockPause]) -> list[Pause]:
    return [Pause(pause.since, pause.until, pause.reason) for pause in pauses]


def extensions_of(deadline: Deadline) -> list[Extension]:
    return [Extension(row.value, row.reason, row.article) for row in deadline.extensions.all()]


def recomputed(deadline: Deadline, pauses: Iterable[ClockPause] | None = None) -> datetime | None:
    """The due moment under the calendar as it is now; the law stays the one frozen in. `pauses`: unsaved changes to them."""
    return due(
        terms_of(deadline),
        started_at=deadline.started_at,
        zone=zone(),
        calendar=current_calendar(),
        pauses=pauses_of(deadline.pauses.all() if pauses is None else pauses),
        extensions=extensions_of(deadline),
    )


def minutes_taken(deadline: Deadline) -> int | None:
    """How many minutes a clock ran until it stopped, as its terms count them and without its pauses; None while it runs."""
    if deadline.stopped_at is None:
        return None
    return minutes_run(
        terms_of(deadline),
        started_at=deadline.started_at,
        stopped_at=deadline.stopped_at,
        zone=zone(),
        calendar=current_calendar(),
        pauses=pauses_of(deadline.pauses.all()),
    )


def binding_due(deadlines: Iterable[Deadline]) -> datetime:
    """The earliest due moment of the binding clocks that run; `FAR` if none does."""
    return min((d.due_at for d in deadlines if d.binding and d.stopped_at is None and d.due_at), default=FAR)
