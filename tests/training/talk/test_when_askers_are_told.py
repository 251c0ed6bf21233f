# SPDX-License-Identifier: EUPL-1.2
"""Whoever asked hears of answers gathered: once a day, and again once they have read; never of their own words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from praja.duties.training.domain.talk import is_told
from praja.duties.training.models import DiscussionThread
from praja.duties.training.operations.classes import withdraw_seat
from praja.duties.training.operations.talk import look_at_thread
from praja.kernel.notifications.enums import INAPP
from praja.kernel.notifications.models import Message
from procedures.cases import deliver_all
from training.conftest import STARTED, College
from training.talk.conftest import QUESTION, TITLE, answered

MAKASSAR = ZoneInfo("Asia/Makassar")
EVENING = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
"""23.30 by the local clock."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("told_at", "looked_at", "at", "expected"),
    [
        (None, None, EVENING, True),
        (EVENING - HOUR, None, EVENING, False),
        (EVENING - HOUR, EVENING - 2 * HOUR, EVENING, False),
        (EVENING - 2 * HOUR, EVENING - HOUR, EVENING, True),
        (EVENING, None, EVENING + HOUR, True),
        (EVENING - DAY, None, EVENING, True),
    ],
)
def test_they_are_told_once_a_day_or_after_reading(
    told_at: datetime | None, looked_at: datetime | None, at: datetime, expected: bool
) -> None:
    assert is_told(told_at, looked_at, at, MAKASSAR) is expected


def notices(college: College) -> int:
    deliver_all(STARTED + 3 * DAY)
    rows = Message.objects.filter(template="training.thread_answered", channel=INAPP)
    assert set(rows.values_list("recipient", flat=True)) <= {college.staff.worker.person_id}
    return rows.count()


@pytest.mark.django_db
def test_many_answers_are_one_notice_until_they_are_read(college: College, thread: DiscussionThread) -> None:
    staff = college.staff
    for number, by in enumerate((college.trainer, staff.colleague, staff.stranger, staff.worker)):
        answered(college, thread, by, f"Jawaban {number}", STARTED + number * timedelta(minutes=1))
    assert notices(college) == 1

    asker = college.actor(staff.worker, STARTED + HOUR)
    look_at_thread(thread=thread, number=4, actor=asker, at=STARTED + HOUR)
    answered(college, thread, college.trainer, "Lagi.", STARTED + 2 * HOUR)
    answered(college, thread, college.trainer, "Dan lagi.", STARTED + 3 * HOUR)
    assert notices(college) == 2
    answered(college, thread, college.trainer, "Besok.", STARTED + DAY)
    assert notices(college) == 3
    said = "".join(f"{one.context}{one.subject}" for one in Message.objects.all())
    assert not any(words in said for words in (TITLE, QUESTION, "Besok."))


@pytest.mark.django_db
def test_whoever_left_the_class_is_told_nothing(college: College, thread: DiscussionThread) -> None:
    keeper = college.actor(college.keeper, STARTED)
    withdraw_seat(
        seat=college.seat(college.staff.worker), reason="Dipindahkan ke dinas lain.", actor=keeper, at=STARTED
    )
    answered(college, thread, college.trainer)
    assert notices(college) == 0
