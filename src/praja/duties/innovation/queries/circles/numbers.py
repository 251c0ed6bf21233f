# SPDX-License-Identifier: EUPL-1.2
"""Numbers that tools are drawn from: what was counted on check sheets, and measures of the unit month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Sum

from praja.duties.innovation.models.circles import CircleProject, Tally, Tool
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.queries import summed_by_month
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.plans.errors import MeasureUnreadable
from praja.kernel.plans.queries.readings import least_people, readable_measures, sees_all_numbers
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

MOST_TALLIES = 200
"""Single tallies that are listed."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a check sheet holds: its lines and groups (none: one without a name), and how many of each, by their places."""

    marks: tuple[str, ...]
    groups: tuple[str, ...]
    cells: dict[tuple[int, int], int]

    def of(self, mark: int, group: int) -> int:
        return self.cells.get((mark, group), 0)

    @property
    def total(self) -> int:
        return sum(self.cells.values())


def counts_of(tool: Tool) -> Counts:
    """What was counted on a check sheet. One statement."""
    rows = tool.tallies.order_by().values_list("mark", "group").annotate(Sum("count"))
    return Counts(
        tuple(tool.sheet.get("marks", ())),
        tuple(tool.sheet.get("groups", ())),
        {(mark, group): many for mark, group, many in rows},
    )


def counts_by_day(tool: Tool) -> list[tuple[date, int]]:
    """What was counted in all on each local day, from the first day to the last; a day without any is zero. One statement."""
    days: dict[date, int] = {}
    for moment, many in tool.tallies.order_by("counted_at").values_list("counted_at", "count"):
        day = local_date(moment, local_zone())
        days[day] = days.get(day, 0) + many
    if not days:
        return []
    first, last = min(days), max(days)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [(day, max(days.get(day, 0), 0)) for day in every]


def tallies_of(tool: Tool) -> list[Tally]:
    """Who counted what and when, the last first."""
    return list(tool.tallies.select_related("person").order_by("-pk")[:MOST_TALLIES])


def series_of(actor: Actor, project: CircleProject, measure: str, months: int, at: datetime) -> list[list[str]]:
    """What a measure said of the unit with everything below it in each of the last whole months: month, numerator, denominator,
    how many stand behind it. Raises `MeasureUnreadable` for one that this actor may not read."""
    unit_id = project.case.lead_unit_id
    if measure not in readable_measures(actor, unit_id):
        raise MeasureUnreadable
    period = last_months(min(max(months, 2), 36), local_date(at, local_zone()))
    found = summed_by_month([measure], unit_ids=subtree_ids(unit_id), period=period, at=at)[measure]
    return [
        [month.strftime("%Y-%m"), str(one.numerator), str(one.denominator), str(one.n)]
        for month, one in sorted(found.items())
    ]


def last_months(months: int, today: date) -> Period:
    """So many whole months before this one."""
    last = today.replace(day=1) - timedelta(days=1)
    first = last.replace(day=1)
    for _ in range(months - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return Period(first, last)


def shown_series(actor: Actor, tool: Tool, unit_id: int, at: datetime) -> tuple[Measure, list[Sequence[str]]] | None:
    """The kept months of a measure that this reader may be shown: none of them where they may not read the measure; months with
    too few people behind them only to who leads the unit."""
    measure = readable_measures(actor, unit_id).get(str(tool.sheet.get("measure", "")))
    if measure is None:
        return None
    least = 0 if sees_all_numbers(actor, unit_id) else least_people(at)
    return measure, [row for row in tool.sheet["rows"] if int(row[3]) >= least]


def is_share(measure: Measure) -> bool:
    """Whether a measure is a share of counted things."""
    return measure.unit_of_measure is UnitOfMeasure.SHARE
