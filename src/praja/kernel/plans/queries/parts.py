# SPDX-License-Identifier: EUPL-1.2
"""What lies behind a number of a diagnosis, broken down by what it is about or by where it was counted, as far as the reader may
see it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from praja.kernel.measures.declarations import Measure, abouts_named, has_named_abouts
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.openness import NOBODY, SUBJECTS
from praja.kernel.measures.queries import Slice, sliced_by_about, sliced_by_unit
from praja.kernel.organization.queries import subtree_ids, units
from praja.kernel.plans.domain.parts import Part, Parts, guarded
from praja.kernel.plans.queries.readings import least_people, readable_measures, sees_all_numbers
from praja.lib.actors import Actor


class By(StrEnum):
    """By what a figure is broken down: what its subjects are about, or the units right below."""

    ABOUT = "about"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Broken:
    """A figure broken down. `weighs`: only what weighs against it is drawn, as what of a share was not in time."""

    measure: Measure
    by: By
    parts: Parts
    weighs: bool


def ways_of(measure: Measure, unit_id: int) -> list[By]:
    """By what this measure of a unit can be broken down; reads no rows."""
    ways = [By.ABOUT] if has_named_abouts(measure.key) else []
    return [*ways, By.UNIT] if units.current().children(unit_id) else ways


def broken_down(actor: Actor, measure: Measure, *, unit_id: int, period: Period, by: By, at: datetime) -> Broken | None:
    """A measure of a unit with everything below it, broken down as the facts say it now; None where this actor may not read it,
    where its single things are kept no longer, or where it has not two parts that may be told. Two statements at most."""
    sees_all = sees_all_numbers(actor, unit_id)
    if measure.key not in readable_measures(actor, unit_id) or not (sees_all or _tells_people(measure)):
        return None
    within = subtree_ids(unit_id)
    found = _by_about(measure, within, period) if by is By.ABOUT else _by_unit(measure, unit_id, within, period)
    least = 0 if sees_all or _is_about_nobody(measure) else least_people(at)
    parts = guarded(found, least, _("All others"))
    if len(parts.shown) + bool(parts.rest) < 2:
        return None
    return Broken(measure, by, parts, _weighs(measure))


def _tells_people(measure: Measure) -> bool:
    """Whether its subjects say how many people stand behind a part of it: not where those are days, and people are counted by
    another measure."""
    return measure.open_to_all is not None and measure.open_to_all.behind in (SUBJECTS, NOBODY)


def _is_about_nobody(measure: Measure) -> bool:
    return measure.open_to_all is not None and measure.open_to_all.behind == NOBODY


def _by_about(measure: Measure, within: Collection[int], period: Period) -> list[Part]:
    slices = sliced_by_about(measure.key, unit_ids=within, period=period)
    names = abouts_named(measure.key, [about for about in slices if about is not None])
    return _parts(measure, ((names.get(about or 0, _("Not said")), one) for about, one in slices.items()))


def _by_unit(measure: Measure, unit_id: int, within: Collection[int], period: Period) -> list[Part]:
    tree = units.current()
    slices = sliced_by_unit(measure.key, unit_ids=within, period=period)
    return _parts(measure, ((tree.nodes[_right_below(unit_id, one)].name, slice_) for one, slice_ in slices.items()))


def _right_below(top: int, unit_id: int) -> int:
    """The unit right below `top` in which a unit lies; `top` itself for its own."""
    tree = units.current()
    way = (unit_id, *tree.ancestors(unit_id))
    return next((one for one in way if tree.nodes[one].parent_id == top), top)


def _parts(measure: Measure, named: Iterable[tuple[str, Slice]]) -> list[Part]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, one in named:
        counts[name][0] += _drawn(measure, one)
        counts[name][1] += one.n
    return [Part(name, count, n) for name, (count, n) in counts.items()]


def _weighs(measure: Measure) -> bool:
    return measure.unit_of_measure is UnitOfMeasure.SHARE and measure.better is not None


def _drawn(measure: Measure, one: Slice) -> int:
    """Of a share what weighs against it, of a count the count; of everything else how many were counted."""
    if _weighs(measure):
        return max(0, one.denominator - one.numerator if measure.better == "higher" else one.numerator)
    return max(0, one.numerator if measure.unit_of_measure is UnitOfMeasure.COUNT else one.denominator)
