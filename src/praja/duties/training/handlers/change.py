# SPDX-License-Identifier: EUPL-1.2
"""Owner, mentor and coach of a plan hear what waits for them: by the code of the class, never a word of the plan."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from praja.duties.training.models import Seat
from praja.duties.training.rules.change import SEAT
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.plans.events import EffectRead
from praja.kernel.plans.models import ActionPlan, EffectReading
from praja.lib.codes import show_code


def _plan(delivered: Delivered) -> ActionPlan | None:
    """The plan, where it was made in a class."""
    return ActionPlan.objects.filter(pk=int(delivered.refs["action_plan"]), source_kind=SEAT).first()


def mentor_of(delivered: Delivered) -> Iterable[int]:
    """To whom it was handed."""
    plan = _plan(delivered)
    return [plan.mentor_id] if plan is not None and plan.mentor_id is not None else []


def owner_of(delivered: Delivered) -> Iterable[int]:
    """Whose plan it is."""
    plan = _plan(delivered)
    return [plan.owner_id] if plan is not None else []


def owner_and_coach(delivered: Delivered) -> Iterable[int]:
    """Whose plan it is, and who helps with it."""
    plan = _plan(delivered)
    return [one for one in (plan.owner_id, plan.coach_id) if one is not None] if plan is not None else []


def readers_of_effect(delivered: Delivered) -> Iterable[int]:
    """Owner and mentor, once for all numbers that were read after the same months."""
    plan, event = _plan(delivered), delivered.event
    if plan is None or not isinstance(event, EffectRead):
        return []
    first = EffectReading.objects.filter(plan=plan, months=event.months).order_by("pk").first()
    if first is None or first.measure != event.measure:
        return []
    return [one for one in (plan.owner_id, plan.mentor_id) if one is not None]


def about(delivered: Delivered) -> Mapping[str, str | int]:
    """The code of the class and the page of the plan."""
    plan = _plan(delivered)
    assert plan is not None  # nobody is told of others
    seat = Seat.objects.select_related("training_class__case").get(pk=plan.source_id)
    return {"code": show_code(seat.training_class.case.code), "url": f"{settings.PRAJA_BASE_URL}{plan.url}"}


announce("plans.plan_submitted", recipients=mentor_of, context=about, template="training.plan_submitted")
announce("plans.plan_sent_back", recipients=owner_of, context=about, template="training.plan_sent_back")
announce("plans.plan_accepted", recipients=owner_and_coach, context=about, template="training.plan_accepted")
announce("plans.effect_read", recipients=readers_of_effect, context=about, template="training.effect_read")
