# SPDX-License-Identifier: EUPL-1.2
"""Words that carry a key (a code, a secret link): handed over at once and kept in no table, or the key would lie about."""

from django.conf import settings

from praja.kernel.notifications.channels import phone_channels
from praja.kernel.notifications.enums import EMAIL, SMS, WHATSAPP
from praja.kernel.notifications.gateways import sms
from praja.kernel.notifications.gateways.sending import send
from praja.kernel.notifications.gateways.texts import Words

PREFERRED = (WHATSAPP, SMS)


def hand_over_at_once(address: str, words: Words) -> None:
    """To an e-mail address, or to a telephone by the first channel there is. Raises what the channel raises."""
    if "@" in address:
        send(channel=EMAIL, address=address, words=words)
        return
    channels = phone_channels()
    if channels:
        channel = next((name for name in PREFERRED if name in channels), sorted(channels)[0])
        send(channel=channel, address=address, words=words)
    else:
        sms.send(address=address, text=words.body)


def reaches_phones() -> bool:
    """Whether anything can be sent to a telephone number in this installation."""
    return bool(phone_channels() or settings.PRAJA_SMS_URL)
