# SPDX-License-Identifier: EUPL-1.2
"""Before a year ends, whoever lacks lesson hours finds it on their desk, once."""

from datetime import UTC, date, datetime, timedelta

from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.operations.credits import book_credit
from praja.duties.training.operations.reminding import KIND, remind_of_hours
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.models import Employee
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor

PLATFORM = system_actor("tests")
NOVEMBER = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)


def waiting():
    return set(WorkItem.objects.filter(kind=KIND, closed_at=None).values_list("holder_person_id", flat=True))


def book(account):
    return book_credit(
        employee=Employee.objects.get(person=account.person_id),
        form=LearningForm.TECHNICAL,
        title="Pelatihan",
        organiser="LAN",
        first_day=date(2026, 3, 2),
        last_day=date(2026, 3, 6),
        jp=20,
        source=CreditSource.IMPORTED,
        actor=PLATFORM,
        at=NOVEMBER,
    )


def test_who_lacks_hours_is_reminded_once_and_not_before_its_time(college):
    staff = college.staff
    book(staff.colleague)
    assert remind_of_hours(actor=PLATFORM, at=NOVEMBER - timedelta(days=5)) == 0
    reminded = remind_of_hours(actor=PLATFORM, at=NOVEMBER)
    assert reminded == len(waiting())
    assert staff.worker.person_id in waiting()
    assert not {staff.colleague.person_id, staff.contracted.person_id} & waiting()
    assert remind_of_hours(actor=PLATFORM, at=NOVEMBER + timedelta(days=1)) == 0
    told = LedgerEvent.objects.filter(name="training.hours_missing")
    assert (told.exists(), f'"{staff.worker.person_id}"' in str(list(told.values_list("payload")))) == (True, False)


def test_it_leaves_the_desk_once_the_hours_are_there_and_when_the_year_is_over(college):
    remind_of_hours(actor=PLATFORM, at=NOVEMBER)
    book(college.staff.worker)
    remind_of_hours(actor=PLATFORM, at=NOVEMBER + timedelta(days=1))
    assert college.staff.worker.person_id not in waiting()
    assert waiting()
    remind_of_hours(actor=PLATFORM, at=datetime(2027, 1, 4, 2, 0, tzinfo=UTC))
    assert not waiting()
