# SPDX-License-Identifier: EUPL-1.2
"""Setting up a unit's queues, counters and the devices of its hall. What is no longer used is put away, never deleted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums.queues import OPEN, DeviceKind
from praja.duties.services.errors.queues import LetterTaken, NotYourQueue, NumberTaken, StillWaiting
from praja.duties.services.events.queues import (
    SETUP,
    CounterSaved,
    QueueDeviceRegistered,
    QueueDeviceRevoked,
    QueueSaved,
)
from praja.duties.services.models import Counter, CounterQueue, Queue, QueueDevice, Service, Ticket
from praja.duties.services.rules.queues import KEEP_DEVICE, may_keep_queues_of
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_secret
from praja.lib.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueWords:
    """How a queue is to be. Lengths in minutes and days; None for no limit, and for no appointments."""

    letter: str
    name: str
    services: tuple[Service, ...] = ()
    daily_limit: int | None = None
    web_limit: int | None = None
    slot_minutes: int | None = None
    slot_capacity: int = 1
    days_ahead: int = 14
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterWords:
    """How a counter is to be. `serves` maps ids of queues of the unit to the rank in which they are served."""

    number: int
    name: str = ""
    serves: Mapping[int, int] = field(default_factory=dict)
    is_active: bool = True


def save_queue(*, queue: Queue | None, unit: Unit, words: QueueWords, actor: Actor, at: datetime) -> Queue:
    """Set up a queue of the unit, change it, or put it away. The same again changes nothing.

    Raises `NotYourQueue`, `InvalidInput` at the field that cannot be right, `LetterTaken`, `StillWaiting`.
    """
    _guard_keeper(actor, unit.pk)
    values = _checked_queue(words)
    kept = queue or Queue(unit=unit)
    if queue is not None and _is_same(kept, values) and _services_of(kept) == _ids(words.services):
        return kept
    for name, value in values.items():
        setattr(kept, name, value)
    try:
        with transaction.atomic():
            if queue is not None and not words.is_active:
                _guard_empty(Ticket.objects.filter(queue=queue, state__in=OPEN).exists())
            kept.save()
            kept.services.set(words.services)
            _record(_queue_event(kept, _ids(words.services)), unit.pk, actor, at, queue=kept.pk)
    except IntegrityError as error:
        raise LetterTaken from error
    return kept


def save_counter(*, counter: Counter | None, unit: Unit, words: CounterWords, actor: Actor, at: datetime) -> Counter:
    """Set up a counter of the unit with the queues it serves, change it, or put it away. The same again changes nothing.

    Raises `NotYourQueue`, `InvalidInput` at the field that cannot be right, `NumberTaken`, `StillWaiting`.
    """
    _guard_keeper(actor, unit.pk)
    serves = _checked_serves(unit, words)
    values = {"number": words.number, "name": _name(words.name, 60, required=False), "is_active": words.is_active}
    kept = counter or Counter(unit=unit)
    if counter is not None and _is_same(kept, values) and _serves_of(kept) == serves:
        return kept
    for name, value in values.items():
        setattr(kept, name, value)
    try:
        with transaction.atomic():
            if counter is not None and not words.is_active:
                _guard_empty(Counter.objects.filter(pk=counter.pk, open_since__isnull=False).exists())
            _write_counter(kept, serves, is_new=counter is None)
            event = CounterSaved(
                counter=kept.pk,
                unit=unit.pk,
                number=kept.number,
                title=kept.name,
                serves=tuple(sorted(serves.items())),
                active=kept.is_active,
            )
            _record(event, unit.pk, actor, at, counter=kept.pk)
    except IntegrityError as error:
        raise NumberTaken from error
    return kept


def register_device(*, unit: Unit, kind: DeviceKind, name: str, actor: Actor, at: datetime) -> tuple[QueueDevice, str]:
    """A display or kiosk of the unit's hall, with the secret of its link, which is told this once. Raises `NotYourQueue`,
    `InvalidInput` at the name."""
    _guard_keeper(actor, unit.pk)
    secret = new_secret()
    with transaction.atomic():
        device = QueueDevice.objects.create(
            unit=unit, kind=kind, name=_name(name, 80), secret_hash=hash_secret(secret), registered_at=at
        )
        event = QueueDeviceRegistered(device=device.pk, unit=unit.pk, kind=kind.value, title=device.name)
        _record(event, unit.pk, actor, at, device=device.pk)
    return device, secret


def revoke_device(*, device: QueueDevice, actor: Actor, at: datetime) -> QueueDevice:
    """From now on the device may do nothing. Again, it changes nothing. Raises `NotYourQueue`."""
    if not KEEP_DEVICE.allows(actor, device):
        raise NotYourQueue
    with transaction.atomic():
        if QueueDevice.objects.filter(pk=device.pk, revoked_at=None).update(revoked_at=at):
            device.revoked_at = at
            _record(QueueDeviceRevoked(device=device.pk), device.unit_id, actor, at, device=device.pk)
    return device


def _guard_keeper(actor: Actor, unit_id: int) -> None:
    if not may_keep_queues_of(actor, unit_id):
        raise NotYourQueue


def _guard_empty(is_busy: bool) -> None:
    if is_busy:
        raise StillWaiting


def _checked_queue(words: QueueWords) -> dict[str, object]:
    letter = words.letter.strip().upper()
    if not (letter.isascii() and letter.isalpha() and len(letter) <= 2):
        raise InvalidInput(
            _("The letter of a queue is one or two letters from A to Z."),
            field="letter",
            next_step=_("Choose one that nobody mishears, for example A."),
        )
    _guard_numbers(words)
    return {
        "letter": letter,
        "name": _name(words.name, 80),
        "daily_limit": words.daily_limit,
        "web_limit": words.web_limit,
        "slot_minutes": words.slot_minutes,
        "slot_capacity": words.slot_capacity,
        "days_ahead": words.days_ahead,
        "is_active": words.is_active,
    }


LIMITS = {"daily_limit": (1, 2000), "web_limit": (0, 2000), "slot_minutes": (5, 240), "slot_capacity": (1, 50),
          "days_ahead": (0, 60)}  # fmt: skip
"""The least and the most of each number."""


def _guard_numbers(words: QueueWords) -> None:
    for name, (least, most) in LIMITS.items():
        value = getattr(words, name)
        if value is not None and not least <= value <= most:
            raise InvalidInput(
                _("This must be a number from %(least)d to %(most)d.") % {"least": least, "most": most},
                field=name,
                next_step=_("Write another number, or leave it empty for no limit."),
            )


def _checked_serves(unit: Unit, words: CounterWords) -> dict[int, int]:
    if not 1 <= words.number <= 999:
        raise InvalidInput(
            _("A counter has a number from 1 to 999."), field="number", next_step=_("Write another number.")
        )
    known = set(Queue.objects.filter(unit=unit, pk__in=words.serves).values_list("pk", flat=True))
    if known != set(words.serves) or not all(1 <= rank <= 99 for rank in words.serves.values()):
        raise InvalidInput(_("A counter serves queues of its own office."), next_step=_("Choose them from the list."))
    if words.is_active and not known:
        raise InvalidInput(_("A counter serves at least one queue."), next_step=_("Choose one from the list."))
    return dict(words.serves)


def _write_counter(counter: Counter, serves: Mapping[int, int], *, is_new: bool) -> None:
    # Who sits there, and since when, may change in the same moment.
    counter.save(update_fields=None if is_new else ["number", "name", "is_active"])
    CounterQueue.objects.filter(counter=counter).delete()
    rows = [CounterQueue(counter=counter, queue_id=queue, rank=rank) for queue, rank in sorted(serves.items())]
    CounterQueue.objects.bulk_create(rows)


def _name(text: str, longest: int, *, required: bool = True) -> str:
    kept = " ".join(text.split())
    if (required and not kept) or len(kept) > longest:
        raise InvalidInput(
            _("It needs a name of at most %(count)s characters.") % {"count": longest},
            field="name",
            next_step=_("Write the name that people know."),
        )
    return kept


def _is_same(row: Queue | Counter, values: Mapping[str, object]) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())


def _ids(services: Collection[Service]) -> tuple[int, ...]:
    return tuple(sorted(service.pk for service in services))


def _services_of(queue: Queue) -> tuple[int, ...]:
    return tuple(sorted(queue.services.values_list("pk", flat=True)))


def _serves_of(counter: Counter) -> dict[int, int]:
    return dict(CounterQueue.objects.filter(counter=counter).values_list("queue_id", "rank"))


def _queue_event(queue: Queue, services: tuple[int, ...]) -> QueueSaved:
    return QueueSaved(
        queue=queue.pk,
        unit=queue.unit_id,
        letter=queue.letter,
        title=queue.name,
        services=services,
        daily_limit=queue.daily_limit,
        web_limit=queue.web_limit,
        slot_minutes=queue.slot_minutes,
        slot_capacity=queue.slot_capacity,
        days_ahead=queue.days_ahead,
        active=queue.is_active,
    )


def _record(event: Event, unit_id: int, actor: Actor, at: datetime, **refs: int) -> None:
    record(event, actor=actor, at=at, stream=SETUP, refs={"unit": unit_id, **refs})
