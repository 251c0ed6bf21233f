# SPDX-License-Identifier: EUPL-1.2
"""Sealed fields: encrypted at rest, found by keyed hash, printed masked.

A sealed value never becomes text by accident: `str()` of it is its mask. Only `operations.reveal` opens one
for a person to read, and that is an event; parts that must use the value (sending a message, checking a
log-in) call `open_sealed`.
"""

import hmac
import os
import unicodedata
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

from praja.lib.keys import fingerprint, key_for

NONCE = 12


class Sealed:
    """An encrypted value. `token` is what the database holds."""

    __slots__ = ("token",)

    def __init__(self, token: bytes) -> None:
        self.token = token

    def __str__(self) -> str:
        return "••••"

    __repr__ = __str__

    def __bool__(self) -> bool:
        return bool(self.token)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.token == other.token

    def __hash__(self) -> int:
        return hash(self.token)


def seal(text: str, purpose: str) -> Sealed:
    """`text` encrypted (AES-256-GCM) for one purpose, e.g. `person.nik`; empty text stays empty."""
    return seal_bytes(text.encode(), purpose)


def seal_bytes(data: bytes, purpose: str) -> Sealed:
    """The same for what is no text, a small picture for example."""
    if not data:
        return Sealed(b"")
    key, nonce = key_for("seal"), os.urandom(NONCE)
    return Sealed(bytes.fromhex(fingerprint(key)) + nonce + AESGCM(key).encrypt(nonce, data, purpose.encode()))


def open_sealed(sealed: Sealed, purpose: str) -> str:
    """The text inside.

    Raises cryptography's InvalidTag if it was tampered with or sealed for another purpose.
    """
    return open_bytes(sealed, purpose).decode()


def open_bytes(sealed: Sealed, purpose: str) -> bytes:
    """What is inside where that is no text; raises the same."""
    if not sealed:
        return b""
    nonce, body = sealed.token[4 : 4 + NONCE], sealed.token[4 + NONCE :]
    return AESGCM(key_for("seal")).decrypt(nonce, body, purpose.encode())


def lookup_key(text: str, purpose: str) -> bytes | None:
    """The keyed hash by which a sealed value is found again; None for empty text."""
    normal = unicodedata.normalize("NFKC", text).strip().casefold()
    return hmac.digest(key_for("lookup"), f"{purpose}\n{normal}".encode(), "sha256") if normal else None


class SealedField(models.BinaryField):
    """A column that holds a `Sealed` value."""

    # What attributes of this column hold, for the type checker.
    _pyi_private_set_type: Sealed
    _pyi_private_get_type: Sealed  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", b"")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Sealed:
        return Sealed(bytes(value) if value is not None else b"")

    def get_default(self) -> Any:
        return Sealed(b"")

    def to_python(self, value: Any) -> Sealed:
        return value if isinstance(value, Sealed) else Sealed(bytes(value or b""))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(value.token if isinstance(value, Sealed) else value, connection, prepared)
