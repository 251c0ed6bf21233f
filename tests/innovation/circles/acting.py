# SPDX-License-Identifier: EUPL-1.2
"""A circle and what its people do in a project, a step at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from attendance.conftest import Staff
from praja.duties.innovation.domain.circles.tools import Source, ToolKind
from praja.duties.innovation.enums.circles import CirclePart
from praja.duties.innovation.models.circles import Circle, CircleProject, Tool
from praja.duties.innovation.operations.circles import (
    CircleWish,
    Drawn,
    MinutesWish,
    approve_plan,
    approve_standard,
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
from praja.kernel.documents.operations import take_in
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.operations import finish_commitment
from praja.kernel.plans.queries.planning import live_milestones
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from residents import photo

BEGUN = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)
"""When the project of the cast begins, a Monday."""
DAY = timedelta(days=1)
SHEETS: Mapping[int, Mapping[str, Any]] = {
    1: {"theme": "Antrean gambar", "problem": "Gambar jembatan menunggu lima hari.", "target": "Dua hari mulai Juni."},
    2: {
        "effect": "Gambar menunggu lima hari",
        "causes": [
            {"bone": "man", "text": "Satu juru gambar", "parent": ""},
            {"bone": "man", "text": "Cuti tanpa pengganti", "parent": "0"},
            {"bone": "Kebijakan", "text": "Diperiksa dua kali", "parent": ""},
        ],
        "roots": "Cuti tanpa pengganti paling sering.",
    },
    3: {
        "solutions": [{"cause": "Cuti tanpa pengganti", "solution": "Jadwal pengganti", "reason": "Murah"}],
        "chosen": "Jadwal pengganti, karena murah dan cepat.",
    },
    4: {
        "plan": [
            {
                "what": "Menyusun jadwal pengganti",
                "why": "Tidak ada gambar yang menunggu",
                "who": "Cahya",
                "where": "Seksi Jembatan",
                "first_day": "2026-03-01",
                "last_day": "2026-04-30",
                "how": "Bersama kepala seksi",
            }
        ],
        "output": "Jadwal pengganti yang ditandatangani.",
    },
    5: {"done": "Jadwal disusun dan dipakai sejak April.", "obstacles": ""},
    6: {
        "axes": [{"axis": "delivery", "measured": "Hari menunggu", "before": "5", "after": "2"}],
        "conclusion": "Target dua hari tercapai.",
    },
    7: {
        "standard": "Setiap cuti mempunyai pengganti tertulis.",
        "followed_by": "Seksi Jembatan",
        "holds_from": "2026-06-01",
        "checked_by": "Diperiksa setiap Senin.",
    },
    8: {"remaining": "Pemeriksaan ganda belum dihapus.", "next_theme": "Pemeriksaan gambar"},
}


@dataclass(frozen=True)
class Group:
    """A circle of `bridges`: `worker` leads it, `colleague` is a member, `contracted` its facilitator; `bridges_head` heads the
    unit. Its one project has just begun; `stranger` is of another department."""

    staff: Staff
    circle: Circle
    project: CircleProject

    def actor(self, account: Account, at: datetime = BEGUN) -> Actor:
        """Who acts when this account does."""
        return actor_of(account, at)

    @property
    def leader(self) -> Actor:
        return self.actor(self.staff.worker)

    @property
    def head(self) -> Actor:
        return self.actor(self.staff.bridges_head)

    def case(self) -> Case:
        """The project's case as it stands now."""
        return Case.objects.get(pk=self.project.pk)

    def reread(self) -> CircleProject:
        """The project as it stands now."""
        rows = CircleProject.objects.select_related("case__lead_unit", "circle__unit", "plan", "diagnosis")
        return rows.get(pk=self.project.pk)

    def write(self, step: int, at: datetime = BEGUN, **changes: Any) -> None:
        """Write a step's sheet as `SHEETS` has it, with `changes`."""
        last = self.project.sheets.filter(step=step).order_by("-number").first()
        write_sheet(
            project=self.project,
            step=step,
            sheet={**SHEETS[step], **changes},
            seen_number=last.number if last else 0,
            actor=self.actor(self.staff.colleague, at),
            at=at,
        )

    def meet(self, step: int, at: datetime = BEGUN) -> None:
        """Write the minutes of a meeting about a step."""
        wish = MinutesWish(
            held_on=at.date(),
            step=step,
            present=[self.staff.worker.person, self.staff.colleague.person],
            discussed="Angka dibaca bersama.",
            decided="Langkah ini diselesaikan.",
            place="Ruang rapat",
        )
        write_minutes(project=self.project, wish=wish, actor=self.actor(self.staff.colleague, at), at=at)

    def draw(self, kind: ToolKind, step: int, at: datetime = BEGUN, source: Source | None = None, **sheet: Any) -> Tool:
        """Make a tool."""
        wish = Drawn(kind=kind, step=step, title=f"Alat {kind}", source=source, sheet=sheet)
        return draw_tool(project=self.project, wish=wish, actor=self.actor(self.staff.colleague, at), at=at)

    def pareto(self, step: int, at: datetime = BEGUN) -> Tool:
        return self.draw(ToolKind.PARETO, step, at, Source.ROWS, rows=[["cuti", "8"], ["mesin", "1"], ["listrik", "1"]])

    def walk_to(self, step: int, *, since: datetime = BEGUN) -> CircleProject:
        """Carry the project on until it stands at `step` (9: finished), a step a day."""
        return self.walk_from(1, step, since=since)

    def walk_from(self, start: int, step: int, *, since: datetime = BEGUN) -> CircleProject:
        """The same of a project that stands at `start`."""
        for now in range(start, step):
            at = since + now * DAY
            if now < 3:
                self.pareto(now, at)
            if now == 5:
                self.keep_promises(at)
            self.write(now, at)
            self.meet(now, at)
            self._close(now, at)
        return self.reread()

    def keep_promises(self, at: datetime) -> None:
        """Show that every row of the plan is done."""
        project, actor = self.reread(), self.actor(self.staff.worker, at)
        assert project.plan is not None
        for one in live_milestones([project.plan])[project.plan.pk]:
            file = take_in(upload=photo(), actor=actor, at=at)
            finish_commitment(commitment=one.commitment, files=[file], actor=actor, at=at)

    def _close(self, step: int, at: datetime) -> None:
        leader, head = self.actor(self.staff.worker, at), self.actor(self.staff.bridges_head, at)
        given: dict[str, Any] = {"at": at, "seen_version": None}
        if step == 4:
            hand_in_plan(case=self.case(), actor=leader, **given)
            approve_plan(case=self.case(), actor=head, **given)
        elif step == 7:
            hand_in_standard(case=self.case(), actor=leader, **given)
            approve_standard(case=self.case(), actor=head, **given)
        else:
            (finish_project if step == 8 else go_on)(case=self.case(), actor=leader, **given)


def group_in(staff: Staff) -> Group:
    """The circle in a town whose staff stands."""
    head, leader = actor_of(staff.bridges_head, BEGUN), actor_of(staff.worker, BEGUN)
    circle = keep_circle(
        wish=CircleWish(title="KBK Tirta", aim="Gambar jembatan cepat selesai.", founded_on=date(2026, 1, 5)),
        unit=staff.bridges,
        leader=staff.worker.person,
        actor=head,
        at=BEGUN,
    )
    for account, part in ((staff.colleague, CirclePart.MEMBER), (staff.contracted, CirclePart.FACILITATOR)):
        take_in_person(circle=circle, person=account.person, part=part, actor=head, at=BEGUN)
    project = open_project(circle=circle, title="Gambar jembatan lebih cepat", actor=leader, at=BEGUN)
    return Group(staff, circle, project)
