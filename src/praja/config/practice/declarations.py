# SPDX-License-Identifier: EUPL-1.2
"""Exercises as they are written in exercises/*.yaml, one file for each role. Their words are content, in Indonesian like the
manuals that they lead to; trainers change them without a programmer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from praja.kernel.people.enums import Role

EACH = 10
"""So many exercises has a role."""
FOLDER = files("praja.config.practice").joinpath("exercises")
EVERYBODYS = "semua"
"""The file whose exercises other files take over by `same`: what every officer does, whatever their role."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """Something to do. It is done when the learner's account did `times` of `events` whose payload is as `facts` says, or typed
    the number that `question` asks for. `where` is the name of the page to begin at, `chapter` a page of docs/panduan."""

    key: str
    title: str
    what: str
    why: str
    where: str
    chapter: str
    missing: str
    events: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    times: int = 1
    question: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The ten exercises of a role. Whoever begins takes the place of `like`, somebody of the demo town's cast: same unit, same
    reach. `material` names what is laid ready for them (`beginning.MATERIAL`), at the unit `place` (its short name)."""

    role: Role
    like: str
    intro: str
    material: tuple[str, ...]
    place: str
    exercises: tuple[Exercise, ...]

    def exercise(self, key: str) -> Exercise | None:
        return next((one for one in self.exercises if one.key == key), None)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(one.key for one in self.exercises)


@cache
def courses() -> Mapping[Role, Course]:
    """Every role that can be practised, in the order of the enum."""
    shared = {one["key"]: one for one in _read(f"{EVERYBODYS}.yaml")["exercises"]}
    names = {file.name.removesuffix(".yaml") for file in FOLDER.iterdir() if file.name.endswith(".yaml")}
    return MappingProxyType({role: _course(role, shared) for role in Role if role.value in names})


def _course(role: Role, shared: Mapping[str, Any]) -> Course:
    written = _read(f"{role.value}.yaml")
    listed = (shared[one["same"]] if "same" in one else one for one in written["exercises"])
    return Course(
        role=role,
        like=written["like"],
        intro=written["intro"],
        material=tuple(written.get("material", ())),
        place=written.get("place", ""),
        exercises=tuple(_exercise(one) for one in listed),
    )


def _exercise(written: Mapping[str, Any]) -> Exercise:
    events = written.get("events", ())
    return Exercise(**{**written, "events": (events,) if isinstance(events, str) else tuple(events)})


def _read(name: str) -> Any:
    return yaml.safe_load(FOLDER.joinpath(name).read_text(encoding="utf-8"))
