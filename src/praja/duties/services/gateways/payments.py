# SPDX-License-Identifier: EUPL-1.2
"""The port to a payment service, and one service that speaks plain signed JSON.

A service is told a reference and an amount, never a person or a matter, and says when it was paid. What it says counts only
with its signature over the very bytes that came, made within the last minutes.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from django.conf import settings

from praja.duties.services.errors.payments import NoticeUnreadable, NoticeUnsigned, PaymentServiceSilent

SIGNATURE = "Praja-Signature"
WINDOW = timedelta(minutes=5)
PATIENCE = 10
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class PayAt:
    """Where to pay: a number that is typed at a bank (virtual account, bill code), an address to open, or both."""

    number: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Notification:
    """Somebody paid. `id` is the service's own number of this payment, the same however often it tells; `amount` whole rupiah."""

    id: str
    reference: str
    amount: int
    paid_at: datetime


class PaymentGateway(Protocol):
    """What the duty asks of a payment service, and no more."""

    def create_reference(self, *, reference: str, amount: int, at: datetime) -> PayAt:
        """Let `reference` be paid. Again for the same reference changes nothing. Raises `PaymentServiceSilent`."""
        ...

    def verify_notification(self, *, body: bytes, headers: Mapping[str, str], at: datetime) -> Notification:
        """What the service tells, once it is sure that it does. Raises `NoticeUnsigned`, `NoticeUnreadable`."""
        ...


@dataclass(frozen=True, slots=True)
class SignedJsonGateway:
    """JSON both ways, each message signed by a secret that both hold: `Praja-Signature: t=<seconds>,v1=<HMAC-SHA256 in hex>` over
    the seconds, a dot, and the raw body."""

    url: str
    secret: str

    def create_reference(self, *, reference: str, amount: int, at: datetime) -> PayAt:
        import requests  # loaded late: most installations have no payment service

        body = json.dumps({"reference": reference, "amount": amount}).encode()
        headers = {"Content-Type": "application/json", SIGNATURE: signature_of(self.secret, body, at)}
        try:
            answer = requests.post(self.url, data=body, headers=headers, timeout=PATIENCE, allow_redirects=False)
            told = answer.json() if answer.status_code in (200, 201) else None
        except (requests.RequestException, ValueError) as error:
            raise PaymentServiceSilent from error
        if not isinstance(told, dict):
            raise PaymentServiceSilent
        number, url = str(told.get("number") or "")[:60], str(told.get("url") or "")
        return PayAt(number, url if url.startswith("https://") and len(url) <= 300 else "")

    def verify_notification(self, *, body: bytes, headers: Mapping[str, str], at: datetime) -> Notification:
        if not is_signed(self.secret, body, headers.get(SIGNATURE, ""), at):
            raise NoticeUnsigned
        try:
            return _read(json.loads(body))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise NoticeUnreadable from error


def configured_gateway() -> PaymentGateway | None:
    """The payment service of this installation; None where none is set, and treasurers confirm what they see."""
    url, secret = settings.PRAJA_PAYMENT_URL, settings.PRAJA_PAYMENT_SECRET
    return SignedJsonGateway(url, secret) if url and secret else None


def signature_of(secret: str, body: bytes, at: datetime) -> str:
    """The header that signs `body` at a moment."""
    seconds = int(at.timestamp())
    return f"t={seconds},v1={_mac(secret, seconds, body)}"


def is_signed(secret: str, body: bytes, header: str, at: datetime) -> bool:
    """Whether the header signs these bytes by this secret, within the window. Compared in constant time."""
    parts = dict(part.strip().partition("=")[::2] for part in header.split(","))
    seconds = parts.get("t", "")
    if not secret or not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 12):
        return False
    is_right = hmac.compare_digest(_mac(secret, int(seconds), body).encode(), parts.get("v1", "").lower().encode())
    return is_right and abs(at.timestamp() - int(seconds)) <= WINDOW.total_seconds()


def _mac(secret: str, seconds: int, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, "sha256").hexdigest()


def _read(told: Any) -> Notification:
    amount, paid_at = told["amount"], datetime.fromisoformat(told["paid_at"])
    if type(amount) is not int or not 0 < amount < 10**15 or paid_at.tzinfo is None:
        raise ValueError("amount in whole rupiah, moment with its offset")
    return Notification(_text(told["id"]), _text(told["reference"]), amount, paid_at.astimezone(UTC))


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.isascii() or not value.isprintable() or not 0 < len(value) <= _LONGEST:
        raise ValueError("printable text")
    return value
