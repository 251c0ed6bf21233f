# SPDX-License-Identifier: EUPL-1.2
"""Projects that end are judged by a year, those that finish by their days; a unit has a living group or not, at any moment."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from innovation.circles.acting import BEGUN, Group
from officers import signed_in
from praja.duties.innovation.attestation.circles import projects_match_their_events
from praja.duties.innovation.measures import DAYS, IN_TIME, LIVING
from praja.duties.innovation.models import CircleProject
from praja.duties.innovation.operations.circles import end_circle, stop_project
from praja.duties.innovation.queries.circles.figures import circle_figures
from praja.kernel.measures.models import Fact
from praja.kernel.measures.operations import rebuild, refresh_dirty
from praja.kernel.measures.queries import standing_figures
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from procedures.cases import deliver_all

DAY = timedelta(days=1)
FINISHED = BEGUN + 8 * DAY
"""When a project that takes a step a day from `BEGUN` on is finished."""


def facts() -> list[tuple[str, int, date, int, int]]:
    rows = Fact.objects.filter(measure__in=(IN_TIME.key, DAYS.key)).order_by("measure")
    return [(one.measure, one.unit_id, one.day, one.numerator, one.denominator) for one in rows]


def counted(at: datetime) -> list[tuple[str, int, date, int, int]]:
    """The facts after the events were delivered; a rebuild finds the same."""
    deliver_all(at)
    refresh_dirty(at=at)
    found = facts()
    rebuild("circle_projects", at=at)
    assert facts() == found
    return found


def living(group: Group, at: datetime) -> tuple[int, int]:
    found = standing_figures(LIVING.key, unit_ids=subtree_ids(group.staff.root.pk), as_of=at).values()
    return sum(one.numerator for one in found), sum(one.denominator for one in found)


def stopped(group: Group, at: datetime) -> None:
    head = group.actor(group.staff.bridges_head, at)
    stop_project(case=group.case(), why="Orangnya pindah semua.", actor=head, at=at, seen_version=None)


def test_what_still_runs_is_not_judged(group: Group):
    group.walk_to(5)

    assert counted(BEGUN + 10 * DAY) == []


def test_a_finished_project_counts_in_time_and_by_its_days(group: Group):
    unit = group.staff.bridges.pk
    project = group.walk_to(9)

    assert project.finished_on == FINISHED.date()
    assert counted(FINISHED) == [
        (DAYS.key, unit, FINISHED.date(), 8, 1),
        (IN_TIME.key, unit, FINISHED.date(), 1, 1),
    ]
    assert not list(projects_match_their_events())


def test_more_than_a_year_is_not_in_time(group: Group):
    Case.objects.filter(pk=group.project.pk).update(filed_at=BEGUN - 366 * DAY)
    group.walk_to(9)

    assert [one[3] for one in counted(FINISHED)] == [374, 0]


def test_a_stopped_project_is_not_in_time_and_has_no_days(group: Group):
    stopped(group, BEGUN + DAY)

    assert counted(BEGUN + DAY) == [(IN_TIME.key, group.staff.bridges.pk, (BEGUN + DAY).date(), 0, 1)]


def test_a_group_lives_while_it_works_and_a_year_after(group: Group):
    units = living(group, BEGUN - DAY)[1]
    assert living(group, BEGUN - DAY) == (0, units)
    assert living(group, BEGUN + DAY) == (1, units)
    group.walk_to(9)

    assert living(group, FINISHED + 360 * DAY) == (1, units)
    assert living(group, FINISHED + 370 * DAY) == (0, units)


def test_a_section_counts_for_the_unit_above_it_and_is_not_asked_itself(group: Group):
    found = standing_figures(LIVING.key, unit_ids=subtree_ids(group.staff.root.pk), as_of=BEGUN + DAY)

    assert found[group.staff.roads.pk].numerator == 1
    assert found[group.staff.bridges.pk].denominator == 0
    assert found[group.staff.root.pk].denominator == 0


@pytest.mark.parametrize("ended", [False, True])
def test_a_group_without_work_or_that_ended_does_not_live(group: Group, ended: bool):
    stopped(group, BEGUN + DAY)
    if ended:
        end_circle(circle=group.circle, actor=group.actor(group.staff.bridges_head), at=BEGUN + 2 * DAY)

    assert living(group, BEGUN + 3 * DAY)[0] == 0


def test_the_board_shows_what_is_counted(group: Group):
    group.walk_to(9)
    counted(FINISHED)

    assert [one.now.denominator > 0 for one in circle_figures(FINISHED)] == [True, True, True]
    with frozen(FINISHED):
        page = signed_in(group.staff.worker).get("/inovasi/kbk/").content.decode()
    assert "100.0% (1 of 1)" in page
    assert "8.00 on average of 1" in page or "8 on average of 1" in page


def test_the_ledger_names_another_day(group: Group):
    group.walk_to(9)
    changed: dict[str, Any] = {"finished_on": FINISHED.date() - DAY}
    CircleProject.objects.update(**changed)

    assert len(list(projects_match_their_events())) == 1
