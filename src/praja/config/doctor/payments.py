# SPDX-License-Identifier: EUPL-1.2
"""Check of the payment service."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from praja.config.doctor.findings import Finding, bad, good, warning
from praja.duties.services.queries.receipts import payments_to_ask

SHORTEST = 32
LONG = timedelta(hours=1)


def check_payments(at: datetime) -> Iterator[Finding]:
    """The payment service is off, or set so that what it says can be believed, and answers."""
    url, secret = settings.PRAJA_PAYMENT_URL, settings.PRAJA_PAYMENT_SECRET
    if not url and not secret:
        yield good("PRAJA_PAYMENT_URL", _("off: treasurers confirm the payments they see"))
    elif not url or len(secret) < SHORTEST:
        yield bad(
            "PRAJA_PAYMENT_SECRET" if url else "PRAJA_PAYMENT_URL",
            _("The payment service is only half set: it needs an address and a secret of at least %(n)d characters.")
            % {"n": SHORTEST},
            _("Set both as agreed with the service, or neither."),
        )
    elif not url.startswith("https://"):
        yield warning(
            "PRAJA_PAYMENT_URL",
            _("The address is not https."),
            _("Use https, or make sure that nobody listens between."),
        )
    elif payments_to_ask(at - LONG, limit=1):
        yield warning(
            "PRAJA_PAYMENT_URL",
            _("A payment has waited for its number for more than an hour."),
            _("Start `praja worker`, and check that the service answers; treasurers can confirm meanwhile."),
        )
    else:
        yield good("PRAJA_PAYMENT_URL", _("the payment service is on"))
