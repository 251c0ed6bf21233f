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


def stage_shown(place: int, stage: Stage, began_on: date, today: date) -> dict[str, Any]:
    """A stage with its answers, as the list below the chart shows it: only what is answered."""
    answers = (
        (_("When"), _when(stage)),
        (_("Who"), stage.who),
        (_("Where"), stage.where),
        (_("Why"), stage.why),
        (_("How"), stage.how),
        (_("What comes of it"), stage.output),
    )
    return {
        "number": place,
        "title": stage.title,
        "milestone": _milestone(stage, began_on, today),
        "answers": [(term, said) for term, said in answers if said],
    }


def stage_columns() -> tuple[str, ...]:
    """Of `stage_row`: the six questions in what a sheet of paper is wide enough for."""
    return _("What"), _("When"), _("Who and where"), _("Why and how"), _("What comes of it")


def stage_row(place: int, stage: Stage, began_on: date, today: date) -> list[str]:
    """A stage as a row of a table on paper."""
    return [
        ". ".join(one for one in (f"{place}. {stage.title}", _milestone(stage, began_on, today)) if one),
        _when(stage),
        "; ".join(one for one in (stage.who, stage.where) if one),
        " ".join(
            said % {"words": words}
            for said, words in ((_("Why: %(words)s"), stage.why), (_("How: %(words)s"), stage.how))
            if words
        ),
        stage.output,
    ]


def _when(stage: Stage) -> str:
    return f"{describe_moment(stage.first_day, 'date')} – {describe_moment(stage.last_day, 'date')}"


def _milestone(stage: Stage, began_on: date, today: date) -> str:
    if not stage.milestone:
        return ""
    horizon = HORIZONS[horizons(today).of(began_on, stage.last_day)]
    return _("Milestone, %(horizon)s") % {"horizon": str(horizon).lower()}
