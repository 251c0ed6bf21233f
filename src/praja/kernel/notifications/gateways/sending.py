# SPDX-License-Identifier: EUPL-1.2
"""Handing one message to the outside: e-mail by Django or Apprise, every other channel by Apprise."""

import logging
from urllib.parse import quote

from django.conf import settings
from django.core.mail import EmailMessage

from praja.kernel.notifications.channels import phone_channels
from praja.kernel.notifications.enums import EMAIL
from praja.kernel.notifications.errors import NoAddress, NotDelivered
from praja.kernel.notifications.gateways.texts import Words

# Apprise writes addresses into its log lines; what a person may not read must not lie in a log.
logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)


def send(*, channel: str, address: str, words: Words) -> None:
    """Send `words` to `address`. Raises NoAddress, NotDelivered, or what the mail library raises."""
    if not address:
        raise NoAddress
    if channel != EMAIL:
        _by_apprise(_url_for_phone(channel, address), words)
    elif settings.PRAJA_EMAIL_URL:
        _by_apprise(_url_for_email(settings.PRAJA_EMAIL_URL, address), words)
    else:
        EmailMessage(words.subject, words.body, to=[address]).send()


def _url_for_email(base: str, address: str) -> str:
    return f"{base}{'&' if '?' in base else '?'}format=text&to={quote(address, safe='')}"


def _url_for_phone(channel: str, address: str) -> str:
    base = phone_channels().get(channel)
    if base is None:
        raise NoAddress
    return base.replace("{phone}", quote(address, safe="")).replace("{digits}", address.lstrip("+"))


def _by_apprise(url: str, words: Words) -> None:
    # Hundreds of services are loaded with it; only whoever sends pays for that.
    from apprise import Apprise, AppriseAsset, NotifyFormat

    service = Apprise(asset=AppriseAsset(app_id="Praja", async_mode=False))
    if not service.add(url) or not service.notify(title=words.subject, body=words.body, body_format=NotifyFormat.TEXT):
        raise NotDelivered
