# SPDX-License-Identifier: EUPL-1.2
"""E-mails of letters, and the daily look for what did not arrive."""

import logging
from datetime import datetime, timedelta

from praja.duties.letters.models import Addressee
from praja.duties.letters.operations.mailing import claim_mails, complete_mail
from praja.duties.letters.operations.sending import send_out
from praja.duties.letters.procedure.names import SIGNED
from praja.duties.letters.queries.mails import mail_of
from praja.kernel.jobs.declarations import scheduled
from praja.kernel.notifications.gateways.talking import hand_over
from praja.kernel.procedures.models import Case
from praja.lib.actors import system_actor

log = logging.getLogger("praja.letters")


AT_ONCE = 5
"""E-mails in one go: together they take less than `mailing.LEASE`, however slow the server is."""


@scheduled("letters.mail", every=timedelta(seconds=10), lease=timedelta(minutes=10))
def send_due_mails(at: datetime) -> None:
    """Hand the e-mails of signed letters over, one after another, outside any transaction."""
    actor = system_actor("letters.mail")
    for addressee in (one for _turn in range(AT_ONCE) for one in claim_mails(at=at)):
        complete_mail(addressee=addressee, error=_attempt(addressee), actor=actor, at=at)


def _attempt(addressee: Addressee) -> str:
    """Hand one over; the class of the failure, or nothing. The address is open only there."""
    try:
        hand_over(mail_of(addressee))
    except Exception as error:
        # Its words, and a traceback, could hold the address.
        log.warning("letter %s was not mailed: %s", addressee.outgoing_id, type(error).__name__)
        return type(error).__name__[:60]
    return ""


@scheduled("letters.send_out", every=timedelta(days=1), lease=timedelta(hours=1))
def send_out_again(at: datetime) -> None:
    """Send out what was signed and did not go out: an event's handler may have been stopped for good."""
    for case_id in _not_out():
        send_out(case_id=case_id, at=at)


def _not_out() -> list[int]:
    signed = Case.objects.filter(letter__outgoing__isnull=False, state=SIGNED)
    return list(signed.order_by("id").values_list("pk", flat=True))
