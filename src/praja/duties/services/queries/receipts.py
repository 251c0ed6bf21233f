# SPDX-License-Identifier: EUPL-1.2
"""What a treasurer of receipts reads: what waits to be paid, what was paid and not remitted, and the lists (STS)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import NoticeOutcome, PaymentState
from praja.duties.services.models import Payment, PaymentNotice, Remittance
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.errors import NotFound
from praja.lib.pages import Page, page_of

READERS = (Role.TREASURER, Role.HEAD, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class Unlisted:
    """What one unit was paid and has not handed in: on no list, or on the one that is open. `may_draw_up`: whether the reader
    is its treasurer."""

    unit: Unit
    payments: int
    total: int
    open_list: Remittance | None
    may_draw_up: bool


def waiting_payments(actor: Actor, cursor: str | None) -> Page[Payment]:
    """What is owed to the reader's units, asked for first first."""
    rows = Payment.objects.filter(application__case__lead_unit__in=actor.units_as(*READERS), state=PaymentState.WAITING)
    rows = rows.select_related("application__case__lead_unit", "application__service")
    return page_of(rows, order=("asked_at",), cursor=cursor)


def notices_to_examine(actor: Actor) -> QuerySet[PaymentNotice]:
    """What a payment service told of the reader's units and nobody has examined, the oldest first."""
    rows = _notices(actor).filter(examined_at=None).exclude(outcome=NoticeOutcome.CONFIRMED)
    return rows.order_by("received_at", "pk")


def notice_of(actor: Actor, number: int) -> PaymentNotice:
    """One notice of the reader's units that did not fit. Raises `NotFound`."""
    found = _notices(actor).exclude(outcome=NoticeOutcome.CONFIRMED).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such notice."), next_step=_("Open it from the receipts."))
    return found


def _notices(actor: Actor) -> QuerySet[PaymentNotice]:
    rows = PaymentNotice.objects.filter(payment__application__case__lead_unit__in=actor.units_as(*READERS))
    return rows.select_related("payment__application__case__lead_unit", "payment__application__service")


def payments_to_ask(at: datetime, limit: int = 50) -> list[Payment]:
    """The payments for which the payment service is to be asked for a number now, those that wait longest first."""
    due = Payment.objects.filter(state=PaymentState.WAITING, next_try_at__lte=at).order_by("next_try_at", "pk")
    return list(due[:limit])


def unlisted_of(actor: Actor) -> list[Unlisted]:
    """By unit what was paid and not handed in yet. Three statements."""
    paid = Payment.objects.filter(
        application__case__lead_unit__in=actor.units_as(*READERS), state=PaymentState.PAID, remittance__handed_at=None
    )
    sums = paid.values("application__case__lead_unit").annotate(total=Sum("amount"), payments=Count("pk"))
    by_unit = {row["application__case__lead_unit"]: row for row in sums}
    open_lists = {row.unit_id: row for row in Remittance.objects.filter(unit__in=by_unit, handed_at=None)}
    mine = actor.units_as(Role.TREASURER)
    return [
        Unlisted(
            unit, by_unit[unit.pk]["payments"], by_unit[unit.pk]["total"], open_lists.get(unit.pk), unit.pk in mine
        )
        for unit in Unit.objects.filter(pk__in=by_unit)
    ]


def remittances_of(actor: Actor) -> QuerySet[Remittance]:
    """The lists of the reader's units."""
    return Remittance.objects.filter(unit__in=actor.units_as(*READERS)).select_related("unit")


def remittance_of(actor: Actor, number: int) -> Remittance:
    """One list of the reader's units. Raises `NotFound`."""
    found = remittances_of(actor).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such list."), next_step=_("Open it from the list of remittances."))
    return found


def payments_on(remittance: Remittance) -> QuerySet[Payment]:
    """What stands on a list, by the number of the receipt."""
    rows = remittance.payments.select_related("application__case", "application__service")
    return rows.order_by("receipt_number", "pk")


def treasured_unit(actor: Actor, code: str) -> Unit:
    """The unit with this code whose treasurer the reader is. Raises `NotFound`."""
    found = Unit.objects.filter(code=code, pk__in=actor.units_as(Role.TREASURER)).first()
    if found is None:
        raise NotFound(_("You are not the treasurer of a unit with this code."))
    return found
