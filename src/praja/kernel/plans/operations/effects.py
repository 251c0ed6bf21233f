# SPDX-License-Identifier: EUPL-1.2
"""Reading the same measures again, months after a plan began."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from praja.kernel.law.domain.clocks import add_months
from praja.kernel.measures.declarations import all_measures
from praja.kernel.measures.domain.periods import Period
from praja.kernel.plans.domain.spans import comparable
from praja.kernel.plans.events import EffectRead
from praja.kernel.plans.models import ActionPlan, EffectReading, Evidence
from praja.kernel.plans.operations.measuring import reading
from praja.kernel.plans.operations.standing import locked, note
from praja.kernel.plans.queries.planning import effect_months
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def read_due_effects(*, actor: Actor, at: datetime) -> int:
    """Read what is due today of every plan that began; returns how many readings were made. What was read stays as it was, so
    a second round finds nothing to do. Plans that ended early are read too: what was begun may have had its effect.
    """
    today = local_date(at, local_zone())
    return sum(
        _read_plan(plan_id, months, today, actor, at)
        for months in effect_months(today)
        for plan_id in _due(months, today)
    )


def _due(months: int, today: date) -> list[int]:
    """Plans of which a reading so many months after their beginning is due, and was not made."""
    has_baseline = Exists(Evidence.objects.filter(diagnosis=OuterRef("design__diagnosis")))
    began = ActionPlan.objects.filter(has_baseline, began_on__isnull=False, began_on__lt=today)
    done = set(EffectReading.objects.filter(months=months).values_list("plan_id", flat=True))
    rows = began.order_by("pk").values_list("pk", "began_on")
    return [pk for pk, day in rows if pk not in done and day is not None and add_months(day, months) <= today]


def _read_plan(plan_id: int, months: int, today: date, actor: Actor, at: datetime) -> int:
    with transaction.atomic():
        plan = locked(ActionPlan(pk=plan_id))
        if plan.began_on is None or plan.readings.filter(months=months).exists():
            return 0
        due_on = add_months(plan.began_on, months)
        rows = plan.design.diagnosis.evidence.order_by("pk")
        return sum(_read(plan, row, months, due_on, actor, at) for row in rows if row.measure in all_measures())


def _read(plan: ActionPlan, before: Evidence, months: int, due_on: date, actor: Actor, at: datetime) -> int:
    period = comparable(Period(before.first_day, before.last_day), plan.began_on or due_on, due_on)
    if period is None:
        return 0
    found = reading(before.measure, plan.unit_id, period, at)
    facts = {"numerator": found.numerator, "denominator": found.denominator, "n": found.n}
    EffectReading.objects.create(
        plan=plan,
        measure=before.measure,
        months=months,
        first_day=period.first_day,
        last_day=period.last_day,
        as_of=found.as_of,
        **facts,
    )
    event = EffectRead(
        measure=before.measure,
        months=months,
        first_day=period.first_day.isoformat(),
        last_day=period.last_day.isoformat(),
        **facts,
    )
    note(plan, event, actor, at)
    return 1
