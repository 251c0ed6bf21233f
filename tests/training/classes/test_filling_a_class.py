# SPDX-License-Identifier: EUPL-1.2
"""Nominations within quotas, reserves, own applications, selection, the waiting list."""

from datetime import timedelta

import pytest

from officers import officer
from praja.duties.training.enums import SeatStatus, SeatWay
from praja.duties.training.errors.classes import (
    KeptForOthers,
    NoOwnApplication,
    NotYourSeat,
    QuotaFull,
    SeatSettled,
    SelectionUnsaid,
    TooFewSeats,
)
from praja.duties.training.models import Seat
from praja.duties.training.operations.classes import (
    apply_for_seat,
    change_quotas,
    move_class,
    select_participants,
    withdraw_seat,
)
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Role
from praja.kernel.work.models import WorkItem
from training.classes.making import CHOSEN, NOMINATED, SIGNED, announced, nominated, of, selected
from training.conftest import College

pytestmark = pytest.mark.django_db


def statuses(row):
    return dict(Seat.objects.filter(training_class=row).values_list("employee__person__name", "status"))


def waits_for(kind, row):
    rows = WorkItem.objects.filter(case_id=row.pk, kind=kind, closed_at=None)
    return sorted(rows.values_list("holder_unit__name", flat=True))


def test_it_waits_on_the_desks_of_heads_with_a_quota_until_theirs_is_used(college: College) -> None:
    staff, row = college.staff, announced(college)
    assert waits_for("training.nominate", row) == ["Dinas Pekerjaan Umum", "Dinas Perhubungan"]
    nominated(college, row, staff.roads_head, staff.worker, staff.colleague)
    assert waits_for("training.nominate", row) == ["Dinas Perhubungan"]


def test_one_more_than_the_quota_is_refused_at_the_field_and_nobody_is_nominated(college: College) -> None:
    staff, row = college.staff, announced(college)
    with pytest.raises(QuotaFull) as refused:
        nominated(college, row, staff.roads_head, staff.worker, staff.colleague, staff.contracted)
    assert refused.value.field == "employees"
    assert statuses(row) == {}


def test_reserves_go_beyond_the_quota_and_wait(college: College) -> None:
    staff, row = college.staff, announced(college, capacity=3)
    seats = nominated(
        college, row, staff.roads_head, staff.worker, staff.colleague, reserves=(staff.contracted, staff.bridges_head)
    )
    assert [one.way for one in seats] == [SeatWay.RESERVE, SeatWay.RESERVE, SeatWay.QUOTA, SeatWay.QUOTA]
    contracted, budi = of(seats, college, staff.contracted), of(seats, college, staff.bridges_head)
    first, second = of(seats, college, staff.worker), of(seats, college, staff.colleague)
    selected(college, row, [first, second], budi, contracted)
    withdraw_seat(seat=first, reason="Sakit dan dirawat.", actor=college.actor(staff.worker, SIGNED), at=SIGNED)
    assert statuses(row) == {"Wayan": "withdrawn", "Cahya": "selected", "Budi": "selected", "Dewi": "waiting"}


def test_a_seat_kept_for_others_is_not_given_away(college: College) -> None:
    staff, row = college.staff, announced(college, capacity=3)
    seats = nominated(college, row, staff.roads_head, staff.worker, staff.colleague, reserves=(staff.contracted,))
    with pytest.raises(KeptForOthers) as refused:
        selected(college, row, seats)
    assert refused.value.field == "chosen"


def test_quotas_given_free_let_the_waiting_list_move_up(college: College) -> None:
    staff, row = college.staff, announced(college, capacity=3)
    seats = nominated(college, row, staff.roads_head, staff.worker, staff.colleague, reserves=(staff.contracted,))
    reserve = of(seats, college, staff.contracted)
    row = selected(college, row, [one for one in seats if one != reserve], reserve)
    keeper = college.actor(college.keeper, SIGNED)
    with pytest.raises(TooFewSeats):
        change_quotas(case=row.case, capacity=1, quotas=[], actor=keeper, at=SIGNED, seen_version=None)
    change_quotas(
        case=row.case, capacity=3, quotas=[(staff.roads, 3)], actor=keeper, at=SIGNED, seen_version=row.case.version
    )
    assert statuses(row)["Dewi"] == "selected"


