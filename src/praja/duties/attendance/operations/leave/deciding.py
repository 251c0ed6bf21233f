# SPDX-License-Identifier: EUPL-1.2
"""What the direct superior advises and the authorised official decides, and leave that ends before its last day."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from praja.duties.attendance.domain.leave import last_counted_day, may_be_postponed
from praja.duties.attendance.enums import Advice, LeaveKind
from praja.duties.attendance.errors.leave import (
    EndsOutside,
    LeaveNoteMissing,
    NotPostponable,
    UnknownAdvice,
)
from praja.duties.attendance.models import Leave, LeaveUse
from praja.duties.attendance.models.leave import PAPERS
from praja.duties.attendance.operations.leave.judging import judge, lock_employee, uses_of
from praja.duties.attendance.operations.leave.lettering import request_letter, take_back_letter
from praja.duties.attendance.procedure.names import GRANTED, POSTPONED, REFUSED, TO_CHANGE
from praja.duties.attendance.queries.leave_days import days_taken
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_content, words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST_NOTE = 300

LEADS_TO: Mapping[str, str] = {
    Advice.APPROVED: GRANTED,
    Advice.CHANGED: TO_CHANGE,
    Advice.POSTPONED: POSTPONED,
    Advice.REFUSED: REFUSED,
}


def advise_leave(
    *, case: Case, choice: str, note: str = "", actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """The direct superior says what they think; the official decides next, whatever it is.

    Raises `UnknownAdvice`, `LeaveNoteMissing` where it is not plain agreement, `NotPostponable`, and what `perform` raises.
    Records `attendance.leave_advised`.
    """
    leave = _leave_of(case)
    _guard(leave, choice)
    data: dict[str, Any] = {"advice": choice, "official_unit": leave.official_unit_id}

    def write(_locked: Case) -> None:
        leave.advice = choice
        data["note"] = _say(leave, choice, note)
        leave.save(update_fields=["advice", "note", "note_salt"])

    data["note"] = ""
    return perform(case, "advise", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def decide_leave(
    *, case: Case, choice: str, note: str = "", actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """The official decides. Given: the days are taken from the oldest year's first, and the letter is asked for. To be changed:
    it goes back to the employee. Postponed: the days of annual leave go over to next year. Refused: it ends.

    Raises `UnknownAdvice`, `LeaveNoteMissing`, `NotPostponable`, what `ask_leave` raises where the leave cannot be had any more,
    and what `perform` raises. Records `attendance.leave_decided`.
    """
    leave = _leave_of(case)
    _guard(leave, choice)
    data: dict[str, Any] = {
        "employee": leave.employee_id,
        "person": leave.employee.person_id,
        "decision": choice,
        "first_day": leave.first_day.isoformat(),
        "last_day": leave.last_day.isoformat(),
        "uses": (),
        "note": "",
    }

    def write(locked: Case) -> None:
        leave.case, leave.employee = locked, lock_employee(leave.employee_id)
        leave.decision = choice
        data["note"] = _say(leave, choice, note)
        if choice == Advice.APPROVED:
            judge(leave, papers=len(attachments_of(PAPERS, locked.pk)), today=local_date(at, local_zone()))
            data["uses"] = _take(leave)
            leave.document = request_letter(leave=leave, actor=actor, at=at)
        leave.save()

    target = LEADS_TO[choice]
    return perform(case, "decide", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=target)


def end_leave(
    *, case: Case, last_day: date | None, note: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Leave that was given ends on `last_day`, before its own; None: it is not taken at all. The days that are not taken are
    the employee's again.

    Raises `EndsOutside`, `LeaveNoteMissing`, and what `perform` raises. Records `attendance.leave_ended`.
    """
    leave = _leave_of(case)
    ends = leave.first_day - timedelta(days=1) if last_day is None else last_day
    if last_day is not None and not leave.first_day <= last_day < leave.last_day:
        raise EndsOutside(leave.first_day, leave.last_day)
    data: dict[str, Any] = {"employee": leave.employee_id, "last_day": ends.isoformat(), "uses": (), "note": ""}

    def write(locked: Case) -> None:
        leave.case, leave.employee = locked, lock_employee(leave.employee_id)
        leave.ended_on = ends
        counted = last_counted_day(leave.last_day, leave.travel_days, ends)
        leave.days = days_taken(leave.employee_id, leave.kind, leave.first_day, counted)
        leave.uses.all().delete()
        data["uses"] = _take(leave)
        data["note"] = _say(leave, Advice.CHANGED, note)
        leave.save()
        if last_day is None:
            take_back_letter(leave=leave, actor=actor, at=at)

    return perform(case, "end", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _leave_of(case: Case) -> Leave:
    return Leave.objects.select_related("employee__person", "employee__unit", "case").get(pk=case.pk)


def _guard(leave: Leave, choice: str) -> None:
    if choice not in Advice.values:
        raise UnknownAdvice
    if choice == Advice.POSTPONED and not may_be_postponed(leave.kind, leave.cause):
        raise NotPostponable


def _say(leave: Leave, choice: str, note: str) -> str:
    """Put the words on the leave; its digest. Who agrees without words lets those before stand."""
    words = words_of(note, field="note", shortest=0, longest=LONGEST_NOTE)
    if not words.text and choice != Advice.APPROVED:
        raise LeaveNoteMissing
    if words.text or not leave.note_salt:
        leave.note, leave.note_salt = words.text, words.salt
    return content_digest(bytes(leave.note_salt), words_content(leave.note))


def _take(leave: Leave) -> tuple[str, ...]:
    """Write from which years' days it is taken; as the event tells it."""
    uses = uses_of(leave) if leave.kind == LeaveKind.ANNUAL else {}
    LeaveUse.objects.bulk_create(LeaveUse(leave=leave, year=year, days=days) for year, days in uses.items())
    return tuple(f"{year}:{days}" for year, days in uses.items())
