# SPDX-License-Identifier: EUPL-1.2
"""The clocks of a case, each with how its date was counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from praja.kernel.law.domain.clocks import run
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.law.domain.terms import PROMISE, ClockTerms, DayNote, Extension, Pause
from praja.kernel.law.domain.wording import SATURDAY, SUNDAY
from praja.kernel.law.queries import current_calendar
from praja.kernel.procedures.clockwork import terms_of, zone
from praja.kernel.procedures.declarations import Procedure, procedure_of
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Case, Deadline
from praja.lib.errors import Text


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that do not count, one after the other, for one reason."""

    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class ClockStory:
    """One clock and how its date was counted: the law frozen into it, the days counted and those passed over, and why."""

    name: str
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
    def is_promise(self) -> bool:
        """Whether no law sets the date: a unit promised it."""
        return self.terms.source == PROMISE

    @property
    def is_standard(self) -> bool:
        """Whether the time is what a service standard promises."""
        return self.terms.rule_key.startswith("standard.")

    @property
    def is_house_rule(self) -> bool:
        """Whether no law sets the time: it is how this platform works."""
        return self.terms.confidence is Confidence.HOUSE

    @property
    def waits_for(self) -> str:
        """Why it stands still now; empty while it runs."""
        return (
            next((_(reason) for _since, until, reason in self.pauses if until is None), "") if self.is_running else ""
        )

    @property
    def is_running(self) -> bool:
        return self.outcome == Outcome.RUNNING

    def is_late_at(self, at: datetime) -> bool:
        """Whether it still runs and its time is over."""
        return self.is_running and self.due_at is not None and self.due_at <= at

    @property
    def shown_state(self) -> str:
        """The word by which a due date is described: running, paused, met, missed."""
        if self.is_running:
            return "running" if self.due_at else "paused"
        return "missed" if self.outcome == Outcome.LATE else "met"


def clocks_of(case: Case) -> list[ClockStory]:
    """The clocks of a case in the order of their start, the ones that no longer apply left out. Three statements."""
    rows = Deadline.objects.filter(case=case).exclude(outcome=Outcome.VOID).order_by("started_at", "id")
    procedure = procedure_of(case)
    return [_clock_story(procedure, row) for row in rows.prefetch_related("pauses", "extensions")]


def clock_when_filed(case: Case, name: str) -> ClockStory | None:
    """A clock as it stood when the case was filed: what held it up or lengthened it afterwards is left out. Three statements."""
    rows = Deadline.objects.filter(case=case, clock=name).order_by("started_at", "id")
    row = rows.prefetch_related("pauses", "extensions").first()
    return _clock_story(procedure_of(case), row, until=case.filed_at) if row else None


def binding_clock(clocks: Iterable[ClockStory]) -> ClockStory | None:
    """The clock that runs out first, which is the date a person waits for."""
    running = [clock for clock in clocks if clock.is_running and clock.due_at]
    return min(running, key=lambda clock: clock.due_at or clock.started_at, default=None)


def awaited_clocks(cases: Iterable[Case]) -> dict[int, Text]:
    """Case id to the name of the clock that runs out first: whose answer is awaited, or whose turn it is. One statement."""
    procedures = {case.pk: procedure_of(case) for case in cases}
    rows = Deadline.objects.filter(case__in=procedures, stopped_at=None, due_at__isnull=False).order_by(
        "-due_at", "-id"
    )
    return {case: procedures[case].by_clock[clock].label for case, clock in rows.values_list("case", "clock")}


def _clock_story(procedure: Procedure, row: Deadline, *, until: datetime | None = None) -> ClockStory:
    """`until`: only what was known at that moment."""
    terms = terms_of(row)
    pauses = [
        Pause(pause.since, pause.until if until is None else None, pause.reason)
        for pause in row.pauses.all()
        if until is None or pause.since <= until
    ]
    extensions = [
        Extension(extra.value, extra.reason, extra.article)
        for extra in row.extensions.all()
        if until is None or extra.granted_at <= until
    ]
    reading = run(
        terms,
        started_at=row.started_at,
        zone=zone(),
        calendar=current_calendar(),
        pauses=pauses,
        extensions=extensions,
    )
    return ClockStory(
        name=row.clock,
        label=procedure.by_clock[row.clock].label,
        started_at=row.started_at,
        due_at=row.due_at if until is None else reading.due_at,
        outcome=row.outcome if until is None else Outcome.RUNNING,
        stopped_at=row.stopped_at if until is None else None,
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
