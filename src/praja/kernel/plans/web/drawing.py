# SPDX-License-Identifier: EUPL-1.2
"""Causes, stages and their chart of days, as the templates of `plans/` draw them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from praja.kernel.plans.domain.gantt import Gantt
from praja.kernel.plans.domain.sheets import Cause, DiagnosisSheet, Stage
from praja.kernel.plans.queries.planning import horizons
from praja.kernel.plans.wording import CAUSES, HORIZONS
from praja.lib.charts.fishbone import Bone, Twig
from praja.lib.charts.pareto import pareto
from praja.lib.charts.shown import Chart, shown_pareto
from praja.lib.moments import describe_moment


def tree(causes: Sequence[Cause], parent: int | None = None) -> list[dict[str, Any]]:
    """Causes below what they explain; a root is one that nothing further explains."""
    found = []
    for place, cause in enumerate(causes):
        if cause.parent == parent:
            below = tree(causes, place)
            found.append({"text": cause.text, "kind": CAUSES[cause.kind], "below": below, "count": cause.count})
    return found


def bones(sheet: DiagnosisSheet) -> list[Bone]:
    """Causes of the problem itself by where they lie, each with what explains it below."""

    def grown(place: int) -> Twig:
        below = tuple(grown(child) for child, one in enumerate(sheet.causes) if one.parent == place)
        return Twig(sheet.causes[place].text, below)

    return [
        Bone(
            str(label),
            tuple(grown(at) for at, one in enumerate(sheet.causes) if one.parent is None and one.kind == kind),
        )
        for kind, label in CAUSES.items()
    ]


def counted(sheet: DiagnosisSheet, on: datetime) -> Chart | None:
    """The causes by how often they were counted, as a Pareto; None where nobody counted two."""
    counts = [one for one in sheet.counts if one[1]]
    return shown_pareto(pareto(counts), source=sheet.counted, on=on) if len(counts) > 1 else None


def drawn(chart: Gantt | None) -> dict[str, Any] | None:
    """A chart as the template draws it: text for every attribute."""
    if chart is None:
        return None
    return {
        "box_width": chart.width + 96,
        "height": chart.height,
        "today": chart.today,
        "bars": [
            {
                "number": place,
                "x": one.x,
                "y": one.y + 5,
                "width": one.width,
                "milestone": one.stage.milestone,
                "text_y": one.y + 18,
            }
            for place, one in enumerate(chart.bars, start=1)
        ],
        "ticks": [{"x": one.x, "label": describe_moment(one.day, "date").split(" ", 1)[-1]} for one in chart.ticks],
    }


def stage_row(place: int, stage: Stage, began_on: date, today: date) -> list[Any]:
    """A stage as `table` takes it."""
    horizon = HORIZONS[horizons(today).of(began_on, stage.last_day)] if stage.milestone else ""
    return [
        f"{place}. {stage.title}",
        describe_moment(stage.first_day, "date"),
        describe_moment(stage.last_day, "date"),
        stage.output,
        _("Milestone, %(horizon)s") % {"horizon": str(horizon).lower()} if stage.milestone else "",
    ]
