# SPDX-License-Identifier: EUPL-1.2
"""Permissions for some days: asked by the employee, or ordered by the head; decided, withdrawn, taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.permissions import ALL_DAY, wrong_with
from praja.duties.attendance.enums import PermissionKind
from praja.duties.attendance.errors.leave import LeaveNoteMissing
from praja.duties.attendance.errors.permissions import (
    NotTheirPermission,
    OrdersThemselves,
    PermissionOverlaps,
    PermissionRefused,
)
from praja.duties.attendance.models import Permission, Place
from praja.duties.attendance.operations.leave.judging import lock_employee
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.procedure import PERMISSION
from praja.duties.attendance.queries.deciders import superior_unit_of
from praja.duties.attendance.queries.permissions import overlapping_permission
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.words import Words, words_content, words_of
from praja.lib.actors import Actor, ActorKind
from praja.lib.errors import Text
from praja.lib.wording import in_own_language

LONGEST = 300

WRONG: Mapping[str, tuple[Text, Text]] = {
    "order": (_("The last day comes before the first."), _("Correct one of them.")),
    "time_missing": (_("The time is missing."), _("Give it as hour and minute, for example 09:30.")),
    "time_order": (_("That time comes before the one from which on."), _("Correct one of them.")),
    "kind": (_("There is no such permission."), _("Choose one of the list.")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionWish:
    """What is asked for or ordered. Minutes are since local midnight: to come by (late), to go from (early), from and back by
    (out); `place` is where somebody works who works elsewhere, if it is one that is known."""

    kind: str
    first_day: date
    last_day: date
    reason: str = field(repr=False)
    from_minute: int | None = None
    until_minute: int | None = None
    place: Place | None = None


def ask_permission(
    *, employee: Employee, wish: PermissionWish, actor: Actor, at: datetime, idempotency_key: UUID | None = None
) -> Permission:
    """An employee asks the head of their unit; a head asks the next one above.

    Raises `NotTheirPermission`, `PermissionRefused`, `PermissionOverlaps`, `WordsTooShort` without a reason, `NobodyDecides`,
    `AlreadyFiled`. Records `attendance.permission_asked`.
    """
    if actor.kind is not ActorKind.SYSTEM and actor.person_id != employee.person_id:
        raise NotTheirPermission
    return _open("ask", employee, wish, superior_unit_of(employee, at), actor, at, idempotency_key)


def order_permission(*, employee: Employee, wish: PermissionWish, actor: Actor, at: datetime) -> Permission:
    """The head gives it without being asked. Raises `OrdersThemselves`, `StepNotAllowed`, and what `ask_permission` raises of
    days and times. Records `attendance.permission_ordered`."""
    if actor.person_id == employee.person_id:
        raise OrdersThemselves
    return _open("order", employee, wish, superior_unit_of(employee, at), actor, at, None)


def order_team(*, employees: Sequence[Employee], wish: PermissionWish, actor: Actor, at: datetime) -> list[Permission]:
    """The same for a team at once: all or none. Raises `PermissionRefused` for nobody, and as `order_permission`."""
    if not employees:
        raise PermissionRefused(_("Nobody is chosen."), field="employees", next_step=_("Choose at least one."))
    with transaction.atomic():
        return [order_permission(employee=one, wish=wish, actor=actor, at=at) for one in employees]


def decide_permission(
    *, case: Case, gives: str, note: str = "", actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """The head permits ("give") or refuses ("refuse", with a reason). The days are worked out anew.

    Raises `PermissionRefused` for another word, `LeaveNoteMissing`, and what `perform` raises. Records
    `attendance.permission_given` or `attendance.permission_refused`.
    """
    if gives not in ("give", "refuse"):
        message, next_step = WRONG["kind"]
        raise PermissionRefused(message, field="gives", next_step=next_step)
    return _noted(case, gives, note, gives == "refuse", actor, at, seen_version)


def revoke_permission(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The head takes back what was given, and says why; the days are worked out anew. Raises `LeaveNoteMissing`, and what
    `perform` raises. Records `attendance.permission_revoked`."""
    return _noted(case, "revoke", note, True, actor, at, seen_version)


def withdraw_permission(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The employee asks no more. Raises what `perform` raises. Records `attendance.permission_withdrawn`."""
    data = {"employee": Permission.objects.get(pk=case.pk).employee_id}
    return perform(case, "withdraw", actor=actor, at=at, seen_version=seen_version, data=data)


def _open(
    step: str,
    employee: Employee,
    wish: PermissionWish,
    superior_unit: int,
    actor: Actor,
    at: datetime,
    key: UUID | None,
) -> Permission:
    reason = words_of(wish.reason, field="reason", shortest=3, longest=LONGEST)
    permission = _permission_of(employee, wish, superior_unit, reason)
    data: dict[str, Any] = {
        "employee": employee.pk,
        "kind": wish.kind,
        "first_day": wish.first_day.isoformat(),
        "last_day": wish.last_day.isoformat(),
        "superior_unit": superior_unit,
        "content": content_digest(reason.salt, permission.digested()),
    }

    def write(case: Case) -> None:
        permission.case = case
        lock_employee(employee.pk)
        other = overlapping_permission(permission)
        if other is not None:
            raise PermissionOverlaps(other.first_day, other.last_day)
        permission.save(force_insert=True)
        if step == "order":
            _mark(permission)

    open_case(
        PERMISSION,
        actor=actor,
        at=at,
        lead_unit=employee.unit_id,
        channel="",
        subject=_subject(permission),
        data=data,
        write=write,
        idempotency_key=key,
        step=step,
    )
    return permission


def _permission_of(employee: Employee, wish: PermissionWish, superior_unit: int, reason: Words) -> Permission:
    wrong = ("kind", "kind")
    if wish.kind in PermissionKind.values:
        found = wrong_with(wish.kind, wish.first_day, wish.last_day, wish.from_minute, wish.until_minute)
        if found is None:
            is_all_day = wish.kind in ALL_DAY
            return Permission(
                employee=employee,
                superior_unit_id=superior_unit,
                kind=wish.kind,
                first_day=wish.first_day,
                last_day=wish.last_day,
                from_minute=None if is_all_day else wish.from_minute,
                until_minute=wish.until_minute if wish.kind == PermissionKind.OUT else None,
                place=wish.place if is_all_day else None,
                reason=reason.text,
                salt=reason.salt,
            )
        wrong = found
    message, next_step = WRONG[wrong[1]]
    raise PermissionRefused(message, field=wrong[0], next_step=next_step)


def _noted(
    case: Case, step: str, note: str, needed: bool, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    words = words_of(note, field="note", shortest=0, longest=LONGEST)
    if needed and not words.text:
        raise LeaveNoteMissing
    permission = Permission.objects.get(pk=case.pk)
    data = {
        "employee": permission.employee_id,
        "note": content_digest(words.salt, words_content(words.text)),
    }

    def write(_locked: Case) -> None:
        permission.note, permission.note_salt = words.text, words.salt
        permission.save(update_fields=["note", "note_salt"])
        _mark(permission)

    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _mark(permission: Permission) -> None:
    mark_between([permission.employee_id], permission.first_day, permission.last_day)


def _subject(permission: Permission) -> str:
    """What it is called on desks: its kind and days."""
    first, last = (date_format(day, "Y-m-d") for day in (permission.first_day, permission.last_day))
    kind = in_own_language(PermissionKind(permission.kind).label)
    words = _("%(kind)s, %(first)s") if first == last else _("%(kind)s, %(first)s to %(last)s")
    return in_own_language(words) % {"kind": kind, "first": first, "last": last}
