# SPDX-License-Identifier: EUPL-1.2
"""The superior hears that the plan of an innovation waits for them, and its team what was decided: in a code and a unit, never a
word of the plan."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from praja.duties.innovation.enums import PATH, TeamFunction
from praja.duties.innovation.models import Innovation, TeamMember
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.plans.models import ActionPlan
from praja.lib.codes import show_code

CARRIERS = (TeamFunction.LEADER, TeamFunction.MEMBER)


def _plan(delivered: Delivered) -> ActionPlan | None:
    """The plan, where it is one of an innovation."""
    rows = ActionPlan.objects.select_related("unit").filter(source_kind=PATH)
    return rows.filter(pk=int(delivered.refs["action_plan"])).first()


def superior(delivered: Delivered) -> Iterable[int]:
    """To whom it was handed."""
    plan = _plan(delivered)
    return [plan.mentor_id] if plan is not None and plan.mentor_id is not None else []


def team(delivered: Delivered) -> Iterable[int]:
    """Everybody who carries it."""
    plan = _plan(delivered)
    if plan is None:
        return []
    rows = TeamMember.objects.filter(innovation=plan.source_id, function__in=CARRIERS, left_at=None)
    return sorted(set(rows.values_list("person_id", flat=True)))


def about(delivered: Delivered) -> Mapping[str, str | int]:
    """The code of the innovation, its unit and the page of its plan."""
    plan = _plan(delivered)
    assert plan is not None  # nobody is told of others
    row = Innovation.objects.select_related("case").get(pk=plan.source_id)
    url = f"{settings.PRAJA_BASE_URL}{plan.url}"
    return {"code": show_code(row.case.code), "unit": plan.unit.name, "url": url}


announce("plans.plan_submitted", recipients=superior, context=about, template="innovation.plan_submitted")
announce("plans.plan_sent_back", recipients=team, context=about, template="innovation.plan_sent_back")
announce("plans.plan_accepted", recipients=team, context=about, template="innovation.plan_accepted")
