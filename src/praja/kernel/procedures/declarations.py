# SPDX-License-Identifier: EUPL-1.2
"""How a duty declares its procedure: states, steps, clocks, and what waits for whom.

A procedure is data about law. It is declared in the duty's `procedure` room and registered once; a case keeps the version it
was opened under.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from praja.kernel.law.domain.terms import ClockTerms
from praja.kernel.procedures.events import StepEvent
from praja.kernel.procedures.models import Case
from praja.lib.actors import Rule
from praja.lib.errors import Text

Data = Mapping[str, Any]
RuleChoice = Callable[[Data], str | None]
"""Picks the law rule of a clock from a step's data; None when this clock does not run for this case."""

StandardChoice = Callable[[Case, Data, datetime], ClockTerms | None]
"""Terms of a clock that no law sets but a service standard, from the case, the step's data and the moment it starts."""

DateChoice = Callable[[Data], date | None]
"""Picks the day somebody promised from a step's data: the clock is due at its local 24:00."""


@dataclass(frozen=True)
class State:
    """Where a case can stand. `public` is what the resident reads, `office` the official term."""

    name: str
    public: Text
    office: Text
    final: bool = False
    tone: str = "neutral"
    opens: "tuple[Waiting, ...]" = ()
    """Work items that wait while a case stands here, by whichever step it came."""


@dataclass(frozen=True)
class Clock:
    """A clock of the procedure: which rule of law sets it, which steps start and stop it, what it counts for."""

    name: str
    label: Text
    kind: str
    rule: RuleChoice
    starts_on: tuple[str, ...]
    stops_on: tuple[str, ...]
    binding: bool = True
    from_filing: bool = False
    """Runs from the moment of filing, although the step that shows it applies comes later."""
    standard: StandardChoice | None = None
    """The time is set by a service standard, not by a rule of law; `rule` is not asked then."""
    runs_in: frozenset[str] = frozenset()
    """It runs exactly while the case stands in one of these states, whichever step led there."""
    pauses_in: frozenset[str] = frozenset()
    """It stands still while the case stands in one of these states."""
    stops_in: frozenset[str] = frozenset()
    """It has done its work once the case stands in one of these states."""
    voids_on: tuple[str, ...] = ()
    """Steps after which the clock no longer applies and judges nothing."""
    pauses_on: tuple[str, ...] = ()
    resumes_on: tuple[str, ...] = ()
    escalates_to: str | None = "head"
    """Role at the lead unit that is told when it is missed."""
    promised: DateChoice | None = None
    """The day is not counted from a rule of law but was promised in the step; `rule` is not asked then."""
    pause_reason: Text = ""
    """Why it stands still, as the explanation of its date says it."""
    keeps_misses: bool = False
    """A step of `voids_on` leaves it judged as late where its time had passed."""


@dataclass(frozen=True)
class Waiting:
    """A work item that a step opens: what kind, which role holds it, at the lead unit or at the unit of a function."""

    kind: str
    label: Text
    role: str
    function: str | None = None
    """Name of a UnitFunction; None: the lead unit."""
    clock: str | tuple[str, ...] | None = None
    """The clock whose due moment it carries; of several the first that is due."""
    unit_from: str | None = None
    """Name of the data field of the step that holds the id of the unit it waits at, instead of the lead unit."""
    person_from: str | None = None
    """Name of the data field of the step that holds the id of the person it waits for, instead of a role."""

    @property
    def clocks(self) -> tuple[str, ...]:
        return (self.clock,) if isinstance(self.clock, str) else self.clock or ()


@dataclass(frozen=True)
class Step:
    """One act: who may take it from which states, the event that records it, and what it opens."""

    name: str
    label: Text
    sources: frozenset[str]
    target: str
    rule: Rule[Case]
    event: type[StepEvent]
    opens: tuple[Waiting, ...] = ()
    lead_from: str | None = None
    """Name of the data field that holds the new lead unit's id."""
    consequence: Text = ""
    """What happens next, said before the step is taken."""
    reopens: bool = False
    """It may leave a final state."""
    targets: frozenset[str] = frozenset()
    """Further states it may lead to: whoever performs it names the one, because the case's own path decides
    (docs/adr/0010-paths-chosen-by-the-case.md)."""
    in_bulk: bool = False
    """It is taken for many cases at once and puts nothing on desks: whoever takes it lets one thing wait for all of them."""

    @property
    def leads_to(self) -> frozenset[str]:
        """Every state that this step can lead to."""
        return self.targets | {self.target}


