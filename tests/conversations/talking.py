# SPDX-License-Identifier: EUPL-1.2
"""Calls of the channels as their services make them, and the worker that follows."""

import hashlib
import hmac
import io
import json
import random
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client
from PIL import Image

from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Filed, Report, file_complaint, forward_complaint
from praja.kernel.ledger.models import Delivery
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.notifications.models import Arrival
from praja.kernel.notifications.tasks import say_due_utterances, take_arrivals
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from praja.lib.clock import frozen
from towns import Town, answered

PHONE = "6281234567890"
HOLE = "Ada lubang besar di depan pasar Melati, motor sering jatuh."
WA_SECRET, TG_SECRET, SMS_SECRET = "wa-secret", "tg-secret", "sms-secret"


def signature(secret: str, raw: bytes) -> str:
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def wa_message(text: str = HOLE, *, number: str = "a", peer: str = PHONE, at: datetime, **parts: Any) -> dict[str, Any]:
    """One message as WhatsApp delivers it; `parts` replace its text."""
    message = {"from": peer, "id": f"wamid.{number}", "timestamp": str(int(at.timestamp())), "type": "text"}
    message |= parts or {"text": {"body": text}}
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "6231000", "phone_number_id": "555"},
        "contacts": [{"profile": {"name": "Sari"}, "wa_id": peer}],
        "messages": [message],
    }
    return wa_call(value)


def wa_call(value: dict[str, Any]) -> dict[str, Any]:
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}],
    }


def call_whatsapp(body: Any, at: datetime, *, secret: str = WA_SECRET) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    with frozen(at):
        return Client().post(
            "/saluran/whatsapp/",
            raw,
            content_type="application/json",
            headers={"x-hub-signature-256": signature(secret, raw)},
        )


def tg_update(text: str = HOLE, *, number: int = 1, chat: int = 4242, at: datetime, **parts: Any) -> dict[str, Any]:
    message = {
        "message_id": number,
        "from": {"id": chat, "first_name": "Sari"},
        "chat": {"id": chat, "type": "private"},
        "date": int(at.timestamp()),
    }
    return {"update_id": 9000 + number, "message": message | (parts or {"text": text})}


def call_telegram(body: Any, at: datetime, *, secret: str = TG_SECRET) -> HttpResponse:
    with frozen(at):
        return Client().post(
            "/saluran/telegram/",
            json.dumps(body),
            content_type="application/json",
            headers={"x-telegram-bot-api-secret-token": secret},
        )


def call_sms(
    raw: bytes, at: datetime, *, media_type: str = "application/json", secret: str = SMS_SECRET
) -> HttpResponse:
    with frozen(at):
        return Client().post(
            "/saluran/sms/", raw, content_type=media_type, headers={"x-signature": signature(secret, raw)}
        )


def work(at: datetime) -> None:
    """What the worker does in the next seconds: take in, deliver, hand over; until nothing is left to do now."""
    for _round in range(3):
        take_arrivals(at)
        deliver(at)
        say_due_utterances(at)


def deliver(at: datetime) -> None:
    while deliver_due(at=at):
        pass
    failed = Delivery.objects.filter(attempts__gt=0)
    assert not failed.exists(), list(failed.values_list("subscriber", "last_error"))


def whatsapp(text: str, at: datetime, *, number: str, peer: str = PHONE) -> None:
    """Somebody writes, and the worker does its part."""
    assert call_whatsapp(wa_message(text, number=number, peer=peer, at=at), at).status_code == 200
    work(at)
    assert not Arrival.objects.exists()


def photo(seed: str = "foto", size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture of noise, the same for the same seed."""
    out = io.BytesIO()
    Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3)).save(out, "JPEG")
    return out.getvalue()


def filed(at: datetime, *, reporter: Person | None = None, anonymous: bool = False, text: str = HOLE) -> Filed:
    report = Report(text=text, region="99.01.01.1001", reporter=reporter, anonymous=anonymous)
    return file_complaint(report=report, channel="web", actor=NOBODY, at=at)


def person(at: datetime, *, phone: str = "", email: str = "") -> Person:
    return new_person(at=at, name="Sari Uji", phone=phone, email=email)


def forwarded(town: Town, case: Case, at: datetime) -> Case:
    return forward_complaint(
        case=case,
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=True,
        actor=town.coordinator,
        at=at,
        seen_version=None,
    )


def answer(town: Town, case: Case, at: datetime, **more: Any) -> Case:
    return answered(case, liaison=town.roads_liaison, head=town.roads_head, at=at, **more)
