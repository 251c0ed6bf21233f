# SPDX-License-Identifier: EUPL-1.2
"""What somebody may enter in a competition beside words of its own: an innovation or a group's project in whose team they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from praja.duties.innovation.domain.profiles import read_profile
from praja.duties.innovation.enums import PATH, TeamFunction
from praja.duties.innovation.enums.circles import CIRCLE_PROJECT, CirclePart
from praja.duties.innovation.enums.competitions import EntryFunction
from praja.duties.innovation.models import CircleMember, CircleProject, Entry, Innovation, TeamMember
from praja.duties.innovation.queries.circles.entries import entry_of
from praja.duties.innovation.queries.circles.finding import people_of

MOST = 50
"""Works of one person that are offered, the latest first."""
IN_TEAM = {TeamFunction.LEADER: EntryFunction.LEADER, TeamFunction.MENTOR: EntryFunction.MENTOR}
IN_CIRCLE = {CirclePart.LEADER: EntryFunction.LEADER, CirclePart.FACILITATOR: EntryFunction.FACILITATOR}


@dataclass(frozen=True, slots=True)
class Work:
    """Something that can be entered: `team` maps ids of persons to their function in the entry, `texts` are what its team wrote
    of it, in order."""

    kind: str
    id: int
    title: str
    unit_id: int
    team: Mapping[int, str]
    texts: tuple[str, ...]
    applied_on: date | None = None

    @property
    def value(self) -> str:
        """What a form sends for it."""
        return f"{self.kind}:{self.id}"


def works_of(person_id: int) -> list[Work]:
    """The innovations and projects of a person, the latest first."""
    return [*_innovations(person_id), *_projects(person_id)]


def work_of(kind: str, number: int) -> Work | None:
    """One of them by kind and id, whoever asks; None where there is none."""
    if kind == PATH:
        row = Innovation.objects.select_related("case").filter(pk=number).first()
        return None if row is None else _innovation(row)
    if kind == CIRCLE_PROJECT:
        project = CircleProject.objects.select_related("case", "circle").filter(pk=number).first()
        return None if project is None else _project(project)
    return None


def work_people(entries: Iterable[Entry]) -> dict[int, set[int]]:
    """By entry everybody who was ever in the team of the work that is entered: whoever left it knows it as well. Three
    statements."""
    found: dict[int, set[int]] = defaultdict(set)
    by_work = {(one.subject_kind, one.subject_id): one.pk for one in entries if one.subject_kind}
    innovations = TeamMember.objects.filter(innovation__in=[pk for kind, pk in by_work if kind == PATH])
    for work, person in innovations.values_list("innovation_id", "person_id"):
        found[by_work[PATH, work]].add(person)
    projects = CircleProject.objects.filter(pk__in=[pk for kind, pk in by_work if kind == CIRCLE_PROJECT])
    circle_of = dict(projects.values_list("pk", "circle_id"))
    members: dict[int, set[int]] = defaultdict(set)
    for circle, person in CircleMember.objects.filter(circle__in=set(circle_of.values())).values_list(
        "circle_id", "person_id"
    ):
        members[circle].add(person)
    for work, circle in circle_of.items():
        found[by_work[CIRCLE_PROJECT, work]] |= members[circle]
    return found


def _innovations(person_id: int) -> Iterator[Work]:
    mine = TeamMember.objects.filter(person_id=person_id, left_at=None).values("innovation")
    for row in Innovation.objects.select_related("case").filter(pk__in=mine).order_by("-pk")[:MOST]:
        yield _innovation(row)


def _innovation(row: Innovation) -> Work:
    profile = row.profiles.order_by("-number").first()
    sheet = read_profile(profile.sheet) if profile else None
    texts = (sheet.design, sheet.changes, sheet.aims, sheet.benefits, sheet.results) if sheet else ()
    team = {
        one.person_id: str(IN_TEAM.get(TeamFunction(one.function), EntryFunction.MEMBER))
        for one in row.team.filter(left_at=None).order_by("pk")
    }
    said = tuple(text for text in texts if text)
    return Work(PATH, row.pk, row.case.subject, row.case.lead_unit_id, team, said, row.applied_on)


def _projects(person_id: int) -> Iterator[Work]:
    rows = CircleProject.objects.select_related("case", "circle").filter(
        circle__people__person_id=person_id, circle__people__until=None
    )
    for row in rows.order_by("-pk")[:MOST]:
        yield _project(row)


def _project(row: CircleProject) -> Work:
    found = entry_of(row)
    team = {
        one.person_id: str(IN_CIRCLE.get(CirclePart(one.part), EntryFunction.MEMBER)) for one in people_of(row.circle)
    }
    return Work(CIRCLE_PROJECT, row.pk, found.title, found.unit_id, team, tuple(found.texts.values()))
