# SPDX-License-Identifier: EUPL-1.2
"""What waits for a word stands on the desk of whoever may say it: a row for each employee, however many of their punches wait."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import Verdict
from praja.duties.attendance.models import Punch
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import assignments_of
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_at, open_work
from praja.lib.wording import msgid

KIND = "attendance.held"
LABEL = _("Say whether a check-in counts")


def ask_for_word(*, employee: Employee, at: datetime) -> None:
    """Put the employee on the desk of the nearest head over them who is not themselves, unless they are on it already. Called in
    the transaction of the punch that is held."""
    if WorkItem.objects.filter(holder_role=Role.HEAD, kind=KIND, url=_url(employee), closed_at=None).exists():
        return
    item = WorkItem(
        duty="attendance",
        kind=KIND,
        subject=employee.person.name,
        url=_url(employee),
        holder_unit_id=_desk_of(employee, at),
        holder_role=Role.HEAD,
        state_label=msgid(LABEL),
        opened_at=at,
        due_at=FAR,
    )
    open_work([item])


def word_was_given(*, employee: Employee, at: datetime) -> None:
    """Take the employee off that desk once nothing of theirs waits any more. Called in the transaction of the judgement."""
    if not Punch.objects.filter(employee=employee, verdict=Verdict.HELD, judgement=None).exists():
        close_work_at(_url(employee), kind=KIND, role=Role.HEAD, at=at)


def _desk_of(employee: Employee, at: datetime) -> int:
    """The unit that the nearest head heads; the employee's own where there is none."""
    others = (
        row for row in assignments_of(Role.HEAD, employee.unit_id, at) if row.account.person_id != employee.person_id
    )
    nearest = next(others, None)
    return employee.unit_id if nearest is None else nearest.unit_id


def _url(employee: Employee) -> str:
    return f"{reverse('attendance:held')}#{employee.pk}"
