# SPDX-License-Identifier: EUPL-1.2
"""The history of an employee only grows, and the employee's columns follow it."""

from datetime import UTC, date, datetime

import pytest

from praja.kernel.ledger.queries import history
from praja.kernel.people.enums import RecordKind
from praja.kernel.people.models import Absence, Employee, EmployeeRecord
from praja.kernel.people.operations import (
    add_record,
    apply_due_records,
    correct_record,
    hire_employee,
    record_absence,
    register_person,
)
from praja.kernel.people.queries import absent_on, employee_by_nip
from praja.lib.errors import Conflict, InvalidInput, NotAllowed

from .conftest import AT


@pytest.fixture
def officer(cast) -> Employee:
    return cast["officer"].employee


def test_hiring_begins_the_history(officer, town):
    begun = [(row.kind, row.value) for row in officer.records.order_by("id")]
    assert begun == [("unit", "Bidang Jalan"), ("grade", "III/a")]
    names = [row.name for row in history(f"employee:{officer.pk}")]
    assert names == ["people.hired", "people.record_added", "people.record_added"]


def test_columns_follow_the_latest_entry(officer, town, cast):
    actor = cast["personnel"].actor
    add_record(employee=officer, kind="grade", value="III/b", since=date(2026, 3, 1), actor=actor, at=AT)
    add_record(employee=officer, kind="unit", unit=town["2"], since=date(2026, 2, 1), actor=actor, at=AT)
    add_record(employee=officer, kind="grade", value="II/d", since=date(2014, 3, 1), actor=actor, at=AT)
    kept = Employee.objects.get(pk=officer.pk)
    assert (kept.grade, kept.unit) == ("III/b", town["2"])


def test_an_entry_of_the_future_waits_for_its_day(officer, cast):
    add_record(
        employee=officer, kind="grade", value="III/b", since=date(2026, 4, 1), actor=cast["personnel"].actor, at=AT
    )
    assert Employee.objects.get(pk=officer.pk).grade == "III/a"
    assert apply_due_records(at=datetime(2026, 3, 31, 16, 59, tzinfo=UTC)) == 0
    assert apply_due_records(at=datetime(2026, 3, 31, 17, 0, tzinfo=UTC)) == 1
    assert Employee.objects.get(pk=officer.pk).grade == "III/b"


def test_a_correction_is_a_new_entry(officer, cast):
    actor = cast["personnel"].actor
    wrong = add_record(employee=officer, kind="grade", value="IV/e", since=date(2026, 3, 1), actor=actor, at=AT)
    right = correct_record(record=wrong, changes={"value": "III/b"}, actor=actor, at=AT)
    assert (right.corrects, right.since) == (wrong, wrong.since)
    assert EmployeeRecord.objects.get(pk=wrong.pk).value == "IV/e"
    assert Employee.objects.get(pk=officer.pk).grade == "III/b"
    with pytest.raises(Conflict):
        correct_record(record=wrong, changes={"value": "III/c"}, actor=actor, at=AT)


def test_a_corrected_entry_no_longer_counts(officer, cast):
    actor = cast["personnel"].actor
    wrong = add_record(employee=officer, kind="grade", value="II/d", since=date(2026, 3, 1), actor=actor, at=AT)
    correct_record(record=wrong, changes={"since": date(2012, 3, 1)}, actor=actor, at=AT)
    assert Employee.objects.get(pk=officer.pk).grade == "III/a"


def test_history_is_append_only(officer):
    entry = officer.records.first()
    entry.value = "lain"
    for change in (
        entry.save,
        entry.delete,
        lambda: officer.records.update(value="lain"),
        lambda: EmployeeRecord.objects.all().delete(),
    ):
        with pytest.raises(TypeError):
            change()
    assert EmployeeRecord.objects.get(pk=entry.pk).value == "Bidang Jalan"


def test_only_personnel_above_the_unit_writes(officer, cast):
    for who in ("head", "officer", "auditor", "administrator"):
        with pytest.raises(NotAllowed):
            add_record(
                employee=officer,
                kind=RecordKind.GRADE,
                value="IV/a",
                since=date(2026, 3, 1),
                actor=cast[who].actor,
                at=AT,
            )
    assert Employee.objects.get(pk=officer.pk).grade == "III/a"


@pytest.mark.parametrize(
    ("nip", "employment", "field"),
    [
        ("", "PNS", "nip"),
        ("198613262015051001", "PNS", "nip"),
        ("199009132025242014", "PNS", "nip"),
        ("", "astronaut", "employment"),
    ],
)
def test_hiring_with_a_wrong_number_is_refused(town, platform, nip, employment, field):
    person = register_person(name="Baru", actor=platform, at=AT)
    with pytest.raises(InvalidInput) as refused:
        hire_employee(
            person=person,
            employment=employment,
            unit=town["1"],
            nip=nip,
            joined_on=date(2026, 1, 1),
            actor=platform,
            at=AT,
        )
    assert refused.value.field == field
    assert not Employee.objects.exists()


def test_a_number_belongs_to_one_employee(hire, town, platform):
    first = hire("Pertama", "1", nip="198609262015051001")
    with pytest.raises(Conflict):
        hire("Kedua", "1", nip="19860926 201505 1 001")
    assert employee_by_nip("19860926 201505 1 001") == first.employee


def test_staff_outside_the_civil_service_need_no_number(town, platform):
    person = register_person(name="Honorer", actor=platform, at=AT)
    hired = hire_employee(
        person=person, employment="non-ASN", unit=town["1"], joined_on=date(2026, 1, 1), actor=platform, at=AT
    )
    assert hired.nip_key is None


def test_absences_count_on_their_first_and_last_day(officer, cast):
    for _ in range(2):
        record_absence(
            employee=officer,
            kind="leave",
            first_day=date(2026, 3, 9),
            last_day=date(2026, 3, 11),
            basis="851/3",
            actor=cast["head"].actor,
            at=AT,
        )
    days = [absent_on([officer.pk], date(2026, 3, day)) for day in (8, 9, 11, 12)]
    assert days == [{}, {officer.pk: "leave"}, {officer.pk: "leave"}, {}]
    assert Absence.objects.count() == 1
    told = [row.payload for row in history(f"employee:{officer.pk}") if row.name == "people.absence_recorded"]
    assert len(told) == 1
    assert "leave" not in str(told)


def test_absences_in_the_wrong_order_or_by_the_wrong_hand(officer, cast):
    days = {"first_day": date(2026, 3, 9), "last_day": date(2026, 3, 8)}
    with pytest.raises(InvalidInput):
        record_absence(employee=officer, kind="leave", **days, actor=cast["head"].actor, at=AT)
    with pytest.raises(NotAllowed):
        record_absence(employee=officer, kind="leave", **days, actor=cast["outsider"].actor, at=AT)
