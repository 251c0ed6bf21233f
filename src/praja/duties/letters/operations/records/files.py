# SPDX-License-Identifier: EUPL-1.2
"""Files of records (berkas): opened, filled, closed under the schedule that holds, opened again with a reason."""

from datetime import date, datetime

from django.db import transaction

from praja.duties.letters.domain.retention import span_of
from praja.duties.letters.enums import Fate, FileState, Trigger
from praja.duties.letters.errors.records import (
    FileHasLeft,
    FileIsClosed,
    FileIsOpen,
    NeedsWords,
    NotTheDay,
    NotYourRecords,
    OnAList,
    StillRunning,
)
from praja.duties.letters.events.records import (
    FileAssessed,
    FileClosed,
    FileOpened,
    FileReopened,
    FileTriggered,
    RecordFiled,
    stream_of_file,
)
from praja.duties.letters.models import ClassificationCode, ClearanceItem, RecordFile, RecordItem
from praja.duties.letters.procedure.names import DONE, REFUSED
from praja.duties.letters.queries.schedules import retention_for
from praja.duties.letters.rules.reading import account_of
from praja.duties.letters.rules.records import FILERS, may_file_into, may_keep_file
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

KEPT_HERE = (FileState.CLOSED, FileState.TRANSFERRED)


def open_file(
    *,
    unit: Unit,
    code: ClassificationCode,
    title: str,
    place: str = "",
    opened_on: date | None = None,
    actor: Actor,
    at: datetime,
) -> RecordFile:
    """Open a file at a unit, under a code that holds today; one of paper may have been opened before (`opened_on`, else today).

    Raises `NotYourRecords`, `NeedsWords` without a title, `NotTheDay` for a day to come.
    """
    words = " ".join(title.split())[:200]
    file = RecordFile(
        unit=unit,
        code=code,
        title=words,
        salt=new_salt(),
        place=place.strip()[:120],
        opened_on=opened_on or _today(at),
    )
    _guard_day("opened_on", opened_on, date.min, at)
    _guard_keeper(file, actor)
    if not words:
        raise NeedsWords("title")
    with transaction.atomic():
        file.save()
        digest = content_digest(bytes(file.salt), {"title": file.title})
        event = FileOpened(file=file.pk, unit=unit.pk, code=code.code, title=digest, opened=file.opened_on.isoformat())
        _tell(event, file, actor, at)
    return file


def lay_into_file(*, file: RecordFile, case: Case, actor: Actor, at: datetime) -> RecordItem:
    """Lay a letter, or any other case, into an open file; one that lies in another open file moves. Again: no change.

    Raises `NotYourRecords` where the actor files neither for the case's unit nor for the file's, `FileIsClosed` where either file
    is closed.
    """
    with transaction.atomic():
        locked_case = lock(case.pk)
        lying = RecordItem.objects.filter(case=locked_case).first()
        files = _locked(file.pk, *([lying.file_id] if lying else []))
        if not may_file_into.allows(actor, files[file.pk]) or locked_case.lead_unit_id not in actor.units_as(*FILERS):
            raise NotYourRecords
        if lying is not None and lying.file_id == file.pk:
            return lying
        if any(one.state != FileState.OPEN for one in files.values()):
            raise FileIsClosed
        moved_from = lying.file_id if lying else None
        item = lying or RecordItem(case=locked_case)
        item.file, item.filed_at, item.filed_by_id = files[file.pk], at, account_of(actor)
        item.save()
        _tell(RecordFiled(file=file.pk, case=locked_case.pk, moved_from=moved_from), file, actor, at)
    return item


def close_file(
    *, file: RecordFile, closed_on: date, triggered_on: date | None = None, actor: Actor, at: datetime
) -> RecordFile:
    """Close a file: from now on the retention rule counts that holds on that day (where none did, that of today), whatever a
    schedule says. Where the rule names an event, `triggered_on` is its day; without it the file waits for it (`trigger_file`).

    Raises `NotYourRecords`, `FileIsClosed`, `NotTheDay` for a day to come or before it was opened, `StillRunning` while something
    in it is not dealt with.
    """
    with transaction.atomic():
        locked = _locked(file.pk)[file.pk]
        _guard_keeper(locked, actor)
        if locked.state != FileState.OPEN:
            raise FileIsClosed
        _guard_day("closed_on", closed_on, locked.opened_on, at)
        _guard_day("triggered_on", triggered_on, date.min, at)
        running = locked.items.filter(case__closed_at=None).count()
        if running:
            raise StillRunning(running)
        locked.state, locked.closed_on = FileState.CLOSED, closed_on
        # A file of paper may have been closed before there was any schedule: that of today counts then.
        locked.rule = retention_for(locked.code, closed_on) or retention_for(locked.code, _today(at))
        locked.triggered_on = triggered_on if _waits_for_event(locked) else None
        _count(locked)
        locked.save()
        event = FileClosed(
            file=locked.pk,
            closed=closed_on.isoformat(),
            rule=locked.rule_id,
            triggered=_iso(locked.triggered_on),
            inactive=_iso(locked.inactive_from),
            ends=_iso(locked.ends_on),
        )
        _tell(event, locked, actor, at)
    return locked


