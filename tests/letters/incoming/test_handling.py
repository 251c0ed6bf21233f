# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a letter that came in, beside its dispositions."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from letters.conftest import Office
from letters.making import RECEIVED, disposed, registered_letter
from praja.duties.letters.errors.incoming import NothingToCorrect
from praja.duties.letters.models import EarlierEntry, Incoming, Remark
from praja.duties.letters.operations.handling import (
    answer_outside,
    cancel_registration,
    correct_letter,
    note_letter,
    settle_letter,
    take_up_again,
)
from praja.duties.letters.operations.registering import NewLetter
from praja.duties.letters.queries.incoming import letter_in_office
from praja.duties.letters.queries.incoming_story import incoming_story
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.models import WorkItem

LATER = RECEIVED + timedelta(hours=3)


def case_of(letter: Incoming) -> Case:
    return Case.objects.get(pk=letter.pk)


def as_it_stands(letter: Incoming, **changes: object) -> NewLetter:
    row = Incoming.objects.select_related("letter", "sender").get(pk=letter.pk)
    kept = {
        "subject": row.letter.subject,
        "sender": row.sender,
        "number_text": row.letter.number_text,
        "dated_on": row.letter.dated_on,
        "kind": row.letter.kind,
    }
    return NewLetter(**{**kept, **changes})  # type: ignore[arg-type]


def test_a_correction_keeps_what_stood_there_and_counts_the_new_speed_from_the_receipt(office: Office) -> None:
    letter = registered_letter(office)
    keeper = office.actor(office.roads_records, LATER)
    correct_letter(
        case=case_of(letter),
        new=as_it_stands(letter, subject="Rapat jembatan", speed="amat_segera"),
        actor=keeper,
        at=LATER,
        seen_version=1,
    )

    case = letter_in_office(keeper, letter.letter.case.code)
    assert case.due_at == RECEIVED + timedelta(hours=24)
    assert [(one.outcome, one.stopped_at) for one in Deadline.objects.order_by("pk")] == [
        ("void", LATER),
        ("running", None),
    ]
    assert EarlierEntry.objects.get().subject == "Undangan rapat koordinasi perbaikan jembatan"
    (item,) = WorkItem.objects.filter(case_id=case.pk, closed_at=None)
    assert item.due_at == case.due_at
    with override("en"):
        told = incoming_story(keeper, case)[-1]
    assert told.what == "Corrected: kecepatan, hal"
    assert told.facts[0] == "Before: Undangan rapat koordinasi perbaikan jembatan"


def test_nothing_is_corrected_where_nothing_differs_or_on_an_old_page(office: Office) -> None:
    letter = registered_letter(office)
    keeper = office.actor(office.roads_records, LATER)
    with pytest.raises(NothingToCorrect):
        correct_letter(case=case_of(letter), new=as_it_stands(letter), actor=keeper, at=LATER, seen_version=1)
    with pytest.raises(StaleCase):
        correct_letter(
            case=case_of(letter), new=as_it_stands(letter, subject="Lain"), actor=keeper, at=LATER, seen_version=0
        )


def test_what_is_sealed_is_corrected_by_the_head_alone(office: Office) -> None:
    letter = registered_letter(office, security="R", subject="")
    new = as_it_stands(letter, security="R", subject="Hasil pemeriksaan")
    with pytest.raises(StepNotAllowed):
        correct_letter(
            case=case_of(letter), new=new, actor=office.actor(office.roads_records, LATER), at=LATER, seen_version=1
        )
    correct_letter(
        case=case_of(letter), new=new, actor=office.actor(office.roads_head, LATER), at=LATER, seen_version=1
    )
    assert Incoming.objects.get(pk=letter.pk).letter.subject == "Hasil pemeriksaan"


def test_it_is_settled_taken_up_again_and_answered_outside_with_words_that_the_story_tells(office: Office) -> None:
    letter = registered_letter(office)
    head, keeper = office.actor(office.roads_head, LATER), office.actor(office.roads_records, LATER)
    case = settle_letter(case=case_of(letter), text="Sudah dihadiri.", actor=keeper, at=LATER, seen_version=1)
    assert (case.state, case.closed_at) == ("settled", LATER)
    case = take_up_again(case=case, text="Notula belum ada.", actor=head, at=LATER, seen_version=2)
    assert (case.state, case.closed_at) == ("handled", None)
    case = answer_outside(case=case, text="Surat 600/12 di SRIKANDI.", actor=keeper, at=LATER, seen_version=3)

    assert case.state == "answered"
    notes = [act.note for act in incoming_story(head, letter_in_office(head, case.code))]
    assert notes == ["", "Sudah dihadiri.", "Notula belum ada.", "Surat 600/12 di SRIKANDI."]
    assert Deadline.objects.get().outcome == "met"


def test_a_cancelled_registration_keeps_its_number_and_ends_its_clock(office: Office) -> None:
    letter = registered_letter(office)
    keeper = office.actor(office.roads_records, LATER)
    case = cancel_registration(case=case_of(letter), text="Dicatat dua kali.", actor=keeper, at=LATER, seen_version=1)

    assert (case.state, Deadline.objects.get().outcome) == ("mistaken", "void")
    assert not WorkItem.objects.filter(case_id=case.pk, closed_at=None).exists()
    assert registered_letter(office).agenda.number == 2
    assert Remark.objects.get().text == "Dicatat dua kali."
    with pytest.raises(WrongState):
        note_letter(case=case, actor=office.actor(office.roads_head, LATER), at=LATER, seen_version=2)


def test_only_the_head_takes_note(office: Office) -> None:
    letter = registered_letter(office)
    for other in (office.mayor, office.roads_secretary, office.roads_records):
        with pytest.raises(StepNotAllowed):
            note_letter(case=case_of(letter), actor=office.actor(other, LATER), at=LATER, seen_version=1)
    case = note_letter(case=case_of(letter), actor=office.actor(office.roads_head, LATER), at=LATER, seen_version=1)
    assert case.closed_at == datetime(2025, 6, 16, 5, 0, tzinfo=UTC)


def test_a_correction_of_what_is_disposed_takes_nothing_off_a_desk(office: Office) -> None:
    letter = registered_letter(office)
    disposed(office, letter, LATER, know=True)
    waiting = WorkItem.objects.filter(case_id=letter.pk, closed_at=None).order_by("kind")
    before = list(waiting.values_list("kind", "holder_unit", "holder_role"))
    keeper = office.actor(office.roads_records, LATER)
    new = as_it_stands(letter, subject="Rapat jembatan", security="T")
    correct_letter(case=case_of(letter), new=new, actor=keeper, at=LATER, seen_version=2)

    assert list(waiting.all().values_list("kind", "holder_unit", "holder_role")) == before
    assert [one.reach for one in letter.letter.case.assignments.all()] == [2]
