# SPDX-License-Identifier: EUPL-1.2
"""A second class of the college, in which nobody sits yet."""

from datetime import date, timedelta

from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.classes import (
    ClassWish,
    announce_class,
    nominate,
    open_class,
    select_participants,
)
from praja.kernel.people.models import Account
from training.conftest import OPENED, College

NOMINATED = OPENED + timedelta(days=1)
CHOSEN = OPENED + timedelta(days=19)
SIGNED = OPENED + timedelta(days=20)


def announced(college: College, *, capacity: int = 4, roads: int = 2, lights: int = 1, **more: object) -> TrainingClass:
    """Announced on `OPENED`, held from 9 to 11 March: quotas for roads and lights."""
    staff, keeper = college.staff, college.actor(college.keeper, OPENED)
    given = {
        "name": "Angkatan II",
        "first_day": date(2026, 3, 9),
        "last_day": date(2026, 3, 11),
        "nominations_until": date(2026, 2, 20),
        "capacity": capacity,
        "quotas": [(unit, seats) for unit, seats in ((staff.roads, roads), (staff.lights, lights)) if seats],
    }
    wish = ClassWish(**{**given, **more})  # type: ignore[arg-type]
    row = open_class(curriculum=college.curriculum, unit=staff.personnel, wish=wish, actor=keeper, at=OPENED)
    row.case = announce_class(case=row.case, actor=keeper, at=OPENED, seen_version=None)
    return row


def nominated(
    college: College, row: TrainingClass, head: Account, *people: Account, reserves: tuple[Account, ...] = ()
) -> list[Seat]:
    """A head nominates on the day after."""
    employee = college.staff.employee
    return nominate(
        case=row.case,
        employees=[employee(one) for one in people],
        reserves=[employee(one) for one in reserves],
        reason="Melayani warga.",
        actor=college.actor(head, NOMINATED),
        at=NOMINATED,
    )


def selected(college: College, row: TrainingClass, chosen: list[Seat], *waiting: Seat) -> TrainingClass:
    """The personnel office chooses; whoever is named nowhere is not chosen, with words."""
    left = Seat.objects.filter(training_class=row).exclude(pk__in=[one.pk for one in (*chosen, *waiting)])
    row.case = select_participants(
        case=row.case,
        chosen=[one.pk for one in chosen],
        waiting=[one.pk for one in waiting],
        reasons={one.pk: "Sudah ikut tahun lalu." for one in left},
        actor=college.actor(college.keeper, CHOSEN),
        at=CHOSEN,
        seen_version=None,
    )
    return row


def of(seats: list[Seat], college: College, account: Account) -> Seat:
    """The seat of this account's person among these."""
    return next(one for one in seats if one.employee_id == college.staff.employee(account).pk)
