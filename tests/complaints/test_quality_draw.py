# SPDX-License-Identifier: EUPL-1.2
"""Each week some answers are drawn by a lot that nobody can steer."""

from collections import Counter
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.quality import LOT, next_week, solved
from praja.duties.complaints.domain.sampling import (
    FEWEST_PER_UNIT,
    MOST_IN_ALL,
    ONE_IN,
    Candidate,
    Week,
    draw,
    place_in_draw,
    week_before,
)
from praja.duties.complaints.models import Answer, Complaint, Destination, QualityReview
from praja.duties.complaints.operations import (
    Report,
    answer_wrongdoing,
    draw_sample,
    file_complaint,
    refer_complaint,
    report_wrongdoing,
)
from praja.duties.complaints.tasks import draw_weekly_sample
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.people.enums import Role
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY
from towns import Town

WEEK = Week(date(2026, 1, 5))
SEED = bytes(range(32))


def candidates(sizes: list[int]) -> list[Candidate]:
    return [
        Candidate(unit * 1_000 + n, unit, f"K{unit:03d}{n:06d}", 1)
        for unit, size in enumerate(sizes)
        for n in range(size)
    ]


@given(st.lists(st.integers(0, 200), max_size=30), st.binary(min_size=32, max_size=32))
def test_the_share_the_floor_and_the_limit_hold(sizes: list[int], seed: bytes) -> None:
    drawn = draw(candidates(sizes), seed=seed, week=WEEK)
    per_unit = Counter(one.unit_id for one in drawn)
    wanted = {unit: min(size, max(FEWEST_PER_UNIT, -(-size // ONE_IN))) for unit, size in enumerate(sizes) if size}

    assert len(set(drawn)) == len(drawn) == min(sum(wanted.values()), MOST_IN_ALL)
    assert all(per_unit[unit] <= most for unit, most in wanted.items())
    assert set(per_unit) == set(wanted) or len(wanted) > MOST_IN_ALL
    if sum(wanted.values()) <= MOST_IN_ALL:
        assert per_unit == wanted


@given(st.randoms(use_true_random=False))
def test_the_draw_depends_on_nothing_but_the_seed_and_the_answers(random: Random) -> None:
    rows = candidates([90, 7, 2])
    first = draw(rows, seed=SEED, week=WEEK)
    random.shuffle(rows)

    assert draw(rows, seed=SEED, week=WEEK) == first


def test_another_seed_or_week_draws_others() -> None:
    rows = candidates([400])
    assert draw(rows, seed=SEED, week=WEEK) != draw(rows, seed=bytes(32), week=WEEK)
    assert draw(rows, seed=SEED, week=WEEK) != draw(rows, seed=SEED, week=Week(date(2026, 1, 12)))


def test_the_place_is_the_written_hash() -> None:
    one = Candidate(1, 1, "ABCDEFGHJK", 2)
    assert place_in_draw(one, seed=SEED, week=WEEK) == sha256(SEED + b"2026-W02/ABCDEFGHJK/2").hexdigest()


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert week_before(date(2026, 1, 11)) == Week(date(2025, 12, 29))
    assert week_before(date(2026, 1, 12)) == WEEK
    assert (WEEK.name, WEEK.sunday) == ("2026-W02", date(2026, 1, 11))


def test_what_was_drawn_waits_for_the_coordinator_and_stands_in_the_ledger(town: Town, monday: datetime) -> None:
    cases = [solved(town, monday + timedelta(minutes=n)) for n in range(2)]
    at = next_week(monday)

    assert draw_sample(actor=LOT, at=at) == 2

    items = WorkItem.objects.filter(kind="complaints.review")
    assert {item.url for item in items} == {
        f"/aduan/mutu/{answer.pk}/" for answer in Answer.objects.filter(complaint__in=[case.pk for case in cases])
    }
    assert {(item.holder_unit_id, item.holder_role) for item in items} == {(town.intake.pk, Role.COMPLAINT_COORDINATOR)}
    # Five working days after Monday the 12th: Friday the 16th is a public holiday.
    assert {item.due_at for item in items} == {datetime.fromisoformat("2026-01-20T17:00:00+00:00")}
    drawn = LedgerEvent.objects.filter(name="complaints.sample_drawn")
    assert sorted(row.stream for row in drawn) == sorted(case.stream for case in cases)


def test_a_week_is_drawn_once(town: Town, monday: datetime) -> None:
    for n in range(8):
        solved(town, monday + timedelta(minutes=n))
    at = next_week(monday)

    assert draw_sample(actor=LOT, at=at) == FEWEST_PER_UNIT
    assert draw_sample(actor=LOT, at=at + timedelta(hours=6)) == 0
    assert QualityReview.objects.count() == FEWEST_PER_UNIT


def test_nothing_is_drawn_before_a_root_is_published_that_nobody_knew(town: Town, monday: datetime) -> None:
    solved(town, monday)
    close_interval(at=monday + timedelta(hours=1))
    at = monday + timedelta(days=7)

    assert draw_sample(actor=LOT, at=at) == 0
    assert draw_sample(actor=LOT, at=monday + timedelta(days=1), week=WEEK) == 0
    solved(town, at)
    close_interval(at=at + timedelta(hours=1))
    assert draw_sample(actor=LOT, at=at + timedelta(hours=1)) == 1


def test_answers_of_other_weeks_are_left_alone(town: Town, monday: datetime) -> None:
    solved(town, monday - timedelta(days=3))
    solved(town, monday + timedelta(days=7))
    next_week(monday)

    assert draw_sample(actor=LOT, at=monday + timedelta(days=7, hours=1)) == 0


def test_the_intake_unit_is_not_judged_by_its_own_coordinator(town: Town, monday: datetime) -> None:
    destination = Destination.objects.create(key="pln", name="PLN", text="PLN mengurus gardu dan tiang listrik.")
    case = file_complaint(
        report=Report(text="Tiang listrik miring sekali."), channel="web", actor=NOBODY, at=monday
    ).case
    note = "Tiang ini milik PLN, kami sudah meneruskan."
    refer_complaint(case=case, destination=destination, note=note, actor=town.coordinator, at=monday, seen_version=1)
    own = solved(town, monday)
    Answer.objects.filter(complaint=own.pk).update(unit=town.intake)

    assert draw_sample(actor=LOT, at=next_week(monday)) == 0


def test_only_the_platform_draws(town: Town, monday: datetime) -> None:
    with pytest.raises(StepNotAllowed):
        draw_sample(actor=town.coordinator, at=monday)


def test_a_worker_that_was_away_a_week_draws_both_weeks(town: Town, monday: datetime) -> None:
    solved(town, monday)
    solved(town, monday + timedelta(days=7))
    at = next_week(monday + timedelta(days=7))
    draw_weekly_sample(at)

    assert QualityReview.objects.count() == 2
    draw_weekly_sample(at + timedelta(hours=6))
    assert QualityReview.objects.count() == 2


def test_answers_on_wrongdoing_and_copies_for_joined_reports_are_never_drawn(town: Town, monday: datetime) -> None:
    wrong = report_wrongdoing(
        report=Report(text="Bendahara meminta uang rokok."), channel="web", actor=NOBODY, at=monday
    )
    text = "Pemeriksaan kami mulai hari Selasa."
    answer_wrongdoing(case=wrong.case, text=text, actor=town.inspector, at=monday, seen_version=None)
    main, copy = solved(town, monday), solved(town, monday)
    Complaint.objects.filter(pk=copy.pk).update(joined_to=main.pk)

    assert draw_sample(actor=LOT, at=next_week(monday)) == 1
    assert QualityReview.objects.get().answer.complaint_id == main.pk
