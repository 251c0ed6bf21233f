# SPDX-License-Identifier: EUPL-1.2
"""The message by which the head of a neighbourhood is asked. It carries the one key of the question, so it is kept nowhere."""

import logging

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from praja.kernel.notifications.gateways.at_once import hand_over_at_once
from praja.kernel.notifications.gateways.texts import Words

log = logging.getLogger("praja.services")


def send_link(phone: str, secret: str) -> bool:
    """Send it; false where it was not taken, which is tried again later."""
    url = f"{settings.PRAJA_BASE_URL}{reverse('services:reference_link', args=[secret])}"
    with override(settings.LANGUAGE_CODE):
        words = Words(
            _("Is this your resident?"),
            _(
                "Somebody of your neighbourhood needs your reference for %(site)s. Please answer here, it takes a minute: %(url)s"
            )
            % {"site": settings.PRAJA_SITE_NAME, "url": url},
        )
    try:
        hand_over_at_once(phone, words)
    except Exception as error:
        # The words of an error may hold the number or the link.
        log.warning("a neighbourhood's link was not sent: %s", type(error).__name__)
        return False
    return True
