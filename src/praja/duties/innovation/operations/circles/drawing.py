# SPDX-License-Identifier: EUPL-1.2
"""Making and changing the tools of a project, and counting on its check sheets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.circles.steps import STEPS
from praja.duties.innovation.domain.circles.tools import SOURCES, Source, ToolKind
from praja.duties.innovation.errors.circles import SheetWrittenSince, ToolInvalid
from praja.duties.innovation.events.circles import Counted, ToolDrawn
from praja.duties.innovation.models.circles import CircleProject, Tally, Tool
from praja.duties.innovation.operations.circles.writing import digest_of, guard_live, guard_working, note, person_of
from praja.duties.innovation.queries.circles.numbers import series_of
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor

MOST_MARKS, MOST_GROUPS, MOST_TOOLS, MOST_AT_ONCE = 20, 6, 60, 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A tool as it is made: for which step, called how, drawn from what. `sheet` is the rest: see `forms.circles.tools`."""

    kind: ToolKind
    step: int
    title: str
    source: Source | None
    sheet: Mapping[str, Any]


def draw_tool(
    *,
    project: CircleProject,
    wish: Drawn,
    actor: Actor,
    at: datetime,
    tool: Tool | None = None,
    seen_number: int = 0,
) -> Tool:
    """Make a tool, or change `tool`. What is drawn from a measure is read now, as far as this actor may read it, and kept with
    how many stand behind each point.

    Raises `NotYourCircle`, `StepNotOpen` (the project has ended), `ToolInvalid`, `SheetWrittenSince`. Records
    `innovation.circle_tool_drawn`.
    """
    guard_working(project, actor)
    kept = _kept(project, wish, actor, at)
    with transaction.atomic():
        case = guard_live(project)
        if tool is None:
            row = Tool(project=project, kind=str(wish.kind), number=0, made_at=at)
            if project.tools.filter(dropped_at=None).count() >= MOST_TOOLS:
                raise ToolInvalid("title", _("This project has very many tools."), _("Drop some of them first."))
        else:
            row = Tool.objects.select_for_update(of=("self",)).get(pk=tool.pk, project=project, dropped_at=None)
            _guard_change(row, kept, seen_number)
        row.step, row.sheet, row.salt = wish.step, kept, new_salt()
        row.number, row.written_at = row.number + 1, at
        row.save()
        _record(case, row, actor, at)
    return row


def drop_tool(*, tool: Tool, actor: Actor, at: datetime) -> Tool:
    """Show it no more. Raises `NotYourCircle`, `StepNotOpen`, `ToolInvalid` (another tool is drawn from it)."""
    guard_working(tool.project, actor)
    with transaction.atomic():
        case = guard_live(tool.project)
        row = Tool.objects.select_for_update(of=("self",)).get(pk=tool.pk)
        others = tool.project.tools.filter(dropped_at=None).exclude(pk=row.pk)
        if any(one.sheet.get("check") == row.pk for one in others):
            raise ToolInvalid("tool", _("Another tool is drawn from this check sheet."), _("Drop that one first."))
        if row.dropped_at is None:
            row.dropped_at = at
            row.save(update_fields=["dropped_at"])
            _record(case, row, actor, at)
    return row


def count(*, tool: Tool, mark: int, group: int, many: int, actor: Actor, at: datetime) -> Tally:
    """Count on a check sheet: `many` of the mark in the group, both by their place; negative to take back what was miscounted.

    Raises `NotYourCircle`, `StepNotOpen`, `ToolInvalid`. Records `innovation.circle_counted`.
    """
    guard_working(tool.project, actor)
    with transaction.atomic():
        case = guard_live(tool.project)
        row = Tool.objects.select_for_update(of=("self",)).get(pk=tool.pk)
        _guard_count(row, mark, group, many)
        made = Tally.objects.create(
            tool=row, mark=mark, group=group, count=many, person_id=person_of(actor), counted_at=at
        )
        event = Counted(tally=made.pk, tool=row.pk, mark=mark, group=group, count=many, person=made.person_id)
        note(case, event, actor, at)
    return made


