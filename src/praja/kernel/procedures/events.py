# SPDX-License-Identifier: EUPL-1.2
"""Events of cases. A duty's step events extend `StepEvent`; replaying them gives every case's state, unit and clocks."""

from collections.abc import Mapping

from praja.kernel.ledger.events import Event, event

ClockNote = Mapping[str, str | None]
"""{"clock": name, "act": start|stop|pause|resume|move|extend, "due": ISO moment in UTC or None}"""


@event("procedures.step", version=1)
class StepEvent(Event):
    """Base of every duty's step events: the step taken, from which state to which, and what it did to the clocks."""

    step: str
    source: str
    target: str
    lead_unit: int
    clocks: tuple[ClockNote, ...] = ()


@event("procedures.clocks_moved", version=1)
class ClocksMoved(Event):
    """Running clocks were moved without a step: a holiday was decreed or revoked, or time was granted."""

    reason: str
    clocks: tuple[ClockNote, ...]


@event("procedures.deadline_missed", version=1)
class DeadlineMissed(Event):
    """A clock passed its due moment while running; the head of the lead unit was told."""

    clock: str
    due: str


@event("procedures.kept", version=1)
class CaseKept(Event):
    """Whoever holds the secret link of the case keeps it in their account from now on."""

    person: int


@event("procedures.support_asked", version=1)
class SupportAsked(Event):
    """The lead unit asked another unit for a task with a date."""

    unit: int
    due: str


@event("procedures.support_given", version=1)
class SupportGiven(Event):
    """The supporting unit finished its task."""

    unit: int
