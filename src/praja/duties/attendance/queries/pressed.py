# SPDX-License-Identifier: EUPL-1.2
"""What is known of a press of the button before it is judged: the telephone that signed it, and what stands beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from praja.duties.attendance.domain.judging import GUESSING
from praja.duties.attendance.domain.verdicts import Reason
from praja.duties.attendance.enums import PermissionKind
from praja.duties.attendance.models import Phone, Punch
from praja.duties.attendance.procedure.names import GIVEN
from praja.lib.statements import asked

ELSEWHERE = (PermissionKind.HOME, PermissionKind.ANYWHERE)
"""Permissions to work away from every place."""
_ASKED = """
    SELECT phone.id, phone.employee_id, phone.key, phone.device, phone.ended_at IS NOT NULL,
        EXISTS (
            SELECT 1 FROM attendance_phone other
            WHERE other.device = CASE WHEN %s = '' THEN phone.device ELSE %s END AND NOT (other.device = '')
                AND other.ended_at IS NULL AND other.employee_id <> %s
        ),
        EXISTS (
            SELECT 1 FROM attendance_permission permission JOIN procedures_case held ON held.id = permission.case_id
            WHERE permission.employee_id = %s AND permission.first_day <= %s AND permission.last_day >= %s
                AND permission.kind IN (%s, %s) AND held.state = %s
        ),
        (
            SELECT COUNT(*) FROM attendance_punch missed
            WHERE missed.employee_id = %s AND missed.at BETWEEN %s AND %s AND missed.reason IN (%s, %s)
        ),
        EXISTS (SELECT 1 FROM attendance_punch punch WHERE punch.nonce = %s)
    FROM (SELECT 1) AS one LEFT JOIN attendance_phone phone ON phone.key_hash = %s
"""
"""By hand, because every punch asks it: as four queries it took longer to compose than to answer."""


@dataclass(frozen=True, slots=True)
class KnownPhone:
    """A registered telephone."""

    id: int
    employee: int
    key: bytes
    device: str
    has_ended: bool


@dataclass(frozen=True, slots=True)
class Pressed:
    """`phone` by the digest of its key; `is_shared`: somebody else is registered on the same browser; `works_elsewhere`: leave to
    work from home or anywhere on that day; `guesses`: codes of theirs that did not fit, told of moments near this one; `is_here`:
    a punch of this nonce came before."""

    phone: KnownPhone | None
    is_shared: bool
    works_elsewhere: bool
    guesses: int
    is_here: bool


def pressed(*, employee: int, nonce: UUID, key_hash: bytes, device: str, at: datetime, day: date) -> Pressed:
    """All of it with one statement. `key_hash` empty: nothing was signed; `at` and `day`: when it happened."""
    on = connection.ops.adapt_datefield_value(day)
    values = [device, device, employee, employee, on, on, *map(str, ELSEWHERE), GIVEN]
    near = [connection.ops.adapt_datetimefield_value(moment) for moment in (at - GUESSING, at + GUESSING)]
    values += [employee, *near, str(Reason.WRONG_CODE.value), str(Reason.OLD_CODE.value)]
    columns: tuple[tuple[Any, Any], ...] = (
        (Punch._meta.get_field("nonce"), nonce),
        (Phone._meta.get_field("key_hash"), key_hash),
    )
    ((pk, owner, key, mark, has_ended, is_shared, elsewhere, guesses, is_here),) = asked(
        _ASKED, [*values, *(column.get_db_prep_value(value, connection) for column, value in columns)]
    )
    phone = KnownPhone(pk, owner, bytes(key), mark, bool(has_ended)) if pk is not None else None
    return Pressed(phone, bool(is_shared), bool(elsewhere), guesses, bool(is_here))
