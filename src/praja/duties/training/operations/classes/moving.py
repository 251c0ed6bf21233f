# SPDX-License-Identifier: EUPL-1.2
"""Other days for a class that was announced, other seats and quotas."""

from collections.abc import Sequence
from datetime import date, datetime

from praja.duties.training.domain.seating import Capacity, Taken
from praja.duties.training.enums import HOLDING, LetterKind
from praja.duties.training.errors.classes import DaysInDisorder, QuotasAboveCapacity, TooFewSeats
from praja.duties.training.models import Quota, Seat, TrainingClass
from praja.duties.training.operations.classes.desks import put_on_desks
from praja.duties.training.operations.classes.lettering import drop_letters
from praja.duties.training.operations.classes.staffing import SessionWish, put_session
from praja.duties.training.operations.classes.withdrawing import move_up
from praja.duties.training.procedure.names import ASSIGN
from praja.duties.training.queries.classes.seating import candidates_of
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor

LONGEST_REASON = 500
MOVED = "Hari pelaksanaan diubah"
"""Why a letter counts no longer, as everybody who checks it reads it."""


def move_class(
    *, case: Case, first_day: date, last_day: date, reason: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """It is held on other days; sessions that are not cancelled move along with its first day, and the day by which participants
    are chosen where they are not yet. Assignments count no longer.

    Raises `DaysInDisorder`, words too short, `NotToBeWithdrawn`, and what `perform` raises. Records `training.class_moved`,
    `training.session_set`, `training.letter_dropped`.
    """
    words = words_of(reason, field="reason", longest=LONGEST_REASON)
    row = TrainingClass.objects.select_related("curriculum").get(pk=case.pk)
    if last_day < first_day:
        raise DaysInDisorder("last_day")
    if row.nominations_until > first_day:
        raise DaysInDisorder("first_day")
    by = first_day - row.first_day

    def write(locked: Case) -> None:
        row.first_day, row.last_day, row.note, row.note_salt = first_day, last_day, words.text, words.salt
        row.save(update_fields=["first_day", "last_day", "note", "note_salt"])
        for session in row.sessions.filter(cancelled_at=None).select_related("subject", "room") if by else ():
            wish = SessionWish(
                title=session.title,
                jp=session.jp,
                starts_at=session.starts_at + by,
                ends_at=session.ends_at + by,
                subject=session.subject,
                room=session.room,
                trainers=[one.person for one in session.trainers.select_related("person")],
            )
            put_session(row, locked, session, wish, actor=actor, at=at)
        units = drop_letters(locked, reason=MOVED, kinds=(LetterKind.ASSIGNMENT,), actor=actor, at=at)
        put_on_desks(locked, ASSIGN, units, at=at)

    data = {
        "first_day": first_day.isoformat(),
        "last_day": last_day.isoformat(),
        "reason": words.digest,
        "nominations_until": row.nominations_until.isoformat(),
    }
    return perform(
        case, "move", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=case.state
    )


def change_quotas(
    *,
    case: Case,
    capacity: int,
    quotas: Sequence[tuple[Unit, int]],
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Other seats and quotas of a class that was announced; who waits moves up into what comes free. Participants keep theirs.

    Raises `QuotasAboveCapacity`, `TooFewSeats`, and what `perform` raises. Records `training.quotas_changed` and
    `training.seat_decided` of whoever moves up.
    """
    seats = [number for _unit, number in quotas]
    if (
        any(number < 1 for number in seats)
        or len({unit.pk for unit, _n in quotas}) != len(seats)
        or sum(seats) > capacity
    ):
        raise QuotasAboveCapacity
    told = tuple(sorted((unit.pk, number) for unit, number in quotas))

    def write(locked: Case) -> None:
        row = TrainingClass.objects.get(pk=locked.pk)
        _guard_seats(row, Capacity(capacity, dict(told)))
        row.capacity = capacity
        row.save(update_fields=["capacity"])
        row.quotas.all().delete()
        Quota.objects.bulk_create(Quota(training_class=row, unit=unit, seats=number) for unit, number in quotas)
        move_up(locked, at=at)

    data = {"capacity": capacity, "quotas": told}
    return perform(
        case, "requota", actor=actor, at=at, seen_version=seen_version, data=data, write=write, target=case.state
    )


def _guard_seats(row: TrainingClass, capacity: Capacity) -> None:
    seated = list(Seat.objects.filter(training_class=row, status__in=HOLDING).order_by("pk"))
    if not Taken.by(capacity, candidates_of(seated, capacity)).is_within:
        raise TooFewSeats(len(seated))
