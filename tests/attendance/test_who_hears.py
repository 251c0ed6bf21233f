# SPDX-License-Identifier: EUPL-1.2
"""Whoever must say something to a request, and whoever asked, hears of it, in words that tell nobody else what it is about."""

from datetime import UTC, date, datetime

import pytest

from praja.duties.attendance.enums import Advice
from praja.duties.attendance.operations.leave import LeaveWish, advise_leave, ask_leave, decide_leave
from praja.duties.attendance.operations.permissions import PermissionWish, ask_permission, decide_permission
from praja.kernel.notifications.enums import INAPP
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.queries import message_words
from procedures.cases import deliver_all

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
MONDAY = date(2026, 7, 6)


def heard() -> list[tuple[str, str]]:
    """Who was told by which template, in order."""
    told = []
    for message in Message.objects.filter(channel=INAPP).select_related("recipient").order_by("pk"):
        said = message_words(message)
        words = f"{said.subject} {said.body}"
        assert "6 Juli 2026" in words
        assert not any(secret in words for secret in ("Pulang", "tahunan", "Wayan", "lebih awal", "CT"))
        told.append((message.template, message.recipient.name))
    return told


def test_leave_is_heard_of_by_who_advises_who_decides_and_who_asked(staff):
    wish = LeaveWish(kind="CT", first_day=MONDAY, last_day=MONDAY, reason="Pulang kampung")
    employee = staff.employee(staff.worker)
    case = ask_leave(employee=employee, wish=wish, actor=staff.actor(staff.worker, AT), at=AT).case
    deliver_all(AT)
    assert heard() == [("attendance.leave_to_advise", "Budi")]
    head = staff.actor(staff.bridges_head, AT)
    case = advise_leave(case=case, choice=Advice.APPROVED, actor=head, at=AT, seen_version=None)
    deliver_all(AT)
    assert heard()[1:] == [("attendance.leave_to_decide", "Ratna")]
    mayor = staff.actor(staff.mayor, AT)
    decide_leave(case=case, choice=Advice.REFUSED, note="Tidak bisa", actor=mayor, at=AT, seen_version=None)
    deliver_all(AT)
    assert heard()[2:] == [("attendance.leave_decided", "Wayan")]


def test_a_permission_is_heard_of_by_who_decides_and_who_asked(staff):
    wish = PermissionWish(kind="early", first_day=MONDAY, last_day=MONDAY, from_minute=840, reason="Pulang kampung")
    employee = staff.employee(staff.worker)
    case = ask_permission(employee=employee, wish=wish, actor=staff.actor(staff.worker, AT), at=AT).case
    head = staff.actor(staff.bridges_head, AT)
    deliver_all(AT)
    decide_permission(case=case, gives="give", actor=head, at=AT, seen_version=None)
    deliver_all(AT)
    assert heard() == [("attendance.permission_asked", "Budi"), ("attendance.permission_decided", "Wayan")]
