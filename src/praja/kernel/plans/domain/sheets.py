# SPDX-License-Identifier: EUPL-1.2
"""What people write: a diagnosis, a design, a plan, a visit. Values that are kept as JSON beside their salt, so that the ledger
needs one digest for all the words of one version.

`content` is what is kept and digested: texts, whole numbers, lists. `read_…` reads it back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from praja.kernel.plans.domain.vocabulary import CauseKind, Stance

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why: `parent` is the place (from 0) of the cause that this one explains, None for one that explains the problem itself.
    A parent stands before its children, so a chain of whys never comes back to itself. `count`: how often it was counted, None
    where nobody counted it."""

    text: str
    kind: CauseKind
    parent: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class DiagnosisSheet:
    """The problem in words, why it is so, and what the numbers do not show. `counted` says how and when its causes were counted,
    where they were."""

    problem: str
    unseen: str = ""
    causes: tuple[Cause, ...] = ()
    counted: str = ""

    @property
    def roots(self) -> tuple[Cause, ...]:
        """Where the asking ended: causes that nothing further explains."""
        explained = {cause.parent for cause in self.causes}
        return tuple(cause for place, cause in enumerate(self.causes) if place not in explained)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How often causes were counted, in their order. Where what explains a cause was counted, that is told in its place:
        both together would count the same twice."""
        within: set[int] = set()
        for place, cause in reversed(list(enumerate(self.causes))):
            if cause.parent is not None and (cause.count is not None or place in within):
                within.add(cause.parent)
        return tuple(
            (cause.text, cause.count)
            for place, cause in enumerate(self.causes)
            if cause.count is not None and place not in within
        )


@dataclass(frozen=True, slots=True)
class Expectation:
    """What should happen to a measure that the diagnosis has a baseline of: `target` in its own words."""

    measure: str
    target: str


@dataclass(frozen=True, slots=True)
class DesignSheet:
    """What is changed and how, and what should come of it."""

    what: str
    how: str
    expects: tuple[Expectation, ...] = ()


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Somebody whom the change touches, where they stand and how they are won or kept."""

    name: str
    stance: Stance
    approach: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the plan from day to day, in the six questions: what (`title`), when, who, where, why this step and how.
    `key` stays with it through all versions; a milestone is promised when the plan is accepted. Why the whole is done stands
    in issue and aim of the plan; what is not answered is empty."""

    key: str
    title: str
    first_day: date
    last_day: date
    output: str = ""
    milestone: bool = False
    who: str = ""
    where: str = ""
    why: str = ""
    how: str = ""


ASKED = {"who": 160, "where": 160, "why": 400, "how": 400}
"""Questions of a stage that plans were not asked at first, with the characters kept of an answer. Kept only where they are
answered, so that a plan which was written before reads, and is digested, as it was."""


def anchor_of(key: str) -> str:
    """Where the milestone of a stage stands on the page of its plan."""
    return f"tonggak-{key}"


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """Issue, idea, aim, output, who is touched, and in which stages it is done."""

    issue: str
    idea: str
    aim: str
    output: str
    stakeholders: tuple[Stakeholder, ...] = ()
    stages: tuple[Stage, ...] = ()

    @property
    def milestones(self) -> tuple[Stage, ...]:
        return tuple(stage for stage in self.stages if stage.milestone)


@dataclass(frozen=True, slots=True)
class AdoptionLine:
    """What is taken over from a visit, by which unit and whom, until when."""

    key: str
    what: str
    unit: int
    person: int | None
    due_on: date


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """Where one went and why, how one looked, what is good there, what is missing here, and what is taken over."""

    locus: str
    why: str
    instrument: str
    visited_on: date
    findings: str = ""
    gap: str = ""
    adoptions: tuple[AdoptionLine, ...] = ()


Sheet = DiagnosisSheet | DesignSheet | PlanSheet | VisitSheet


def content(sheet: Sheet) -> dict[str, Any]:
    """The sheet as it is kept and digested. What nobody was asked at first (how often a cause was counted, the further questions
    of a stage) is kept only where it is answered, so that what was written before is kept and digested as it was."""
    kept = {name: _plain(value) for name, value in asdict(sheet).items()}
    if isinstance(sheet, DiagnosisSheet):
        kept["causes"] = [_without(one, "count", None) for one in kept["causes"]]
        return _without(kept, "counted", "")
    if isinstance(sheet, PlanSheet):
        kept["stages"] = [_answered(stage) for stage in kept["stages"]]
    return kept


def _without(kept: dict[str, Any], name: str, empty: Any) -> dict[str, Any]:
    return {key: value for key, value in kept.items() if key != name or value != empty}


def _answered(stage: Content) -> dict[str, Any]:
    return {name: value for name, value in stage.items() if value or name not in ASKED}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def read_diagnosis(kept: Content) -> DiagnosisSheet:
    causes = tuple(Cause(**{**one, "kind": CauseKind(one["kind"])}) for one in kept["causes"])
    return DiagnosisSheet(kept["problem"], kept["unseen"], causes, kept.get("counted", ""))


def read_design(kept: Content) -> DesignSheet:
    return DesignSheet(kept["what"], kept["how"], tuple(Expectation(**one) for one in kept["expects"]))


def read_plan(kept: Content) -> PlanSheet:
    people = tuple(Stakeholder(**{**one, "stance": Stance(one["stance"])}) for one in kept["stakeholders"])
    stages = tuple(Stage(**_dated(one, "first_day", "last_day")) for one in kept["stages"])
    return PlanSheet(kept["issue"], kept["idea"], kept["aim"], kept["output"], people, stages)


def read_visit(kept: Content) -> VisitSheet:
    lines = tuple(AdoptionLine(**_dated(one, "due_on")) for one in kept["adoptions"])
    return VisitSheet(**{**_dated(kept, "visited_on"), "adoptions": lines})


def _dated(kept: Content, *names: str) -> dict[str, Any]:
    return {**kept, **{name: date.fromisoformat(kept[name]) for name in names}}


def keyed(stages: Iterable[Stage], known: Iterable[str]) -> tuple[Stage, ...]:
    """The stages, each with a key of its own: a new one gets the next number that no version ever used."""
    some = list(stages)
    numbers = (key for key in (*known, *(stage.key for stage in some)) if key.isdecimal())
    last = max(map(int, numbers), default=0)
    given: list[Stage] = []
    used: set[str] = set()
    for stage in some:
        key = stage.key
        if not key or key in used:
            last += 1
            key = str(last)
        used.add(key)
        given.append(replace(stage, key=key))
    return tuple(given)


def in_order(causes: Sequence[Cause]) -> bool:
    """Whether every cause names one before it, or none."""
    return all(cause.parent is None or 0 <= cause.parent < place for place, cause in enumerate(causes))
