# SPDX-License-Identifier: EUPL-1.2
"""Events: typed, named, versioned facts in the past tense.

    @event("complaints.forwarded", version=1)
    class ComplaintForwarded(StepEvent):
        '''The coordinator handed the report to the unit that must answer.'''
        to_unit: int

A payload holds plain values only (str, int, bool, None, and tuples or mappings of them): never a person's name, number or
words. What must not be edited but may have to be erased enters as a digest (see `domain.digests`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from inspect import get_annotations
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


class Event:
    """Base of every event class. `name` and `version` are set by `@event`."""

    name: ClassVar[str]
    version: ClassVar[int]

    def payload(self) -> dict[str, Json]:
        """The event's fields as plain JSON values."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(cast("Any", self))}


E_co = TypeVar("E_co", bound=type[Event])

_registry: dict[str, type[Event]] = {}
_upcasters: dict[tuple[str, int], Upcaster] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def event(name: str, *, version: int = 1) -> Callable[[E_co], E_co]:
    """Declare an event class: frozen, keyword-only, registered under `name` with the current payload `version`."""

    def declare(cls: E_co) -> E_co:
        taken = {"name", "version", "payload"} & set(get_annotations(cls))
        if taken:
            raise ValueError(f"{name}: an event's fields can't be named {', '.join(sorted(taken))}")
        made = cast("E_co", dataclass(frozen=True, kw_only=True)(cls))
        made.name, made.version = name, version
        if name in _registry and _registry[name].__qualname__ != cls.__qualname__:
            raise ValueError(f"two event classes are named {name}")
        _registry[name] = made
        return made

    return declare


def upcast(name: str, *, from_version: int) -> Callable[[Upcaster], Upcaster]:
    """Register how a payload of `from_version` becomes one of the next version. Old rows are never rewritten."""

    def register(function: Upcaster) -> Upcaster:
        _upcasters[name, from_version] = function
        return function

    return register


def event_class(name: str) -> type[Event]:
    """The class registered under `name`. Raises KeyError for an event nobody declares."""
    return _registry[name]


def event_classes() -> Mapping[str, type[Event]]:
    """Every declared event class by name, in alphabetical order."""
    return dict(sorted(_registry.items()))


def revive(name: str, version: int, payload: dict[str, Any]) -> Event:
    """The event that a stored payload means today, brought up to the current version."""
    cls = _registry[name]
    while version < cls.version:
        payload = _upcasters[name, version](payload)
        version += 1
    return cls(**payload)


def _plain(value: Any) -> Json:
    if value is None or isinstance(value, str | int | bool):
        return cast("Json", value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    raise TypeError(f"an event payload holds plain values, not {type(value).__name__}")
