# SPDX-License-Identifier: EUPL-1.2
"""What is exchanged with which system, declared by the part that knows it, in its room `exchange`. Filled while those rooms load,
read-only afterwards.

    SIPPN = register_system(System("sippn", "SIPPN", ...))
    register(Point("sippn.in", SIPPN.code, Direction.IN, label=_("List of SIPPN"), tells=(Tells("services.list_sent"),), ...))
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet

from praja.kernel.exchange.enums import Direction
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.errors import Text

Payload = Mapping[str, Any]
READERS = (Role.AUDITOR, Role.ADMINISTRATOR)
"""Who sees every point without doing anything at it."""


@dataclass(frozen=True, slots=True)
class Passed:
    """What one hand-over brought, as far as its event says so (None: it does not)."""

    rows: int | None = None
    taken: int | None = None
    refused: int | None = None
    sha256: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Tells:
    """An event that tells of a hand-over: by its name, and by plain values that stand in its payload."""

    event: str
    having: Mapping[str, str | bool | int] = field(default_factory=dict)

    def fits(self, name: str, payload: Payload) -> bool:
        return name == self.event and all(payload.get(key) == value for key, value in self.having.items())


@dataclass(frozen=True, slots=True)
class Remembered:
    """How files of a point are read: our field and the heading or value of theirs, as a person said once. `used_on`: the last day
    on which it is known to have been used, else the day on which it was said."""

    name: str
    pairs: Sequence[tuple[Text, str]]
    used_on: date


@dataclass(frozen=True, slots=True)
class Made:
    """A file ready to go out: its bytes, name and media type, how many rows stand in it and how many things could not."""

    data: bytes
    name: str
    rows: int
    left_out: int = 0
    period: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """A system of others with which files are exchanged. `what` is what it is for; `reads_at` is set where it comes and reads by
    itself: the address that it reads, of which no event tells."""

    code: str
    name: str
    what: Text
    reads_at: str = ""
    readers: tuple[Role, ...] = ()
    """Who may see it where it has no points."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Objects of ours that a system knows by codes of its own (`ExternalId`): `rows` are all that should have one."""

    system: str
    object_kind: str
    label: Text
    rows: Callable[[], QuerySet[Model]]


Reads = Callable[[str, Payload], Passed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that is handed over, in one direction. `code` stands in its address and in events.

    `tells` are the events of it and `read` what they say; `holders` are those who do it; with `by_unit` each unit has its own
    (their events refer to `unit`), and only those of one's own units are seen. `figure` is the key of the law's or the house's
    rhythm, `reminds` whether this room puts it on desks (another part may do so itself). `url` names the route of the page on
    which it is done, `how` says it where there is no page. `make` makes the file that goes out; `one_by_one`: each event is one
    row of its own, and no file. `reports` says of digests of files the addresses where those are still told line by line.
    """

    code: str
    system: str
    direction: Direction
    label: Text
    what: Text
    tells: tuple[Tells, ...]
    read: Reads
    holders: tuple[Role, ...]
    basis: Text = ""
    by_unit: bool = False
    figure: str = ""
    reminds: bool = True
    url: str = ""
    how: Text = ""
    one_by_one: bool = False
    make: Callable[[Actor, datetime], Made] | None = None
    mappings: Callable[[], Iterable[Remembered]] | None = None
    reports: Callable[[Collection[str]], Mapping[str, str]] | None = None


_systems: dict[str, System] = {}
_points: dict[str, Point] = {}
_coded: list[Coded] = []


def register_system(system: System) -> System:
    """Declare a system."""
    _systems[system.code] = system
    return system


def register(point: Point) -> Point:
    """Declare a point of a system that was declared."""
    known = _points.get(point.code)
    if point.system not in _systems:
        raise ValueError(f"{point.code} belongs to no declared system")
    if known is not None and known.read.__qualname__ != point.read.__qualname__:
        raise ValueError(f"two points are named {point.code}")
    _points[point.code] = point
    return point


def register_coded(coded: Coded) -> Coded:
    """Declare which of our objects a system knows by codes of its own."""
    _coded.append(coded)
    return coded


def systems() -> tuple[System, ...]:
    """Every declared system, by name."""
    return tuple(sorted(_systems.values(), key=lambda one: one.name.casefold()))


def points() -> dict[str, Point]:
    """Every declared point by code."""
    return dict(sorted(_points.items()))


def coded_objects() -> tuple[Coded, ...]:
    """Every kind of object that some system has codes for."""
    return tuple(_coded)