def trigger_file(*, file: RecordFile, triggered_on: date, actor: Actor, at: datetime) -> RecordFile:
    """Say on which day the event came from which its retention counts. A day said before is replaced.

    Raises `NotYourRecords`, `FileIsOpen`, `FileHasLeft`, `OnAList`, `NotTheDay`.
    """
    with transaction.atomic():
        locked = _locked(file.pk)[file.pk]
        _guard_kept(locked, actor)
        _guard_day("triggered_on", triggered_on, date.min, at)
        if not _waits_for_event(locked):
            raise NotTheDay("triggered_on")
        locked.triggered_on = triggered_on
        _count(locked)
        locked.save(update_fields=["triggered_on", "inactive_from", "ends_on"])
        event = FileTriggered(
            file=locked.pk,
            triggered=triggered_on.isoformat(),
            inactive=_iso(locked.inactive_from),
            ends=_iso(locked.ends_on),
        )
        _tell(event, locked, actor, at)
    return locked


def assess_file(*, file: RecordFile, fate: str, decision: str, actor: Actor, at: datetime) -> RecordFile:
    """Write down what was decided of a file that its schedule says must be assessed again: destroyed or kept for ever.

    Raises `NotYourRecords`, `FileIsOpen`, `FileHasLeft`, `OnAList`, `NeedsWords` without a decision or where nothing is open.
    """
    cited = " ".join(decision.split())[:120]
    with transaction.atomic():
        locked = _locked(file.pk)[file.pk]
        _guard_kept(locked, actor)
        if not cited:
            raise NeedsWords("decision")
        if fate not in (Fate.DESTROY, Fate.PERMANENT) or locked.rule is None or locked.rule.fate != Fate.REASSESS:
            raise NeedsWords("fate")
        locked.assessed_fate, locked.assessed_by = fate, cited
        locked.save(update_fields=["assessed_fate", "assessed_by"])
        _tell(FileAssessed(file=locked.pk, fate=fate, decision=cited), locked, actor, at)
    return locked


def reopen_file(*, file: RecordFile, reason: str, actor: Actor, at: datetime) -> RecordFile:
    """Open a closed file again: its days are forgotten and counted anew when it is closed.

    Raises `NotYourRecords`, `FileIsOpen`, `FileHasLeft` for one that left this unit, `OnAList`, `NeedsWords` without a reason.
    """
    words = " ".join(reason.split())[:300]
    with transaction.atomic():
        locked = _locked(file.pk)[file.pk]
        _guard_kept(locked, actor)
        if locked.state != FileState.CLOSED:
            raise FileHasLeft
        if not words:
            raise NeedsWords("reason")
        locked.state, locked.rule = FileState.OPEN, None
        locked.closed_on = locked.triggered_on = locked.inactive_from = locked.ends_on = None
        locked.assessed_fate = locked.assessed_by = ""
        locked.reopened_reason, locked.reopened_salt = words, new_salt()
        locked.save()
        digest = content_digest(locked.reopened_salt, {"reason": words})
        _tell(FileReopened(file=locked.pk, reason=digest), locked, actor, at)
    return locked


def locked_files(ids: list[int]) -> dict[int, RecordFile]:
    """These files, locked in the order of their ids until the transaction ends."""
    rows = RecordFile.objects.select_for_update(of=("self",)).select_related("rule", "code").filter(pk__in=ids)
    return {row.pk: row for row in rows.order_by("pk")}


def _locked(*ids: int) -> dict[int, RecordFile]:
    return locked_files(list(ids))


def _count(file: RecordFile) -> None:
    """Its days, from the later of closing and event: what was still in use is never counted as kept."""
    file.inactive_from = file.ends_on = None
    if file.rule is None or file.closed_on is None or (_waits_for_event(file) and file.triggered_on is None):
        return
    since = max(file.closed_on, file.triggered_on or file.closed_on)
    span = span_of(since, file.rule.active_years, file.rule.inactive_years)
    file.inactive_from, file.ends_on = span.inactive_from, span.ends_on


def _waits_for_event(file: RecordFile) -> bool:
    return file.rule is not None and file.rule.trigger == Trigger.EVENT


def _guard_keeper(file: RecordFile, actor: Actor) -> None:
    if not may_keep_file.allows(actor, file):
        raise NotYourRecords


def _guard_kept(file: RecordFile, actor: Actor) -> None:
    """It is closed, still kept, and on no list."""
    _guard_keeper(file, actor)
    if file.state == FileState.OPEN:
        raise FileIsOpen
    if file.state not in KEPT_HERE:
        raise FileHasLeft
    listed = ClearanceItem.objects.filter(file=file, removed_reason="")
    if listed.exclude(clearance__case__state__in=(DONE, REFUSED)).exists():
        raise OnAList


def _guard_day(field: str, day: date | None, earliest: date, at: datetime) -> None:
    if day is not None and not earliest <= day <= _today(at):
        raise NotTheDay(field)


def _tell(event: Event, file: RecordFile, actor: Actor, at: datetime) -> None:
    record(event, actor=actor, at=at, stream=stream_of_file(file.pk), refs={"file": file.pk, "unit": file.unit_id})


def _today(at: datetime) -> date:
    return local_date(at, local_zone())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
