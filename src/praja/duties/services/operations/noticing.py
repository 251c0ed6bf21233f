# SPDX-License-Identifier: EUPL-1.2
"""What a payment service tells: a payment is confirmed, or a treasurer examines what does not fit."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from praja.duties.services.enums import NoticeOutcome, PaymentMethod, PaymentState
from praja.duties.services.errors.payments import NoSuchReference, NoticeExamined
from praja.duties.services.events import PaymentNoticed, PaymentNoticeExamined
from praja.duties.services.gateways.payments import Notification, PayAt
from praja.duties.services.models import Payment, PaymentNotice
from praja.duties.services.operations.paying import confirm_payment
from praja.duties.services.procedure.names import DO_EXAMINE_PAYMENT, PAYMENT
from praja.duties.services.rules import may_examine_notice
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.procedures.words import words_of
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_at, open_work
from praja.lib.actors import Actor
from praja.lib.errors import DomainError
from praja.lib.wording import msgid

LONGEST_NOTE = 300


def take_notice(*, told: Notification, actor: Actor, at: datetime) -> PaymentNotice:
    """Take what the payment service tells of a payment. The same notice again changes nothing and gives back the first.

    The payment is confirmed where it is still owed and the amount is to the rupiah what is owed. Anything else (another amount,
    paid twice, nothing owed any more, or a confirmation that the case cannot take now) is kept and put on the desk of the
    treasurer, because the money is there. Raises `NoSuchReference`.
    """
    with transaction.atomic():
        payment = Payment.objects.filter(reference=told.reference).first()
        if payment is None:
            raise NoSuchReference
        case = lock(payment.pk)
        known = payment.notices.filter(gateway_reference=told.id).first()
        if known is not None:
            return known
        payment.refresh_from_db()
        notice = PaymentNotice(
            payment=payment, gateway_reference=told.id, amount=told.amount, paid_at=told.paid_at, received_at=at
        )
        notice.outcome = _outcome(payment, case, told)
        if notice.outcome == NoticeOutcome.CONFIRMED and not _confirmed(case, told, actor, at):
            notice.outcome = NoticeOutcome.STUCK
        notice.save(force_insert=True)
        if notice.outcome != NoticeOutcome.CONFIRMED:
            _ask_treasurer(notice, case, actor, at)
    return notice


def examine_notice(*, notice: PaymentNotice, note: str, actor: Actor, at: datetime) -> PaymentNotice:
    """A treasurer has looked into it and says what was done, for example that the money went back.

    Raises `WordsTooShort`, `WordsTooLong`, `StepNotAllowed`, `NoticeExamined`.
    """
    words = words_of(note, field="note", longest=LONGEST_NOTE)
    with transaction.atomic():
        case = lock(notice.payment_id)
        if not may_examine_notice.allows(actor, case):
            raise StepNotAllowed
        said = {"note": words.text, "salt": words.salt, "examined_at": at, "examined_by": int(actor.id)}
        if not PaymentNotice.objects.filter(pk=notice.pk, examined_at=None).update(**said):
            raise NoticeExamined
        close_work_at(url_of(notice), kind=DO_EXAMINE_PAYMENT.kind, role=DO_EXAMINE_PAYMENT.role, at=at)
        event = PaymentNoticeExamined(notice=notice.pk, note=words.digest)
        record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
    notice.refresh_from_db()
    return notice


def note_pay_at(*, payment_id: int, where: PayAt, at: datetime) -> None:
    """Keep where a payment can be made; nothing where it is no longer owed. Nothing is decided by it, so nothing is recorded."""
    owed = Payment.objects.filter(pk=payment_id, state=PaymentState.WAITING)
    owed.update(pay_number=where.number, pay_url=where.url, next_try_at=None)


def put_off_payment(*, payment_id: int, tries: int, at: datetime) -> None:
    """The service did not answer: ask again after 1, 2, 4 … minutes, at most an hour."""
    later = at + min(timedelta(minutes=2 ** min(tries, 6)), timedelta(hours=1))
    Payment.objects.filter(pk=payment_id).update(tries=min(tries + 1, 1_000), next_try_at=later)


def url_of(notice: PaymentNotice) -> str:
    """The page on which it is examined."""
    return reverse("services:payment_notice", args=[notice.pk])


def _outcome(payment: Payment, case: Case, told: Notification) -> NoticeOutcome:
    if payment.state == PaymentState.PAID:
        return NoticeOutcome.TWICE
    if payment.state != PaymentState.WAITING or case.state != PAYMENT:
        return NoticeOutcome.NOT_OWED
    return NoticeOutcome.CONFIRMED if told.amount == payment.amount else NoticeOutcome.OTHER_AMOUNT


def _confirmed(case: Case, told: Notification, actor: Actor, at: datetime) -> bool:
    """Whether it could be confirmed. A foreseen refusal (nobody signs the product) must not lose the notice."""
    try:
        with transaction.atomic():
            confirm_payment(
                case=case,
                amount=told.amount,
                method=PaymentMethod.GATEWAY,
                gateway_reference=told.id,
                actor=actor,
                at=at,
                seen_version=None,
            )
    except DomainError:
        return False
    return True


def _ask_treasurer(notice: PaymentNotice, case: Case, actor: Actor, at: datetime) -> None:
    """An item of its own, not of a step: it stays until somebody has examined it, whatever becomes of the case."""
    item = WorkItem(
        duty="services",
        kind=DO_EXAMINE_PAYMENT.kind,
        subject=case.subject,
        url=url_of(notice),
        holder_unit_id=case.lead_unit_id,
        holder_role=DO_EXAMINE_PAYMENT.role,
        state_label=msgid(DO_EXAMINE_PAYMENT.label),
        opened_at=at,
        due_at=FAR,
    )
    open_work([item])
    event = PaymentNoticed(notice=notice.pk, outcome=str(notice.outcome), amount=notice.amount)
    record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
