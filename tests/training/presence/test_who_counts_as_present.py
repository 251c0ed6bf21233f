# SPDX-License-Identifier: EUPL-1.2
"""What somebody's presence in a class comes to: codes, leaving where it is asked, and the committee's word above both."""

from datetime import timedelta
from typing import Any

import pytest

from praja.duties.training.domain.presence import PresenceShare
from praja.duties.training.enums.presence import PresenceWord
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.errors.presence import PresenceRefused
from praja.duties.training.models import Presence, PresencePlan
from praja.duties.training.operations.classes import SessionWish, set_session
from praja.duties.training.operations.presence import Windows, judge_presence, set_presence
from praja.duties.training.queries.presence import presence_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.models import Account
from training.conftest import STARTED, College
from training.presence.conftest import brings, plan_of

pytestmark = pytest.mark.django_db


def shares(college: College) -> list[int]:
    """JP of worker, colleague and stranger."""
    found, staff = presence_of(college.training_class), college.staff
    return [found[college.seat(one).pk].jp_present for one in (staff.worker, staff.colleague, staff.stranger)]


def says(college: College, account: Account, word: PresenceWord, reason: str = "Hadir, saya lihat.") -> int:
    return judge_presence(
        session=college.sessions[0],
        seats=[college.seat(account).pk],
        word=word,
        reason=reason,
        actor=college.actor(college.committee, STARTED),
        at=STARTED,
    )


def test_of_every_participant_the_hours_they_were_there_for(college: College, plan: PresencePlan) -> None:
    later = plan_of(college, Windows(), session=1)
    brings(college, plan, college.staff.worker, STARTED)
    brings(college, later, college.staff.worker, college.sessions[1].starts_at)
    brings(college, later, college.staff.colleague, college.sessions[1].starts_at)
    found = presence_of(college.training_class)

    assert shares(college) == [6, 2, 0]
    assert found[college.seat(college.staff.colleague).pk] == PresenceShare(2, 6)
    assert found[college.seat(college.staff.colleague).pk].percent == 33


def test_hours_of_a_cancelled_session_are_not_held(college: College, plan: PresencePlan) -> None:
    brings(college, plan, college.staff.worker, STARTED)
    first = college.sessions[0]
    wish = SessionWish(
        title=first.title, jp=first.jp, starts_at=first.starts_at, ends_at=first.ends_at, is_cancelled=True
    )
    keeper = college.actor(college.keeper, STARTED)
    set_session(case=college.training_class.case, session=first, wish=wish, actor=keeper, at=STARTED)

    assert presence_of(college.training_class)[college.seat(college.staff.worker).pk] == PresenceShare(0, 2)


def test_who_did_not_leave_was_not_there_where_leaving_is_asked(college: College) -> None:
    plan = plan_of(college, Windows(leaves_from=15))
    brings(college, plan, college.staff.worker, STARTED)
    brings(college, plan, college.staff.worker, college.sessions[0].ends_at)
    brings(college, plan, college.staff.colleague, STARTED)

    assert shares(college) == [4, 0, 0]


def test_the_committee_s_word_stands_above_codes(college: College, plan: PresencePlan) -> None:
    brings(college, plan, college.staff.worker, STARTED)
    says(college, college.staff.worker, PresenceWord.ABSENT, "Kode dipinjamkan.")
    says(college, college.staff.stranger, PresenceWord.PRESENT)

    assert shares(college) == [0, 0, 4]
    assert Presence.objects.get(seat=college.seat(college.staff.worker)).arrived_at == STARTED


def test_saying_the_same_again_is_no_news(college: College, plan: PresencePlan) -> None:
    before = LedgerEvent.objects.count()

    assert [says(college, college.staff.worker, PresenceWord.PRESENT) for _turn in range(2)] == [1, 0]
    assert LedgerEvent.objects.count() == before + 1


def test_a_word_needs_a_reason_and_a_participant_of_the_class(college: College, plan: PresencePlan) -> None:
    with pytest.raises(PresenceRefused) as reason:
        says(college, college.staff.worker, PresenceWord.PRESENT, "  ")
    with pytest.raises(PresenceRefused) as nobody:
        judge_presence(
            session=college.sessions[0],
            seats=[0],
            word=PresenceWord.PRESENT,
            reason="Hadir.",
            actor=college.actor(college.committee, STARTED),
            at=STARTED,
        )
    assert (reason.value.field, nobody.value.field) == ("reason", "seats")


def test_only_whoever_runs_the_class_says_who_was_there(college: College, plan: PresencePlan) -> None:
    staff = college.staff
    for account in (staff.worker, college.trainer, college.coach, staff.roads_head):
        actor = college.actor(account, STARTED)
        with pytest.raises(NotYourClass):
            judge_presence(
                session=college.sessions[0],
                seats=[college.seat(staff.worker).pk],
                word=PresenceWord.PRESENT,
                reason="Hadir.",
                actor=actor,
                at=STARTED,
            )
        with pytest.raises(NotYourClass):
            set_presence(session=college.sessions[0], windows=Windows(), actor=actor, at=STARTED)
    assert not Presence.objects.exists()


def test_windows_are_changed_and_the_code_stays(college: College, plan: PresencePlan) -> None:
    again = plan_of(college, Windows(late_after=5))

    assert (again.pk, again.mark, again.late_after) == (plan.pk, plan.mark, 5)
    assert bytes(again.code_secret.token) == bytes(plan.code_secret.token)


@pytest.mark.parametrize(
    ("windows", "field"),
    [
        (Windows(late_after=61), "late_after"),
        (Windows(opens_before=601), "opens_before"),
        (Windows(leaves_from=-1), "leaves_from"),
    ],
)
def test_windows_in_disorder_are_refused(college: College, windows: Windows, field: str) -> None:
    with pytest.raises(PresenceRefused) as refused:
        plan_of(college, windows)
    assert refused.value.field == field
    assert not PresencePlan.objects.exists()


def test_the_number_of_statements_does_not_grow_with_seats(
    college: College, plan: PresencePlan, django_assert_num_queries: Any
) -> None:
    for account in (college.staff.worker, college.staff.colleague, college.staff.stranger):
        brings(college, plan, account, STARTED + timedelta(minutes=1))
    with django_assert_num_queries(3):
        presence_of(college.training_class)
