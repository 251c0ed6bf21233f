# SPDX-License-Identifier: EUPL-1.2
"""Which exercises somebody has done, from what the ledger says that their account did. Reads only; nothing is ticked by hand."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from praja.config.practice.declarations import Course, Exercise, courses
from praja.config.practice.events import PracticeAnswered, PracticeBegun, PracticeBroughtOver, stream_of_learner
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.telling import told
from praja.kernel.people.enums import Role
from praja.lib.actors import ActorKind

Acts = Mapping[str, list[Mapping[str, Any]]]
"""Name of an event to the payloads of those that one account recorded."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who practises: `account` is theirs in this town (None: the town was reset since), `before` what they had done
    before the last reset."""

    code: str
    course: Course
    account: int | None
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one exercise stands: how often what it asks for was done, and whether that is enough."""

    exercise: Exercise
    count: int
    is_done: bool


def learner_of(code: str) -> Learner | None:
    """Whoever practises under `code`; None if nobody does."""
    course: Course | None = None
    account: int | None = None
    before: frozenset[str] = frozenset()
    for one in told(Q(stream=stream_of_learner(code))):
        if one.name == PracticeBegun.name:
            course, account = courses()[Role(one.payload["role"])], one.payload["account"]
        elif one.name == PracticeBroughtOver.name:
            course, account = courses()[Role(one.payload["role"])], None
            before |= frozenset(one.payload["done"])
    return Learner(code, course, account, before & course.keys) if course else None


def learner_with(account: int) -> Learner | None:
    """Whoever practises with this account."""
    refs = json.dumps({"account": account}, separators=(",", ":"))
    row = LedgerEvent.objects.filter(name=PracticeBegun.name, refs=refs).order_by("-id").first()
    return learner_of(row.stream.removeprefix(stream_of_learner(""))) if row else None


def standings(learner: Learner) -> list[Standing]:
    """Every exercise of the learner's role, in order."""
    acts = acts_of(learner.account, learner.course.exercises) if learner.account is not None else {}
    return [_standing(one, acts, one.key in learner.before) for one in learner.course.exercises]


def acts_of(account: int, exercises: Iterable[Exercise]) -> Acts:
    """What an account did of all that the exercises look for. One statement."""
    wanted = {PracticeAnswered.name, *(name for one in exercises for name in one.events)}
    rows = LedgerEvent.objects.filter(name__in=wanted, actor_kind=ActorKind.EMPLOYEE, actor_id=str(account))
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for name, payload in rows.order_by("id").values_list("name", "payload"):
        found[name].append(json.loads(payload))
    return found


def count_of(exercise: Exercise, acts: Acts) -> int:
    """How often what the exercise asks for was done."""
    if exercise.question:
        answers = acts.get(PracticeAnswered.name, ())
        return sum(one["exercise"] == exercise.key and one["right"] for one in answers)
    return sum(_is_as(payload, exercise.facts) for name in exercise.events for payload in acts.get(name, ()))


def _standing(exercise: Exercise, acts: Acts, was_done: bool) -> Standing:
    count = count_of(exercise, acts)
    return Standing(exercise, count, was_done or count >= exercise.times)


def _is_as(payload: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    """`facts` maps a field to what it holds, or to a list of what it may hold."""
    return all(
        payload.get(name) in (wanted if isinstance(wanted, list) else [wanted]) for name, wanted in facts.items()
    )
