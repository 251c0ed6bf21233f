# SPDX-License-Identifier: EUPL-1.2
"""Check of the messages that go out."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from praja.config.doctor.findings import Finding, good, warning
from praja.kernel.notifications.queries import undelivered

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
