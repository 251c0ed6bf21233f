# SPDX-License-Identifier: EUPL-1.2
"""How the groups of the whole government do, this year and the year before."""

from dataclasses import dataclass
from datetime import date, datetime

from praja.duties.innovation.measures.circles import DAYS, IN_TIME, LIVING
from praja.kernel.law.domain.clocks import add_months
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.figures import Figure, total
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import figures, standing_figures
from praja.kernel.organization.queries import units
from praja.lib.clock import end_of, local_date
from praja.lib.moments import local_zone


@dataclass(frozen=True, slots=True)
class CircleFigure:
    """A measure of the groups: this year so far (of what holds at a moment: now), and last year (a year ago)."""

    measure: Measure
    now: Figure
    before: Figure


def circle_figures(at: datetime) -> list[CircleFigure]:
    """The figures of the groups of all units. As many statements however many groups there are."""
    today = local_date(at, local_zone())
    tree = units.current()
    everywhere = frozenset(pk for root in tree.roots for pk in tree.subtree(root.id))
    this_year = Period(date(today.year, 1, 1), today)
    last_year = Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
    keys = (IN_TIME.key, DAYS.key)
    now = figures(keys, unit_ids=everywhere, period=this_year, at=at)
    before = figures(keys, unit_ids=everywhere, period=last_year, at=at)
    a_year_ago = end_of(add_months(today, -12), local_zone())
    return [
        CircleFigure(LIVING, _living(everywhere, at), _living(everywhere, a_year_ago)),
        *(CircleFigure(one, now[one.key], before[one.key]) for one in (IN_TIME, DAYS)),
    ]


def _living(unit_ids: frozenset[int], as_of: datetime) -> Figure:
    return total(standing_figures(LIVING.key, unit_ids=unit_ids, as_of=as_of).values(), as_of)
