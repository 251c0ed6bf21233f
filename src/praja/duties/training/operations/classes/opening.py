# SPDX-License-Identifier: EUPL-1.2
"""Preparing a class and announcing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from praja.duties.training.errors.classes import DaysInDisorder, NotYourCatalogue, QuotasAboveCapacity
from praja.duties.training.models import Curriculum, Quota, TrainingClass
from praja.duties.training.operations.classes.desks import put_on_desks
from praja.duties.training.procedure import CLASS
from praja.duties.training.procedure.names import INVITE, NOMINATE
from praja.duties.training.rules import keeps_training
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.lib.actors import Actor
from praja.lib.clock import end_of
from praja.lib.moments import local_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassWish:
    """When, where and for how many a class is held. `quotas` are (unit, seats): how many seats are kept for the people of a
    unit and all below it; seats that no quota keeps go by the waiting list."""

    name: str
    first_day: date
    last_day: date
    nominations_until: date
    capacity: int
    quotas: Sequence[tuple[Unit, int]]
    place: str = ""
    self_apply: bool = False


def open_class(
    *,
    curriculum: Curriculum,
    unit: Unit,
    wish: ClassWish,
    actor: Actor,
    at: datetime,
    idempotency_key: UUID | None = None,
) -> TrainingClass:
    """Prepare a class of a curriculum that `unit` holds. Nobody but its committee sees it before it is announced.

    Raises `NotYourCatalogue`, `DaysInDisorder`, `QuotasAboveCapacity`, `AlreadyFiled`. Records `training.class_opened`.
    """
    if not keeps_training(actor, unit.pk):
        raise NotYourCatalogue
    _guard(wish)
    row = TrainingClass(curriculum=curriculum)

    def write(case: Case) -> None:
        row.case = case
        _put(row, wish)

    open_case(
        CLASS,
        actor=actor,
        at=at,
        lead_unit=unit.pk,
        channel="",
        subject=subject_of(curriculum, wish.name),
        data=_told(curriculum.pk, wish),
        write=write,
        idempotency_key=idempotency_key,
    )
    return row


def change_class(*, case: Case, wish: ClassWish, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Other days, seats or quotas, as long as it is not announced. Raises as `open_class`, and what `perform` raises. Records
    `training.class_changed`."""
    _guard(wish)
    row = TrainingClass.objects.select_related("curriculum__programme").get(pk=case.pk)

    def write(locked: Case) -> None:
        row.case = locked
        row.quotas.all().delete()
        _put(row, wish)
        locked.subject = subject_of(row.curriculum, wish.name)
        locked.save(update_fields=["subject"])

    data = _told(row.curriculum_id, wish)
    return perform(case, "change", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def announce_class(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Let everybody in the office see it, and heads nominate: it waits on the desks of those with a quota, and its invitation on
    that of the head who signs it. Raises what `perform` raises. Records `training.class_announced`."""
    row = TrainingClass.objects.get(pk=case.pk)
    data = {"first_day": row.first_day.isoformat(), "nominations_until": row.nominations_until.isoformat()}

    def write(locked: Case) -> None:
        due_at = end_of(row.nominations_until, local_zone())
        units = list(row.quotas.values_list("unit_id", flat=True))
        put_on_desks(locked, NOMINATE, units, due_at=due_at, at=at)
        put_on_desks(locked, INVITE, [locked.lead_unit_id], due_at=due_at, at=at)

    return perform(case, "announce", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def subject_of(curriculum: Curriculum, name: str) -> str:
    """What the class is called on desks."""
    return f"{curriculum.programme.title}, {name}"[:200]


def _guard(wish: ClassWish) -> None:
    if wish.last_day < wish.first_day:
        raise DaysInDisorder("last_day")
    if wish.nominations_until > wish.first_day:
        raise DaysInDisorder("nominations_until")
    seats = [number for _unit, number in wish.quotas]
    units = {unit.pk for unit, _number in wish.quotas}
    if any(number < 1 for number in seats) or len(units) != len(seats) or sum(seats) > wish.capacity:
        raise QuotasAboveCapacity


def _put(row: TrainingClass, wish: ClassWish) -> None:
    row.name, row.place = " ".join(wish.name.split())[:120], " ".join(wish.place.split())[:200]
    row.first_day, row.last_day, row.nominations_until = wish.first_day, wish.last_day, wish.nominations_until
    row.capacity, row.self_apply = wish.capacity, wish.self_apply
    row.save(force_insert=row._state.adding)
    Quota.objects.bulk_create(Quota(training_class=row, unit=unit, seats=seats) for unit, seats in wish.quotas)


def _told(curriculum_id: int, wish: ClassWish) -> dict[str, Any]:
    return {
        "curriculum": curriculum_id,
        "label": " ".join(wish.name.split())[:120],
        "first_day": wish.first_day.isoformat(),
        "last_day": wish.last_day.isoformat(),
        "nominations_until": wish.nominations_until.isoformat(),
        "capacity": wish.capacity,
        "place": " ".join(wish.place.split())[:200],
        "self_apply": wish.self_apply,
        "quotas": tuple(sorted((unit.pk, seats) for unit, seats in wish.quotas)),
    }
