# SPDX-License-Identifier: EUPL-1.2
"""The fee is paid, or waived."""

from datetime import datetime
from typing import Any

from praja.duties.services.domain import paths
from praja.duties.services.enums import PaymentMethod, PaymentState
from praja.duties.services.errors.handling import OtherAmount, PaymentSettled
from praja.duties.services.models import Payment
from praja.duties.services.operations.checking import account_of
from praja.duties.services.operations.onward import go_on, onward
from praja.duties.services.queries.applications import application_of
from praja.kernel.documents.operations import confirm_number, draw_number
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

RECEIPT = "services.receipt"
LONGEST_REASON = 300


def confirm_payment(
    *,
    case: Case,
    amount: int,
    method: PaymentMethod,
    gateway_reference: str = "",
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """What is owed was paid: the applicant gets a receipt with a number of the unit's own series.

    `amount` is what was seen, in whole rupiah: it must be what is owed. The proof that the applicant showed stays. Raises
    `OtherAmount`, `PaymentSettled`, `NobodySigns`, and what `perform` raises.
    """
    application, payment = application_of(case), Payment.objects.filter(application=case.pk).first()
    if payment is not None and payment.amount != amount:
        raise OtherAmount(payment.amount)
    following = onward(application, paths.PAYMENT)
    data: dict[str, Any] = {"amount": amount, "method": str(method)}

    def write(moved: Case) -> None:
        data["receipt"] = _receipt_number(moved, actor, at)
        paid = Payment.objects.filter(application=moved.pk, state=PaymentState.WAITING).update(
            state=PaymentState.PAID,
            method=method,
            settled_at=at,
            confirmed_by=account_of(actor) or None,
            gateway_reference=gateway_reference,
            receipt_number=data["receipt"],
        )
        if not paid:
            raise PaymentSettled

    return go_on(
        case,
        "confirm_payment",
        application,
        following,
        data=data,
        actor=actor,
        at=at,
        seen_version=seen_version,
        write=write,
    )


def waive_fee(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The head waives what is owed and says why. Raises `WordsTooShort`, `WordsTooLong`, `PaymentSettled`, `NobodySigns`, and
    what `perform` raises."""
    words, application = words_of(reason, field="reason", longest=LONGEST_REASON), application_of(case)
    following = onward(application, paths.PAYMENT)

    def write(moved: Case) -> None:
        waived = Payment.objects.filter(application=moved.pk, state=PaymentState.WAITING).update(
            state=PaymentState.WAIVED, waived_reason=words.text, waived_salt=words.salt, settled_at=at
        )
        if not waived:
            raise PaymentSettled

    return go_on(
        case,
        "waive_fee",
        application,
        following,
        data={"amount": application.fee, "note": words.digest},
        actor=actor,
        at=at,
        seen_version=seen_version,
        write=write,
    )


def _receipt_number(case: Case, actor: Actor, at: datetime) -> str:
    """The next number of the unit's receipts, final at once: money was taken for it."""
    year = local_date(at, local_zone()).year
    entry = draw_number(register_key=f"{RECEIPT}.{case.lead_unit_id}", year=year, actor=actor, at=at)
    confirm_number(entry=entry, object_kind=RECEIPT, object_id=case.pk, actor=actor, at=at)
    return f"{entry.number:05}/{case.lead_unit.code}/{year}"
