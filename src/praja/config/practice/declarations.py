# SPDX-License-Identifier: EUPL-1.2
"""Exercises as they are written in exercises/*.yaml, one file for each role. Their words are content, in Indonesian like the
manuals that they lead to, with English beside it (`en`); trainers change them without a programmer."""

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
NOT_YET = "belum"
"""The file that says of which roles there are no ten exercises yet, and why."""
WORDS = ("title", "what", "why", "hint", "missing")
INDONESIAN, ENGLISH = "id", "en"


@dataclass(frozen=True, slots=True)
class Words:
    """What an exercise says, in one language: `hint` is for whoever does not find the way."""

    language: str
    title: str
    what: str
    why: str
    hint: str
    missing: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """Why a role has no exercises, in one sentence."""

    role: Role
    why: Mapping[str, str]

    def told(self, language: str) -> str:
        return self.why.get(language[:2], self.why[INDONESIAN])


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
    hint: str = ""
    en: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def told(self, language: str) -> Words:
        """Its words in this language, or in Indonesian where nobody wrote others."""
        if language.startswith(ENGLISH) and self.en:
            return Words(ENGLISH, **{name: self.en.get(name, "") for name in WORDS})
        return Words(INDONESIAN, **{name: getattr(self, name) for name in WORDS})


@dataclass(frozen=True, slots=True)
class Course:
    """The ten exercises of a role. Whoever begins takes the place of `like`, somebody of the demo town's cast: same unit, same
    reach. `material` names what is laid ready for them (`material.MATERIAL`), at the unit `place` (its short name)."""

    role: Role
    like: str
    intro: str
    material: tuple[str, ...]
    place: str
    exercises: tuple[Exercise, ...]
    intro_en: str = ""

    def introduction(self, language: str) -> tuple[str, str]:
        """What the role is, and in which language it is said."""
        if language.startswith(ENGLISH) and self.intro_en:
            return self.intro_en, ENGLISH
        return self.intro, INDONESIAN

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


@cache
def not_yet() -> Mapping[Role, NotYet]:
    """Roles without ten exercises, as long as they have none."""
    written = _read(f"{NOT_YET}.yaml")["roles"]
    said = {Role(role): {INDONESIAN: one["why"], ENGLISH: one["en"]} for role, one in written.items()}
    return MappingProxyType({role: NotYet(role, why) for role, why in said.items() if role not in courses()})


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
        intro_en=written.get("intro_en", ""),
    )


def _exercise(written: Mapping[str, Any]) -> Exercise:
    events = written.get("events", ())
    return Exercise(**{**written, "events": (events,) if isinstance(events, str) else tuple(events)})


def _read(name: str) -> Any:
    return yaml.safe_load(FOLDER.joinpath(name).read_text(encoding="utf-8"))
