# SPDX-License-Identifier: EUPL-1.2
"""What is counted of attendance as days are worked out equals a rebuild, and each figure by hand."""

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attendance.conftest import Staff
from attendance.days.making import local, punched
from attendance.days.test_months_and_corrections import asked as asked_correction
from facts import added_up, kept_sums
from praja.duties.attendance import measures
from praja.duties.attendance.domain.unit_days import numbered, unit_and_day
from praja.duties.attendance.models import Day, Punch
from praja.duties.attendance.operations.corrections import accept_correction
from praja.duties.attendance.operations.marking import mark_around, mark_between, mark_days
from praja.duties.attendance.operations.working_out import work_out
from praja.kernel.measures.models import DirtySubject, Fact
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.kernel.people.operations import add_record, record_absence
from procedures.cases import deliver_all
from towns import FOUNDER

MONDAY = date(2026, 1, 5)
TUESDAY, SUNDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=6)
NOON, LATER = local(TUESDAY, "12:00"), local(MONDAY + timedelta(days=40), "09:00")


def count(at: datetime = LATER) -> None:
    while work_out(at=at):
        pass
    while refresh_dirty(at=at):
        pass


def kept() -> list[tuple[object, ...]]:
    facts = Fact.objects.filter(measure__startswith="attendance.").order_by("measure", "unit", "day")
    return list(facts.values_list("measure", "subject", "unit", "day", "numerator", "denominator"))


def of(unit: Unit, day: date) -> dict[str, tuple[int, int]]:
    facts = Fact.objects.filter(unit=unit, day=day).values_list("measure", "numerator", "denominator")
    return {measure.partition(".")[2]: (numerator, denominator) for measure, numerator, denominator in facts}


def people(staff: Staff) -> list[Employee]:
    return [staff.employee(one) for one in (staff.worker, staff.colleague, staff.contracted, staff.bridges_head)]


def test_the_days_of_a_unit_are_added_up(staff: Staff):
    """Of four people one is late by 40 minutes, one came and forgot to check out, one travels, one stays away."""
    late, forgot, away, _absent = people(staff)
    punched(late, MONDAY, "08:10", "16:00")
    punched(forgot, MONDAY, "07:20")
    absence = {"kind": "duty_travel", "code": "DL", "first_day": MONDAY, "last_day": MONDAY}
    record_absence(employee=away, **absence, actor=FOUNDER, at=NOON)
    deliver_all(NOON)
    Punch.objects.create(employee=late, at=local(MONDAY, "07:00"), received_at=NOON, source="phone", verdict="held")
    mark_between([one.pk for one in people(staff)], MONDAY, MONDAY)
    count()
    assert of(staff.bridges, MONDAY) == {
        "present": (2, 4),
        "late": (1, 2),
        "left_early": (1, 2),
        "absent": (1, 4),
        "lost": (40, 900),
        "worked": (410, 1),
        "corrected": (0, 4),
        "travelling": (1, 1),
        "held": (1, 1),
    }
    assert of(staff.roads, MONDAY) == {}


def test_days_off_and_days_that_run_count_nothing(staff: Staff):
    mark_between([one.pk for one in people(staff)], MONDAY, SUNDAY)
    punched(people(staff)[0], SUNDAY, "08:00", "12:00")
    count(local(MONDAY, "09:00"))
    assert kept() == []
    mark_between([one.pk for one in people(staff)], MONDAY, SUNDAY)
    count()
    assert {row[3] for row in kept()} == {MONDAY + timedelta(days=n) for n in range(5)}


def test_an_accepted_correction_counts_once_however_often_the_day_was_corrected(staff: Staff):
    punched(people(staff)[0], MONDAY, "16:00")
    count()
    assert of(staff.bridges, MONDAY)["corrected"] == (0, 1)
    for _time in range(2):
        case, head = asked_correction(staff).case, staff.actor(staff.bridges_head, NOON)
        accept_correction(case=case, actor=head, at=NOON, seen_version=1)
    asked_correction(staff)
    count()
    assert of(staff.bridges, MONDAY)["corrected"] == (1, 1)
    assert of(staff.bridges, MONDAY)["late"] == (0, 1)


