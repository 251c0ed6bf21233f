# SPDX-License-Identifier: EUPL-1.2
"""The seats of a class as the rules of `domain.seating` count them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from praja.duties.training.domain.seating import Candidate, Capacity, Taken
from praja.duties.training.enums import HOLDING, SeatStatus, SeatWay
from praja.duties.training.models import Quota, Seat, TrainingClass
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units

CHOSEN_FOR = (SeatStatus.NOMINATED, *HOLDING)
"""What takes a seat of a quota before and at the selection."""


def capacity_of(row: TrainingClass) -> Capacity:
    """Seats and quotas of a class. One statement."""
    return Capacity(row.capacity, dict(Quota.objects.filter(training_class=row).values_list("unit_id", "seats")))


def quota_unit(quotas: Mapping[int, int], unit_id: int) -> int | None:
    """The unit whose quota people of a unit count for: that of the unit, else of the nearest above it."""
    above = (unit_id, *units.current().ancestors(unit_id))
    return next((one for one in above if one in quotas), None)


def candidate_of(seat: Seat, capacity: Capacity) -> Candidate:
    """Somebody as the rules count them."""
    return Candidate(seat.pk, quota_unit(capacity.quotas, seat.unit_id))


def candidates_of(seats: Iterable[Seat], capacity: Capacity) -> list[Candidate]:
    """These people as the rules count them, in this order."""
    return [candidate_of(seat, capacity) for seat in seats]


def nominated_within(row: TrainingClass, capacity: Capacity) -> Taken:
    """What nominations within quotas, and participants, take. Reserves and those who applied by themselves take nothing before
    they are chosen. One statement."""
    seats = Seat.objects.filter(training_class=row, status__in=CHOSEN_FOR).order_by("pk")
    held = [one for one in seats if one.status in HOLDING or one.way == SeatWay.QUOTA]
    return Taken.by(capacity, candidates_of(held, capacity))


@dataclass(frozen=True, slots=True)
class QuotaStanding:
    """A unit's quota, and how much of it is nominated for."""

    unit: Unit
    seats: int
    used: int

    @property
    def left(self) -> int:
        """Seats that are kept for the unit and that nobody is nominated for."""
        return max(self.seats - self.used, 0)


def quotas_of(row: TrainingClass) -> list[QuotaStanding]:
    """Every quota of a class, by the unit's code. Two statements."""
    rows = list(Quota.objects.filter(training_class=row).select_related("unit").order_by("unit__code"))
    capacity = Capacity(row.capacity, {one.unit_id: one.seats for one in rows})
    taken = nominated_within(row, capacity)
    return [QuotaStanding(one.unit, one.seats, taken.by_quota[one.unit_id]) for one in rows]
