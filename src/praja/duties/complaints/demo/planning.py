# SPDX-License-Identifier: EUPL-1.2
"""The year as it will be told: every case with its acts and their moments. Pure: no table is read or written."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from praja.duties.complaints.demo import rhythms
from praja.duties.complaints.demo.paths import Paths
from praja.duties.complaints.demo.plans import Act, PlannedCase, Scene
from praja.duties.complaints.demo.reporting import Reporting
from praja.duties.complaints.demo.subjects import SUBJECTS, Subject

OFTEN_SEEN = ("Jalan berlubang", "Lampu jalan padam", "Sampah menumpuk", "KTP elektronik")
"""Topics of the four liaison officers who have a log-in: each finds something late, something soon, something back."""

LATE, SOON, BACK = 13, 4, 9
"""Working days since those were forwarded."""

UNREAD = (35, 190, 430)
"""Minutes since the newest reports came in, which nobody has read."""

_WEIGHTS = [subject.weight for subject in SUBJECTS]


def plan_year(*, scene: Scene, count: int, rng: Random, at: datetime) -> list[PlannedCase]:
    """`count` cases of the year up to `at`, in the order of their filing; the same `rng` gives the same year."""
    planner = _Planner(scene, rng, at)
    told = list(planner.told())[:count]
    moments = rhythms.moments(count - len(told), at, scene.office.zone, rng)
    return sorted([*told, *map(planner.natural, moments)], key=lambda case: case.filed_at)


class _Planner:
    def __init__(self, scene: Scene, rng: Random, at: datetime) -> None:
        self.rng, self.at = rng, at
        self.reporting, self.paths = Reporting(scene, rng), Paths(scene.office, rng)

    def natural(self, filed_at: datetime) -> PlannedCase:
        """A case as life brings it."""
        case = self.reporting.report(self._any_subject(), filed_at)
        if self.rng.random() < 0.04:
            case = self.reporting.senseless(case)
            return self._until_now(case, self.paths.filed_away(case))
        return self._until_now(case, self.paths.by_chance(case))

    def told(self) -> Iterator[PlannedCase]:
        """The cases that a demonstration needs, whatever the seed: late, due soon, come back, unread."""
        for name in OFTEN_SEEN:
            subject = next(subject for subject in SUBJECTS if subject.name == name)
            for working_days in (LATE, SOON, BACK):
                filed_at, acts = self.paths.left_lying(self.at, working_days)
                case = self.reporting.report(subject, filed_at)
                if working_days == BACK:
                    acts += self.paths.come_back(case, self.at)
                yield self._until_now(case, acts)
        for minutes in UNREAD:
            yield self.reporting.report(self._any_subject(), self.at - timedelta(minutes=minutes))

    def _any_subject(self) -> Subject:
        return self.rng.choices(SUBJECTS, _WEIGHTS)[0]

    def _until_now(self, case: PlannedCase, acts: Iterable[Act]) -> PlannedCase:
        return replace(case, acts=tuple(act for act in acts if act.moment < self.at))
