# SPDX-License-Identifier: EUPL-1.2
"""What happens to classification, schedules, files of records and the lists by which they leave."""

from praja.kernel.ledger.events import Event, event
from praja.kernel.procedures.events import StepEvent

SCHEDULES = "letters.schedules"
"""The stream of classification, retention and access rules."""
ACCESS_COLUMNS = "letters.access_columns"
"""The stream of how tables of security and access are read."""


def stream_of_file(file_id: int) -> str:
    """The stream of a file of records."""
    return f"letters.file:{file_id}"


@event("letters.schedule_imported")
class ScheduleImported(Event):
    """A list of codes, retention rules or access rules was taken over by decree. `content` digests every row of its kind after
    it, ended ones too, in order."""

    what: str
    decree: str
    since: str
    rows: int
    added: int
    changed: int
    ended: int
    content: str


@event("letters.access_columns_kept")
class AccessColumnsKept(Event):
    """Somebody said what stands in the columns of a table of security and access. `meanings` are those that were chosen,
    `columns` digests heading and meaning."""

    meanings: tuple[str, ...]
    columns: str


@event("letters.file_opened")
class FileOpened(Event):
    """A file of records was opened. `title` digests its name."""

    file: int
    unit: int
    code: str
    title: str
    opened: str


@event("letters.record_filed")
class RecordFiled(Event):
    """A case was laid into the file, or moved into it from the file `moved_from`."""

    file: int
    case: int
    moved_from: int | None = None


@event("letters.file_closed")
class FileClosed(Event):
    """The file is closed, and its retention runs by `rule`. Days are ISO; None where the event has not come yet."""

    file: int
    closed: str
    rule: int | None
    triggered: str | None
    inactive: str | None
    ends: str | None


@event("letters.file_reopened")
class FileReopened(Event):
    """A closed file is open again. `reason` digests why."""

    file: int
    reason: str


@event("letters.file_triggered")
class FileTriggered(Event):
    """The event came from which the file's retention counts."""

    file: int
    triggered: str
    inactive: str | None
    ends: str | None


@event("letters.file_assessed")
class FileAssessed(Event):
    """What becomes of a file that its schedule says must be assessed again, by which decision."""

    file: int
    fate: str
    decision: str


@event("letters.file_held")
class FileHeld(Event):
    """The file must not be destroyed, whatever its schedule says. `reason` digests why."""

    file: int
    hold: int
    reason: str


@event("letters.hold_lifted")
class HoldLifted(Event):
    """It may go its way again."""

    file: int
    hold: int


@event("letters.file_erased")
class FileErased(Event):
    """The words of everything in a destroyed file are blank and its files are gone; their digests stay in the ledger. `cases`
    counts what lay in it."""

    file: int
    clearance: int
    cases: int


@event("letters.clearance_step")
class ClearanceStep(StepEvent):
    """Base of the steps of a list by which files leave."""


@event("letters.clearance_proposed")
class ClearanceProposed(ClearanceStep):
    """The records officer proposes that these files leave."""

    fate: str
    files: tuple[int, ...]
    needs_national: bool


@event("letters.clearance_changed")
class ClearanceChanged(ClearanceStep):
    """Files were taken off the list."""

    files: tuple[int, ...]


@event("letters.clearance_assessed")
class ClearanceAssessed(ClearanceStep):
    """Who keeps the files looked at the list and agrees."""


@event("letters.clearance_approved")
class ClearanceApproved(ClearanceStep):
    """The approval that the law asks for is there: of the head of region, or of the head of the national archive."""

    approver: str
    number: str
    on: str
    file: str


@event("letters.clearance_refused")
class ClearanceRefused(ClearanceStep):
    """The files stay. `reason` digests why."""

    reason: str


@event("letters.clearance_done")
class ClearanceDone(ClearanceStep):
    """The files left; the record of proceedings says so."""

    minutes: str
    minutes_file: str
    files: tuple[int, ...]
