# SPDX-License-Identifier: EUPL-1.2
"""One-time codes: sent at once and kept nowhere. A code in a table or a log would be a key lying about."""

import logging

from django.conf import settings
from django.utils.translation import gettext as _

from praja.kernel.notifications.channels import phone_channels
from praja.kernel.notifications.enums import EMAIL, SMS, WHATSAPP
from praja.kernel.notifications.errors import CodeNotSent
from praja.kernel.notifications.gateways import sms
from praja.kernel.notifications.gateways.sending import send
from praja.kernel.notifications.gateways.texts import Words

log = logging.getLogger("praja.notifications")

PREFERRED = (WHATSAPP, SMS)


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
        _hand_over(address, words)
    except Exception as error:
        # The words of an error may hold address or code.
        log.warning("a code was not sent: %s", type(error).__name__)
        raise CodeNotSent from None


def reaches_phones() -> bool:
    """Whether a code can be sent to a telephone number in this installation."""
    return bool(phone_channels() or settings.PRAJA_SMS_URL)


def _hand_over(address: str, words: Words) -> None:
    if "@" in address:
        send(channel=EMAIL, address=address, words=words)
        return
    channels = phone_channels()
    if channels:
        channel = next((name for name in PREFERRED if name in channels), sorted(channels)[0])
        send(channel=channel, address=address, words=words)
    else:
        sms.send(address=address, text=words.body)
