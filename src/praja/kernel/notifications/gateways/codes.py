# SPDX-License-Identifier: EUPL-1.2
"""One-time codes: sent at once and kept nowhere. A code in a table or a log would be a key lying about."""

import logging

from django.conf import settings
from django.utils.translation import gettext as _

from praja.kernel.notifications.errors import CodeNotSent
from praja.kernel.notifications.gateways.at_once import hand_over_at_once
from praja.kernel.notifications.gateways.texts import Words

log = logging.getLogger("praja.notifications")


def send_code(address: str, code: str) -> None:
    """Send a code to an e-mail address or a telephone number, in the language active now. Raises CodeNotSent."""
    words = Words(
        _("Your code is %(code)s") % {"code": code},
        _(
            "Your code for %(site)s is %(code)s. It holds for a few minutes. Give it to nobody; no officer ever asks for it."
        )
        % {"site": settings.PRAJA_SITE_NAME, "code": code},
    )
    try:
        hand_over_at_once(address, words)
    except Exception as error:
        # The words of an error may hold address or code.
        log.warning("a code was not sent: %s", type(error).__name__)
        raise CodeNotSent from None
