# SPDX-License-Identifier: EUPL-1.2
"""Corrections of days: asked for with evidence, decided by the head. What is accepted stands as punches of its own; nothing that
came from a telephone or a machine changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import CORRECTION as FILES
from praja.duties.attendance.enums import Direction, Source
from praja.duties.attendance.errors.days import (
    DayNotYet,
    DayTooOld,
    EvidenceNeeded,
    NotYourPeople,
    TimesInDisorder,
    TimesMissing,
)
from praja.duties.attendance.errors.schedules import MonthClosed
from praja.duties.attendance.models import Correction, Punch
from praja.duties.attendance.operations.marking import mark_days
from praja.duties.attendance.procedure import CORRECTION
from praja.duties.attendance.queries.deciders import superior_unit_of
from praja.duties.attendance.queries.months import is_locked
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.law.queries import rule_in_force
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.people.models import Employee
from praja.kernel.people.rules import KEEP_EMPLOYEE
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCorrection:
    """When somebody came and left on `day` (a shift belongs to the day on which it begins); either may be missing."""

    day: date
    came_at: datetime | None
    left_at: datetime | None
    reason: str
    files: Sequence[StoredFile] = ()


def ask_correction(
    *, employee: Employee, new: NewCorrection, actor: Actor, at: datetime, idempotency_key: UUID | None = None
) -> Correction:
    """Ask for a correction for oneself; the personnel office also for somebody else, and later than the others.

    Raises `NotYourPeople`, `DayNotYet`, `DayTooOld`, `TimesMissing`, `TimesInDisorder`, `EvidenceNeeded`, `MonthClosed`,
    `WordsTooShort` and `WordsTooLong` at `reason`, `NobodyDecides`, `AlreadyFiled` for a form sent twice.
    """
    _guard(employee, new, actor, at)
    words = words_of(new.reason, field="reason", longest=300)
    superior = superior_unit_of(employee, at)
    made: list[Correction] = []

    def write(case: Case) -> None:
        correction = Correction(
            case=case,
            employee=employee,
            superior_unit_id=superior,
            day=new.day,
            came_at=new.came_at,
            left_at=new.left_at,
            reason=words.text,
            salt=words.salt,
        )
        correction.save(force_insert=True)
        made.append(correction)
        for file in new.files:
            attach(file=file, object_kind=FILES, object_id=case.pk, title="", actor=actor, at=at)

    data: dict[str, Any] = {
        "employee": employee.pk,
        "day": new.day.isoformat(),
        "came": _said(new.came_at),
        "left": _said(new.left_at),
        "superior_unit": superior,
        "content": content_digest(words.salt, {"reason": words.text}),
        "papers": tuple(file.sha256 for file in new.files),
    }
    open_case(
        CORRECTION,
        actor=actor,
        at=at,
        lead_unit=employee.unit_id,
        channel="",
        subject=in_own_language(_("Correction of a day")),
        data=data,
        write=write,
        idempotency_key=idempotency_key,
    )
    return made[0]


def accept_correction(*, case: Case, note: str = "", actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It holds: punches stand for it, and the day is worked out anew. Raises `MonthClosed`, and what `perform` raises."""
    words, made = words_of(note, field="note", shortest=0, longest=300), list[int]()
    data: dict[str, Any] = {"note": words.digest if words.text else "", "punches": ()}

    def write(locked: Case) -> None:
        correction = locked.correction
        _guard_open(correction)
        for moment, direction in ((correction.came_at, Direction.IN), (correction.left_at, Direction.OUT)):
            if moment is not None:
                made.append(_punch(correction, moment, direction, at).pk)
        _note(correction, words.text, words.salt)
        mark_days([(correction.employee_id, correction.day)])
        data.update(employee=correction.employee_id, punches=tuple(made))

    data["employee"] = case.correction.employee_id
    return perform(case, "accept", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def refuse_correction(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It does not hold, and why. Raises `WordsTooShort` at `note`, and what `perform` raises."""
    words = words_of(note, field="note", longest=300)

    def write(locked: Case) -> None:
        _note(locked.correction, words.text, words.salt)

    data = {"employee": case.correction.employee_id, "note": words.digest}
    return perform(case, "refuse", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def withdraw_correction(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The employee asks no more. Raises what `perform` raises."""
    data = {"employee": case.correction.employee_id}
    return perform(case, "withdraw", actor=actor, at=at, seen_version=seen_version, data=data, write=lambda _case: None)


def _guard(employee: Employee, new: NewCorrection, actor: Actor, at: datetime) -> None:
    keeps = KEEP_EMPLOYEE.allows(actor, employee)
    if not keeps and (actor.person_id is None or actor.person_id != employee.person_id):
        raise NotYourPeople
    if new.came_at is None and new.left_at is None:
        raise TimesMissing
    if new.came_at and new.left_at and new.left_at <= new.came_at:
        raise TimesInDisorder
    today = local_date(at, local_zone())
    if new.day > today or any(moment and moment > at for moment in (new.came_at, new.left_at)):
        raise DayNotYet
    window = rule_in_force("attendance.correction_window", today).value
    if not keeps and today - new.day > timedelta(days=window):
        raise DayTooOld(window)
    if not new.files:
        raise EvidenceNeeded
    if is_locked(employee.unit_id, new.day):
        raise MonthClosed(new.day, "day")


def _guard_open(correction: Correction) -> None:
    if is_locked(correction.case.lead_unit_id, correction.day):
        raise MonthClosed(correction.day, "day")


def _punch(correction: Correction, moment: datetime, direction: Direction, at: datetime) -> Punch:
    return Punch.objects.create(
        employee_id=correction.employee_id,
        at=moment,
        received_at=at,
        source=Source.CORRECTION,
        direction=direction,
        correction_id=correction.pk,
    )


def _note(correction: Correction, text: str, salt: bytes) -> None:
    if text:
        Correction.objects.filter(pk=correction.pk).update(note=text, note_salt=salt)


def _said(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
