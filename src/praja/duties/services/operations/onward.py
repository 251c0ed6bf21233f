# SPDX-License-Identifier: EUPL-1.2
"""From one stage of an application's path to the next, and what a stage needs when it is entered.

An operation asks `onward` before it performs its step (the state is the step's `target`, `unit_asked` a field of its data) and
calls `enter` inside the step's `write`. Whoever owns a stage adds what it needs to `_ENTERED`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from secrets import choice

from praja.duties.services.domain import paths
from praja.duties.services.domain.paths import Next
from praja.duties.services.enums import PaymentState
from praja.duties.services.models import Application, Payment, Recommendation, Reference
from praja.duties.services.queries.neighbourhoods import head_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

SETTLED = (PaymentState.PAID, PaymentState.WAIVED)
REFERENCE_DIGITS = 12


def onward(application: Application, state: str) -> Next:
    """What follows the stage `state` on this application's path; a payment that is settled, or of nothing, is passed over."""
    path = application.version.path
    settled = application.fee > 0 and Payment.objects.filter(application=application, state__in=SETTLED).exists()
    return paths.after(path, state, fee=0 if settled else application.fee)


def enter(application: Application, following: Next, *, actor: Actor, at: datetime) -> None:
    """Save what the stage needs that the application goes to now. In the transaction of the step that leads there."""
    entered = _ENTERED.get(following.state)
    if entered is not None:
        entered(application, following, at)


def _ask_neighbourhood(application: Application, _following: Next, at: datetime) -> None:
    """Whom to ask is settled here; the link is made and sent after the commit, by a handler of the event."""
    stated = application.stated_people()
    today = local_date(at, local_zone())
    head = head_of(stated.region, stated.rw, stated.rt, today, besides=application.applicant_id)
    Reference.objects.create(application=application, head=head, asked_at=at)


def _ask_unit(application: Application, following: Next, at: datetime) -> None:
    assert following.unit_asked is not None  # no path without it can be set
    Recommendation.objects.create(application=application, unit_id=following.unit_asked, asked_at=at)


def _ask_payment(application: Application, _following: Next, at: datetime) -> None:
    Payment.objects.create(
        application=application, reference=new_payment_reference(), amount=application.fee, asked_at=at
    )


def new_payment_reference() -> str:
    """Random digits that are typed at a bank's counter; they say nothing about person or matter."""
    return "".join(choice("0123456789") for _ in range(REFERENCE_DIGITS))


_ENTERED: Mapping[str, Callable[[Application, Next, datetime], None]] = {
    paths.REFERENCE: _ask_neighbourhood,
    paths.RECOMMENDATION: _ask_unit,
    paths.PAYMENT: _ask_payment,
}
