# SPDX-License-Identifier: EUPL-1.2
"""Two assessors, three entries; subject 3 is only the second one's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from praja.kernel.assessments.models import Round, Rubric
from praja.kernel.assessments.operations import CriterionGiven, open_round, publish_rubric
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.lib.actors import Actor, ActorKind, Grant
from towns import Town

DAY = timedelta(days=1)
CRITERIA = (CriterionGiven("idea", "Kebaruan", 40), CriterionGiven("use", "Manfaat", 60))


@dataclass(frozen=True)
class Jury:
    round: Round
    rubric: Rubric
    organiser: Actor
    first: Actor
    second: Actor
    outsider: Actor


@pytest.fixture
def organiser(town: Town, monday: datetime) -> Actor:
    return Actor(ActorKind.EMPLOYEE, "90", (Grant(Role.ORGANIZATION, frozenset({town.root.pk}), monday),))


@pytest.fixture
def rubric(town: Town, organiser: Actor, monday: datetime) -> Rubric:
    return publish_rubric(
        key="innovation",
        title="Lomba inovasi",
        criteria=CRITERIA,
        lowest=0,
        highest=10,
        unit=town.root,
        actor=organiser,
        at=monday,
    )


@pytest.fixture
def jury(town: Town, rubric: Rubric, organiser: Actor, monday: datetime) -> Jury:
    people = [Person.objects.create(name=name, created_at=monday) for name in ("Ani", "Budi", "Cici")]
    opened = open_round(
        rubric=rubric,
        unit=town.root,
        title="Lomba 2026",
        subject_kind="innovation.entry",
        opens_at=monday,
        closes_at=monday + 7 * DAY,
        seats={people[0]: [1, 2], people[1]: [1, 2, 3]},
        actor=organiser,
        at=monday,
    )
    actors = [Actor(ActorKind.EMPLOYEE, str(person.pk), person_id=person.pk) for person in people]
    return Jury(opened, rubric, organiser, *actors)
