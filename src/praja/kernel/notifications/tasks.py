# SPDX-License-Identifier: EUPL-1.2
import logging
from datetime import datetime, timedelta

from praja.kernel.jobs.declarations import scheduled
from praja.kernel.notifications.enums import EMAIL
from praja.kernel.notifications.gateways.sending import send
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.operations import claim_messages, complete_message
from praja.kernel.notifications.queries import message_words
from praja.kernel.people.identifiers import opened
from praja.lib.actors import system_actor

log = logging.getLogger("praja.notifications")


@scheduled("notifications.send", every=timedelta(seconds=5), lease=timedelta(minutes=5))
def send_due_messages(at: datetime) -> None:
    """Send what is due, one after another, outside any transaction."""
    actor = system_actor("notifications.send")
    for message in claim_messages(actor=actor, at=at):
        complete_message(message=message, error=_attempt(message), actor=actor, at=at)


def _attempt(message: Message) -> str:
    """Send one message; the class of the failure, or nothing. The address is open only here."""
    person = message.recipient
    address = opened("email", person.email) if message.channel == EMAIL else opened("phone", person.phone)
    try:
        send(channel=message.channel, address=address, words=message_words(message))
    except Exception as error:
        # Whatever went wrong is kept by class; its words, and a traceback, could hold the address.
        log.warning("message %s was not sent: %s", message.pk, type(error).__name__)
        return type(error).__name__[:60]
    return ""
