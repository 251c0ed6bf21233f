# SPDX-License-Identifier: EUPL-1.2
"""The timetable of a class held against its curriculum: how many JP of each subject stand in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planned:
    """One subject of a curriculum, with the JP that it asks for and those that stand in the timetable."""

    subject: int
    asked: int
    planned: int

    @property
    def missing(self) -> int:
        """JP that are not in the timetable yet; 0 where enough are."""
        return max(self.asked - self.planned, 0)

    @property
    def beyond(self) -> int:
        """JP in the timetable that the curriculum does not ask for."""
        return max(self.planned - self.asked, 0)

    @property
    def fits(self) -> bool:
        """Whether just as many JP are planned as asked for."""
        return self.asked == self.planned


def held_against(asked: Mapping[int, int], sessions: Iterable[tuple[int | None, int]]) -> list[Planned]:
    """Each subject of `asked` (id to JP, in its order) beside what `sessions` (subject, JP) come to. Sessions of no subject (an
    opening, a break) count for none."""
    planned = Counter[int]()
    for subject, jp in sessions:
        if subject is not None:
            planned[subject] += jp
    return [Planned(subject, jp, planned[subject]) for subject, jp in asked.items()]
