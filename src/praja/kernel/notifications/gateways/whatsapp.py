# SPDX-License-Identifier: EUPL-1.2
"""WhatsApp Business Platform, Cloud API: what its webhook brings, what goes back, and attachments by their id."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from praja.kernel.notifications.domain.conversing import Incoming, moment_of, position_words
from praja.kernel.notifications.errors import ChannelOff, NotDelivered, NotFetched, WindowClosed
from praja.kernel.notifications.gateways.http import fetch, get_json, post_json

LONGEST = 4_000
"""Characters of one message; the service takes 4,096."""

WINDOW_CLOSED = 131047
"""The service's code for: more than 24 hours since they last wrote."""

WITH_FILE = ("image", "document")
SILENT = ("reaction", "system", "unsupported", "request_welcome", "order")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of something sent."""

    external_id: str
    failed: bool
    read: bool


def messages_in(body: Any, at: datetime) -> list[Incoming]:
    """The messages of one call of the webhook. What has an unknown shape is left out."""
    return [found for value in _values(body) for one in _listed(value, "messages") if (found := _message(one, at))]


def fates_in(body: Any) -> list[Fate]:
    """What one call of the webhook tells of things sent before."""
    return [
        Fate(str(one.get("id", "")), one.get("status") == "failed", one.get("status") == "read")
        for value in _values(body)
        for one in _listed(value, "statuses")
        if one.get("id")
    ]


def send(*, address: str, text: str, window_open: bool, code: str, url: str) -> str:
    """Hand over `text`, in parts where it is long; returns the id of the first.

    Free words are taken for 24 hours after the other side last wrote. Later an approved template
    (`PRAJA_WHATSAPP_TEMPLATE`, with the code and the address of the page as its two variables) calls them to the page.
    Raises ChannelOff, NotDelivered, and WindowClosed where there is no template.
    """
    if window_open:
        ids = [_post(address, _text(part)) for part in _parts(text)]
        return ids[0]
    if not settings.PRAJA_WHATSAPP_TEMPLATE:
        raise WindowClosed
    return _post(address, _template(code, url))


def fetch_media(media_id: str, *, limit: int) -> bytes:
    """An attachment: first its address, then its content, both with the token. Raises ChannelOff, NotFetched."""
    base = _base()
    found = get_json(f"{base}/{media_id}", token=settings.PRAJA_WHATSAPP_TOKEN).get("url")
    if not isinstance(found, str) or not found:
        raise NotFetched
    return fetch(found, limit=limit, token=settings.PRAJA_WHATSAPP_TOKEN)


def _base() -> str:
    if not settings.PRAJA_WHATSAPP_URL:
        raise ChannelOff
    return str(settings.PRAJA_WHATSAPP_URL).rstrip("/")


def _post(address: str, what: dict[str, Any]) -> str:
    body = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": address.lstrip("+"), **what}
    url = f"{_base()}/{settings.PRAJA_WHATSAPP_PHONE_ID}/messages"
    status, answer = post_json(url, body, settings.PRAJA_WHATSAPP_TOKEN)
    error = answer.get("error")
    if isinstance(error, dict) and error.get("code") == WINDOW_CLOSED:
        raise WindowClosed
    if status >= 300:
        raise NotDelivered
    sent = _listed(answer, "messages")
    return str(sent[0].get("id", "")) if sent else ""


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": {"preview_url": False, "body": text}}


def _template(code: str, url: str) -> dict[str, Any]:
    variables = [{"type": "text", "text": word} for word in (code, url)]
    return {
        "type": "template",
        "template": {
            "name": settings.PRAJA_WHATSAPP_TEMPLATE,
            "language": {"code": "id"},
            "components": [{"type": "body", "parameters": variables}],
        },
    }


def _parts(text: str) -> list[str]:
    return [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)] or [""]


def _values(body: Any) -> Iterator[dict[str, Any]]:
    for entry in _listed(body, "entry"):
        for change in _listed(entry, "changes"):
            value = change.get("value")
            if isinstance(value, dict):
                yield value


def _listed(holder: Any, name: str) -> list[dict[str, Any]]:
    found = holder.get(name) if isinstance(holder, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _message(one: dict[str, Any], at: datetime) -> Incoming | None:
    kind, peer, external_id = str(one.get("type", "")), str(one.get("from", "")), str(one.get("id", ""))
    if not peer or not external_id or kind in SILENT:
        return None
    held = one.get(kind)
    part = held if isinstance(held, dict) else {}
    context = one.get("context")
    return Incoming(
        peer=f"+{peer.lstrip('+')}",
        external_id=external_id,
        text=_words(kind, part),
        said_at=moment_of(one.get("timestamp"), at),
        media=(str(part["id"]),) if kind in WITH_FILE and part.get("id") else (),
        in_reply_to=str(context.get("id", "")) if isinstance(context, dict) else "",
        lost=int(kind in ("audio", "video", "sticker", "contacts")),
    )


def _words(kind: str, part: dict[str, Any]) -> str:
    if kind == "location":
        try:
            place = float(part["latitude"]), float(part["longitude"])
        except (KeyError, TypeError, ValueError):
            return ""
        return position_words(*place, str(part.get("name") or ""), str(part.get("address") or ""))
    reply = part.get("button_reply") or part.get("list_reply")
    if isinstance(reply, dict):
        return str(reply.get("title", ""))
    return str(part.get("body") or part.get("caption") or part.get("text") or "")
