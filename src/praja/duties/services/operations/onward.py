# SPDX-License-Identifier: EUPL-1.2
"""From one stage of an application's path to the next, and what a stage needs when it is entered.

An operation asks `onward` before it takes its step, and takes it by `go_on`. Whoever owns a stage adds what it needs to
`_ENTERED`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from secrets import choice
from typing import Any

from praja.duties.services.domain import paths
from praja.duties.services.domain.paths import Next
from praja.duties.services.enums import Issuer, PaymentState
from praja.duties.services.gateways.payments import configured_gateway
from praja.duties.services.models import Application, Payment, Recommendation, Reference, Visit
from praja.duties.services.operations.products import request_product
from praja.duties.services.queries.neighbourhoods import head_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

SETTLED = (PaymentState.PAID, PaymentState.WAIVED)
REFERENCE_DIGITS = 12


def onward(application: Application, state: str) -> Next:
    """What follows the stage `state` on this application's path. A payment that is settled, or of nothing, is passed over, and so
    is what has its result already because somebody gave it back to be checked again, but for a visit that found something amiss.
    What another system issues comes back to the check at the end, to be applied for there.
    """
    done = stages_with_result(application)
    if paths.VISIT in done and not _last_visit_in_order(application):
        done -= {paths.VISIT}
    following = paths.after(application.version.path, state, fee=application.fee, done=done)
    is_foreign = Issuer(application.service.issuer).is_foreign and not application.foreign_filed_on
    return Next(paths.CHECK) if is_foreign and following.state == paths.FINISHED else following


def stages_with_result(application: Application) -> frozenset[str]:
    """The stages of the path that have left their result: a visit, a recommendation, a payment. A statement for each of these
    that the path names."""
    results = {
        paths.VISIT: Visit.objects.filter(application=application, visited_at__isnull=False),
        paths.RECOMMENDATION: Recommendation.objects.filter(application=application, given_at__isnull=False),
        paths.PAYMENT: Payment.objects.filter(application=application, state__in=SETTLED),
    }
    named = {entry["stage"] for entry in application.version.path}
    return frozenset(stage for stage, rows in results.items() if stage in named and rows.exists())


def _last_visit_in_order(application: Application) -> bool:
    last = Visit.objects.filter(application=application, visited_at__isnull=False).order_by("-visited_at").first()
    return last is not None and bool(last.is_in_order)


def go_on(
    case: Case,
    step: str,
    application: Application,
    following: Next,
    *,
    data: dict[str, Any],
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    write: Callable[[Case], None] = lambda _moved: None,
) -> Case:
    """Take `step` to the stage that comes next, and save what that stage needs after `write`, which may still complete `data`.
    Raises what `perform` raises, and what the next stage refuses."""
    data["unit_asked"] = following.unit_asked

    def both(moved: Case) -> None:
        write(moved)
        enter(application, following, actor=actor, at=at)

    return perform(
        case,
        step,
        actor=actor,
        at=at,
        seen_version=seen_version,
        data=data,
        write=both,
        target=following.state,
    )


def enter(application: Application, following: Next, *, actor: Actor, at: datetime) -> None:
    """Save what the stage needs that the application goes to now. In the transaction of the step that leads there."""
    entered = _ENTERED.get(following.state)
    if entered is not None:
        entered(application, following, actor, at)


def _ask_neighbourhood(application: Application, _following: Next, _actor: Actor, at: datetime) -> None:
    """Whom to ask is settled here; the link is made and sent after the commit, by the schedule `services.ask_neighbourhoods`."""
    stated = application.stated_people()
    today = local_date(at, local_zone())
    head = head_of(stated.region, stated.rw, stated.rt, today, besides=application.applicant_id)
    Reference.objects.create(application=application, head=head, asked_at=at, next_try_at=at if head else None)


def _ask_unit(application: Application, following: Next, _actor: Actor, at: datetime) -> None:
    assert following.unit_asked is not None  # no path without it can be set
    Recommendation.objects.create(application=application, unit_id=following.unit_asked, asked_at=at)


def _ask_payment(application: Application, _following: Next, _actor: Actor, at: datetime) -> None:
    """One payment of an application, under one reference, however often it comes by here."""
    next_try_at = at if configured_gateway() else None
    asked = {"amount": application.fee, "state": PaymentState.WAITING, "asked_at": at, "next_try_at": next_try_at}
    Payment.objects.update_or_create(
        application=application, defaults=asked, create_defaults={**asked, "reference": new_payment_reference()}
    )


def _ask_signature(application: Application, _following: Next, actor: Actor, at: datetime) -> None:
    request_product(application=application, actor=actor, at=at)


def new_payment_reference() -> str:
    """Random digits that are typed at a bank's counter; they say nothing about person or matter."""
    return "".join(choice("0123456789") for _ in range(REFERENCE_DIGITS))


_ENTERED: Mapping[str, Callable[[Application, Next, Actor, datetime], None]] = {
    paths.REFERENCE: _ask_neighbourhood,
    paths.RECOMMENDATION: _ask_unit,
    paths.PAYMENT: _ask_payment,
    paths.SIGNING: _ask_signature,
}
