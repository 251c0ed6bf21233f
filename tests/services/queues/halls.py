# SPDX-License-Identifier: EUPL-1.2
"""A service hall for tests: queues and counters of a kelurahan, set up by the operations that its head uses."""

from dataclasses import dataclass, field
from datetime import datetime

from praja.duties.services.enums.queues import DeviceKind, TicketChannel
from praja.duties.services.models import Counter, Queue, QueueDevice, Ticket
from praja.duties.services.operations.queues import (
    CounterWords,
    QueueWords,
    open_counter,
    register_device,
    save_counter,
    save_queue,
    take_ticket,
)
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.lib.actors import NOBODY, Actor, ActorKind, Grant
from towns import Town


def actor(number: int, role: Role, *units: Unit, since: datetime) -> Actor:
    return Actor(ActorKind.EMPLOYEE, str(number), (Grant(role, frozenset(unit.pk for unit in units), since),))


def sitting(number: int, hall: "Hall") -> Actor:
    """An officer of the hall; each number is another one."""
    return actor(100 + number, Role.COUNTER, hall.unit, since=hall.at)


@dataclass
class Hall:
    """Queue A (letters) and B (civil registry) with the counters 1 to `counters`; all of them serve A."""

    unit: Unit
    head: Actor
    at: datetime
    a: Queue
    b: Queue
    counters: list[Counter] = field(default_factory=list)

    def officer(self, number: int = 1) -> Actor:
        return sitting(number, self)

    def open(self, number: int = 1, at: datetime | None = None) -> Counter:
        """Counter `number`, opened by the officer of the same number."""
        return open_counter(counter=self.counters[number - 1], actor=self.officer(number), at=at or self.at)


def furnish(town: Town, at: datetime, *, counters: int = 2, **words: object) -> Hall:
    """The hall of the kelurahan. `words` are further ones of queue A."""
    return furnish_unit(town.kelurahan, at, counters=counters, **words)


def furnish_unit(unit: Unit, at: datetime, *, counters: int = 2, **words: object) -> Hall:
    """The hall of a unit."""
    head = actor(20, Role.HEAD, unit, since=at)
    a = save_queue(
        queue=None,
        unit=unit,
        words=QueueWords(letter="A", name="Surat keterangan", **words),
        actor=head,
        at=at,
    )
    b = save_queue(queue=None, unit=unit, words=QueueWords(letter="B", name="Kependudukan"), actor=head, at=at)
    hall = Hall(unit, head, at, a, b)
    for number in range(1, counters + 1):
        serves = {a.pk: 1} if number > 1 else {a.pk: 1, b.pk: 2}
        words_of = CounterWords(number=number, serves=serves)
        hall.counters.append(save_counter(counter=None, unit=hall.unit, words=words_of, actor=head, at=at))
    return hall


def take(queue: Queue, at: datetime, *, priority: str = "", channel: TicketChannel = TicketChannel.WEB) -> Ticket:
    return take_ticket(queue=queue, channel=channel, actor=NOBODY, at=at, priority=priority).ticket


def device(hall: Hall, kind: DeviceKind) -> tuple[QueueDevice, str, Actor]:
    """A registered device, its secret, and the actor that its browser becomes."""
    made, secret = register_device(unit=hall.unit, kind=kind, name="Dekat pintu", actor=hall.head, at=hall.at)
    return made, secret, Actor(ActorKind.DEVICE, f"queues:{made.pk}")
