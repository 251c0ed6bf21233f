# SPDX-License-Identifier: EUPL-1.2
"""What brings the index of a year most next: each with what it is worth in points of the index, worked out on the data as they
stand. Nobody can say from here how much work it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from praja.duties.innovation.domain.index.eligibility import Missing
from praja.duties.innovation.domain.index.next_steps import Step, steps_of, steps_of_all, worth, worth_of_region
from praja.duties.innovation.domain.index.questions import HIGHEST, INNOVATION, REGION, questions
from praja.duties.innovation.domain.index.standing import Standing
from praja.duties.innovation.domain.regional_index import RegionalIndex


class Kind(StrEnum):
    """What is to be done."""

    REGION = "region"
    """A row of the region, one level up."""
    ANSWER = "answer"
    """An indicator, one level up in every innovation that can take it."""
    DESCRIBE = "describe"
    """Innovations that would count if their description were long enough."""
    DEVELOP = "develop"
    """Innovations that are older than the window, and would count if they were developed in it."""
    MORE = "more"
    """One more innovation, as mature as the others are on the average."""
    SERVICES = "services"
    """Basic services that are missing, so that the number of innovations counts."""


@dataclass(frozen=True, slots=True)
class Advised:
    """One thing to do and the points of the index (of 100) that it adds, exact. `step` of a row or an indicator, `innovations`
    the ids of those that are meant, `services` those of which one is missing; `many` of them."""

    kind: Kind
    points: Fraction
    step: Step | None = None
    innovations: tuple[int, ...] = ()
    services: tuple[str, ...] = ()
    many: int = 1


def advised(standing: Standing, services: Sequence[str]) -> list[Advised]:
    """Everything that would add something, what adds most first. `services` are all the basic services there are."""
    found = [*_of_region(standing), *_of_innovations(standing), *_counting(standing), *_by_number(standing, services)]
    return sorted((one for one in found if one.points > 0), key=lambda one: -one.points)


def points_between(standing: Standing, then: RegionalIndex) -> Fraction:
    """What the index of `then` has more than as it stands, not rounded."""
    whole = Fraction(standing.edition.figures["whole"].value)
    return (then.total - standing.index().total) / whole * 100


def _of_region(standing: Standing) -> Iterator[Advised]:
    edition = standing.edition
    for step in steps_of(questions(edition, REGION), standing.region):
        yield Advised(Kind.REGION, worth_of_region(step.adds, edition=edition), step)


def _of_innovations(standing: Standing) -> Iterator[Advised]:
    edition, sent = standing.edition, standing.sent
    for step in steps_of_all(questions(edition, INNOVATION), [one.told for one in sent]):
        able = tuple(one.id for one in sent if one.told.get(step.question.number, 0) < HIGHEST)
        points = worth(step.adds, edition=edition, innovations=len(sent))
        yield Advised(Kind.ANSWER, points, step, able, many=step.many)


def _counting(standing: Standing) -> Iterator[Advised]:
    """Those that are in use and do not count for one reason that can be mended."""
    short = tuple(one.id for one in standing.entrants if one.missing == (Missing.WORDS,))
    old = tuple(one.id for one in standing.entrants if Missing.TOO_OLD in one.missing)
    for kind, ids in ((Kind.DESCRIBE, short), (Kind.DEVELOP, old)):
        if ids:
            points = points_between(standing, standing.counting(ids).index())
            yield Advised(kind, points, innovations=ids, many=len(ids))


def _by_number(standing: Standing, services: Sequence[str]) -> Iterator[Advised]:
    yield Advised(Kind.MORE, points_between(standing, standing.what_if(more=1, maturity=standing.mean)))
    lacking = int(standing.edition.figures["least_basic_services"].value) - len(standing.services)
    if lacking > 0:
        absent = tuple(one for one in services if one not in standing.services)
        points = points_between(standing, standing.what_if(services=lacking))
        yield Advised(Kind.SERVICES, points, services=absent, many=lacking)
