# SPDX-License-Identifier: EUPL-1.2
"""Times without network or power: who came and left stands on a list kept by hand, and is entered with its scan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from praja.duties.attendance.enums import Direction, Source
from praja.duties.attendance.errors.days import (
    DayNotYet,
    EvidenceNeeded,
    ListedBefore,
    ListIsEmpty,
    NotYourList,
    NotYourPeople,
    OutsideOutage,
    TimesInDisorder,
)
from praja.duties.attendance.errors.schedules import MonthClosed
from praja.duties.attendance.events.days import OutageEntered, stream_of_unit_month
from praja.duties.attendance.models import Outage, Place, Punch
from praja.duties.attendance.models.digests import listed_content
from praja.duties.attendance.operations.marking import mark_around
from praja.duties.attendance.queries.months import locked_days, month_of
from praja.duties.attendance.rules import may_enter_outage
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Account, Employee
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

OUTAGE_FILES = "attendance.outage"
"""Attachments of a list: its scan."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list."""

    employee: Employee
    came_at: datetime | None
    left_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutage:
    """From when until when nobody could check in, at a unit or one place of it, and why."""

    since: datetime
    until: datetime
    reason: str
    place: Place | None = None
    files: Sequence[StoredFile] = ()


def enter_outage(*, unit: Unit, new: NewOutage, rows: Sequence[Listed], actor: Actor, at: datetime) -> Outage:
    """Enter a list that was kept by hand: its times count as punches. One event.

    Raises `NotYourList`, `DayNotYet`, `TimesInDisorder`, `EvidenceNeeded` without a scan, `ListIsEmpty`, `OutsideOutage`,
    `NotYourPeople` for somebody of another unit, `ListedBefore` for a time that stands on a list already, `MonthClosed`, and
    what `words_of` raises at `reason`.
    """
    words = words_of(new.reason, field="reason", longest=300)
    _guard(unit, new, rows, actor, at)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)  # the same list sent twice at the same moment
        _guard_again(rows)
        outage = Outage.objects.create(
            unit=unit,
            place=new.place,
            since=new.since,
            until=new.until,
            reason=words.text,
            salt=words.salt,
            entered_by=Account.objects.get(pk=int(actor.id)),
            entered_at=at,
        )
        for file in new.files:
            attach(file=file, object_kind=OUTAGE_FILES, object_id=outage.pk, title="", actor=actor, at=at)
        punches = [punch for row in rows for punch in _punches(outage, row, at)]
        Punch.objects.bulk_create(punches, batch_size=500)
        mark_around((punch.employee_id or 0, punch.at) for punch in punches)
        event = OutageEntered(
            outage=outage.pk,
            unit=unit.pk,
            place=new.place.pk if new.place else None,
            since=new.since.isoformat(),
            until=new.until.isoformat(),
            punches=len(punches),
            reason=words.digest,
            content=content_digest(bytes(outage.salt), listed_content(punches)),
            scans=tuple(file.sha256 for file in new.files),
        )
        month = month_of(local_date(new.since, local_zone()))
        record(event, actor=actor, at=at, stream=stream_of_unit_month(unit.pk, month), refs={"unit": unit.pk})
    return outage


def _guard(unit: Unit, new: NewOutage, rows: Sequence[Listed], actor: Actor, at: datetime) -> None:
    if not may_enter_outage(actor, unit.pk):
        raise NotYourList
    if new.until <= new.since:
        raise TimesInDisorder
    if new.until > at:
        raise DayNotYet
    if not new.files:
        raise EvidenceNeeded
    if not any(row.came_at or row.left_at for row in rows):
        raise ListIsEmpty
    _guard_lines(unit, new, rows)
    touched = {(row.employee.unit_id, local_date(moment, local_zone())) for row in rows for moment in _moments(row)}
    if closed := locked_days(touched):
        raise MonthClosed(min(day for _unit, day in closed), "day")


def _guard_lines(unit: Unit, new: NewOutage, rows: Sequence[Listed]) -> None:
    below = units.current().subtree(unit.pk)
    for row in rows:
        if row.employee.unit_id not in below:
            raise NotYourPeople
        if row.came_at and row.left_at and row.left_at <= row.came_at:
            raise TimesInDisorder
        if any(moment and not new.since <= moment <= new.until for moment in (row.came_at, row.left_at)):
            raise OutsideOutage(row.employee.person.name)


def _guard_again(rows: Sequence[Listed]) -> None:
    moments = {(row.employee.pk, moment): row for row in rows for moment in _moments(row)}
    known = Punch.objects.filter(
        source=Source.OUTAGE, employee__in={pk for pk, _at in moments}, at__in={at for _pk, at in moments}
    )
    for employee, at in known.values_list("employee", "at"):
        if row := moments.get((employee or 0, at)):
            raise ListedBefore(row.employee.person.name)


def _moments(row: Listed) -> list[datetime]:
    return [moment for moment in (row.came_at, row.left_at) if moment is not None]


def _punches(outage: Outage, row: Listed, at: datetime) -> list[Punch]:
    said = ((row.came_at, Direction.IN), (row.left_at, Direction.OUT))
    return [
        Punch(
            employee=row.employee,
            at=moment,
            received_at=at,
            source=Source.OUTAGE,
            direction=direction,
            place=outage.place,
            outage=outage,
        )
        for moment, direction in said
        if moment is not None
    ]
