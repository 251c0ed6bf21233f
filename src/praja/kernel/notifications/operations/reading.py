# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from praja.kernel.notifications.enums import MessageStatus
from praja.kernel.notifications.errors import NoSuchMessage
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.rules import READ_MESSAGE
from praja.lib.actors import Actor


def mark_read(*, message: Message, actor: Actor, at: datetime) -> None:
    """Remember that the actor read their own message. Again changes nothing; no event, since nobody acted on a matter.

    Raises NoSuchMessage, also for somebody else's.
    """
    if not READ_MESSAGE.allows(actor, message):
        raise NoSuchMessage
    Message.objects.filter(pk=message.pk, status=MessageStatus.SENT).update(status=MessageStatus.READ)
