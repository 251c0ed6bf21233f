# SPDX-License-Identifier: EUPL-1.2
"""Two work-culture groups of the demo town: one whose project is finished with all seven tools, one that looks for a solution."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from praja.duties.innovation.demo.circle_words import FIRST, SECOND, Story
from praja.duties.innovation.demo.hours import at_work
from praja.duties.innovation.domain.circles.tools import Source, ToolKind
from praja.duties.innovation.enums.circles import CirclePart
from praja.duties.innovation.models.circles import CircleProject, Tool
from praja.duties.innovation.operations.circles import (
    CircleWish,
    Drawn,
    MinutesWish,
    approve_plan,
    approve_standard,
    count,
    draw_tool,
    finish_project,
    go_on,
    hand_in_plan,
    hand_in_standard,
    keep_circle,
    open_project,
    take_in_person,
    write_minutes,
    write_sheet,
)
from praja.kernel.documents.gateways.reports import drawing_picture
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee, Person
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.operations import finish_commitment
from praja.kernel.plans.queries.planning import live_milestones
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.charts.pareto import draw_pareto, pareto
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DAY = timedelta(days=1)
SEED = 15


@dataclass
class Played:
    """One group as it is played: its project, its people, and when it began."""

    story: Story
    project: CircleProject
    leader: Account
    head: Account
    present: list[Person]
    began: datetime
    luck: random.Random

    def actor(self, at: datetime) -> Actor:
        return actor_of(self.leader, at)

    def draw(self, kind: ToolKind, step: int, title: str, source: Source | None, at: datetime, **sheet: Any) -> Tool:
        """Make a tool."""
        wish = Drawn(kind=kind, step=step, title=title, source=source, sheet=sheet)
        return draw_tool(project=self.project, wish=wish, actor=self.actor(at), at=at)


def play_circles(*, units: Mapping[str, Unit], cast: Mapping[str, Account], at: datetime) -> None:
    """Found both groups and carry their projects as far as they come, each act at its own moment before `at`."""
    for story, ago, last in ((FIRST, 170, 9), (SECOND, 40, 3)):
        began = at - ago * DAY
        played = _begun(story, units, cast, at_work(began))
        for step in range(1, last):
            _step(played, story, step, began + 10 * step * DAY)


def _begun(story: Story, units: Mapping[str, Unit], cast: Mapping[str, Account], at: datetime) -> Played:
    unit, leader, head = units[story.unit], cast[story.leader], cast[story.head]
    boss = actor_of(head, at)
    wish = CircleWish(title=story.group, aim=story.aim, founded_on=local_date(at, local_zone()), decree=story.decree)
    circle = keep_circle(wish=wish, unit=unit, leader=leader.person, actor=boss, at=at)
    facilitator = cast[story.facilitator].person
    take_in_person(circle=circle, person=facilitator, part=CirclePart.FACILITATOR, actor=boss, at=at)
    known = {leader.person_id, head.person_id, facilitator.pk}
    rows = Employee.objects.filter(unit=unit).exclude(person__in=known).select_related("person").order_by("pk")
    members = [one.person for one in rows[:3]]
    for person in members:
        take_in_person(circle=circle, person=person, part=CirclePart.MEMBER, actor=boss, at=at)
    project = open_project(circle=circle, title=story.theme, actor=actor_of(leader, at), at=at)
    people = [leader.person, facilitator, *members]
    return Played(story, project, leader, head, people, at, random.Random(SEED))  # noqa: S311 - a play, no secret


def _step(played: Played, story: Story, step: int, moment: datetime) -> None:
    at = at_work(moment)
    _draw(played, step, moment - 4 * DAY)
    sheet = story.sheets[step]
    if step == 4:
        sheet = {**sheet, "plan": [_dated(row, at) for row in sheet["plan"]]}
    if step == 7:
        sheet = {**sheet, "holds_from": local_date(at + 7 * DAY, local_zone()).isoformat()}
    write_sheet(project=played.project, step=step, sheet=sheet, seen_number=0, actor=played.actor(at), at=at)
    said, decided = story.meetings[step]
    write_minutes(
        project=played.project,
        wish=MinutesWish(
            held_on=local_date(at, local_zone()),
            step=step,
            present=played.present[: 3 + step % 2],
            discussed=said,
            decided=decided,
            place=story.place,
        ),
        actor=played.actor(at),
        at=at,
    )
    if step == 5:
        _keep_promises(played, at)
    _close(played, step, at_work(moment + DAY))


def _dated(row: Mapping[str, str], at: datetime) -> dict[str, str]:
    day = local_date(at, local_zone())
    return {**row, "first_day": (day + 2 * DAY).isoformat(), "last_day": (day + 9 * DAY).isoformat()}


def _close(played: Played, step: int, at: datetime) -> None:
    case = Case.objects.get(pk=played.project.pk)
    given: dict[str, Any] = {"at": at, "seen_version": None}
    leader, head = played.actor(at), actor_of(played.head, at)
    if step == 4:
        approve_plan(case=hand_in_plan(case=case, actor=leader, **given), actor=head, **given)
    elif step == 7:
        approve_standard(case=hand_in_standard(case=case, actor=leader, **given), actor=head, **given)
    elif step == 8:
        finish_project(case=case, actor=leader, **given)
    else:
        go_on(case=case, actor=leader, **given)


def _keep_promises(played: Played, at: datetime) -> None:
    plan = CircleProject.objects.select_related("plan").get(pk=played.project.pk).plan
    assert plan is not None
    paper = drawing_picture(draw_pareto(pareto([("1", 3), ("2", 1)]), "").on_paper())
    for one in live_milestones([plan])[plan.pk]:
        file = take_in(upload=BytesIO(paper), actor=played.actor(at), at=at)
        finish_commitment(commitment=one.commitment, files=[file], actor=played.actor(at), at=at)


def _draw(played: Played, step: int, moment: datetime) -> None:
    """The tools of a step, from what the group counted itself."""
    at = at_work(moment)
    luck, titles, counted = played.luck, played.story.titles, played.story.counted
    if step == 1:
        marks, groups = list(counted), ["Pagi", "Siang"]
        sheet = played.draw(ToolKind.CHECK_SHEET, 1, titles["sheet"], None, at, marks=marks, groups=groups)
        for day in range(3):
            for place, weight in enumerate(counted.values()):
                counted_at = at_work(moment + day * DAY + timedelta(minutes=luck.randint(5, 200)))
                many = max(weight + luck.randint(-1, 2) - (place == 0) * 2 * (day % 2), 1)
                count(tool=sheet, mark=place, group=day % 2, many=many, actor=played.actor(counted_at), at=counted_at)
        played.draw(ToolKind.PARETO, 1, titles["pareto"], Source.CHECK_SHEET, at_work(moment + 3 * DAY), check=sheet.pk)
        played.draw(
            ToolKind.STRATIFICATION,
            1,
            "Pagi dan siang",
            Source.CHECK_SHEET,
            at_work(moment + 3 * DAY),
            check=sheet.pk,
            by="Waktu",
        )
    elif step == 2:
        played.draw(ToolKind.FISHBONE, 2, titles["fishbone"], Source.CAUSES, at)
        rows = [
            [str(people), str(people * 2 + luck.randint(3, 24))] for people in (luck.randint(4, 22) for _ in range(18))
        ]
        played.draw(
            ToolKind.SCATTER,
            2,
            "Ramai dan lama menunggu",
            Source.ROWS,
            at,
            rows=rows,
            across="Pemohon per jam",
            upward="Menit menunggu",
        )
    elif step == 6:
        waits = [[str(max(round(luck.gauss(16, 6)), 3))] for _ in range(40)]
        played.draw(
            ToolKind.HISTOGRAM, 6, "Lama menunggu sesudah perbaikan", Source.ROWS, at, rows=waits, of="Menit menunggu"
        )
        weeks = [
            [f"P{week}", str(luck.randint(9, 14) if week < 9 else luck.randint(1, 4)), "60"] for week in range(1, 15)
        ]
        played.draw(
            ToolKind.GRAPH,
            6,
            "Berkas yang kembali tiap pekan",
            Source.ROWS,
            at,
            rows=weeks,
            of="Berkas yang kembali",
            graph="p",
        )
