# SPDX-License-Identifier: EUPL-1.2
"""Invitation and assignment letters, and the days away that follow from them."""

from datetime import date, timedelta

import pytest

from praja.duties.training.enums import LetterKind
from praja.duties.training.errors.classes import NobodyToAssign, NotYourClass
from praja.duties.training.models import ClassLetter, Seat
from praja.duties.training.operations.classes import (
    assign_participants,
    cancel_class,
    invite_units,
    move_class,
    withdraw_seat,
)
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.operations import sign_document
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.ledger.verification import verify
from praja.kernel.people.models import Absence
from praja.kernel.work.models import WorkItem
from training.classes.making import NOMINATED, SIGNED, announced, nominated, of, selected
from training.conftest import College

pytestmark = pytest.mark.django_db


def settle(at):
    while deliver_due(at=at):
        pass


def away(row):
    rows = Absence.objects.filter(case=row.pk, cancelled_at=None).order_by("employee__person__name")
    return list(rows.values_list("employee__person__name", "kind", "code", "first_day", "last_day"))


def chosen(college):
    staff, row = college.staff, announced(college, capacity=3)
    seats = nominated(college, row, staff.roads_head, staff.worker, staff.colleague, reserves=(staff.contracted,))
    reserve = of(seats, college, staff.contracted)
    return selected(college, row, [one for one in seats if one != reserve], reserve)


def assigned(college, row, at=SIGNED):
    letters = assign_participants(case=row.case, actor=college.actor(college.staff.bridges_head, at), at=at)
    for letter in letters:
        signer = college.actor(college.staff.bridges_head, at)
        sign_document(document_id=letter.document_id, secret=None, actor=signer, at=at)
    settle(at)
    return letters


def test_a_signed_assignment_makes_the_days_lawful(college: College) -> None:
    row = chosen(college)
    [item] = WorkItem.objects.filter(case_id=row.pk, kind="training.assign", closed_at=None)
    assert item.holder_unit == college.staff.bridges
    [letter] = assigned(college, row)
    letter.document.refresh_from_db()
    assert letter.document.number_text.startswith("800.2.4/001/2.9/II/2026")
    days = (date(2026, 3, 9), date(2026, 3, 11))
    assert away(row) == [("Cahya", "training", "DIK", *days), ("Wayan", "training", "DIK", *days)]
    assert not WorkItem.objects.filter(case_id=row.pk, kind="training.assign", closed_at=None).exists()
    assert list(verify()) == []


def test_giving_the_seat_back_takes_the_days_back_and_the_next_waits_for_a_letter(college: College) -> None:
    staff, row = college.staff, chosen(college)
    assigned(college, row)
    seat = Seat.objects.get(training_class=row, employee=staff.employee(staff.worker))
    later = SIGNED + timedelta(days=1)
    withdraw_seat(seat=seat, reason="Sakit dan dirawat.", actor=college.actor(staff.worker, later), at=later)
    settle(later)
    assert [name for name, *_rest in away(row)] == ["Cahya"]
    assigned(college, row, later)
    assert [name for name, *_rest in away(row)] == ["Cahya", "Dewi"]
    assert list(verify()) == []


def test_a_class_on_other_days_needs_new_letters(college: College) -> None:
    row = chosen(college)
    [letter] = assigned(college, row)
    keeper = college.actor(college.keeper, SIGNED)
    days = {"first_day": date(2026, 3, 16), "last_day": date(2026, 3, 18)}
    row.case = move_class(
        case=row.case, reason="Aula dipakai rapat.", actor=keeper, at=SIGNED, seen_version=None, **days
    )
    settle(SIGNED)
    letter.document.refresh_from_db()
    assert (letter.document.state, away(row)) == (DocumentState.WITHDRAWN, [])
    assigned(college, row, SIGNED + timedelta(hours=1))
    assert {one[3:] for one in away(row)} == {tuple(days.values())}
    assert list(verify()) == []


def test_a_class_that_is_not_held_needs_nobody(college: College) -> None:
    row = chosen(college)
    assigned(college, row)
    cancel_class(
        case=row.case,
        reason="Anggaran dialihkan.",
        actor=college.actor(college.keeper, SIGNED),
        at=SIGNED,
        seen_version=None,
    )
    settle(SIGNED)
    assert away(row) == []
    assert not WorkItem.objects.filter(case_id=row.pk, closed_at=None).exists()
    assert list(verify()) == []


def test_the_head_of_the_office_that_teaches_invites(college: College) -> None:
    staff, row = college.staff, announced(college)
    with pytest.raises(NotYourClass):
        invite_units(case=row.case, actor=college.actor(staff.roads_head, NOMINATED), at=NOMINATED)
    letter = invite_units(case=row.case, actor=college.actor(staff.mayor, NOMINATED), at=NOMINATED)
    assert letter.kind == LetterKind.INVITATION
    sign_document(
        document_id=letter.document_id, secret=None, actor=college.actor(staff.mayor, NOMINATED), at=NOMINATED
    )
    assert list(verify()) == []


def test_who_heads_nobody_of_the_class_assigns_nobody(college: College) -> None:
    row = chosen(college)
    with pytest.raises(NobodyToAssign):
        assign_participants(case=row.case, actor=college.actor(college.staff.lights_head, SIGNED), at=SIGNED)
    assert not ClassLetter.objects.exists()
