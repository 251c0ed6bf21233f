# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours are booked once, counted by the table, cancelled with a reason, and attested."""

from datetime import UTC, date, datetime

import pytest

from praja.duties.training.attestation.credits import credits_match_their_events
from praja.duties.training.domain.jp import Lawful
from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.errors.credits import CreditCancelledAlready, CreditInvalid, NotYourCredits
from praja.duties.training.measures.years import lawful_on, year_of
from praja.duties.training.models import Credit
from praja.duties.training.operations.credits import book_credit, cancel_credit
from praja.kernel.people.models import Employee
from praja.kernel.procedures.errors import WordsTooShort
from praja.lib.actors import system_actor

BOOKED = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
PLATFORM = system_actor("training")


def employee_of(account):
    return Employee.objects.get(person=account.person_id)


def book(employee, **changed):
    said = {
        "form": LearningForm.TECHNICAL,
        "title": "Pelayanan Prima",
        "organiser": "LAN",
        "first_day": date(2026, 3, 2),
        "last_day": date(2026, 3, 6),
        "jp": 12,
        "source": CreditSource.IMPORTED,
        "actor": PLATFORM,
        "at": BOOKED,
    }
    return book_credit(employee=employee, **{**said, **changed})


def test_a_seat_is_booked_once_and_anew_after_it_was_cancelled(college):
    seat = college.seat(college.staff.worker)
    of_class = {"seat": seat, "source": CreditSource.CLASS, "certificate_number": "800.2.4/1/2026", "jp": 6}
    first = book(seat.employee, **of_class)
    assert book(seat.employee, **of_class).pk == first.pk
    cancel_credit(credit=first, reason="Salah orang", actor=PLATFORM, at=BOOKED)
    assert year_of(seat.employee, 2026).counted == 0
    again = book(seat.employee, **of_class, title="Pelayanan Prima II")
    assert (again.pk, again.cancelled_at, year_of(seat.employee, 2026).counted) == (first.pk, None, 6)
    assert list(credits_match_their_events()) == []


def test_the_same_training_is_booked_once_for_an_employee(college):
    worker, colleague = employee_of(college.staff.worker), employee_of(college.staff.colleague)
    first = book(worker)
    assert book(worker, title=" pelayanan  prima ").pk == first.pk
    assert book(worker, last_day=date(2026, 3, 7)).pk != first.pk
    assert book(colleague).pk != first.pk


def test_what_counts_is_worked_out_by_the_table(college):
    worker = employee_of(college.staff.worker)
    visit = book(worker, form=LearningForm.BENCHMARKING, jp=40)
    coaching = book(worker, form=LearningForm.COACHING, jp=None, sessions=2, title="Coaching")
    guided = book(worker, form=LearningForm.GUIDANCE, jp=30, title="Bimtek")
    with_paper = book(worker, form=LearningForm.GUIDANCE, jp=30, title="Bimtek", certificate_number="B-1")
    assert [(one.jp_told, one.jp) for one in (visit, coaching, guided, with_paper)] == [
        (40, 10),
        (4, 4),
        (30, 10),
        (30, 30),
    ]
    assert year_of(worker, 2026).counted == 54


@pytest.mark.django_db
def test_the_law_asks_a_least_of_one_and_a_most_of_the_other():
    day = date(2026, 12, 31)
    assert lawful_on("PNS", day) == Lawful(least=20)
    assert lawful_on("PPPK", day) == Lawful(most=24)
    assert lawful_on("non-ASN", day) == Lawful()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"form": "party"}, "form"),
        ({"title": "  "}, "title"),
        ({"organiser": "x" * 201}, "organiser"),
        ({"last_day": date(2026, 3, 1)}, "last_day"),
        ({"last_day": date(2026, 4, 7)}, "last_day"),
        ({"jp": None}, "jp"),
        ({"jp": 3000}, "jp"),
        ({"form": "coaching", "first_day": date(2025, 12, 31)}, "first_day"),
        ({"form": "coaching", "jp": None, "sessions": 6}, "sessions"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(college, changed, field):
    with pytest.raises(CreditInvalid) as refused:
        book(employee_of(college.staff.worker), **changed)
    assert (refused.value.field, Credit.objects.count()) == (field, 0)


def test_only_the_personnel_office_books_by_hand_and_cancels(college):
    worker = employee_of(college.staff.worker)
    with pytest.raises(NotYourCredits):
        book(worker, actor=college.actor(college.staff.worker, BOOKED))
    credit = book(worker, actor=college.actor(college.keeper, BOOKED))
    with pytest.raises(NotYourCredits):
        cancel_credit(credit=credit, reason="Salah", actor=college.actor(college.staff.roads_head, BOOKED), at=BOOKED)
    with pytest.raises(WordsTooShort):
        cancel_credit(credit=credit, reason="", actor=PLATFORM, at=BOOKED)
    cancel_credit(credit=credit, reason="Salah orang", actor=PLATFORM, at=BOOKED)
    with pytest.raises(CreditCancelledAlready):
        cancel_credit(credit=credit, reason="Salah orang", actor=PLATFORM, at=BOOKED)


@pytest.mark.parametrize(
    "changed",
    [
        {"jp": 40},
        {"title": "Other"},
        {"cancelled_at": None},
        {"cancelled_reason": "Other"},
        {"first_day": date(2026, 1, 1)},
    ],
)
def test_a_changed_row_does_not_hold(college, changed):
    credit = book(employee_of(college.staff.worker))
    cancel_credit(credit=credit, reason="Salah orang", actor=PLATFORM, at=BOOKED)
    assert list(credits_match_their_events()) == []
    Credit.objects.filter(pk=credit.pk).update(**changed)
    assert {found.where for found in credits_match_their_events()} == {f"credit {credit.pk}"}


def test_an_inserted_and_a_deleted_row_are_found(college):
    credit = book(employee_of(college.staff.worker))
    Credit.objects.filter(pk=credit.pk).update(id=credit.pk + 7)
    assert {found.where for found in credits_match_their_events()} == {f"credit {credit.pk}", f"credit {credit.pk + 7}"}
