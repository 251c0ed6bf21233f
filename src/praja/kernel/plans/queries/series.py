# SPDX-License-Identifier: EUPL-1.2
"""A chosen measure block by block, and what may be said of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from praja.kernel.law.queries import rule_in_force
from praja.kernel.measures.declarations import Measure, all_measures, measure_of
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import Step, UnitOfMeasure
from praja.kernel.measures.openness import NOBODY
from praja.kernel.measures.queries import series
from praja.kernel.organization.queries import subtree_ids, units
from praja.kernel.plans.domain.effects.blocks import Span, blocks, place_of
from praja.kernel.plans.domain.effects.judging import BlockPart, Finding, Judged, Kind, Needs, Part, judged
from praja.kernel.plans.domain.effects.kept import read_parts
from praja.kernel.plans.domain.shares import Interval
from praja.kernel.plans.models import ChosenMeasure, SeriesReading
from praja.kernel.plans.queries.readings import least_people, readable_measures
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

BEFORE, AFTER = "plans.series_before", "plans.series_after"
LONGEST, MOST_MEASURES = "plans.series_longest", "plans.series_measures"
_KINDS = {UnitOfMeasure.SHARE: Kind.SHARE, UnitOfMeasure.COUNT: Kind.SUM, UnitOfMeasure.RUPIAH: Kind.SUM}


@dataclass(frozen=True, slots=True)
class Series:
    """A chosen measure in blocks from `began_on` on up to `last_day`, with what it shows."""

    measure: Measure
    kind: Kind
    began_on: date
    last_day: date
    as_of: datetime
    span: Span
    parts: tuple[BlockPart, ...]
    judged: Judged

    def block(self, place: int) -> Period:
        """The days of a block."""
        found = blocks(self.began_on, date.max, self.span, abs(place) + 1)
        return next(one.period for one in found if one.place == place)


def kind_of(measure: Measure) -> Kind:
    """How a block's value follows from what this measure counts."""
    return _KINDS.get(measure.unit_of_measure, Kind.MEAN)


def chosen_of(source_kind: str, source_id: int) -> "QuerySet[ChosenMeasure]":
    """What was chosen to judge something by, in the order in which it was chosen."""
    rows = ChosenMeasure.objects.filter(source_kind=source_kind, source_id=source_id)
    return rows.select_related("unit").order_by("pk")


def last_readings(chosen: Collection[ChosenMeasure]) -> dict[int, SeriesReading]:
    """By chosen measure: what was read of it last. One statement."""
    rows = SeriesReading.objects.filter(chosen__in=chosen).select_related("chosen__unit").order_by("last_day")
    return {row.chosen_id: row for row in rows}


def choosable(actor: Actor, unit_id: int) -> dict[str, Measure]:
    """The measures of a unit that this actor may choose: those that they may read."""
    return readable_measures(actor, unit_id)


def beside(unit_id: int, on: date, *, without: Collection[int] = ()) -> list[int]:
    """Units of the same kind under the same parent that exist on this day: whoever may stand beside it. `without`: where it is
    tried as well."""
    tree = units.current()
    own = tree.get(unit_id)
    if own is None or own.parent_id is None:
        return []
    tried = {below for unit in (*without, unit_id) for below in (unit, *tree.ancestors(unit))}
    same = (one for one in tree.children(own.parent_id) if one.kind == own.kind and one.is_open(on))
    return sorted(one.id for one in same if one.id not in tried)


def read_series(chosen: ChosenMeasure, *, began_on: date, last_day: date, at: datetime) -> Series:
    """Read a chosen measure as the facts say it now. Two statements, four where there are comparison units. Raises
    `UnknownMeasure`."""
    measure, span = measure_of(chosen.measure), Span(chosen.span)
    today = local_date(at, local_zone())
    longest = rule_in_force(LONGEST, today).value
    places = list(blocks(began_on, min(last_day, today), span, longest))
    if not places:
        places = list(blocks(began_on, began_on, span, longest))
    whole = Period(places[0].period.first_day, places[-1].period.last_day)
    own = _by_place(measure.key, subtree_ids(chosen.unit_id), whole, began_on, span, at)
    others_ids = frozenset().union(*(subtree_ids(unit) for unit in chosen.compared_with))
    others = _by_place(measure.key, others_ids, whole, began_on, span, at) if others_ids else None
    nothing = Part(0, 0, 0)
    found = [
        BlockPart(one.place, own.get(one.place, nothing), None if others is None else others.get(one.place, nothing))
        for one in places
    ]
    return _series(measure, _since_counted(found), began_on, last_day, span, at)


def reread(row: SeriesReading) -> Series:
    """A kept reading, worked out of its kept numbers by the figures of its day. Raises `UnknownMeasure`."""
    measure = measure_of(row.chosen.measure)
    return _series(measure, read_parts(row.parts), row.began_on, row.last_day, Span(row.chosen.span), row.as_of)


def _series(
    measure: Measure, parts: tuple[BlockPart, ...], began_on: date, last_day: date, span: Span, at: datetime
) -> Series:
    today, kind = local_date(at, local_zone()), kind_of(measure)
    is_about_people = measure.open_to_all is None or measure.open_to_all.behind != NOBODY
    people = least_people(at) if is_about_people else 0
    needs = Needs(rule_in_force(BEFORE, today).value, rule_in_force(AFTER, today).value, people)
    found = judged(parts, kind=kind, better=measure.better, needs=needs)
    return Series(measure, kind, began_on, last_day, at, span, parts, found)


def _by_place(
    measure: str, unit_ids: Collection[int], whole: Period, began_on: date, span: Span, at: datetime
) -> dict[int, Part]:
    found: dict[int, Part] = {}
    for point in series(measure, unit_ids=unit_ids, period=whole, step=Step.DAY, at=at):
        figure, place = point.figure, place_of(point.period.first_day, began_on, span)
        held = found.get(place, Part(0, 0, 0))
        found[place] = Part(held.numerator + figure.numerator, held.denominator + figure.denominator, held.n + figure.n)
    return found


def _since_counted(parts: Sequence[BlockPart]) -> tuple[BlockPart, ...]:
    """Without the blocks before anything was ever counted: that there was nothing to count is no value of theirs."""
    first = next((place for place, one in enumerate(parts) if one.own.n), len(parts))
    return tuple(parts[first:])


def shown_facts(found: Judged) -> dict[str, Any]:
    """What is kept of a judgement."""
    interval: Interval | None = found.interval
    return {
        "finding": str(found.finding),
        "until_place": found.until_place,
        "compared": found.compared,
        "change": found.change,
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
    }


def is_shown(row: SeriesReading) -> bool:
    """Whether what was read leaves zero out."""
    return Finding(row.finding).is_shown


def known(rows: Collection[ChosenMeasure]) -> list[ChosenMeasure]:
    """Those whose measure is still declared."""
    return [row for row in rows if row.measure in all_measures()]
