# SPDX-License-Identifier: EUPL-1.2
"""Which hours can be booked, and what is booked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, QuerySet

from praja.duties.services.domain.queues.hours import slots
from praja.duties.services.enums.queues import AppointmentState
from praja.duties.services.models import Appointment, Queue
from praja.duties.services.queries.queues.hours import spans_on, today_of
from praja.lib.clock import end_of, start_of
from praja.lib.moments import local_zone

TAKES_A_PLACE = (AppointmentState.BOOKED, AppointmentState.ARRIVED)


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour with as many places as are left."""

    starts_at: datetime
    free: int


def bookable_days(queue: Queue, at: datetime) -> list[date]:
    """The days of a queue on which its unit is open, today first, as far ahead as can be booked."""
    if queue.slot_minutes is None or not queue.is_active:
        return []
    today = today_of(at)
    days = (today + timedelta(days=ahead) for ahead in range(queue.days_ahead + 1))
    return [day for day in days if spans_on(queue.unit_id, day)]


def slots_on(queue: Queue, day: date, at: datetime) -> list[Slot]:
    """The hours of a day that lie ahead, full ones among them; none on a day that cannot be booked. One statement."""
    if day not in bookable_days(queue, at) or queue.slot_minutes is None:
        return []
    taken = dict(
        on_day(queue, day)
        .filter(state__in=TAKES_A_PLACE)
        .order_by()
        .values_list("starts_at")
        .annotate(count=Count("pk"))
    )
    starts = slots(spans_on(queue.unit_id, day), queue.slot_minutes)
    return [Slot(start, max(0, queue.slot_capacity - taken.get(start, 0))) for start in starts if start > at]


def on_day(queue: Queue, day: date) -> QuerySet[Appointment]:
    """Every appointment of a queue on a local day, in order."""
    zone = local_zone()
    rows = Appointment.objects.filter(queue=queue, starts_at__gte=start_of(day, zone), starts_at__lt=end_of(day, zone))
    return rows.order_by("starts_at", "pk")


def appointment_with(code: str) -> Appointment | None:
    """The appointment with this code; None for none."""
    return Appointment.objects.select_related("queue__unit", "ticket").filter(code=code).first()


def is_still_open(appointment: Appointment) -> bool:
    """Whether the unit is open at the hour: opening hours or holidays may have changed since it was booked."""
    begin, end = appointment.starts_at, appointment.starts_at + timedelta(minutes=appointment.minutes)
    spans = spans_on(appointment.queue.unit_id, today_of(begin))
    return any(opening <= begin and end <= closing for opening, closing in spans)
