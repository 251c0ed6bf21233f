# SPDX-License-Identifier: EUPL-1.2
"""A question waits for two: for the word of the employee whom it is about, and for whoever may say that it is explained. Both
find it on their desk until it is said, or nothing is asked any more."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import FindingKind, FindingState
from praja.duties.attendance.models import Finding
from praja.duties.attendance.queries.silang.findings import RECEIVING
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee, RoleAssignment
from praja.kernel.people.queries import assignments_of
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_at, open_work
from praja.lib.wording import in_own_language, msgid

ANSWER, SETTLE = "attendance.answer_finding", "attendance.settle_finding"
TO_ANSWER = _("Read what is asked about you and say how it was")
TO_SETTLE = _("Say whether a question of the cross-checks is explained")


def ask_for_answers(findings: Collection[Finding], *, at: datetime) -> None:
    """Put these questions on the desks of those whom they are about and of those who may settle them, unless they are there.
    Called in the transaction of the run."""
    if not findings:
        return
    people = Employee.objects.select_related("person").in_bulk({row.employee_id for row in findings})
    items = [item for row in findings for item in _both(row, people[row.employee_id], at)]
    open_work(_without_those_there(items))


def _both(row: Finding, employee: Employee, at: datetime) -> tuple[WorkItem, WorkItem]:
    own = _item(row, ANSWER, in_own_language(FindingKind(row.kind).label), at)
    own.holder_person_id, own.state_label = employee.person_id, msgid(TO_ANSWER)
    return own, _to_settle(row, employee, at)


def _to_settle(row: Finding, employee: Employee, at: datetime) -> WorkItem:
    item = _item(row, SETTLE, employee.person.name, at)
    item.state_label = msgid(TO_SETTLE)
    item.holder_role, item.holder_unit_id = _desk_of(row, at)
    return item


def _item(row: Finding, kind: str, subject: str, at: datetime) -> WorkItem:
    return WorkItem(
        duty="attendance",
        kind=kind,
        subject=subject,
        url=_url(row),
        holder_unit_id=row.unit_id,
        holder_role="",
        opened_at=at,
        due_at=FAR,
    )


def _without_those_there(items: Collection[WorkItem]) -> list[WorkItem]:
    rows = WorkItem.objects.filter(kind__in=(ANSWER, SETTLE), closed_at=None, url__in={item.url for item in items})
    there = set(rows.values_list("kind", "url"))
    return [item for item in items if (item.kind, item.url) not in there]


def _desk_of(row: Finding, at: datetime) -> tuple[str, int]:
    """Role and unit of whoever settles it: the nearest head, or office to which it was passed on, that does not share in it."""
    passed = row.state == FindingState.PASSED_ON
    roles = (RECEIVING[row.passed_to],) if passed else (Role.HEAD, Role.PERSONNEL)  # type: ignore[index]
    sharing = {row.employee.person_id, *row.others.values_list("person", flat=True)}
    for role in roles:
        nearest = _first(assignments_of(role, row.unit_id, at), sharing)
        if nearest is not None:
            return role, nearest.unit_id
    return roles[-1], row.unit_id


def _first(held: Iterable[RoleAssignment], sharing: set[int]) -> RoleAssignment | None:
    return next((one for one in held if one.account.person_id not in sharing), None)


def was_answered(finding: Finding, *, at: datetime) -> None:
    """The employee has said how it was."""
    close_work_at(_url(finding), kind=ANSWER, role="", at=at)


def was_passed_on(finding: Finding, *, before: str, at: datetime) -> None:
    """It waits for somebody else from now on; `before`: to whom it had been passed on already, if to anybody."""
    _settled(finding, before, at)
    open_work([_to_settle(finding, finding.employee, at)])


def waits_no_more(findings: Iterable[Finding], *, at: datetime) -> None:
    """These questions ended: neither waits any more."""
    for row in findings:
        was_answered(row, at=at)
        _settled(row, row.passed_to, at)


def _settled(finding: Finding, passed_to: str, at: datetime) -> None:
    roles = (RECEIVING[passed_to],) if passed_to else (Role.HEAD, Role.PERSONNEL)  # type: ignore[index]
    for role in roles:
        close_work_at(_url(finding), kind=SETTLE, role=role, at=at)


def _url(finding: Finding) -> str:
    return reverse("attendance:finding", args=[finding.pk])
