# SPDX-License-Identifier: EUPL-1.2
"""Handing words of a conversation over to its channel, and fetching what was attached to words that came in."""

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from praja.kernel.notifications.enums import EMAIL, SMS, TELEGRAM, WHATSAPP
from praja.kernel.notifications.errors import ChannelOff, NoAddress, NotDelivered
from praja.kernel.notifications.gateways import sms, telegram, whatsapp
from praja.kernel.notifications.gateways.smtp import goes_by_smtp, hand_in


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an e-mail."""

    name: str
    content: bytes = field(repr=False)
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is to be said. `window_open`: they wrote within a day. `own_id` is what our own e-mail is called; `files` go with an
    e-mail alone."""

    channel: str
    address: str
    subject: str
    text: str
    own_id: str
    in_reply_to: str = ""
    automatic: bool = False
    window_open: bool = True
    code: str = ""
    url: str = ""
    files: tuple[Enclosure, ...] = ()


def hand_over(letter: Letter) -> str:
    """Hand it to its channel; returns the channel's own id of it, if it gives one.

    Raises NoAddress, ChannelOff, NotDelivered, WindowClosed, MaybeDelivered, or what the mail library raises.
    """
    if not letter.address:
        raise NoAddress
    if letter.channel == WHATSAPP:
        return whatsapp.send(
            address=letter.address,
            text=letter.text,
            window_open=letter.window_open,
            code=letter.code,
            url=letter.url,
        )
    if letter.channel == TELEGRAM:
        return telegram.send(address=letter.address, text=letter.text)
    if letter.channel == SMS:
        return sms.send(address=letter.address, text=letter.text)
    if letter.channel == EMAIL:
        return _by_mail(letter)
    raise ChannelOff


def fetch_media(channel: str, media_id: str) -> bytes:
    """An attachment by the channel's id of it; of one that is too large enough to show that. Raises ChannelOff, NotFetched."""
    limit = settings.PRAJA_MAX_UPLOAD_BYTES
    if channel == WHATSAPP:
        return whatsapp.fetch_media(media_id, limit=limit)
    if channel == TELEGRAM:
        return telegram.fetch_media(media_id, limit=limit)
    raise ChannelOff


def mail_id(number: int) -> str:
    """What our own e-mail about an utterance is called, without the angle brackets."""
    return own_id(f"ucapan-{number}")


def own_id(name: str) -> str:
    """What an e-mail of this installation is called, the same however often it is tried: `name` is unique here."""
    return f"{name}@{urlsplit(settings.PRAJA_BASE_URL).hostname or 'localhost'}"


def _by_mail(letter: Letter) -> str:
    headers = {"Auto-Submitted": "auto-replied"} if letter.automatic else {}
    if letter.in_reply_to:
        headers |= {"In-Reply-To": f"<{letter.in_reply_to}>", "References": f"<{letter.in_reply_to}>"}
    if not goes_by_smtp():
        _by_apprise(letter, headers)
        return ""
    headers["Message-ID"] = f"<{letter.own_id}>"
    mail = EmailMessage(letter.subject, letter.text, to=[letter.address], headers=headers)
    for file in letter.files:
        mail.attach(file.name, file.content, file.media_type)
    hand_in(mail)
    return letter.own_id


def _by_apprise(letter: Letter, headers: dict[str, str]) -> None:
    from apprise import Apprise, AppriseAsset, AppriseAttachment, NotifyFormat
    from apprise.attachment.memory import AttachMemory

    base = settings.PRAJA_EMAIL_URL
    more = "".join(f"&+{name}={quote(value, safe='')}" for name, value in headers.items())
    url = f"{base}{'&' if '?' in base else '?'}format=text&to={quote(letter.address, safe='')}{more}"
    service = Apprise(asset=AppriseAsset(app_id="Praja", async_mode=False))
    files = [AttachMemory(content=file.content, name=file.name, mimetype=file.media_type) for file in letter.files]
    if not service.add(url) or not service.notify(
        title=letter.subject,
        body=letter.text,
        body_format=NotifyFormat.TEXT,
        attach=AppriseAttachment(files) if files else None,
    ):
        raise NotDelivered
