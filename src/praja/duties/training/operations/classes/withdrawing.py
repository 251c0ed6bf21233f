# SPDX-License-Identifier: EUPL-1.2
"""Giving a seat back, and who moves up for it."""

from datetime import datetime

from django.db import transaction

from praja.duties.training.domain.seating import moving_up
from praja.duties.training.enums import HOLDING, ClassState, SeatStatus
from praja.duties.training.errors.classes import NotYourSeat, SeatSettled
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.classes.desks import put_on_desks
from praja.duties.training.operations.classes.seats import LONGEST_REASON, decide_seat
from praja.duties.training.procedure.names import ASSIGN
from praja.duties.training.queries.classes.heads import assigning_units
from praja.duties.training.queries.classes.seating import candidates_of, capacity_of
from praja.duties.training.rules.seats import WITHDRAW
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor, system_actor

GIVEN_BACK = (SeatStatus.NOMINATED, SeatStatus.WAITING, SeatStatus.SELECTED)
UNTIL = (ClassState.NOMINATING, ClassState.SELECTED, ClassState.RUNNING)
WAITING_LIST = system_actor("training.waiting_list")


def withdraw_seat(*, seat: Seat, reason: str, actor: Actor, at: datetime) -> Seat:
    """Whoever sits there, their head or the committee give the seat back, with words; before the class begins the waiting list
    moves up at once.

    Raises `NotYourSeat`, `SeatSettled`, words too short. Records `training.seat_decided` for it and for whoever moves up.
    """
    words_of(reason, field="reason", longest=LONGEST_REASON)
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=seat.training_class_id)
        held = Seat.objects.select_related("training_class__case", "employee").get(pk=seat.pk)
        if not WITHDRAW.allows(actor, held):
            raise NotYourSeat
        if held.status not in GIVEN_BACK or case.state not in UNTIL:
            raise SeatSettled
        decide_seat(held, SeatStatus.WITHDRAWN, place=0, reason=reason, actor=actor, at=at)
        move_up(case, at=at)
    return held


def move_up(case: Case, *, at: datetime) -> list[Seat]:
    """Let the waiting list fill what is free, in its order, as long as the class has not begun. In the transaction of the act
    that freed a seat, under the lock of the case. Their heads have their assignments to sign."""
    if case.state != ClassState.SELECTED:
        return []
    row = TrainingClass.objects.get(pk=case.pk)
    capacity, seats = capacity_of(row), Seat.objects.filter(training_class=row)
    waiting = list(seats.filter(status=SeatStatus.WAITING).order_by("place_in_line", "pk"))
    seated = candidates_of(seats.filter(status__in=HOLDING).order_by("pk"), capacity)
    up = {one.id for one in moving_up(capacity, seated, candidates_of(waiting, capacity))}
    moved = [seat for seat in waiting if seat.pk in up]
    for seat in moved:
        decide_seat(seat, SeatStatus.SELECTED, place=0, reason="", actor=WAITING_LIST, at=at)
    put_on_desks(case, ASSIGN, assigning_units(moved, at), at=at)
    return moved