def test_who_was_nominated_within_the_quota_hears_why_they_are_not_chosen(college: College) -> None:
    staff, row = college.staff, announced(college)
    first, second = nominated(college, row, staff.roads_head, staff.worker, staff.colleague)
    keeper = college.actor(college.keeper, CHOSEN)
    with pytest.raises(SelectionUnsaid):
        select_participants(case=row.case, chosen=[first.pk], waiting=(), actor=keeper, at=CHOSEN, seen_version=None)
    selected(college, row, [first])
    second.refresh_from_db()
    assert (second.status, second.reason) == (SeatStatus.NOT_SELECTED, "Sudah ikut tahun lalu.")


def test_people_apply_by_themselves_only_where_the_class_lets_them(college: College) -> None:
    staff, actor = college.staff, college.actor(college.staff.worker, NOMINATED)
    closed, row = announced(college), announced(college, self_apply=True, name="Angkatan III")
    given = {"employee": staff.employee(staff.worker), "reason": "Ingin belajar.", "actor": actor, "at": NOMINATED}
    with pytest.raises(NoOwnApplication):
        apply_for_seat(case=closed.case, **given)
    assert apply_for_seat(case=row.case, **given).way == SeatWay.OWN
    with pytest.raises(NoOwnApplication):
        apply_for_seat(case=row.case, **given)


def test_who_gave_their_seat_back_may_be_nominated_again(college: College) -> None:
    staff, row = college.staff, announced(college)
    [seat] = nominated(college, row, staff.roads_head, staff.worker)
    head = college.actor(staff.roads_head, NOMINATED)
    withdraw_seat(seat=seat, reason="Salah orangnya.", actor=head, at=NOMINATED)
    assert statuses(row) == {"Wayan": "withdrawn"}
    [again] = nominated(college, row, staff.roads_head, staff.worker)
    assert (again.pk, statuses(row)) == (seat.pk, {"Wayan": "nominated"})


def test_nobody_else_gives_a_seat_back_and_nobody_twice(college: College) -> None:
    staff, row = college.staff, announced(college)
    [seat] = nominated(college, row, staff.roads_head, staff.worker)
    for other in (staff.stranger, staff.lights_head, officer("Otto", Role.OFFICER, staff.roads)):
        with pytest.raises(NotYourSeat):
            withdraw_seat(seat=seat, reason="Bukan urusan saya.", actor=college.actor(other, NOMINATED), at=NOMINATED)
    own = college.actor(staff.worker, NOMINATED)
    withdraw_seat(seat=seat, reason="Tidak bisa ikut.", actor=own, at=NOMINATED)
    with pytest.raises(SeatSettled):
        withdraw_seat(seat=seat, reason="Tidak bisa ikut.", actor=own, at=NOMINATED)


def test_moving_a_class_moves_its_sessions_and_says_why(college: College) -> None:
    row, keeper = college.reread(), college.actor(college.keeper, SIGNED)
    before = [(one.starts_at, one.room_id, one.trainers.count()) for one in row.sessions.all()]
    moved = move_class(
        case=row.case,
        first_day=row.first_day + timedelta(days=7),
        last_day=row.last_day + timedelta(days=7),
        reason="Aula dipakai rapat.",
        actor=keeper,
        at=SIGNED,
        seen_version=row.case.version,
    )
    row = college.reread()
    assert moved.state == row.case.state == "running"
    assert [(one.starts_at, one.room_id, one.trainers.count()) for one in row.sessions.all()] == [
        (starts + timedelta(days=7), room, trainers) for starts, room, trainers in before
    ]
    assert row.note == "Aula dipakai rapat."
    assert LedgerEvent.objects.filter(stream=row.case.stream, name="training.class_moved").count() == 1