def _guard_count(row: Tool, mark: int, group: int, many: int) -> None:
    marks, groups = row.sheet.get("marks", ()), row.sheet.get("groups", ())
    if row.kind != ToolKind.CHECK_SHEET or not (0 <= mark < len(marks) and 0 <= group < max(len(groups), 1)):
        raise ToolInvalid("mark", _("The check sheet has no such line."), _("Open the sheet again."))
    if not many or abs(many) > MOST_AT_ONCE:
        raise ToolInvalid("many", _("Nothing was counted."), _("Write a whole number below ten thousand."))
    so_far = sum(row.tallies.filter(mark=mark, group=group).values_list("count", flat=True))
    if so_far + many < 0:
        raise ToolInvalid("many", _("So many were never counted."), _("Take back at most what stands there."))


def _kept(project: CircleProject, wish: Drawn, actor: Actor, at: datetime) -> dict[str, Any]:
    title = " ".join(wish.title.split())[:160]
    if len(title) < 3:
        raise ToolInvalid("title", _("The tool has no title yet."), _("Write what it shows."))
    if wish.step not in STEPS:
        raise ToolInvalid("step", _("This is no step of a project."), _("Choose one of the eight."))
    if wish.source not in SOURCES[wish.kind] and SOURCES[wish.kind]:
        raise ToolInvalid("source", _("This tool cannot be drawn from that."), _("Choose another source."))
    kept = {**wish.sheet, "title": title, "source": str(wish.source or "")}
    if wish.kind is ToolKind.CHECK_SHEET:
        _guard_marks(kept)
    elif wish.source is Source.CHECK_SHEET:
        _guard_check(project, kept)
    elif wish.source is Source.MEASURE:
        kept["rows"] = series_of(actor, project, str(kept.get("measure", "")), int(kept.get("months", 12)), at)
        kept["read_on"] = at.date().isoformat()
        if len(kept["rows"]) < 2:
            raise ToolInvalid("measure", _("This number has too few months to be drawn."), _("Choose another one."))
    elif wish.source is Source.ROWS and not kept.get("rows"):
        raise ToolInvalid("lines", _("There are no numbers yet."), _("Write at least one line."))
    return kept


def _guard_marks(kept: Mapping[str, Any]) -> None:
    if not 1 <= len(kept.get("marks", ())) <= MOST_MARKS:
        raise ToolInvalid("marks", _("A check sheet has one to twenty lines."), _("Write what is counted, one a line."))
    if len(kept.get("groups", ())) > MOST_GROUPS:
        raise ToolInvalid("groups", _("A check sheet has at most six groups."), _("Join some of them."))


def _guard_check(project: CircleProject, kept: Mapping[str, Any]) -> None:
    sheets = project.tools.filter(kind=ToolKind.CHECK_SHEET, dropped_at=None)
    if not sheets.filter(pk=kept.get("check") or 0).exists():
        raise ToolInvalid("check", _("There is no such check sheet."), _("Choose a check sheet of this project."))


def _guard_change(row: Tool, kept: Mapping[str, Any], seen_number: int) -> None:
    if row.number != seen_number:
        raise SheetWrittenSince
    if row.kind != ToolKind.CHECK_SHEET or not row.tallies.exists():
        return
    for name in ("marks", "groups"):
        before = row.sheet.get(name, [])
        if kept.get(name, [])[: len(before)] != before or (name == "groups" and not before and kept.get(name)):
            raise ToolInvalid(
                name,
                _("What was counted on stays where it is."),
                _("Add new lines below the old ones, or make another check sheet."),
            )


def _record(case: Case, row: Tool, actor: Actor, at: datetime) -> None:
    event = ToolDrawn(
        tool=row.pk,
        kind=row.kind,
        stage=row.step,
        number=row.number,
        sheet=digest_of(row.salt, row.sheet),
        dropped=row.dropped_at is not None,
    )
    note(case, event, actor, at)
