# SPDX-License-Identifier: EUPL-1.2
"""Whoever brings the code of their session is recorded for their own seat, once, whatever else they bring."""

from datetime import timedelta

import pytest

from praja.duties.training.domain.presence import MOST_TRIES, Outcome
from praja.duties.training.enums.presence import PresenceSource
from praja.duties.training.errors.presence import NoSeatHere
from praja.duties.training.models import Presence, PresencePlan, PresenceTry
from praja.duties.training.operations.classes import cancel_class
from praja.duties.training.operations.presence import NewCode, Windows, bring_code
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.errors import NotFound
from training.conftest import STARTED, College
from training.presence.conftest import brings, plan_of

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def told_of(college: College) -> list[str]:
    stream = f"training.seat:{college.seat(college.staff.worker).pk}"
    return list(LedgerEvent.objects.filter(stream=stream).order_by("seq").values_list("name", flat=True))[2:]


def test_a_code_records_its_bringer_with_one_event_of_their_own_seat(college: College, plan: PresencePlan) -> None:
    before = LedgerEvent.objects.count()
    found = brings(college, plan, college.staff.worker, STARTED)
    row = Presence.objects.get()

    assert (found.outcome, found.arrived_at, found.is_late) == (Outcome.ARRIVED, STARTED, False)
    assert (row.seat, row.session) == (college.seat(college.staff.worker), college.sessions[0])
    assert (row.arrived_at, row.source, row.is_late) == (STARTED, PresenceSource.SCANNED, False)
    assert told_of(college) == ["training.presence_recorded"]
    assert LedgerEvent.objects.count() == before + 1


def test_a_second_scan_changes_nothing_and_says_when_it_was(college: College, plan: PresencePlan) -> None:
    brings(college, plan, college.staff.worker, STARTED)
    again = brings(college, plan, college.staff.worker, STARTED + 20 * MINUTE)
    reloaded = brings(college, plan, college.staff.worker, STARTED + 30 * MINUTE, shown=STARTED)

    assert [one.outcome for one in (again, reloaded)] == [Outcome.ALREADY, Outcome.ALREADY]
    assert (reloaded.arrived_at, reloaded.is_late) == (STARTED, False)
    assert told_of(college) == ["training.presence_recorded"]


def test_late_is_said(college: College, plan: PresencePlan) -> None:
    found = brings(college, plan, college.staff.worker, STARTED + 16 * MINUTE)

    assert found.outcome is Outcome.ARRIVED_LATE
    assert Presence.objects.get().is_late


def test_an_old_code_is_kept_as_a_try_and_records_nobody(college: College, plan: PresencePlan) -> None:
    found = brings(college, plan, college.staff.worker, STARTED + 5 * MINUTE, shown=STARTED)

    assert found.outcome is Outcome.OLD_CODE
    assert not Presence.objects.exists()
    assert told_of(college) == ["training.code_refused"]
    assert PresenceTry.objects.get().outcome == "old_code"


def test_guessing_ends_and_hurts_nobody_else(college: College, plan: PresencePlan) -> None:
    fits = {one for step in range(-200, 200) if (one := _shown(plan, step))}
    wrong = next(digits for number in range(1_000) if (digits := f"{number:06d}") not in fits)
    for _turn in range(MOST_TRIES):
        assert brings(college, plan, college.staff.worker, STARTED, digits=wrong).outcome is Outcome.WRONG_CODE

    assert brings(college, plan, college.staff.worker, STARTED).outcome is Outcome.TOO_MANY
    assert brings(college, plan, college.staff.colleague, STARTED).outcome is Outcome.ARRIVED
    assert PresenceTry.objects.count() == MOST_TRIES


def _shown(plan: PresencePlan, step: int) -> str:
    from praja.duties.training.queries.presence.scanning import code_of

    return code_of(plan.code_secret).at(STARTED + step * timedelta(seconds=20))


def test_what_a_telephone_kept_counts_from_the_scan_and_is_marked(college: College, plan: PresencePlan) -> None:
    found = brings(college, plan, college.staff.worker, STARTED, sent=STARTED + timedelta(hours=6))
    row = Presence.objects.get()

    assert found.outcome is Outcome.ARRIVED
    assert (row.arrived_at, row.source, row.is_late) == (STARTED, PresenceSource.LATER, False)


def test_a_code_passed_on_to_a_telephone_without_signal_is_old(college: College, plan: PresencePlan) -> None:
    at = STARTED + 10 * MINUTE
    found = brings(college, plan, college.staff.worker, at, shown=STARTED, sent=at + timedelta(hours=1))

    assert found.outcome is Outcome.OLD_CODE


def test_nobody_is_recorded_without_a_seat(college: College, plan: PresencePlan) -> None:
    for account in (college.staff.contracted, college.trainer, college.keeper):
        with pytest.raises(NoSeatHere):
            brings(college, plan, account, STARTED)
    assert not Presence.objects.exists()


def test_a_mark_of_no_session_is_not_found(college: College, plan: PresencePlan) -> None:
    new = NewCode("0000000000", "123456", PresenceSource.SCANNED, STARTED)
    with pytest.raises(NotFound):
        bring_code(new=new, actor=college.actor(college.staff.worker, STARTED), at=STARTED)


def test_the_code_of_one_session_is_none_of_another(college: College, plan: PresencePlan) -> None:
    other = plan_of(college, Windows(opens_before=600), session=1)
    found = brings(college, plan, college.staff.worker, STARTED, digits=_shown(other, 0))

    assert found.outcome is Outcome.WRONG_CODE


def test_a_class_that_is_not_held_records_nobody(college: College, plan: PresencePlan) -> None:
    keeper = college.actor(college.keeper, STARTED)
    cancel_class(case=college.reread().case, reason="Gedung kebanjiran.", actor=keeper, at=STARTED, seen_version=None)

    assert brings(college, plan, college.staff.worker, STARTED).outcome is Outcome.CLOSED
    assert not Presence.objects.exists()


def test_leaving_is_recorded_where_the_session_asks_for_it(college: College) -> None:
    plan = plan_of(college, Windows(leaves_from=15))
    end = college.sessions[0].ends_at
    brings(college, plan, college.staff.worker, STARTED)
    left = brings(college, plan, college.staff.worker, end)
    alone = brings(college, plan, college.staff.colleague, end)
    again = brings(college, plan, college.staff.worker, end + MINUTE)

    assert [one.outcome for one in (left, alone, again)] == [Outcome.LEFT, Outcome.LEFT, Outcome.ALREADY]
    assert list(Presence.objects.order_by("pk").values_list("arrived_at", "left_at")) == [(STARTED, end), (None, end)]
    assert told_of(college) == ["training.presence_recorded", "training.presence_left"]
