# SPDX-License-Identifier: EUPL-1.2
"""A unit's own numbers for whoever writes its diagnosis, and what the same numbers said later."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from praja.kernel.law.queries import rule_in_force
from praja.kernel.measures.declarations import Measure, all_measures, standing_measures
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.enums import UnitOfMeasure
from praja.kernel.measures.queries import figures
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.people.enums import Role
from praja.kernel.plans.domain.shares import Counted, Interval, Shown, change_of, difference, shown
from praja.kernel.plans.domain.spans import is_as_long
from praja.kernel.plans.models import ActionPlan, Diagnosis, EffectReading, Evidence
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LEAST_PEOPLE = "opendata.least_people"
_LEADERS = (Role.HEAD, Role.PERSONNEL, Role.ORGANIZATION, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class Read:
    """A measure of a unit over a period."""

    measure: Measure
    figure: Figure


def sees_all_numbers(actor: Actor, unit_id: int) -> bool:
    """Whether every number of the unit may be shown to this actor, small ones and those that are for the inside among them."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*_LEADERS)


def readable_measures(actor: Actor, unit_id: int) -> dict[str, Measure]:
    """The measures of a unit that this actor may read: all for its leaders, for everybody else those open to all. What depends on
    today is not among them: it cannot be read again over a later period."""
    found = {key: measure for key, measure in all_measures().items() if key not in standing_measures()}
    if sees_all_numbers(actor, unit_id):
        return found
    return {key: measure for key, measure in found.items() if measure.open_to_all is not None}


def numbers_of(actor: Actor, unit_id: int, period: Period, at: datetime) -> list[Read]:
    """What may be read of a unit, with everything below it, over a period, where anything was counted. To who does not lead it
    a figure with fewer people behind it than may be published is not shown."""
    measures = readable_measures(actor, unit_id)
    least = 0 if sees_all_numbers(actor, unit_id) else least_people(at)
    found = figures(measures, unit_ids=subtree_ids(unit_id), period=period, at=at)
    return [Read(measures[key], one) for key, one in found.items() if one.n and one.n >= least]


def least_people(at: datetime) -> int:
    """Below how many people a figure is not shown to everybody."""
    return rule_in_force(LEAST_PEOPLE, local_date(at, local_zone())).value


def evidence_of_diagnosis(diagnosis: Diagnosis) -> list[Read]:
    """The baseline of a diagnosis, in the order in which it was read. Measures that are declared no more are left out."""
    return _reads(diagnosis.evidence.order_by("pk"))


def _reads(rows: Iterable[Evidence]) -> list[Read]:
    known = all_measures()
    return [Read(known[row.measure], figure_of(row)) for row in rows if row.measure in known]


def figure_of(row: Evidence | EffectReading) -> Figure:
    """A kept reading as a figure."""
    return Figure(row.numerator, row.denominator, row.n, row.as_of)


@dataclass(frozen=True, slots=True)
class EffectLine:
    """A measure before and so many months after a plan began. `change` and `interval` are of shares, as parts of one; `shown`
    says what they let one say, never why."""

    measure: Measure
    months: int
    before: Figure
    before_days: Period
    after: Figure
    after_days: Period
    change: Decimal | None
    interval: Interval | None
    shown: Shown

    @property
    def sums_differ_in_length(self) -> bool:
        """Two sums over periods of different length cannot be set beside each other."""
        return self.measure.unit_of_measure.is_sum and not is_as_long(self.before_days, self.after_days)


def effects_of(plan: ActionPlan) -> list[EffectLine]:
    """Every reading of a plan beside its baseline, by months and measure. Two statements."""
    return effects_of_plans([plan]).get(plan.pk, [])


def effects_of_plans(plans: Collection[ActionPlan]) -> dict[int, list[EffectLine]]:
    """The same of many plans, by plan. Two statements. The design of each plan is read with it."""
    readings = EffectReading.objects.filter(plan__in=plans).order_by("months", "measure").select_related("plan__design")
    found: dict[int, list[EffectLine]] = {}
    baselines = {
        (row.diagnosis_id, row.measure): row
        for row in Evidence.objects.filter(diagnosis__in={plan.design.diagnosis_id for plan in plans})
    }
    for row in readings:
        before, measure = baselines.get((row.plan.design.diagnosis_id, row.measure)), all_measures().get(row.measure)
        if before is not None and measure is not None:
            found.setdefault(row.plan_id, []).append(_line(measure, before, row))
    return found


def _line(measure: Measure, before: Evidence, after: EffectReading) -> EffectLine:
    pair = _shares(measure, before, after)
    interval = difference(*pair) if pair else None
    return EffectLine(
        measure,
        after.months,
        figure_of(before),
        Period(before.first_day, before.last_day),
        figure_of(after),
        Period(after.first_day, after.last_day),
        change_of(*pair) if pair else None,
        interval,
        shown(interval, measure.better),
    )


def _shares(measure: Measure, before: Evidence, after: EffectReading) -> tuple[Counted, Counted] | None:
    """Both readings as shares of counted things, where they are that and there is something to divide by."""
    is_share = measure.unit_of_measure is UnitOfMeasure.SHARE and before.denominator > 0 and after.denominator > 0
    if not is_share or any(not 0 <= row.numerator <= row.denominator for row in (before, after)):
        return None
    return Counted(before.numerator, before.denominator), Counted(after.numerator, after.denominator)
