# SPDX-License-Identifier: EUPL-1.2
"""Before a year ends, whoever lacks lesson hours finds it on their desk."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.jp import YearBook
from praja.duties.training.events.credits import REMINDERS, HoursMissing
from praja.duties.training.measures.years import counted_employees, figure, years_of
from praja.kernel.ledger.operations import record
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Employee
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_items, open_work
from praja.lib.actors import Actor
from praja.lib.clock import end_of, local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language, msgid

KIND = "training.hours_missing"
CHUNK = 50


def remind_of_hours(*, actor: Actor, at: datetime) -> int:
    """From so many days before the end of a year on (`training.reminder`), put what is missing on the desk of everybody who has
    less than the lawful least, once; take it off the desks of those who have it by now, and when the year is over. Returns how
    many were reminded. Records `training.hours_missing` for each unit."""
    today = local_date(at, local_zone())
    last = date(today.year, 12, 31)
    _close([item.pk for item in _open_items() if item.url != url_of(today.year)], at)
    if today < last - timedelta(days=figure("reminder", today)):
        return 0
    everywhere = sorted(units.current().nodes)
    return sum(_remind(everywhere[n : n + CHUNK], last, actor, at) for n in range(0, len(everywhere), CHUNK))


def url_of(year: int) -> str:
    """Where somebody reads what they lack of a year."""
    return f"{reverse('training:mine')}?tahun={year}"


def _remind(unit_ids: Collection[int], last: date, actor: Actor, at: datetime) -> int:
    people = counted_employees(unit_ids)
    books = years_of(people, last.year)
    waiting = {item.holder_person_id: item.pk for item in _open_items() if item.holder_unit_id in unit_ids}
    _close([waiting[one.person_id] for one in people if one.person_id in waiting and not books[one.pk].missing], at)
    by_unit: dict[int, list[Employee]] = defaultdict(list)
    for one in people:
        if books[one.pk].missing and one.person_id not in waiting:
            by_unit[one.unit_id].append(one)
    for unit, lacking in by_unit.items():
        with transaction.atomic():
            open_work([_item(one, books[one.pk], last, at) for one in lacking])
            event = HoursMissing(unit=unit, year=last.year, people=len(lacking))
            record(event, actor=actor, at=at, stream=REMINDERS, refs={"unit": unit})
    return sum(map(len, by_unit.values()))


def _item(employee: Employee, book: YearBook, last: date, at: datetime) -> WorkItem:
    subject = in_own_language(_("JP of %(year)s: %(missing)s are missing"))
    return WorkItem(
        duty="training",
        kind=KIND,
        subject=subject % {"year": last.year, "missing": book.missing},
        url=url_of(last.year),
        holder_unit_id=employee.unit_id,
        holder_role=Role.OFFICER,
        holder_person_id=employee.person_id,
        state_label=msgid(_("Lesson hours are missing")),
        opened_at=at,
        due_at=end_of(last, local_zone()),
    )


def _open_items() -> list[WorkItem]:
    return list(WorkItem.objects.filter(holder_role=Role.OFFICER, closed_at=None, kind=KIND))


def _close(ids: list[int], at: datetime) -> None:
    if ids:
        close_work_items(ids, at=at)
