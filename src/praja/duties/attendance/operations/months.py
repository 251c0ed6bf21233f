# SPDX-License-Identifier: EUPL-1.2
"""Closing months, and opening them again with a reason."""

from calendar import monthrange
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from praja.duties.attendance.enums import CORRECTION, PERMISSION
from praja.duties.attendance.errors.days import DaysWait, MonthNotLocked, MonthNotOver, NotYourMonth
from praja.duties.attendance.events.days import MonthLocked, MonthReopened, stream_of_unit_month
from praja.duties.attendance.models import Correction, Day, DirtyDay, MonthLock, Permission
from praja.duties.attendance.models.digests import digest_of_days
from praja.duties.attendance.procedure.names import ASKED
from praja.duties.attendance.queries.months import days_of_month, lock_of, month_of
from praja.duties.attendance.rules import may_lock_month
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Account
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def lock_month(*, unit: Unit, month: date, actor: Actor, at: datetime) -> MonthLock:
    """Close a month of a unit and of all below it: its days stay as they are, and are digested. The same again changes nothing.

    Raises `NotYourMonth`, `MonthNotOver`, `DaysWait` while days wait to be worked out or something asked about them is not
    decided.
    """
    month = month_of(month)
    _guard(actor, unit)
    last = month.replace(day=monthrange(month.year, month.month)[1])
    if local_date(at, local_zone()) <= last:
        raise MonthNotOver(last)
    with transaction.atomic():
        held = _held(unit, month)
        if held is not None:
            return held
        _guard_nothing_waits(unit, month, last)
        days = list(days_of_month(unit.pk, month))
        lock = MonthLock.objects.create(
            unit=unit,
            month=month,
            is_locked=True,
            content=digest_of_days(days),
            days=len(days),
            salt=new_salt(),
            done_by=_account(actor),
            done_at=at,
        )
        event = MonthLocked(lock=lock.pk, unit=unit.pk, month=month.isoformat(), days=len(days), content=lock.content)
        record(event, actor=actor, at=at, stream=stream_of_unit_month(unit.pk, month), refs={"unit": unit.pk})
    return lock


def reopen_month(*, unit: Unit, month: date, reason: str, actor: Actor, at: datetime) -> MonthLock:
    """Open a closed month again; days that were marked since are worked out. Raises `NotYourMonth`, `MonthNotLocked`, and
    `WordsTooShort` at `reason`."""
    month, words = month_of(month), words_of(reason, field="reason", longest=300)
    _guard(actor, unit)
    with transaction.atomic():
        if _held(unit, month) is None:
            raise MonthNotLocked
        lock = MonthLock.objects.create(
            unit=unit,
            month=month,
            is_locked=False,
            reason=words.text,
            salt=words.salt,
            done_by=_account(actor),
            done_at=at,
        )
        waiting_days(unit.pk, month).update(is_held=False)
        event = MonthReopened(lock=lock.pk, unit=unit.pk, month=month.isoformat(), reason=words.digest)
        record(event, actor=actor, at=at, stream=stream_of_unit_month(unit.pk, month), refs={"unit": unit.pk})
    return lock


def waiting_days(unit_id: int, month: date) -> "QuerySet[DirtyDay]":
    """Days of a month that wait to be worked out, of people who are at the unit or below it."""
    below = units.current().subtree(unit_id)
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return DirtyDay.objects.filter(day__range=(month, last), employee__unit_id__among=below)


def _guard(actor: Actor, unit: Unit) -> None:
    if not may_lock_month(actor, unit.pk):
        raise NotYourMonth


def _held(unit: Unit, month: date) -> MonthLock | None:
    """The row by which the month is closed, under the unit's lock, so that two who close at once do it one after the other."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    return lock_of(unit.pk, month)


def _guard_nothing_waits(unit: Unit, month: date, last: date) -> None:
    below = units.current().subtree(unit.pk)
    waiting = waiting_days(unit.pk, month).count()
    running = Day.objects.filter(day__range=(month, last), unit_id__among=below, code="").count()
    undecided = (
        Correction.objects.filter(
            day__range=(month, last), case__state=ASKED, case__procedure=CORRECTION, case__lead_unit_id__among=below
        ).count()
        + Permission.objects.filter(
            first_day__lte=last,
            last_day__gte=month,
            case__state=ASKED,
            case__procedure=PERMISSION,
            case__lead_unit_id__among=below,
        ).count()
    )
    if waiting or running or undecided:
        raise DaysWait(waiting + running, undecided)


def _account(actor: Actor) -> Account | None:
    return Account.objects.filter(pk=int(actor.id)).first() if actor.id.isdecimal() else None
