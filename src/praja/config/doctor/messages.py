# SPDX-License-Identifier: EUPL-1.2
"""Check of the messages that go out."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from praja.config.doctor.findings import Finding, good, warning
from praja.kernel.notifications.queries import undelivered, undelivered_words, waiting_arrivals

SHOWN = 5


def check_messages(at: datetime) -> Iterator[Finding]:
    """What people were to be told reached its channel."""
    rows = list(undelivered(at)[: SHOWN + 1])
    for row in rows[:SHOWN]:
        yield warning(
            f"message {row.pk}",
            _("%(template)s by %(channel)s was tried %(count)d times: %(error)s")
            % {"template": row.template, "channel": row.channel, "count": row.attempts, "error": row.error},
            _("Check PRAJA_EMAIL_URL and PRAJA_CHANNEL_URLS, and the person's address."),
        )
    if len(rows) > SHOWN:
        yield warning("messages", _("There are more."), _("Mend the first ones; the others often have the same cause."))
    if not rows:
        yield good("messages", _("none undelivered"))
    yield from _check_conversations(at)


def _check_conversations(at: datetime) -> Iterator[Finding]:
    """What was said to the outside was heard there, and what came in was taken in."""
    unheard, waiting = undelivered_words(at).count(), waiting_arrivals(at).count()
    if unheard:
        yield warning(
            "conversations",
            _("%(count)d messages to residents were not delivered.") % {"count": unheard},
            _("Check the settings of the channel, and the service behind it; each stands on the page of its case."),
        )
    if waiting:
        yield warning(
            "arrivals",
            _("%(count)d messages have been waiting for more than an hour to be taken in.") % {"count": waiting},
            _("Start `praja worker`, and check the channel's token: attachments are fetched with it."),
        )
    if not unheard and not waiting:
        yield good("conversations", _("nothing is stuck"))
