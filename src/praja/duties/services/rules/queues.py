# SPDX-License-Identifier: EUPL-1.2
"""Who may serve, keep and look at the queues of a unit."""

from typing import Any

from django.db.models import QuerySet

from praja.duties.services.enums.queues import DeviceKind, TicketChannel
from praja.duties.services.models import Appointment, Counter, Queue, QueueDevice, Ticket
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule, role_door

SERVERS = (Role.COUNTER, Role.OFFICER)
KEEPERS = (Role.HEAD, Role.ORGANIZATION)
READERS = (*KEEPERS, Role.AUDITOR)

DEVICE, TICKET, APPOINTMENT = "queues:", "ticket:", "appointment:"
"""How actors are named who came by a device of a hall, or by the secret link of a ticket or an appointment: with its id."""


def over_unit(name: str, *roles: str) -> Rule[Any]:
    """Whoever holds one of `roles` over the unit of the row; the platform itself (demo, schedules) may as well."""

    def allows(actor: Actor, row: Any) -> bool:
        return actor.kind is ActorKind.SYSTEM or row.unit_id in actor.units_as(*roles)

    def visible(actor: Actor, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows if actor.kind is ActorKind.SYSTEM else rows.filter(unit_id__in=actor.units_as(*roles))

    def holders(row: Any) -> tuple[Holders, ...]:
        above = frozenset((row.unit_id, *units.current().ancestors(row.unit_id)))
        return tuple(Holders(role, above) for role in roles)

    return Rule(name, allows, visible, holders)


SERVE: Rule[Counter] = over_unit("services.serve_counter", *SERVERS)
"""Opening a counter, calling to it, and everything that follows."""

GIVE: Rule[Queue] = over_unit("services.give_ticket", *SERVERS)
"""Giving tickets by hand, saying that somebody is here, closing the day of a queue."""

CLOSE: Rule[Queue] = over_unit("services.close_queue_day", *SERVERS, Role.HEAD)
"""Closing the day of a queue."""

KEEP_QUEUE: Rule[Queue] = over_unit("services.keep_queue", *KEEPERS)
KEEP_COUNTER: Rule[Counter] = over_unit("services.keep_counter", *KEEPERS)
KEEP_DEVICE: Rule[QueueDevice] = over_unit("services.keep_queue_device", *KEEPERS)

opens_counters = role_door("services.serve_counters", *SERVERS)
opens_queue_keeping = role_door("services.keep_queues", *KEEPERS)
opens_queue_figures = role_door("services.queue_figures", *READERS)


def may_keep_queues_of(actor: Actor, unit_id: int) -> bool:
    """Whether this actor sets up the queues, counters and devices of a unit: its head, and the organisation bureau above it."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*KEEPERS)


def device_of(actor: Actor) -> int | None:
    """The id of the device that acts; None for everybody else."""
    if actor.kind is not ActorKind.DEVICE or not actor.id.startswith(DEVICE):
        return None
    return int(actor.id.removeprefix(DEVICE))


def may_leave(actor: Actor, ticket: Ticket) -> bool:
    """Whether the actor came by the secret link of this very ticket."""
    return actor.kind is ActorKind.LINK and actor.id == f"{TICKET}{ticket.pk}"


def may_change_appointment(actor: Actor, appointment: Appointment) -> bool:
    """Whoever came by its secret link; an officer of the unit for somebody who stands before them."""
    by_link = actor.kind is ActorKind.LINK and actor.id == f"{APPOINTMENT}{appointment.pk}"
    return by_link or GIVE.allows(actor, appointment.queue)


def may_arrive_for(actor: Actor, appointment: Appointment) -> bool:
    """Who may say that somebody is here: as for changing it, and the kiosk of the unit, where the code is typed."""
    return may_change_appointment(actor, appointment) or is_kiosk_of(actor, appointment.queue.unit_id)


def is_kiosk_of(actor: Actor, unit_id: int) -> bool:
    """Whether the actor is a kiosk of this unit that was not revoked."""
    number = device_of(actor)
    kiosks = QueueDevice.objects.filter(unit=unit_id, kind=DeviceKind.KIOSK, revoked_at=None)
    return number is not None and kiosks.filter(pk=number).exists()


def may_take(actor: Actor, queue: Queue, channel: TicketChannel) -> bool:
    """By phone everybody; at a kiosk the unit's own; by hand the unit's officers."""
    if actor.kind is ActorKind.SYSTEM or channel is TicketChannel.WEB:
        return True
    if channel is TicketChannel.KIOSK:
        return is_kiosk_of(actor, queue.unit_id)
    return GIVE.allows(actor, queue)
