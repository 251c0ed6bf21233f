# SPDX-License-Identifier: EUPL-1.2
"""What is said in a conversation, as its channel gets it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from praja.kernel.notifications.enums import EMAIL, Direction
from praja.kernel.notifications.gateways.talking import Letter, mail_id
from praja.kernel.notifications.gateways.texts import words_of
from praja.kernel.notifications.models import Utterance
from praja.kernel.notifications.peers import PURPOSE, opened_peer
from praja.kernel.people.sealing import open_sealed
from praja.lib.codes import show_code

WINDOW = timedelta(hours=24)
"""As long as WhatsApp takes free words after the other side last wrote."""


def letter_of(utterance: Utterance, at: datetime) -> Letter:
    """The words with what only the other side may read, and the address, both open. For handing over, and nothing else."""
    thread = utterance.thread
    assert thread is not None
    language = thread.person.language if thread.person else "id"
    code = show_code(utterance.case.code) if utterance.case else ""
    filled = words_of("talk/said", language, utterance.channel, {"words": utterance.text, "code": code})
    enclosed = open_sealed(utterance.enclosed, PURPOSE)
    text = filled.body if utterance.by_account else utterance.text
    return Letter(
        channel=utterance.channel,
        address=opened_peer(thread.peer),
        subject=filled.subject,
        text="\n\n".join(part.strip() for part in (text, enclosed) if part.strip()),
        own_id=mail_id(utterance.pk),
        in_reply_to=_last_heard(utterance) if utterance.channel == EMAIL else "",
        automatic=utterance.by_account is None,
        window_open=thread.last_at >= at - WINDOW,
        code=code,
        url=f"{settings.PRAJA_BASE_URL}{reverse('track_case', args=[utterance.case.code])}" if utterance.case else "",
    )


def _last_heard(utterance: Utterance) -> str:
    """The channel's id of what they wrote last, so that their mail program keeps the letters together."""
    heard = Utterance.objects.filter(thread=utterance.thread_id, direction=Direction.IN).order_by("-id")
    return heard.values_list("external_id", flat=True).first() or ""
