# SPDX-License-Identifier: EUPL-1.2
"""What happens to attendance machines. One event per batch, not per punch."""

from praja.kernel.ledger.events import Event, event

PINS = "attendance.pins"
"""The stream of the numbers by which machines know people."""


def stream_of_machine(machine_id: int) -> str:
    """A machine's stream."""
    return f"attendance.machine:{machine_id}"


@event("attendance.machine_called")
class MachineCalled(Event):
    """A machine that nobody knows called for the first time."""

    machine: int
    protocol: str


@event("attendance.machine_set")
class MachineSet(Event):
    """A machine was admitted, blocked, moved or set otherwise. `content` digests its settings."""

    machine: int
    state: str
    unit: int | None
    content: str


@event("attendance.batch_received")
class BatchReceived(Event):
    """A body came in from a machine or a file. `sha256` is the body's, `content` digests the punches that it added, in order."""

    machine: int
    batch: int
    table: str
    sha256: str
    lines: int
    new: int
    repeated: int
    faulty: int
    content: str


@event("attendance.bodies_blanked")
class BodiesBlanked(Event):
    """Bodies of a machine whose time had come are blank; their digests stay."""

    machine: int
    until: str
    bodies: int


@event("attendance.command_queued")
class CommandQueued(Event):
    """A machine will be told something. `text` digests what."""

    machine: int
    command: int
    text: str


@event("attendance.command_answered")
class CommandAnswered(Event):
    """A machine answered a command."""

    machine: int
    command: int
    result: int


@event("attendance.pin_given")
class PinGiven(Event):
    """A machine (None: every one) knows an employee by a number; `pin` digests it. `matched`: punches that were nobody's
    before."""

    entry: int
    machine: int | None
    employee: int
    since: str
    pin: str
    matched: int


@event("attendance.pin_ended")
class PinEnded(Event):
    """The number stands for that employee no more from `until` on. `released`: punches from then on that are nobody's again."""

    entry: int
    until: str
    released: int = 0


@event("attendance.day_checked")
class DayChecked(Event):
    """A machine's count of a day was compared with what is here."""

    machine: int
    day: str
    theirs: int | None
    ours: int
