# SPDX-License-Identifier: EUPL-1.2
"""Who hears of which event. Filled while the `handlers` rooms load, read-only afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from praja.kernel.ledger.events import Event
from praja.lib.actors import Actor

TREE = "ledger.tree"
"""The subscriber of every event that puts it into the Merkle tree; served in bulk by `close_interval`."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """An event as a handler receives it. `id` is the handler's key for idempotency."""

    id: int
    event: Event
    stream: str
    seq: int
    at: datetime
    actor: Actor
    refs: dict[str, int | str]


Handler = Callable[[Delivered], None]

_handlers: dict[str, Handler] = {}
_by_event: dict[str, set[str]] = {}


def subscribe(*event_names: str, subscriber: str) -> Callable[[Handler], Handler]:
    """Hear of `event_names` at least once, in order within a stream. `subscriber` names the pair of part and purpose, for
    example `measures.complaints`; it is stored in the outbox, so it must not be renamed while rows wait."""

    def register(handler: Handler) -> Handler:
        if subscriber in _handlers and _handlers[subscriber].__qualname__ != handler.__qualname__:
            raise ValueError(f"two handlers are named {subscriber}")
        _handlers[subscriber] = handler
        for name in event_names:
            _by_event.setdefault(name, set()).add(subscriber)
        return handler

    return register


def subscribers_of(event_name: str) -> tuple[str, ...]:
    """Names of all who hear of `event_name`, the tree among them, in a fixed order."""
    return tuple(sorted({TREE, *_by_event.get(event_name, ())}))


def handler_of(subscriber: str) -> Handler | None:
    return _handlers.get(subscriber)


def subscriptions() -> dict[str, tuple[str, ...]]:
    """Every event name somebody listens to, with its subscribers."""
    return {name: tuple(sorted(who)) for name, who in sorted(_by_event.items())}
