# SPDX-License-Identifier: EUPL-1.2
"""Whoever must say something to a request, and whoever asked, hears of it. In a code, the unit and a day: never what kind of
leave it is, never a reason, for a message may be read on a locked screen or by somebody else."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from praja.duties.attendance.models import Correction, Leave, Permission
from praja.duties.attendance.procedure.names import (
    ASKED,
    WITH_OFFICIAL,
    correction_url,
    leave_url,
    permission_url,
)
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import holders_of
from praja.kernel.procedures.models import Case
from praja.lib.codes import show_code


def _leave(delivered: Delivered) -> Leave:
    return Leave.objects.select_related("case", "employee__unit").get(pk=int(delivered.refs["case"]))


def _permission(delivered: Delivered) -> Permission:
    return Permission.objects.select_related("case", "employee__unit").get(pk=int(delivered.refs["case"]))


def _correction(delivered: Delivered) -> Correction:
    return Correction.objects.select_related("case", "employee__unit").get(pk=int(delivered.refs["case"]))


def _head_of(unit_id: int, delivered: Delivered) -> list[int]:
    """Whoever heads the unit at that moment."""
    return [person.pk for person in holders_of(Role.HEAD, unit_id, delivered.at)[:1]]


def _advises(delivered: Delivered) -> Iterable[int]:
    """The direct superior, as long as their advice is waited for."""
    leave = _leave(delivered)
    return _head_of(leave.superior_unit_id, delivered) if leave.case.state == ASKED else []


def _decides_leave(delivered: Delivered) -> Iterable[int]:
    """The official, as long as their decision is waited for."""
    leave = _leave(delivered)
    return _head_of(leave.official_unit_id, delivered) if leave.case.state == WITH_OFFICIAL else []


def _asked_for_leave(delivered: Delivered) -> Iterable[int]:
    return [_leave(delivered).employee.person_id]


def _decides_permission(delivered: Delivered) -> Iterable[int]:
    row = _permission(delivered)
    return _head_of(row.superior_unit_id, delivered) if row.case.state == ASKED else []


def _asked_permission(delivered: Delivered) -> Iterable[int]:
    return [_permission(delivered).employee.person_id]


def _decides_correction(delivered: Delivered) -> Iterable[int]:
    row = _correction(delivered)
    return _head_of(row.superior_unit_id, delivered) if row.case.state == ASKED else []


def _asked_correction(delivered: Delivered) -> Iterable[int]:
    return [_correction(delivered).employee.person_id]


def _about_leave(delivered: Delivered) -> Mapping[str, str | int]:
    row = _leave(delivered)
    return _words(row.case, row.employee.unit.name, row.first_day.isoformat(), leave_url(row.case))


def _about_permission(delivered: Delivered) -> Mapping[str, str | int]:
    row = _permission(delivered)
    return _words(row.case, row.employee.unit.name, row.first_day.isoformat(), permission_url(row.case))


def _about_correction(delivered: Delivered) -> Mapping[str, str | int]:
    row = _correction(delivered)
    return _words(row.case, row.employee.unit.name, row.day.isoformat(), correction_url(row.case))


def _words(case: Case, unit: str, day: str, path: str) -> dict[str, str]:
    return {"code": show_code(case.code), "unit": unit, "day": day, "url": f"{settings.PRAJA_BASE_URL}{path}"}


ASKS = ("attendance.leave_asked", "attendance.leave_changed")
announce(*ASKS, recipients=_advises, context=_about_leave, template="attendance.leave_to_advise")
announce(
    *ASKS,
    "attendance.leave_advised",
    recipients=_decides_leave,
    context=_about_leave,
    template="attendance.leave_to_decide",
)
announce("attendance.leave_decided", "attendance.leave_ended", recipients=_asked_for_leave, context=_about_leave)
announce("attendance.permission_asked", recipients=_decides_permission, context=_about_permission)
announce(
    "attendance.permission_given",
    "attendance.permission_refused",
    "attendance.permission_revoked",
    "attendance.permission_ordered",
    recipients=_asked_permission,
    context=_about_permission,
    template="attendance.permission_decided",
)
announce("attendance.correction_asked", recipients=_decides_correction, context=_about_correction)
announce(
    "attendance.correction_accepted",
    "attendance.correction_refused",
    recipients=_asked_correction,
    context=_about_correction,
    template="attendance.correction_decided",
)
