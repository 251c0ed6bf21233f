# SPDX-License-Identifier: EUPL-1.2
"""Registering a letter that came in."""

from datetime import UTC, datetime

import pytest

from letters.conftest import Office
from letters.making import RECEIVED, registered_letter
from praja.duties.letters.enums import Reach
from praja.duties.letters.errors.incoming import SenderMissing, SubjectMissing, TooLongForBook
from praja.duties.letters.models import Correspondent, Incoming
from praja.duties.letters.operations.registering import correspondent_named
from praja.kernel.ledger.queries import history
from praja.kernel.procedures.errors import ReceivedLater, StepNotAllowed
from praja.kernel.work.models import WorkItem


def test_a_letter_stands_in_the_agenda_on_the_heads_desk_and_under_its_clock(office: Office) -> None:
    letter = registered_letter(office, speed="segera")

    case = letter.letter.case
    assert (letter.agenda.number, letter.agenda.register.year, letter.agenda.state) == (1, 2025, "final")
    (item,) = WorkItem.objects.filter(case_id=case.pk)
    assert (item.holder_unit_id, item.holder_role, item.kind) == (office.roads.pk, "head", "letters.read")
    assert case.due_at == item.due_at == datetime(2025, 6, 18, 2, 0, tzinfo=UTC)  # 48 hours
    assert case.subject == "Surat undangan, Balai Jalan Nasional XVI"
    told = history(case.stream)[0].payload
    assert (told["agenda_year"], told["agenda_number"], told["reach"]) == (2025, 1, Reach.OFFICE)
    assert "jembatan" not in str(told)


def test_each_unit_and_year_counts_on_its_own_and_the_day_of_receipt_decides_the_year(office: Office) -> None:
    newyear = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
    # 00.30 of New Year's Day in Jakarta is still the old year in UTC.
    numbers = [
        registered_letter(office),
        registered_letter(office, unit=office.root),
        registered_letter(office, at=newyear, received_at=datetime(2025, 12, 31, 16, 59, tzinfo=UTC)),
        registered_letter(office, at=newyear, received_at=datetime(2025, 12, 31, 17, 30, tzinfo=UTC)),
    ]
    assert [(one.agenda.register.year, one.agenda.number) for one in numbers] == [
        (2025, 1),
        (2025, 1),
        (2025, 2),
        (2026, 1),
    ]


def test_what_came_by_machine_is_registered_once(office: Office) -> None:
    first = registered_letter(office, source_ref="mail:abc")
    again = registered_letter(office, source_ref="mail:abc", subject="Lain")
    elsewhere = registered_letter(office, source_ref="mail:abc", unit=office.root)

    assert again.pk == first.pk
    assert again.letter.subject == first.letter.subject
    assert elsewhere.pk != first.pk
    assert Incoming.objects.count() == 2


def test_a_new_sender_is_kept_once_and_found_by_name(office: Office) -> None:
    registered_letter(office)
    actor = office.actor(office.roads_records, RECEIVED)
    known = correspondent_named(name="  balai jalan  nasional xvi ", actor=actor, at=RECEIVED)
    registered_letter(office, sender=known)

    assert known.pk is not None
    assert Correspondent.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"subject": " "}, SubjectMissing),
        ({"number_text": "9" * 121}, TooLongForBook),
    ],
)
def test_what_the_book_cannot_take_is_refused_and_draws_no_number(
    office: Office, said: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        registered_letter(office, **said)
    assert registered_letter(office).agenda.number == 1


def test_a_secret_letter_may_stay_closed(office: Office) -> None:
    letter = registered_letter(office, security="R", subject="")
    assert letter.letter.reach == Reach.SEALED


def test_nobody_registers_for_another_unit_or_before_it_came(office: Office) -> None:
    with pytest.raises(StepNotAllowed):
        registered_letter(office, by=office.lights_records)
    with pytest.raises(ReceivedLater):
        registered_letter(office, received_at=datetime(2025, 6, 16, 3, 0, tzinfo=UTC))
    with pytest.raises(SenderMissing):
        correspondent_named(name=" ", actor=office.actor(office.roads_records, RECEIVED), at=RECEIVED)
