# SPDX-License-Identifier: EUPL-1.2
"""What is counted of work-culture groups: whether and how fast their projects reach the eighth step, and where one is at work.

No law sets figures for these groups (PermenPANRB 39/2012 speaks of them without any): the time is a house rule that a region may
set otherwise. Nobody's work is counted, only the groups'.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.circles import CIRCLE_PROJECT, ProjectState
from praja.duties.innovation.models.circles import CircleProject
from praja.kernel.law.domain.clocks import add_months
from praja.kernel.law.events import RegionalRuleAdopted
from praja.kernel.law.queries import rule_in_force
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.measures.declarations import FactRow, Measure, StandingRow, measure_source, standing_measure
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import NOBODY, Openness
from praja.kernel.organization.enums import UnitKind
from praja.kernel.organization.queries import units
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

YEAR_OF_A_GROUP = "innovation.circle_time"
"""The rule that says within how many months a project is to be finished, and how long a group counts as living after one."""

IN_TIME = Measure(
    "innovation.circle_projects_in_time",
    _("Group projects finished in time"),
    UnitOfMeasure.SHARE,
    "higher",
    _(
        "Of the projects of work-culture groups that ended, finished or stopped, those that reached the eighth step within the "
        "time set after they began; on the day on which they ended. What still runs is not judged yet. A house rule: no law sets "
        "a time."
    ),
    open_to_all=Openness(behind=NOBODY),
)
DAYS = Measure(
    "innovation.circle_project_days",
    _("Days of a group project from the first to the eighth step"),
    UnitOfMeasure.DAYS,
    "lower",
    _(
        "Days from the day on which a project of a work-culture group began to the day on which all eight steps were done."
    ),
    open_to_all=Openness(behind=NOBODY),
)
LIVING = Measure(
    "innovation.circles_living",
    _("Units with a living work-culture group"),
    UnitOfMeasure.SHARE,
    "higher",
    _(
        "Of all units, sections with the unit above them: those with a group that works on a project, or finished one within the "
        "time set. A house rule: no law sets how many units have a group."
    ),
    open_to_all=Openness(behind=NOBODY),
)
FINISHED, STOPPED, LAW = (
    "innovation.circle_project_finished",
    "innovation.circle_project_stopped",
    "law.regional_rule_adopted",
)
NOT_ASKED = (UnitKind.GOVERNMENT, UnitKind.SECTION)
"""Kinds of units that are not asked for a group of their own."""


def circle_project_ids() -> Iterator[int]:
    """Every project of a group, for a rebuild."""
    yield from CircleProject.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2_000)


def _touched(delivered: Delivered) -> Collection[int]:
    told = delivered.event
    if isinstance(told, RegionalRuleAdopted):
        return list(circle_project_ids()) if told.rule_key == YEAR_OF_A_GROUP else ()
    return (int(delivered.refs["case"]),)


@measure_source(
    "circle_projects",
    subject_kind="case",
    dirty_on=(FINISHED, STOPPED, LAW),
    measures=(IN_TIME, DAYS),
    all_subjects=circle_project_ids,
    subject_of=_touched,
)
def facts_of_circle_projects(subjects: Collection[int]) -> Iterator[FactRow]:
    """The facts of these projects. One statement, however many."""
    rows = CircleProject.objects.filter(pk__in=subjects, case__procedure=CIRCLE_PROJECT).select_related("case")
    for row in rows:
        unit, began = row.case.lead_unit_id, local_date(row.case.filed_at, local_zone())
        if row.finished_on is not None:
            in_time = row.finished_on <= add_months(began, _months(began))
            yield FactRow(IN_TIME.key, row.pk, unit, row.finished_on, int(in_time), 1)
            yield FactRow(DAYS.key, row.pk, unit, row.finished_on, (row.finished_on - began).days, 1)
        elif row.case.state == ProjectState.STOPPED and row.case.closed_at is not None:
            yield FactRow(IN_TIME.key, row.pk, unit, local_date(row.case.closed_at, local_zone()), 0, 1)


@standing_measure(LIVING)
def living_circles(as_of: datetime, unit_ids: Collection[int]) -> Iterable[StandingRow]:
    """Units that are asked for a group and whether one lived there at `as_of`. One statement; the tree of units is held."""
    on, tree = local_date(as_of, local_zone()), units.current()
    asked = {pk for pk in unit_ids if (node := tree.get(pk)) and node.kind not in NOT_ASKED and node.is_open(on)}
    held = {_asked_above(pk) for pk in _units_with_life(as_of, on)}
    return [StandingRow(pk, int(pk in held), 1, 1) for pk in sorted(asked)]


def _units_with_life(as_of: datetime, on: date) -> set[int]:
    since = add_months(on, -_months(on))
    running = Q(finished_on=None) | Q(finished_on__gt=on)
    still = Q(case__closed_at=None) | Q(case__closed_at__gt=as_of) | Q(finished_on__gt=on)
    there = Q(circle__ended_on=None) | Q(circle__ended_on__gt=on)
    at_work = (running & still) | Q(finished_on__range=(since, on))
    rows = CircleProject.objects.filter(there, at_work, case__filed_at__lte=as_of)
    return set(rows.order_by().values_list("circle__unit_id", flat=True))


def _asked_above(unit_id: int) -> int:
    """The unit itself, or for a section the nearest one above that is asked for a group."""
    tree = units.current()
    for pk in (unit_id, *tree.ancestors(unit_id)):
        node = tree.get(pk)
        if node is not None and node.kind not in NOT_ASKED:
            return pk
    return unit_id


def _months(on: date) -> int:
    found: int = rule_in_force(YEAR_OF_A_GROUP, on).value
    return found
