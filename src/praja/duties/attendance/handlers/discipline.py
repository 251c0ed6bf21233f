# SPDX-License-Identifier: EUPL-1.2
"""The employee hears that a letter is here, or a decision. Neither matter nor address of the case is told: a message may be read
on a locked screen or by somebody else."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.attendance.events.discipline import DisciplineStep
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce


def employee_of(delivered: Delivered) -> Iterable[int]:
    """Whom the case is about."""
    event = delivered.event
    return [event.person] if isinstance(event, DisciplineStep) else []


def desk(_delivered: Delivered) -> Mapping[str, str | int]:
    """The desk, where the letter lies."""
    return {"url": f"{settings.PRAJA_BASE_URL}{reverse('desk')}"}


def own_attendance(_delivered: Delivered) -> Mapping[str, str | int]:
    """One's own attendance, from where the case is found."""
    return {"url": f"{settings.PRAJA_BASE_URL}{reverse('attendance:own')}"}


announce(
    "attendance.discipline_summoned",
    "attendance.discipline_summoned_again",
    recipients=employee_of,
    context=desk,
    template="attendance.letter_here",
)
announce(
    "attendance.discipline_decided", recipients=employee_of, context=own_attendance, template="attendance.note_here"
)
