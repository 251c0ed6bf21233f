# SPDX-License-Identifier: EUPL-1.2
"""Queues of a unit, its counters, the tickets of a day, appointments, and the devices of its hall.

Nothing here says who somebody is: a ticket is a label, and whoever wants a reminder is a `people.Person`.
"""

from django.db import models
from django.db.models import Q

from praja.duties.services.enums.queues import IN_HAND, AppointmentState, DeviceKind, TicketChannel, TicketState
from praja.duties.services.models.catalogue import Service
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.procedures.enums import Priority
from praja.kernel.procedures.models import Case
from praja.lib.privacy import BLANK, KEEP, content, credential, declare


class Queue(models.Model):
    """One line of people at a unit, open when the unit is (`kernel.organization.queries.opening_of`)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="queues")
    letter = models.CharField(max_length=2)
    """Stands before the number of its tickets."""
    name = models.CharField(max_length=80)
    services = models.ManyToManyField(Service, related_name="queues", blank=True)
    daily_limit = models.SmallIntegerField(null=True, blank=True)
    """Tickets given on a day; None: as many as come."""
    web_limit = models.SmallIntegerField(null=True, blank=True)
    """How many of them at most by phone, so that those who come in person find some left."""
    slot_minutes = models.SmallIntegerField(null=True, blank=True)
    """Length of an appointment; None: no appointments."""
    slot_capacity = models.SmallIntegerField(default=1)
    days_ahead = models.SmallIntegerField(default=14)
    """How many days ahead can be booked."""
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "letter"], condition=Q(is_active=True), name="services_queue_letter_once"
            ),
            models.CheckConstraint(condition=Q(slot_capacity__gte=1), name="services_slot_takes_somebody"),
            models.CheckConstraint(
                condition=Q(slot_minutes=None) | Q(slot_minutes__gte=5), name="services_slot_long_enough"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Counter(models.Model):
    """A counter (loket) of a unit. It is open while an officer sits there."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="counters")
    number = models.SmallIntegerField()
    name = models.CharField(max_length=60, blank=True)
    open_since = models.DateTimeField(null=True, blank=True)
    officer = models.BigIntegerField(null=True, blank=True)
    """Account of whoever opened it."""
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number"], condition=Q(is_active=True), name="services_counter_number_once"
            )
        ]


class CounterQueue(models.Model):
    """A counter serves a queue. Those of rank 1 come first; queues of one rank are served alike."""

    counter = models.ForeignKey(Counter, models.CASCADE, related_name="serves")
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="served_at")
    rank = models.SmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["counter", "queue"], name="services_counter_serves_once")]


class QueueDay(models.Model):
    """A queue on one local day. Its row is the lock under which numbers are given, people are called and hours are booked."""

    queue = models.ForeignKey(Queue, models.PROTECT, related_name="days")
    day = models.DateField()
    last_number = models.SmallIntegerField(default=0)
    web_tickets = models.SmallIntegerField(default=0)
    owed_to_others = models.BooleanField(default=False)
    """The last call went to somebody ahead of the others (see `domain.queues.turns`)."""
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["queue", "day"], name="services_queue_day_once")]


class Appointment(models.Model):
    """A booked hour of a queue. The code shows it, the secret changes it; only the hash of the secret is kept."""

    queue = models.ForeignKey(Queue, models.PROTECT, related_name="appointments")
    starts_at = models.DateTimeField()
    minutes = models.SmallIntegerField()
    code = models.CharField(max_length=10, unique=True)
    secret_hash = models.BinaryField(max_length=32, unique=True)
    key = models.UUIDField(unique=True)
    """Of the form it was booked with, so that a second press books nothing more."""
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="appointments")
    """Whom to remind; None where nobody asked for it."""
    priority = models.CharField(max_length=12, choices=Priority.choices, default=Priority.NONE, blank=True)
    state = models.CharField(max_length=10, choices=AppointmentState.choices, default=AppointmentState.BOOKED)
    booked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    told_closed_at = models.DateTimeField(null=True, blank=True)
    """When they were told that the office is closed at this hour after all."""

    class Meta:
        indexes = [
            models.Index(fields=["queue", "starts_at"], name="services_booked_hours"),
            models.Index(
                fields=["starts_at"], condition=Q(state=AppointmentState.BOOKED), name="services_hours_to_come"
            ),
        ]


class Ticket(models.Model):
    """Somebody's place in a queue on a local day.

    `number` is gapless per queue and day; whoever is sent on to another queue gets a ticket there without a number, under the
    same label and with the same `since`.
    """

    queue = models.ForeignKey(Queue, models.PROTECT, related_name="tickets")
    day = models.DateField()
    number = models.SmallIntegerField(null=True, blank=True)
    label = models.CharField(max_length=8)
    code = models.CharField(max_length=10, unique=True)
    secret_hash = models.BinaryField(max_length=32, null=True, unique=True)
    """None for a ticket in a further queue: the first one's link leads to it."""
    key = models.UUIDField(null=True, unique=True)
    state = models.CharField(max_length=8, choices=TicketState.choices, default=TicketState.WAITING)
    channel = models.CharField(max_length=12, choices=TicketChannel.choices)
    priority = models.CharField(max_length=12, choices=Priority.choices, default=Priority.NONE, blank=True)
    appointment = models.OneToOneField(Appointment, models.PROTECT, null=True, blank=True, related_name="ticket")
    transferred_from = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="onward")
    counter = models.ForeignKey(Counter, models.PROTECT, null=True, blank=True, related_name="tickets")
    """Where it was called last."""
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="tickets")
    """What was begun or looked up with it at the counter."""
    since = models.DateTimeField()
    """Since when it counts as waiting: taken, or the hour of the appointment. Kept from queue to queue."""
    entered_at = models.DateTimeField()
    """When it came into this queue."""
    calls = models.SmallIntegerField(default=0)
    first_called_at = models.DateTimeField(null=True, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    """When the counter that has it now called it."""
    announced_at = models.DateTimeField(null=True, blank=True)
    """When it was called out last."""
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by_closing = models.BooleanField(default=False)
    """The day was closed over it: it counts as left if it waited, and its service time tells nothing."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["queue", "day", "number"], name="services_ticket_number_once"),
            models.UniqueConstraint(
                fields=["counter"], condition=Q(state__in=IN_HAND), name="services_one_ticket_at_counter"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=IN_HAND) | Q(counter__isnull=False), name="services_called_to_a_counter"
            ),
        ]
        indexes = [
            models.Index(fields=["queue", "day", "state"], name="services_tickets_of_day"),
            models.Index(
                fields=["queue", "-ended_at"],
                condition=Q(state=TicketState.DONE, ended_by_closing=False),
                name="services_tickets_served",
            ),
        ]


class QueueDevice(models.Model):
    """A screen or kiosk in the hall of a unit. Whoever opens its link once makes a browser that device, until it is revoked."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="queue_devices")
    kind = models.CharField(max_length=7, choices=DeviceKind.choices)
    name = models.CharField(max_length=80)
    secret_hash = models.BinaryField(max_length=32, unique=True)
    registered_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)


declare(Queue, letter=None, name=None)
declare(Counter, name=None)
declare(
    Appointment,
    starts_at=content(KEEP),
    code=None,
    secret_hash=credential(BLANK),
    priority=content(BLANK),
    state=None,
    booked_at=None,
    reminded_at=None,
    told_closed_at=None,
)
declare(Ticket, label=None, code=None, secret_hash=credential(BLANK), state=None, channel=None, priority=None)
declare(QueueDevice, kind=None, name=None, secret_hash=credential(BLANK))
