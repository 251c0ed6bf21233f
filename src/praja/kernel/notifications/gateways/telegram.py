# SPDX-License-Identifier: EUPL-1.2
"""Telegram Bot API: what its webhook brings, what goes back, and attachments by their file id."""

from datetime import datetime
from typing import Any

from django.conf import settings

from praja.kernel.notifications.domain.conversing import Incoming, moment_of, position_words
from praja.kernel.notifications.errors import ChannelOff, NotDelivered, NotFetched
from praja.kernel.notifications.gateways.http import fetch, get_json, post_json

LONGEST = 4_000
"""Characters of one message; the service takes 4,096."""

UNREADABLE = ("voice", "video", "video_note", "audio", "sticker", "animation", "contact")


def messages_in(body: Any, at: datetime) -> list[Incoming]:
    """The message of one update, from a private chat. Groups, channels, edits and unknown shapes are left out."""
    message = body.get("message") if isinstance(body, dict) else None
    chat = message.get("chat") if isinstance(message, dict) else None
    if not isinstance(message, dict) or not isinstance(chat, dict) or chat.get("type") != "private":
        return []
    text = _text(message)
    media = _media(message)
    if not media and not text and not any(name in message for name in UNREADABLE):
        return []
    answered = message.get("reply_to_message")
    return [
        Incoming(
            peer=str(chat.get("id")),
            external_id=_id(chat, message),
            text=text,
            said_at=moment_of(message.get("date"), at),
            media=media,
            in_reply_to=_id(chat, answered) if isinstance(answered, dict) else "",
            lost=int(any(name in message for name in UNREADABLE) and not media),
        )
    ]


def send(*, address: str, text: str) -> str:
    """Hand over `text`, in parts where it is long; returns the id of the first. Raises ChannelOff, NotDelivered."""
    parts = [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)] or [""]
    ids = [_post(address, part) for part in parts]
    return ids[0]


def fetch_media(file_id: str, *, limit: int) -> bytes:
    """An attachment by its id. Raises ChannelOff, NotFetched."""
    token = settings.PRAJA_TELEGRAM_TOKEN
    result = get_json(f"{_base()}/bot{token}/getFile", {"file_id": file_id}).get("result")
    path = result.get("file_path") if isinstance(result, dict) else None
    if not isinstance(path, str) or not path:
        raise NotFetched
    return fetch(f"{_base()}/file/bot{token}/{path.lstrip('/')}", limit=limit)


def _base() -> str:
    if not settings.PRAJA_TELEGRAM_URL or not settings.PRAJA_TELEGRAM_TOKEN:
        raise ChannelOff
    return str(settings.PRAJA_TELEGRAM_URL).rstrip("/")


def _post(address: str, text: str) -> str:
    body = {"chat_id": int(address), "text": text, "link_preview_options": {"is_disabled": True}}
    status, answer = post_json(f"{_base()}/bot{settings.PRAJA_TELEGRAM_TOKEN}/sendMessage", body)
    result = answer.get("result")
    if status >= 300 or answer.get("ok") is not True or not isinstance(result, dict):
        raise NotDelivered
    return f"{address}:{result.get('message_id')}"


def _id(chat: dict[str, Any], message: dict[str, Any]) -> str:
    return f"{chat.get('id')}:{message.get('message_id')}"


def _text(message: dict[str, Any]) -> str:
    text = str(message.get("text") or message.get("caption") or "").strip()
    if text.startswith("/start"):
        # The bot's own link carries a code: t.me/<bot>?start=<code>. Without one they have said nothing yet.
        code = text.removeprefix("/start").strip()
        return f"SAMBUNG {code}" if code else ""
    place = message.get("location")
    if isinstance(place, dict):
        try:
            return position_words(float(place["latitude"]), float(place["longitude"]))
        except (KeyError, TypeError, ValueError):
            return text
    return text


def _media(message: dict[str, Any]) -> tuple[str, ...]:
    """Of a photo the largest of its sizes, which comes last."""
    sizes = message.get("photo")
    chosen = sizes[-1] if isinstance(sizes, list) and sizes else message.get("document")
    return (str(chosen["file_id"]),) if isinstance(chosen, dict) and chosen.get("file_id") else ()
