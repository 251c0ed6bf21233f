# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.duties.services.errors.payments import PaymentServiceSilent
from praja.duties.services.gateways.links import send_link
from praja.duties.services.gateways.payments import configured_gateway
from praja.duties.services.operations.exchange.reminding import remind_to_compare
from praja.duties.services.operations.kept import drop_expired_documents
from praja.duties.services.operations.lapsing import lapse_due
from praja.duties.services.operations.noticing import note_pay_at, put_off_payment
from praja.duties.services.operations.queues import (
    close_counters_left_open,
    close_past_days,
    miss_appointments,
    remind_of_appointments,
)
from praja.duties.services.operations.references import note_sent, prepare_link
from praja.duties.services.queries.neighbourhoods import references_to_send
from praja.duties.services.queries.receipts import payments_to_ask
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("services.ask_neighbourhoods", every=timedelta(seconds=10), lease=timedelta(minutes=5))
def ask_neighbourhoods(at: datetime) -> None:
    """Send the heads of neighbourhoods the links by which they answer, one after another, outside any transaction."""
    actor = system_actor("services.ask_neighbourhoods")
    for reference_id in references_to_send(at):
        link = prepare_link(reference_id=reference_id, actor=actor, at=at)
        if link is not None and send_link(link.phone, link.secret):
            note_sent(link=link, at=at)


@scheduled("services.payment_numbers", every=timedelta(seconds=20), lease=timedelta(minutes=10))
def ask_payment_numbers(at: datetime) -> None:
    """Let what is owed be paid at the payment service, if there is one, one after another, outside any transaction."""
    gateway = configured_gateway()
    if gateway is None:
        return
    for payment in payments_to_ask(at):
        try:
            where = gateway.create_reference(reference=payment.reference, amount=payment.amount, at=at)
        except PaymentServiceSilent:
            put_off_payment(payment_id=payment.pk, tries=payment.tries, at=at)
        else:
            note_pay_at(payment_id=payment.pk, where=where, at=at)


@scheduled("services.lapse", every=timedelta(minutes=15), lease=timedelta(minutes=10))
def lapse_overdue_applications(at: datetime) -> None:
    """End the applications whose applicants did not send or pay in time what was asked for."""
    lapse_due(actor=system_actor("services.lapse"), at=at)


@scheduled("services.kept_documents", every=timedelta(hours=6), lease=timedelta(minutes=10))
def drop_kept_documents(at: datetime) -> None:
    """Drop the documents that residents let be kept until a day that is over."""
    drop_expired_documents(actor=system_actor("services.kept_documents"), at=at)


@scheduled("services.close_queues", every=timedelta(minutes=15), lease=timedelta(minutes=10))
def close_queues(at: datetime) -> None:
    """Close the queue days and counters that nobody closed, once their day is over."""
    actor = system_actor("services.close_queues")
    close_past_days(actor=actor, at=at)
    close_counters_left_open(actor=actor, at=at)


@scheduled("services.appointments", every=timedelta(minutes=5), lease=timedelta(minutes=5))
def look_after_appointments(at: datetime) -> None:
    """Remind of the hours that near, and mark those to which nobody came."""
    actor = system_actor("services.appointments")
    remind_of_appointments(actor=actor, at=at)
    miss_appointments(actor=actor, at=at)


@scheduled("services.compare_sippn", every=timedelta(hours=6), lease=timedelta(minutes=5))
def remind_of_sippn(at: datetime) -> None:
    """Remind the organisation bureau once a month to compare the list of SIPPN with what is published here."""
    remind_to_compare(actor=system_actor("services.compare_sippn"), at=at)
