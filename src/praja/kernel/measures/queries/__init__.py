# SPDX-License-Identifier: EUPL-1.2
"""Reading figures. Every function takes the same few statements however many units, days or measures are
asked for.

A unit subtree is a collection of unit ids. `at` is the moment of the question and becomes the figure's
`as_of`.
"""

from praja.kernel.measures.queries.behind import Behind, Slice, sliced_by_about, sliced_by_unit, subjects_behind
from praja.kernel.measures.queries.overdue import Promised, overdue_at
from praja.kernel.measures.queries.spreading import median, quantiles, values_by_unit
from praja.kernel.measures.queries.summing import summed_by_month, summed_by_span, summed_by_unit, summed_each
from praja.kernel.measures.queries.sums import (
    counted_by_unit,
    figure,
    figures,
    figures_by_group,
    figures_by_unit,
    seals_of,
    standing_figures,
)
from praja.kernel.measures.queries.tallying import Cell, Tallied, tallies, together
from praja.kernel.measures.queries.views import Point, ranking, series

__all__ = [
    "Behind",
    "Cell",
    "Point",
    "Promised",
    "Slice",
    "Tallied",
    "counted_by_unit",
    "figure",
    "figures",
    "figures_by_group",
    "figures_by_unit",
    "median",
    "overdue_at",
    "quantiles",
    "ranking",
    "seals_of",
    "series",
    "sliced_by_about",
    "sliced_by_unit",
    "standing_figures",
    "subjects_behind",
    "summed_by_month",
    "summed_by_span",
    "summed_by_unit",
    "summed_each",
    "tallies",
    "together",
    "values_by_unit",
]
