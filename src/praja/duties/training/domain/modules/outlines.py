# SPDX-License-Identifier: EUPL-1.2
"""What a version of a module is made of: lessons in order, each opened and finished on its own. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class ModuleKind(StrEnum):
    """How a module is made: written here, or a package of an authoring tool."""

    NATIVE = "native"
    SCORM12 = "scorm12"
    CMI5 = "cmi5"

    @property
    def is_package(self) -> bool:
        return self is not ModuleKind.NATIVE


class MoveOn(StrEnum):
    """When a lesson of cmi5 counts as done (cmi5 §10.2.4, `moveOn`)."""

    PASSED = "Passed"
    COMPLETED = "Completed"
    BOTH = "CompletedAndPassed"
    EITHER = "CompletedOrPassed"
    NOTHING = "NotApplicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One lesson: a SCO of SCORM 1.2, an AU of cmi5. `href` is the path in the package with what follows it, `mastery` the least
    score to pass: of 100 for SCORM, from 0 to 1 for cmi5; None: the lesson judges by itself."""

    key: str
    title: str
    href: str
    mastery: str | None = None
    launch_data: str = ""
    move_on: str = MoveOn.NOTHING
    own_window: bool = False
    time_limit_action: str = ""
    max_time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of cmi5: it is satisfied when all its lessons are."""

    key: str
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The lessons of a package. `course` is the id that the package gives itself."""

    kind: ModuleKind
    title: str
    course: str
    lessons: tuple[Lesson, ...]
    blocks: tuple[Block, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """As it is kept."""
        data = asdict(self)
        return {
            **data,
            "kind": self.kind.value,
            "lessons": list(data["lessons"]),
            "blocks": [{**one, "lessons": list(one["lessons"])} for one in data["blocks"]],
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Outline":
        """What `as_data` gave."""
        return cls(
            kind=ModuleKind(data["kind"]),
            title=data["title"],
            course=data["course"],
            lessons=tuple(Lesson(**one) for one in data["lessons"]),
            blocks=tuple(Block(key=one["key"], lessons=tuple(one["lessons"])) for one in data["blocks"]),
        )

    def lesson(self, key: str) -> Lesson | None:
        """The lesson of that key."""
        return next((one for one in self.lessons if one.key == key), None)