def test_somebody_who_moves_counts_where_they_were_on_each_day_and_no_longer_where_they_were_not(staff: Staff):
    worker = people(staff)[0]
    mark_between([worker.pk], MONDAY, TUESDAY)
    count()
    assert {row[2] for row in kept()} == {staff.bridges.pk}
    moved(worker, staff.lights, TUESDAY)
    mark_between([worker.pk], MONDAY, TUESDAY)
    count()
    assert {(row[2], row[3]) for row in kept()} == {(staff.bridges.pk, MONDAY), (staff.lights.pk, TUESDAY)}


def moved(employee: Employee, unit: Unit, day: date) -> None:
    add_record(employee=employee, kind="unit", unit=unit, since=day, actor=FOUNDER, at=LATER)


class Undo(Exception):
    """Ends an example without leaving rows."""


DAYS = st.integers(0, 6).map(lambda n: MONDAY + timedelta(days=n))
WHO = st.integers(0, 3)
CLOCKS = st.sampled_from(["06:50", "07:45", "09:10", "12:00", "15:20", "16:30", "21:00"])
ACTS = st.one_of(
    st.tuples(st.just("punch"), WHO, DAYS, CLOCKS, st.sampled_from(["accepted", "held"])),
    st.tuples(st.just("absence"), WHO, DAYS, st.sampled_from(["DL", "CT", "DIK", "I"])),
    st.tuples(st.just("move"), WHO, DAYS, st.booleans()),
    st.tuples(st.just("mark"), WHO, DAYS),
    st.tuples(st.just("work_out"), st.integers(1, 5)),
    st.tuples(st.just("refresh"), st.integers(1, 3)),
)


def play(staff: Staff, act: tuple) -> None:
    match act:
        case ("punch", who, day, clock, verdict):
            at, employee = local(day, clock), people(staff)[who]
            Punch.objects.create(employee=employee, at=at, received_at=at, source="phone", verdict=verdict)
            mark_around([(employee.pk, at)])
        case ("absence", who, day, code):
            day = min(day, MONDAY + timedelta(days=4))
            record_absence(
                employee=people(staff)[who],
                kind="other",
                code=code,
                first_day=day,
                last_day=day,
                actor=FOUNDER,
                at=NOON,
            )
            deliver_all(LATER)
        case ("move", who, day, is_away):
            employee = people(staff)[who]
            moved(employee, staff.lights if is_away else staff.bridges, day)
            mark_days([(employee.pk, MONDAY + timedelta(days=n)) for n in range(7)])
        case ("mark", who, day):
            mark_days([(people(staff)[who].pk, day)])
        case ("work_out", limit):
            work_out(at=LATER, limit=limit)
        case ("refresh", limit):
            refresh_dirty(at=LATER, limit=limit)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=4, max_size=16))
def test_facts_kept_as_days_are_worked_out_equal_facts_computed_anew(staff: Staff, acts: list[tuple]):
    try:
        with transaction.atomic():
            for act in acts:
                play(staff, act)
            count()
            as_they_came = kept()
            assert kept_sums() == added_up()
            assert {row[2] for row in as_they_came} <= {staff.bridges.pk, staff.lights.pk}
            Fact.objects.all().delete()
            rebuild("attendance", at=LATER)
            assert kept() == as_they_came
            assert kept_sums() == added_up()
            assert not DirtySubject.objects.exists()
            raise Undo
    except Undo:
        pass


def test_statements_do_not_grow_with_units_and_days(staff: Staff):
    everybody = [*people(staff), staff.employee(staff.stranger)]
    mark_between([one.pk for one in everybody], MONDAY, MONDAY + timedelta(days=20))
    while work_out(at=LATER):
        pass
    counted = []
    for subjects in ([numbered(staff.bridges.pk, MONDAY)], list(measures.unit_days())):
        with CaptureQueriesContext(connection) as asked:
            facts = list(measures.facts_of_unit_days(subjects))
        counted.append((len(asked), len({row.subject for row in facts})))
    assert [statements for statements, _units in counted] == [3, 3]
    assert counted[1][1] > 20
    assert Day.objects.exists()


def test_a_number_names_its_unit_and_day():
    assert unit_and_day(numbered(7, MONDAY)) == (7, MONDAY)
    assert unit_and_day(numbered(10**12, date(2400, 12, 31))) == (10**12, date(2400, 12, 31))
