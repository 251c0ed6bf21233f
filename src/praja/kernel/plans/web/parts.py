# SPDX-License-Identifier: EUPL-1.2
"""The Pareto of what lies behind a number of a diagnosis, as `plans/_parts.html` shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.models import Diagnosis
from praja.kernel.plans.queries.parts import Broken, By, broken_down, ways_of
from praja.kernel.plans.queries.readings import Read, readable_measures
from praja.lib.actors import Actor
from praja.lib.charts.pareto import Pareto, pareto, percentage
from praja.lib.charts.shown import Chart, shown_pareto
from praja.lib.moments import describe_moment

CODES = {By.ABOUT: "hal", By.UNIT: "unit"}
"""How the address calls them."""


def parts_shown(
    actor: Actor, diagnosis: Diagnosis, read: Sequence[Read], asked: Mapping[str, str], at: datetime
) -> dict[str, Any] | None:
    """What the tab of a diagnosis shows of the things behind one of its numbers: the one that is asked for, or the first that
    can be broken down by what it is about, or by units. None where no number of it can. Two statements, however many numbers."""
    known, unit_id = readable_measures(actor, diagnosis.unit_id), diagnosis.unit_id
    ways = {one.measure.key: ways_of(one.measure, unit_id) for one in read if one.measure.key in known}
    numbers = [one for one in read if ways.get(one.measure.key)]
    if not numbers:
        return None
    usual = next((one for one in numbers if By.ABOUT in ways[one.measure.key]), numbers[0])
    chosen = next((one for one in numbers if one.measure.key == asked.get("angka")), usual)
    offered = ways[chosen.measure.key]
    by = next((one for one in offered if CODES[one] == asked.get("menurut")), offered[0])
    period = Period(diagnosis.first_day, diagnosis.last_day)
    return {
        "key": chosen.measure.key,
        "numbers": [(one.measure.key, one.measure.label, one is chosen) for one in numbers],
        "ways": [(CODES[one], _way(one), one is by) for one in offered],
        "chart": chart_of(actor, chosen.measure, unit_id=unit_id, period=period, by=by, at=at),
    }


def charts_of(actor: Actor, measure: Measure, *, unit_id: int, period: Period, at: datetime) -> list[Chart]:
    """Every way in which a number can be broken down, drawn. Two statements each."""
    made = (chart_of(actor, measure, unit_id=unit_id, period=period, by=by, at=at) for by in ways_of(measure, unit_id))
    return [one for one in made if one is not None]


def chart_of(actor: Actor, measure: Measure, *, unit_id: int, period: Period, by: By, at: datetime) -> Chart | None:
    """One Pareto; None where there is nothing that may be told."""
    found = broken_down(actor, measure, unit_id=unit_id, period=period, by=by, at=at)
    return shown_broken(found, period, at) if found else None


def shown_broken(found: Broken, period: Period, at: datetime) -> Chart | None:
    """A figure broken down with its finding, period and source; None where nothing weighs against it."""
    rest = (found.parts.rest.label, found.parts.rest.count) if found.parts.rest else None
    drawn = pareto(((one.label, one.count) for one in found.parts.shown), rest=rest)
    if not drawn.bars:
        return None
    chart = shown_pareto(drawn, of=_heading(found.by), source=str(found.measure.source), on=at)
    return replace(chart, finding=_finding(drawn, found), notes=(*_notes(found, period), *chart.notes))


def _way(by: By) -> str:
    return _("By what they are about") if by is By.ABOUT else _("By unit")


def _heading(by: By) -> str:
    return _("What it is about") if by is By.ABOUT else _("Unit")


def _finding(drawn: Pareto, found: Broken) -> str:
    facts = {"label": found.measure.label, "few": len(drawn.vital), "all": len(drawn.bars)}
    if not drawn.vital:
        return _("%(label)s: most of it lies with those of whom few were counted.") % facts
    facts["share"] = percentage(drawn.vital[-1].cumulative)
    if not drawn.few_stand_out:
        return _("%(label)s: no few stand out; it takes %(few)s of %(all)s to make %(share)s.") % facts
    facts["names"] = ", ".join(bar.label for bar in drawn.vital[:3]) + (", …" if len(drawn.vital) > 3 else "")
    return (
        ngettext(
            "%(label)s: %(few)s of %(all)s makes %(share)s: %(names)s.",
            "%(label)s: %(few)s of %(all)s make %(share)s: %(names)s.",
            len(drawn.vital),
        )
        % facts
    )


def _notes(found: Broken, period: Period) -> list[str]:
    facts: dict[str, Any] = {"count": found.parts.count, "n": found.parts.n}
    days = {"first": describe_moment(period.first_day, "date"), "last": describe_moment(period.last_day, "date")}
    said = (
        _("The bars count what weighs against this number: %(count)s, of %(n)s that stand behind it.") % facts
        if found.weighs
        else _("The bars count what stands behind this number: %(count)s.") % facts
    )
    notes = [
        said,
        _("Counted from %(first)s to %(last)s, as it is known now; the baseline stays as it was read.") % days,
    ]
    if found.parts.rest:
        few = {"joined": found.parts.joined, "label": found.parts.rest.label}
        notes.append(
            ngettext(
                "“%(label)s” is %(joined)s that was counted too rarely to be told alone.",
                "“%(label)s” are %(joined)s together, some of which were counted too rarely to be told alone.",
                found.parts.joined,
            )
            % few
        )
    return notes
