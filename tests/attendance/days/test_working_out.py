# SPDX-License-Identifier: EUPL-1.2
"""Days worked out from what stands in the tables."""

import random
from datetime import date, timedelta

import pytest
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from attendance.conftest import Staff
from attendance.days.making import day_of, local, punched
from praja.duties.attendance.models import Day, DirtyDay, Judgement, Punch
from praja.duties.attendance.operations.marking import mark_between
from praja.duties.attendance.operations.working_out import mark_running, work_out, worked_out
from praja.duties.attendance.queries.reasons import reasons_of
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.operations import cancel_absence, record_absence
from procedures.cases import deliver_all as settle
from towns import FOUNDER

MONDAY = date(2026, 1, 5)
EVENING = local(MONDAY, "23:50")
LATER = EVENING + timedelta(days=40)


@pytest.fixture
def worker(staff: Staff):
    return staff.employee(staff.worker)


def test_punches_make_a_day_with_its_reasons(worker, in_english):
    punched(worker, MONDAY, "07:45", "15:50")
    day = day_of(worker, MONDAY, at=LATER)
    assert (day.code, day.late_minutes, day.late_class, day.early_minutes, day.early_class) == ("H", 15, 1, 10, 1)
    assert reasons_of(day) == ["15 minutes late.", "Left 10 minutes early."]
    assert (day.unit_id, day.expected_minutes) == (worker.unit_id, 450)


def test_whoever_did_not_come_is_absent_once_the_day_is_over(staff: Staff, worker, in_english):
    mark_running(at=EVENING, days_back=0)
    assert day_of(worker, MONDAY, at=EVENING).code == "TK"
    assert reasons_of(Day.objects.get(employee=worker)) == ["No check-in and no check-out."]
    assert Day.objects.filter(employee=staff.employee(staff.stranger)).get().code == "TK"


def test_days_that_have_not_come_and_days_before_somebody_joined_are_none(worker):
    mark_between([worker.pk], MONDAY + timedelta(days=1), MONDAY + timedelta(days=3))
    mark_between([worker.pk], date(2019, 12, 30), date(2019, 12, 31))
    while work_out(at=EVENING):
        pass
    assert not Day.objects.exists()
    assert not DirtyDay.objects.exists()


def test_an_absence_excuses_and_its_end_takes_that_back(worker):
    punched(worker, MONDAY, "09:00", "16:00")
    assert day_of(worker, MONDAY, at=LATER).late_class == 3
    absence = record_absence(
        employee=worker, kind="duty_travel", code="DL", first_day=MONDAY, last_day=MONDAY, actor=FOUNDER, at=EVENING
    )
    settle(EVENING)
    day = day_of(worker, MONDAY, at=LATER)
    assert (day.code, day.late_class, day.absence_id) == ("DL", 0, absence.pk)
    assert ["punched_while_away", {}] in day.reasons
    cancel_absence(absence=absence, actor=FOUNDER, at=EVENING)
    settle(EVENING)
    day = day_of(worker, MONDAY, at=LATER)
    assert (day.code, day.late_class, day.absence_id) == ("H", 3, None)


def test_what_was_refused_or_held_does_not_count_until_it_is_confirmed(staff: Staff, worker):
    punched(worker, MONDAY, "16:00")
    held = Punch.objects.create(
        employee=worker, at=local(MONDAY, "07:25"), received_at=EVENING, source="phone", verdict="held"
    )
    Punch.objects.create(
        employee=worker, at=local(MONDAY, "07:00"), received_at=EVENING, source="phone", verdict="refused"
    )
    assert day_of(worker, MONDAY, at=LATER).late_class == 4
    Judgement.objects.create(
        punch=held, counts=True, reason="", salt=b"0" * 16, judged_by=staff.bridges_head, judged_at=EVENING
    )
    mark_between([worker.pk], MONDAY, MONDAY)
    assert day_of(worker, MONDAY, at=LATER).late_class == 0


def test_a_month_worked_out_again_from_raw_punches_is_the_stored_one(staff: Staff):
    """Whatever the order in which it was worked out, and however often."""
    shuffled = random.Random(7)
    people = [staff.employee(one) for one in (staff.worker, staff.colleague, staff.stranger)]
    days = [MONDAY + timedelta(days=n) for n in range(26)]
    for employee in people:
        for day in days:
            clocks = shuffled.sample(["06:55", "07:31", "08:12", "09:40", "12:00", "15:20", "16:04", "21:30"], 3)
            punched(employee, day, *sorted(clocks)[: shuffled.randrange(4)])
    mark_between([one.pk for one in people], days[0], days[-1])
    while work_out(at=LATER, limit=17):
        pass
    stored = {(row.employee_id, row.day): content(row) for row in Day.objects.filter(day__range=(days[0], days[-1]))}
    assert len(stored) == len(people) * (len(days))

    asked = list(stored)
    shuffled.shuffle(asked)
    again = {(row.employee_id, row.day): content(row) for row in worked_out(asked, at=LATER)}
    assert again == stored
    one_by_one = {place: content(row) for place in asked[:10] for row in worked_out([place], at=LATER)}
    assert one_by_one == {place: stored[place] for place in asked[:10]}


def content(row: Day) -> dict[str, object]:
    return {key: value for key, value in model_to_dict(row).items() if key != "id"}


def test_statements_do_not_grow_with_people_and_days(staff: Staff):
    few = [staff.employee(staff.worker)]
    many = [staff.employee(one) for one in (staff.worker, staff.colleague, staff.contracted, staff.stranger)]
    counted = []
    for people, span in ((few, 1), (many, 20)):
        for employee in people:
            punched(employee, MONDAY, "07:30", "16:00")
        places = [(one.pk, MONDAY + timedelta(days=n)) for one in people for n in range(span)]
        with recalled(law_data, units):
            worked_out(places, at=LATER)
            with CaptureQueriesContext(connection) as asked:
                worked_out(places, at=LATER)
        counted.append(len(asked))
    assert counted[0] == counted[1]
