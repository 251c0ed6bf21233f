# SPDX-License-Identifier: EUPL-1.2
"""Whoever is asked something hears of it, in words that tell nobody else what it is about."""

from datetime import timedelta

import pytest

from letters.conftest import Office
from letters.disposing.orders import FRIDAY, LATER, NOW, as_, asked, of, ordered
from praja.duties.letters.operations.following import finish_assignment, reopen_assignment
from praja.duties.letters.operations.missing import miss_assignments
from praja.kernel.notifications.enums import INAPP
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.queries import message_words
from praja.lib.actors import system_actor
from procedures.cases import deliver_all

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
AFTER = FRIDAY + timedelta(hours=3)


def heard(since: int = 0) -> dict[str, list[str]]:
    """Template to the names of who was told in the application, after the message of this id."""
    told: dict[str, list[str]] = {}
    for message in Message.objects.filter(channel=INAPP, pk__gt=since).select_related("recipient").order_by("pk"):
        told.setdefault(message.template, []).append(message.recipient.name)
        said = message_words(message)
        assert "jembatan" not in f"{said.subject} {said.body}".lower()
        assert "Ratna" not in f"{said.subject} {said.body}"
    return told


def test_whoever_is_asked_hears_of_it_when_asked_when_sent_back_and_when_its_day_passed(office: Office) -> None:
    order = ordered(office.mayor, office.root, asked(office.roads), asked(office.root, office.mayor_records, know=True))
    deliver_all(NOW)
    assert heard() == {"letters.ordered": ["Agus", "Hadi"]}

    row, by = of(order, office.roads), as_(office.roads_head)
    finish_assignment(assignment=row, report="Beres.", actor=by, at=LATER)
    assert miss_assignments(actor=system_actor("tests"), at=AFTER) == 0, "what is done is not late"
    reopen_assignment(assignment=row, reason="Belum rapi.", actor=as_(office.mayor), at=LATER)
    assert [miss_assignments(actor=system_actor("tests"), at=AFTER) for _ in range(2)] == [1, 0]
    deliver_all(AFTER)
    told = heard()
    assert {name: told[name] for name in ("letters.assignment_reopened", "letters.assignment_missed")} == {
        "letters.assignment_reopened": ["Hadi"],
        "letters.assignment_missed": ["Hadi"],
    }