@dataclass(frozen=True)
class Procedure:
    """A duty's path through states. `legal_basis` names the instruments; the figures are in `kernel.law`."""

    name: str
    version: int
    duty: str
    label: Text
    legal_basis: tuple[str, ...]
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]
    office_url: Callable[[Case], str]
    may_be_kept: bool = True
    """Whether a resident may keep a case of it in an account: not where only the secret link may show whose it is."""
    opened_by: Rule[Case] | None = None
    """Who may open a case of it in the office, also for whoever works on something else that starts from it; None: nobody else
    is told that it is there."""
    by_state: Mapping[str, State] = field(init=False)
    by_step: Mapping[str, Step] = field(init=False)
    by_clock: Mapping[str, Clock] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_state", {state.name: state for state in self.states})
        object.__setattr__(self, "by_step", {step.name: step for step in self.steps})
        object.__setattr__(self, "by_clock", {clock.name: clock for clock in self.clocks})

    @property
    def opening(self) -> Step:
        """The step that usually makes a case: the first one without a source state."""
        return next(step for step in self.steps if not step.sources)

    def kinds_waiting_on(self, clock: str) -> tuple[str, ...]:
        """Kinds of the work items that carry the due moment of `clock`."""
        return tuple({waiting.kind for _name, waiting in self._opened() if clock in waiting.clocks})

    def problems(self) -> list[str]:
        """What is wrong with the declaration; the system check prints it."""
        known = set(self.by_state)
        found = [f"step {s.name} names unknown states" for s in self.steps if not (s.leads_to | s.sources) <= known]
        found += [
            f"clock {c.name} names unknown steps" for c in self.clocks if not self._steps_of(c) <= set(self.by_step)
        ]
        found += [
            f"clock {c.name} names unknown states"
            for c in self.clocks
            if not c.runs_in | c.pauses_in | c.stops_in <= known
        ]
        if all(s.sources for s in self.steps):
            found.append("a step must open the case")
        found += [f"two steps record {name}" for name in _repeated(s.event.name for s in self.steps)]
        found += [f"two steps are named {name}" for name in _repeated(s.name for s in self.steps)]
        for kind in sorted({c.kind for c in self.clocks}):
            if len([c for c in self.clocks if c.kind == kind and c.binding]) != 1:
                found.append(f"exactly one clock of kind {kind} must be binding")
        return found + self._misplaced()

    def _misplaced(self) -> list[str]:
        """States that cannot be reached or left as they say, and work that waits on a clock nobody declared."""
        reached = {name for s in self.steps for name in s.leads_to}
        found = [f"no way leads to state {s.name}" for s in self.states if s.name not in reached]
        for step in self.steps:
            left = sorted(name for name in step.sources if name in self.by_state and self.by_state[name].final)
            left = [] if step.reopens else left
            found += [f"state {name} is final but step {step.name} leaves it" for name in left]
        awaited = {(name, clock) for name, waiting in self._opened() for clock in waiting.clocks}
        unknown = sorted((name, clock) for name, clock in awaited if clock not in self.by_clock)
        return found + [f"{name} waits on unknown clock {clock}" for name, clock in unknown]

    def _opened(self) -> Iterator[tuple[str, Waiting]]:
        """Every work item that a step or a state opens, by what opens it."""
        yield from ((f"step {step.name}", waiting) for step in self.steps for waiting in step.opens)
        yield from ((f"state {state.name}", waiting) for state in self.states for waiting in state.opens)

    @staticmethod
    def _steps_of(clock: Clock) -> set[str]:
        return {*clock.starts_on, *clock.stops_on, *clock.voids_on, *clock.pauses_on, *clock.resumes_on}


def _repeated(names: Iterable[str]) -> list[str]:
    return sorted(name for name, times in Counter(names).items() if times > 1)


_procedures: dict[tuple[str, int], Procedure] = {}


def register(procedure: Procedure) -> Procedure:
    """Make a procedure known. The newest version opens new cases; older ones serve the cases they opened."""
    _procedures[procedure.name, procedure.version] = procedure
    return procedure


def procedure_of(case: Case) -> Procedure:
    """The procedure version under which `case` was opened."""
    return _procedures[case.procedure, case.procedure_version]


def procedures() -> tuple[Procedure, ...]:
    """Every registered procedure, by name and version."""
    return tuple(procedure for _, procedure in sorted(_procedures.items(), key=lambda item: item[0]))
