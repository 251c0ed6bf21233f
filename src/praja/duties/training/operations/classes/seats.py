# SPDX-License-Identifier: EUPL-1.2
"""Who is nominated, who takes part, who waits."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from praja.duties.training.enums import CLASS, ClassState, SeatStatus
from praja.duties.training.errors.classes import (
    NobodyChosen,
    NominationsClosed,
    NoQuota,
    NotYourPeople,
    QuotaFull,
    TooManyChosen,
)
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.seats import Nominated, SeatDecided
from praja.duties.training.models import Quota, Seat, TrainingClass
from praja.duties.training.rules import may_nominate_of
from praja.kernel.ledger.operations import record
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import Words, words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST_REASON = 300
COUNTED = (SeatStatus.NOMINATED, SeatStatus.SELECTED)
"""What takes a seat of a quota before and at the selection."""


def nominate(*, case: Case, employees: Sequence[Employee], reason: str, actor: Actor, at: datetime) -> list[Seat]:
    """Heads nominate people of their units within the quota of these units, until the day of the announcement. Who was
    nominated already stays so.

    Raises `NotYourPeople`, `NominationsClosed`, `NoQuota`, `QuotaFull`, words too long. Records `training.nominated` in each
    seat's stream.
    """
    if any(not may_nominate_of(actor, one.unit_id) for one in employees):
        raise NotYourPeople
    with transaction.atomic():
        # The row of the case is the lock under which seats are counted: two heads of one quota never both take the last.
        locked = Case.objects.select_for_update().get(pk=case.pk, procedure=CLASS)
        row = TrainingClass.objects.get(pk=locked.pk)
        if locked.state != ClassState.NOMINATING or local_date(at, local_zone()) > row.nominations_until:
            raise NominationsClosed
        known = set(Seat.objects.filter(training_class=row).values_list("employee_id", flat=True))
        new = [one for one in {one.pk: one for one in employees}.values() if one.pk not in known]
        _guard_quotas(row, new)
        return [
            _nominated(row, one, words_of(reason, field="reason", shortest=0, longest=LONGEST_REASON), actor, at)
            for one in new
        ]


def _words(reason: str) -> Words:
    """The reason with a salt of its own: no two seats share one."""
    return words_of(reason, field="reason", shortest=0, longest=LONGEST_REASON)


def _nominated(row: TrainingClass, employee: Employee, words: Words, actor: Actor, at: datetime) -> Seat:
    seat = Seat.objects.create(
        training_class=row,
        employee=employee,
        unit_id=employee.unit_id,
        reason=words.text,
        salt=words.salt,
        nominated_at=at,
    )
    event = Nominated(training_class=row.pk, employee=employee.pk, unit=employee.unit_id, reason=words.digest)
    record(event, actor=actor, at=at, stream=stream_of_seat(seat.pk), refs=refs_of(seat))
    return seat


def quota_of(quotas: Mapping[int, Quota], unit_id: int) -> Quota | None:
    """The quota by which somebody of this unit is nominated: that of the unit, else of the nearest above it."""
    above = (unit_id, *units.current().ancestors(unit_id))
    return next((quotas[one] for one in above if one in quotas), None)


def _guard_quotas(row: TrainingClass, new: Sequence[Employee]) -> None:
    quotas = {quota.unit_id: quota for quota in row.quotas.all()}
    taken = dict.fromkeys(quotas, 0)
    for unit_id in Seat.objects.filter(training_class=row, status__in=COUNTED).values_list("unit_id", flat=True):
        quota = quota_of(quotas, unit_id)
        if quota is not None:
            taken[quota.unit_id] += 1
    free = {unit: quotas[unit].seats - count for unit, count in taken.items()}
    wanted = dict.fromkeys(quotas, 0)
    for employee in new:
        quota = quota_of(quotas, employee.unit_id)
        if quota is None:
            raise NoQuota
        wanted[quota.unit_id] += 1
    for unit, count in wanted.items():
        if count > free[unit]:
            raise QuotaFull(quotas[unit].seats, max(free[unit], 0))


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
    """Close the nominations: these seats (ids) take part, these wait in this order, everybody else is not chosen.

    Raises `NobodyChosen`, `TooManyChosen`, and what `perform` raises. Records `training.participants_selected`, and
    `training.seat_decided` in each seat's stream.
    """
    said = reasons or {}
    line = {pk: place for place, pk in enumerate(waiting, 1) if pk not in chosen}
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        row = TrainingClass.objects.get(pk=case.pk)
        seats = list(Seat.objects.filter(training_class=row, status=SeatStatus.NOMINATED).order_by("pk"))
        taking = [seat for seat in seats if seat.pk in chosen]
        if not taking:
            raise NobodyChosen
        if len(taking) > row.capacity:
            raise TooManyChosen(row.capacity)
        in_line = [seat for seat in seats if seat.pk in line]
        data = {"chosen": len(taking), "waiting": len(in_line), "not_chosen": len(seats) - len(taking) - len(in_line)}
        moved = perform(case, "select", actor=actor, at=at, seen_version=seen_version, data=data)
        for seat in seats:
            status = SeatStatus.SELECTED if seat.pk in chosen else SeatStatus.NOT_SELECTED
            if seat.pk in line:
                status = SeatStatus.WAITING
            decide_seat(seat, status, place=line.get(seat.pk, 0), reason=said.get(seat.pk, ""), actor=actor, at=at)
    return moved


def decide_seat(seat: Seat, status: str, *, place: int, reason: str, actor: Actor, at: datetime) -> Seat:
    """Give a seat another status, in the caller's transaction and under its lock. Records `training.seat_decided`."""
    words = _words(reason)
    seat.status, seat.place_in_line = status, place
    seat.reason, seat.salt = words.text, words.salt
    seat.save(update_fields=["status", "place_in_line", "reason", "salt"])
    event = SeatDecided(status=status, place=place, reason=words.digest)
    record(event, actor=actor, at=at, stream=stream_of_seat(seat.pk), refs=refs_of(seat))
    return seat


def refs_of(seat: Seat) -> dict[str, int]:
    """What the events of a seat concern."""
    return {"seat": seat.pk, "case": seat.training_class_id, "employee": seat.employee_id, "unit": seat.unit_id}
