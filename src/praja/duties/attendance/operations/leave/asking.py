# SPDX-License-Identifier: EUPL-1.2
"""Asking for leave, asking with changes, asking no more."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.leave import CAUSES
from praja.duties.attendance.enums import LeaveKind
from praja.duties.attendance.errors.leave import LeaveReasonMissing, NoSuchLeaveKind, NotTheirLeave
from praja.duties.attendance.models import Leave
from praja.duties.attendance.models.leave import LEAVE_CONTACT, PAPERS
from praja.duties.attendance.operations.leave.judging import check_left, judge, lock_employee
from praja.duties.attendance.procedure import LEAVE
from praja.duties.attendance.procedure.names import ASKED, WITH_OFFICIAL
from praja.duties.attendance.queries.deciders import official_unit_of, superior_unit_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.people.sealing import seal
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language

LONGEST_REASON, LONGEST_CONTACT = 300, 300
WITHOUT_REASON = (LeaveKind.SICK, LeaveKind.MATERNITY)
"""Kinds that need no words: their papers and causes say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveWish:
    """What is asked for. `cause` is one of `domain.leave.CAUSES` where the kind has any; `address` and `phone` hold during
    leave; `papers` come on top of those that are there already. `travel_days`: the last so many calendar days are added to annual
    leave because the place is hard to reach, and take none of it (PP 11/2017)."""

    kind: str
    first_day: date
    last_day: date
    cause: str = ""
    reason: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    substitute: Employee | None = None
    travel_days: int = 0
    papers: Sequence[StoredFile] = ()


def ask_leave(
    *, employee: Employee, wish: LeaveWish, actor: Actor, at: datetime, idempotency_key: UUID | None = None
) -> Leave:
    """Ask for leave: it goes to the direct superior, or to the official at once where that is the same head.

    Raises `NotTheirLeave`, `NoSuchLeaveKind`, `LeaveReasonMissing`, `LeaveRefused`, `LeaveOverlaps`, `TooFewDays`, each at its
    field; `NobodyDecides`; `AlreadyFiled` for a form sent twice. Records `attendance.leave_asked`.
    """
    if not _may_ask_for(actor, employee):
        raise NotTheirLeave
    leave = Leave(employee=employee)
    _put_wish(leave, wish)
    _name_deciders(leave, at)
    data: dict[str, Any] = {}

    def write(case: Case) -> None:
        leave.case = case
        leave.employee = lock_employee(employee.pk)
        judge(leave, papers=len(wish.papers), today=_today(at))
        check_left(leave)
        leave.save(force_insert=True)
        _attach(leave, wish.papers, actor, at)
        data.update(_told(leave))

    data.update(_deciders(leave))
    open_case(
        LEAVE,
        actor=actor,
        at=at,
        lead_unit=employee.unit_id,
        channel="",
        subject=subject_of(leave),
        data=data,
        write=write,
        idempotency_key=idempotency_key,
        target=_first_stop(leave),
    )
    return leave


def change_leave(*, case: Case, wish: LeaveWish, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Ask with other dates, words or papers; the superior is asked anew. Raises as `ask_leave`, and what `perform` raises.
    Records `attendance.leave_changed`."""
    leave = Leave.objects.select_related("employee").get(pk=case.pk)
    _put_wish(leave, wish)
    _name_deciders(leave, at)
    leave.advice, leave.decision = "", ""
    data: dict[str, Any] = dict(_deciders(leave))

    def write(locked: Case) -> None:
        leave.case = locked
        leave.employee = lock_employee(leave.employee_id)
        held = len(attachments_of(PAPERS, locked.pk))
        judge(leave, papers=held + len(wish.papers), today=_today(at))
        check_left(leave)
        leave.save()
        _attach(leave, wish.papers, actor, at)
        locked.subject = subject_of(leave)
        data.update(_told(leave))

    target = _first_stop(leave)
    return perform(case, "change", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=target)


def withdraw_leave(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Ask no more, as long as it is not decided. Raises what `perform` raises. Records `attendance.leave_withdrawn`."""
    data = {"employee": Leave.objects.get(pk=case.pk).employee_id}
    return perform(case, "withdraw", actor=actor, at=at, seen_version=seen_version, data=data)


def _may_ask_for(actor: Actor, employee: Employee) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return True
    own = actor.person_id is not None and actor.person_id == employee.person_id
    return own or employee.unit_id in actor.units_as(Role.PERSONNEL)


def _put_wish(leave: Leave, wish: LeaveWish) -> None:
    if wish.kind not in LeaveKind.values:
        raise NoSuchLeaveKind
    reason = words_of(wish.reason, field="reason", shortest=0, longest=LONGEST_REASON)
    if not reason.text and wish.kind not in WITHOUT_REASON:
        raise LeaveReasonMissing
    address = words_of(wish.address, field="address", shortest=0, longest=LONGEST_CONTACT)
    phone = words_of(wish.phone, field="phone", shortest=0, longest=40)
    leave.kind = wish.kind
    # A cause left over from another kind that was chosen first says nothing.
    leave.cause = wish.cause if CAUSES[wish.kind] else ""
    leave.first_day, leave.last_day = wish.first_day, wish.last_day
    leave.reason, leave.salt = reason.text, new_salt()
    leave.address, leave.phone = seal(address.text, LEAVE_CONTACT), seal(phone.text, LEAVE_CONTACT)
    leave.substitute = wish.substitute
    leave.travel_days = wish.travel_days


def _name_deciders(leave: Leave, at: datetime) -> None:
    leave.superior_unit_id = superior_unit_of(leave.employee, at)
    leave.official_unit_id = official_unit_of(leave.employee, leave.kind, at)


def _deciders(leave: Leave) -> dict[str, int]:
    return {"superior_unit": leave.superior_unit_id, "official_unit": leave.official_unit_id}


def _first_stop(leave: Leave) -> str:
    """Who is both superior and official only decides."""
    return WITH_OFFICIAL if leave.superior_unit_id == leave.official_unit_id else ASKED


def _attach(leave: Leave, papers: Sequence[StoredFile], actor: Actor, at: datetime) -> None:
    for file in papers:
        attach(file=file, object_kind=PAPERS, object_id=leave.pk, title="", actor=actor, at=at)


def _told(leave: Leave) -> dict[str, Any]:
    return {
        "employee": leave.employee_id,
        "first_day": leave.first_day.isoformat(),
        "last_day": leave.last_day.isoformat(),
        "days": leave.days,
        **_deciders(leave),
        "content": content_digest(bytes(leave.salt), leave.digested()),
        "papers": tuple(one.file.sha256 for one in attachments_of(PAPERS, leave.pk)),
    }


def subject_of(leave: Leave) -> str:
    """What the case is called on desks: its days. Not its kind, which may speak of health."""
    first, last = (date_format(day, "Y-m-d") for day in (leave.first_day, leave.last_day))
    words = _("Leave, %(first)s") if first == last else _("Leave, %(first)s to %(last)s")
    return in_own_language(words) % {"first": first, "last": last}


def _today(at: datetime) -> date:
    return local_date(at, local_zone())
