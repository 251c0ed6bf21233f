# SPDX-License-Identifier: EUPL-1.2
"""Reading the mailboxes of units for letters."""

import logging
from datetime import datetime, timedelta

from django.conf import settings

from praja.duties.letters.operations.by_mail import Mail, receive_mail
from praja.kernel.jobs.declarations import scheduled
from praja.kernel.notifications.gateways.mail import read_mail
from praja.kernel.notifications.gateways.mailbox import read_unseen
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor, system_actor

log = logging.getLogger("praja.letters")


@scheduled("letters.read_mailboxes", every=timedelta(minutes=1), lease=timedelta(minutes=10))
def read_mailboxes(at: datetime) -> None:
    """Take in the unread messages of every mailbox for letters that is set (`PRAJA_LETTER_MAILBOXES`). One that does not answer
    stops no other."""
    actor = system_actor("letters.read_mailboxes")
    for code, url in settings.PRAJA_LETTER_MAILBOXES.items():
        unit = Unit.objects.filter(code=code).first()
        if unit is None:
            log.warning("the mailbox for letters of unit %s was not read: there is no such unit", code)
            continue
        try:
            read_unseen(url, lambda raw, unit=unit: _take(raw, unit, actor, at))  # type: ignore[misc]
        except Exception as error:
            # The words of an error may hold the address and its password.
            log.warning("the mailbox for letters of unit %s was not read: %s", code, type(error).__name__)


def _take(raw: bytes, unit: Unit, actor: Actor, at: datetime) -> None:
    mail = read_mail(raw, at)
    if mail is None:
        return  # what machines, lists and robots send is no letter
    said = Mail(
        message_id=mail.message.external_id,
        sender_name=mail.sender_name or mail.message.peer.partition("@")[2],
        sender_email=mail.message.peer,
        subject=mail.subject,
        text=mail.message.text,
        files=mail.files,
        said_at=mail.message.said_at,
    )
    receive_mail(mail=said, unit=unit, actor=actor, at=at)
