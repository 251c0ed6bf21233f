# SPDX-License-Identifier: EUPL-1.2
"""What keeps a file of records from leaving. Asked when a list is proposed, and again when it is carried out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from praja.duties.letters.domain.retention import PERMANENT, REASSESS

OPEN, CLOSED, TRANSFERRED, HANDED_OVER, DESTROYED = "open", "closed", "transferred", "handed_over", "destroyed"
"""Values of `enums.FileState`."""


class Block(StrEnum):
    """Why a file may not leave in the way that was asked."""

    OPEN = "open"
    GONE = "gone"
    HELD = "held"
    TOO_EARLY = "too_early"
    NO_SCHEDULE = "no_schedule"
    EXAMPLE = "example"
    PERMANENT = "permanent"
    NOT_PERMANENT = "not_permanent"
    REASSESS = "reassess"
    RUNNING = "running"
    FOREIGN = "foreign"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What counts for a file: `fate` is that of its schedule, or what was decided when it was assessed again; `running`, its
    letters are not all dealt with; `foreign`, it holds cases of other duties; `listed`, it stands on another list."""

    state: str
    inactive_from: date | None
    ends_on: date | None
    fate: str | None
    is_example: bool = False
    is_held: bool = False
    running: bool = False
    foreign: bool = False
    listed: bool = False


def blocks(file: FileFacts, leaves_as: str, on: date) -> list[Block]:
    """Everything that keeps it from leaving as `leaves_as` (transferred, handed over, destroyed) on that day; nothing: it may."""
    return list(_blocks(file, leaves_as, on))


def _blocks(file: FileFacts, leaves_as: str, on: date) -> Iterator[Block]:
    if file.state == OPEN:
        yield Block.OPEN
    elif file.state not in _FROM[leaves_as]:
        yield Block.GONE
    if file.is_held:
        yield Block.HELD
    if file.listed:
        yield Block.LISTED
    if file.running:
        yield Block.RUNNING
    if file.fate is None:
        yield Block.NO_SCHEDULE
        return
    due = file.inactive_from if leaves_as == TRANSFERRED else file.ends_on
    if due is None or due > on:
        yield Block.TOO_EARLY
    if leaves_as == HANDED_OVER and file.fate != PERMANENT:
        yield Block.NOT_PERMANENT
    if leaves_as == DESTROYED:
        yield from _against_destruction(file)


def _against_destruction(file: FileFacts) -> Iterator[Block]:
    if file.fate == PERMANENT:
        yield Block.PERMANENT
    if file.fate == REASSESS:
        yield Block.REASSESS
    if file.is_example:
        yield Block.EXAMPLE
    if file.foreign:
        yield Block.FOREIGN


_FROM = {
    TRANSFERRED: frozenset({CLOSED}),
    HANDED_OVER: frozenset({CLOSED, TRANSFERRED}),
    DESTROYED: frozenset({CLOSED, TRANSFERRED}),
}
