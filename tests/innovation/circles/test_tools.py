# SPDX-License-Identifier: EUPL-1.2
"""Tools are drawn from typed lines, from check sheets that keep who counted what, and from numbers as far as one may read
them."""

from typing import Any

import pytest

from innovation.circles.acting import BEGUN, DAY, Group
from praja.duties.innovation.attestation.circles import projects_match_their_events
from praja.duties.innovation.domain.circles.tools import Source, ToolKind
from praja.duties.innovation.errors.circles import NotYourCircle, SheetWrittenSince, StepNotOpen, ToolInvalid
from praja.duties.innovation.models.circles import Tool
from praja.duties.innovation.operations.circles import Drawn, count, draw_tool, drop_tool
from praja.duties.innovation.queries.circles.numbers import counts_by_day, counts_of
from praja.kernel.plans.errors import MeasureUnreadable


def sheet_of(group: Group) -> Tool:
    return group.draw(ToolKind.CHECK_SHEET, 1, marks=["cuti", "mesin"], groups=["pagi", "siang"])


def test_a_check_sheet_keeps_who_counted_what_and_when(group: Group):
    sheet, colleague = sheet_of(group), group.actor(group.staff.colleague)
    for mark, at_group, many, later in ((0, 0, 1, 0), (0, 1, 4, 0), (1, 0, 2, 1), (0, 1, -1, 1)):
        count(tool=sheet, mark=mark, group=at_group, many=many, actor=colleague, at=BEGUN + later * DAY)

    counts = counts_of(sheet)
    assert (counts.of(0, 0), counts.of(0, 1), counts.of(1, 0), counts.total) == (1, 3, 2, 6)
    assert [many for _day, many in counts_by_day(sheet)] == [5, 1]
    assert {one.person_id for one in sheet.tallies.all()} == {group.staff.colleague.person_id}
    assert not list(projects_match_their_events())


@pytest.mark.parametrize(("mark", "at_group", "many"), [(2, 0, 1), (0, 2, 1), (0, 0, 0), (0, 0, -1), (0, 0, 10_000)])
def test_nothing_is_counted_that_is_not_on_the_sheet_and_nothing_below_zero(
    group: Group, mark: int, at_group: int, many: int
):
    sheet = sheet_of(group)
    with pytest.raises(ToolInvalid):
        count(tool=sheet, mark=mark, group=at_group, many=many, actor=group.leader, at=BEGUN)
    with pytest.raises(NotYourCircle):
        count(tool=sheet, mark=0, group=0, many=1, actor=group.actor(group.staff.stranger), at=BEGUN)


def test_lines_that_were_counted_on_stay_where_they_are(group: Group):
    sheet = sheet_of(group)
    count(tool=sheet, mark=1, group=0, many=1, actor=group.leader, at=BEGUN)

    def change(marks: list[str], seen: int) -> Tool:
        wish = Drawn(
            kind=ToolKind.CHECK_SHEET,
            step=1,
            title="Lembar",
            source=None,
            sheet={"marks": marks, "groups": ["pagi", "siang"]},
        )
        return draw_tool(project=group.project, wish=wish, tool=sheet, seen_number=seen, actor=group.leader, at=BEGUN)

    with pytest.raises(ToolInvalid):
        change(["mesin", "cuti"], 1)
    with pytest.raises(SheetWrittenSince):
        change(["cuti", "mesin", "listrik"], 3)
    assert change(["cuti", "mesin", "listrik"], 1).number == 2


def test_a_sheet_that_something_is_drawn_from_is_not_dropped(group: Group):
    sheet = sheet_of(group)
    drawn = group.draw(ToolKind.PARETO, 2, source=Source.CHECK_SHEET, check=sheet.pk)
    with pytest.raises(ToolInvalid):
        drop_tool(tool=sheet, actor=group.leader, at=BEGUN)
    drop_tool(tool=drawn, actor=group.leader, at=BEGUN)
    drop_tool(tool=sheet, actor=group.leader, at=BEGUN)
    assert not list(projects_match_their_events())


@pytest.mark.parametrize(
    ("kind", "source", "sheet"),
    [
        (ToolKind.PARETO, Source.ROWS, {"rows": []}),
        (ToolKind.PARETO, Source.MEASURE, {}),
        (ToolKind.PARETO, Source.CHECK_SHEET, {"check": 0}),
        (ToolKind.CHECK_SHEET, None, {"marks": []}),
        (ToolKind.CHECK_SHEET, None, {"marks": ["a"], "groups": list("1234567")}),
    ],
)
def test_a_tool_without_numbers_is_not_made(group: Group, kind: ToolKind, source: Source | None, sheet: dict[str, Any]):
    with pytest.raises(ToolInvalid):
        group.draw(kind, 1, source=source, **sheet)


def test_a_number_that_is_not_open_to_the_group_is_not_drawn(group: Group):
    with pytest.raises(MeasureUnreadable):
        group.draw(ToolKind.GRAPH, 1, source=Source.MEASURE, measure="attendance.absent_days", graph="line")


def test_nothing_is_drawn_in_a_project_that_has_ended(group: Group):
    group.walk_to(9)
    with pytest.raises(StepNotOpen):
        group.pareto(1)
