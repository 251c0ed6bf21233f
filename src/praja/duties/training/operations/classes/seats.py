# SPDX-License-Identifier: EUPL-1.2
"""Who is nominated, who takes part, who waits."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from praja.duties.training.domain.seating import refused_among
from praja.duties.training.enums import CLASS, HOLDING, ClassState, SeatStatus, SeatWay
from praja.duties.training.errors.classes import (
    KeptForOthers,
    NobodyChosen,
    NominationsClosed,
    NoOwnApplication,
    NoQuota,
    NotYourPeople,
    QuotaFull,
    SelectionUnsaid,
    TooManyChosen,
)
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.seats import Nominated, SeatDecided
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.classes.desks import put_on_desks, take_off_desks
from praja.duties.training.procedure.names import ASSIGN, INVITE, NOMINATE
from praja.duties.training.queries.classes.heads import assigning_units
from praja.duties.training.queries.classes.seating import candidates_of, capacity_of, nominated_within, quota_unit
from praja.duties.training.rules import may_nominate_of
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST_REASON = 300
AGAIN = (SeatStatus.WITHDRAWN,)
"""Who gave their seat back may be nominated again."""


def nominate(
    *,
    case: Case,
    employees: Sequence[Employee],
    reason: str,
    actor: Actor,
    at: datetime,
    reserves: Sequence[Employee] = (),
) -> list[Seat]:
    """Heads nominate people of their units within the quota of these units, and `reserves` beyond it, until the day of the
    announcement. Who was nominated already stays so.

    Raises `NotYourPeople`, `NominationsClosed`, `NoQuota`, `QuotaFull`, words too long. Records `training.nominated` in each
    seat's stream.
    """
    if any(not may_nominate_of(actor, one.unit_id) for one in (*employees, *reserves)):
        raise NotYourPeople
    with transaction.atomic():
        row = _open_class(case, at)
        known = {seat.employee_id: seat for seat in Seat.objects.filter(training_class=row)}
        wanted = {one.pk: (one, SeatWay.RESERVE) for one in reserves} | {
            one.pk: (one, SeatWay.QUOTA) for one in employees
        }
        new = [(one, way) for pk, (one, way) in wanted.items() if pk not in known or known[pk].status in AGAIN]
        used_up = _guard_quotas(row, new)
        seats = [_seated(row, one, known.get(one.pk), way, reason, actor, at) for one, way in new]
        take_off_desks(row.pk, NOMINATE, at=at, unit_ids=used_up)
    return seats


def apply_for_seat(*, case: Case, employee: Employee, reason: str, actor: Actor, at: datetime) -> Seat:
    """Somebody applies by themselves, for a seat that no quota keeps; their head may take it back.

    Raises `NoOwnApplication`, `NominationsClosed`, words too short. Records `training.nominated`.
    """
    if employee.person_id != actor.person_id:
        raise NoOwnApplication
    words_of(reason, field="reason", longest=LONGEST_REASON)
    with transaction.atomic():
        row = _open_class(case, at)
        seat = Seat.objects.filter(training_class=row, employee=employee).first()
        if not row.self_apply or (seat is not None and seat.status not in AGAIN):
            raise NoOwnApplication
        return _seated(row, employee, seat, SeatWay.OWN, reason, actor, at)


def _open_class(case: Case, at: datetime) -> TrainingClass:
    # The row of the case is the lock under which seats are counted: two heads of one quota never both take the last.
    locked = Case.objects.select_for_update().get(pk=case.pk, procedure=CLASS)
    row = TrainingClass.objects.get(pk=locked.pk)
    if locked.state != ClassState.NOMINATING or local_date(at, local_zone()) > row.nominations_until:
        raise NominationsClosed
    return row


def _seated(
    row: TrainingClass, employee: Employee, seat: Seat | None, way: str, reason: str, actor: Actor, at: datetime
) -> Seat:
    # The reason with a salt of its own: no two seats share one.
    words = words_of(reason, field="reason", shortest=0, longest=LONGEST_REASON)
    seat = seat or Seat(training_class=row, employee=employee)
    seat.unit_id, seat.way, seat.status, seat.nominated_at = employee.unit_id, way, SeatStatus.NOMINATED, at
    seat.reason, seat.salt = words.text, words.salt
    seat.save()
    event = Nominated(
        training_class=row.pk, employee=employee.pk, unit=employee.unit_id, way=seat.way, reason=words.digest
    )
    record(event, actor=actor, at=at, stream=stream_of_seat(seat.pk), refs=refs_of(seat))
    return seat


def _guard_quotas(row: TrainingClass, new: Sequence[tuple[Employee, str]]) -> list[int]:
    """Refuse what goes beyond a quota; the units whose quota is used up then."""
    capacity = capacity_of(row)
    counted = nominated_within(row, capacity).by_quota
    wanted = dict.fromkeys(capacity.quotas, 0)
    for employee, way in new:
        unit = quota_unit(capacity.quotas, employee.unit_id)
        if unit is None:
            raise NoQuota
        wanted[unit] += way == SeatWay.QUOTA
    for unit, count in wanted.items():
        free = max(capacity.quotas[unit] - counted[unit], 0)
        if count > free:
            raise QuotaFull(capacity.quotas[unit], free)
    return [unit for unit, seats in capacity.quotas.items() if counted[unit] + wanted[unit] >= seats]


def select_participants(
    *,
    case: Case,
    chosen: Collection[int],
    waiting: Sequence[int],
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    reasons: Mapping[int, str] | None = None,
) -> Case:
    """Close the nominations: these seats (ids) take part, these wait in this order, everybody else is not chosen. `reasons` by
    seat: asked for of those who were nominated within their quota and are not chosen.

    Raises `NobodyChosen`, `TooManyChosen`, `KeptForOthers`, `SelectionUnsaid`, and what `perform` raises. Records
    `training.participants_selected`, and `training.seat_decided` in each seat's stream.
    """
    said = reasons or {}
    line = {pk: place for place, pk in enumerate(dict.fromkeys(waiting), 1) if pk not in chosen}
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        row = TrainingClass.objects.get(pk=case.pk)
        nominated = Seat.objects.filter(training_class=row, status=SeatStatus.NOMINATED)
        seats = list(nominated.select_related("employee__person").order_by("pk"))
        taking = [seat for seat in seats if seat.pk in chosen]
        in_line = [seat for seat in seats if seat.pk in line]
        _guard_choice(row, taking, [seat for seat in seats if seat.pk not in chosen and seat.pk not in line], said)
        data = {"chosen": len(taking), "waiting": len(in_line), "not_chosen": len(seats) - len(taking) - len(in_line)}

        def write(locked: Case) -> None:
            take_off_desks(locked.pk, NOMINATE, INVITE, at=at)
            put_on_desks(locked, ASSIGN, assigning_units(taking, at), at=at)

        moved = perform(case, "select", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
        for seat in seats:
            status = SeatStatus.SELECTED if seat.pk in chosen else SeatStatus.NOT_SELECTED
            if seat.pk in line:
                status = SeatStatus.WAITING
            decide_seat(seat, status, place=line.get(seat.pk, 0), reason=said.get(seat.pk, ""), actor=actor, at=at)
    return moved


def _guard_choice(row: TrainingClass, taking: Sequence[Seat], left: Sequence[Seat], said: Mapping[int, str]) -> None:
    if not taking:
        raise NobodyChosen
    if len(taking) > row.capacity:
        raise TooManyChosen(row.capacity)
    capacity = capacity_of(row)
    refused = refused_among(capacity, candidates_of(taking, capacity))
    if refused:
        raise KeptForOthers(_name_of(taking, refused[0][0].id))
    unsaid = [seat for seat in left if seat.way == SeatWay.QUOTA and not said.get(seat.pk, "").strip()]
    if unsaid:
        raise SelectionUnsaid(_name_of(unsaid, unsaid[0].pk))


def _name_of(seats: Sequence[Seat], pk: int) -> str:
    return next(seat.employee.person.name for seat in seats if seat.pk == pk)


def decide_seat(seat: Seat, status: str, *, place: int, reason: str, actor: Actor, at: datetime) -> Seat:
    """Give a seat another status, in the caller's transaction and under its lock. Records `training.seat_decided`."""
    words = words_of(reason, field="reason", shortest=0, longest=LONGEST_REASON)
    seat.status, seat.place_in_line = status, place
    seat.reason, seat.salt = words.text, words.salt
    if status not in HOLDING:
        seat.letter = None
    seat.save(update_fields=["status", "place_in_line", "reason", "salt", "letter"])
    event = SeatDecided(status=status, place=place, reason=words.digest)
    record(event, actor=actor, at=at, stream=stream_of_seat(seat.pk), refs=refs_of(seat))
    return seat


def refs_of(seat: Seat) -> dict[str, int]:
    """What the events of a seat concern."""
    return {"seat": seat.pk, "case": seat.training_class_id, "employee": seat.employee_id, "unit": seat.unit_id}
