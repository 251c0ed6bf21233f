# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours are counted by unit and year; however events come, facts end as a rebuild would have them."""

from datetime import UTC, date, datetime

from facts import added_up, kept_sums
from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.measures import HOURS, JP, MET
from praja.duties.training.operations.credits import book_credit, cancel_credit
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.measures.queries import figure
from praja.kernel.people.enums import RecordKind
from praja.kernel.people.models import Employee
from praja.kernel.people.operations import add_record
from praja.lib.actors import system_actor

AT = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
PLATFORM = system_actor("training")
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def employee_of(account):
    return Employee.objects.get(person=account.person_id)


def book(account, jp, **more):
    said = {
        "form": LearningForm.TECHNICAL,
        "title": f"Pelatihan {jp}",
        "organiser": "LAN",
        "first_day": date(2026, 3, 2),
        "last_day": date(2026, 3, 6),
        "source": CreditSource.IMPORTED,
    }
    return book_credit(employee=employee_of(account), jp=jp, actor=PLATFORM, at=AT, **{**said, **more})


def settle():
    while deliver_due(at=AT):
        pass
    while refresh_dirty(at=AT):
        pass


def rows():
    found = Fact.objects.filter(measure__startswith="training.")
    return sorted(found.values_list("measure", "subject", "unit_id", "day", "numerator", "denominator"))


def of(measure, unit):
    found = figure(measure.key, unit_ids=[unit.pk], period=YEAR, at=AT)
    return found.numerator, found.denominator


def test_a_unit_counts_hours_over_people_and_who_has_the_lawful_least(college):
    staff = college.staff
    for account, kind in ((staff.worker, "PNS"), (staff.colleague, "PPPK")):
        Employee.objects.filter(person=account.person_id).update(employment=kind, unit=staff.roads)
    book(staff.worker, 24)
    book(staff.colleague, 6)
    settle()
    people = Employee.objects.filter(unit=staff.roads, standing="active", employment__in=("PNS", "PPPK", "PPPK-PW"))
    asked = people.filter(employment="PNS")
    assert of(JP, staff.roads) == (30, people.count())
    assert of(MET, staff.roads) == (asked.filter(person=staff.worker.person_id).count(), asked.count())
    assert of(HOURS, staff.roads) == (30, 30)
    assert of(JP, staff.lights)[0] == 0
    assert of(JP, staff.lights)[1] > 0


def test_what_events_leave_is_what_a_rebuild_makes(college):
    staff = college.staff
    first = book(staff.worker, 24)
    settle()
    book(staff.worker, 30, first_day=date(2025, 11, 3), last_day=date(2025, 11, 7))
    settle()
    book(staff.stranger, 10, form=LearningForm.SECONDMENT, first_day=date(2025, 12, 1), last_day=date(2025, 12, 31))
    book(staff.stranger, 10, form=LearningForm.SECONDMENT, first_day=date(2026, 1, 1), last_day=date(2026, 2, 1))
    settle()
    cancel_credit(credit=first, reason="Salah orang", actor=PLATFORM, at=AT)
    settle()
    add_record(
        employee=employee_of(staff.colleague),
        kind=RecordKind.UNIT,
        unit=staff.lights,
        since=date(2026, 4, 1),
        actor=PLATFORM,
        at=AT,
    )
    settle()
    incremental = rows()
    rebuild(at=AT)
    settle()
    assert rows() == incremental
    assert incremental
    assert kept_sums() == added_up()
