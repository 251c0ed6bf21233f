# SPDX-License-Identifier: EUPL-1.2
"""An SMS gateway: JSON or a form comes in, signed; JSON goes out. Gateways name the same things differently."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings

from praja.kernel.notifications.domain.conversing import Incoming, moment_of
from praja.kernel.notifications.errors import ChannelOff, NotDelivered
from praja.kernel.notifications.gateways.http import post_json

IDS = ("id", "message_id", "messageId", "sms_id")
SENDERS = ("from", "sender", "msisdn", "phone", "phoneNumber")
TEXTS = ("text", "message", "body", "content")
TIMES = ("time", "timestamp", "sent_at", "receivedAt", "date")


def messages_in(raw: bytes, media_type: str, at: datetime) -> list[Incoming]:
    """The message of one call; empty where sender or words are missing. Raises ValueError for what is not JSON or a form."""
    fields = _fields(raw, media_type)
    peer, text = _first(fields, SENDERS), _first(fields, TEXTS)
    if not peer or not text:
        return []
    time = _first(fields, TIMES)
    known = _first(fields, IDS) or hashlib.sha256(f"{peer}\n{time}\n{text}".encode()).hexdigest()
    return [Incoming(peer=peer, external_id=known, text=text, said_at=_moment(time, at))]


def send(*, address: str, text: str) -> str:
    """Hand over `text`; returns the gateway's id, if it gives one. Raises ChannelOff, NotDelivered."""
    if not settings.PRAJA_SMS_URL:
        raise ChannelOff
    status, answer = post_json(settings.PRAJA_SMS_URL, {"to": address, "text": text}, settings.PRAJA_SMS_TOKEN)
    if status >= 300:
        raise NotDelivered
    return _first(answer, IDS)


def _fields(raw: bytes, media_type: str) -> Mapping[str, Any]:
    if media_type == "application/x-www-form-urlencoded":
        return dict(parse_qsl(raw.decode(), max_num_fields=50))
    found = json.loads(raw)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str:
    values = (fields.get(name) for name in names)
    return next((str(value).strip() for value in values if isinstance(value, str | int) and str(value).strip()), "")


def _moment(text: str, at: datetime) -> datetime:
    if text.isdigit():
        return moment_of(text, at)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return at
    return found.astimezone(UTC) if found.tzinfo else at
