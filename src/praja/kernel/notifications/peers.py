# SPDX-License-Identifier: EUPL-1.2
"""Addresses on the other side of a conversation: one written form, sealed, found by keyed hash.

A telephone number and an e-mail address have the key under which a person's are found, so that it shows whose they are.
"""

from typing import Literal

from praja.kernel.notifications.enums import EMAIL, SMS, WHATSAPP
from praja.kernel.people.identifiers import key_of, written
from praja.kernel.people.sealing import Sealed, lookup_key, open_sealed, seal

PURPOSE = "thread.peer"

Field = Literal["phone", "email"]

_FIELDS: dict[str, Field] = {WHATSAPP: "phone", SMS: "phone", EMAIL: "email"}


def field_of(channel: str) -> Field | None:
    """Which of a person's contacts the addresses of a channel are; None where they are the channel's own (Telegram)."""
    return _FIELDS.get(channel)


def normal_peer(channel: str, peer: str) -> str:
    """The address in its one written form; as it came where it is no number or e-mail address (a sender's name in an SMS)."""
    field = field_of(channel)
    return (written(field, peer) if field else "") or peer.strip()


def peer_key_of(channel: str, peer: str) -> bytes:
    """The keyed hash by which a conversation is found."""
    field = field_of(channel)
    found = key_of(field, peer) if field else None
    return found or lookup_key(peer, f"thread.{channel}") or bytes(32)


def sealed_peer(channel: str, peer: str) -> Sealed:
    """The address, sealed for its column."""
    return seal(normal_peer(channel, peer), PURPOSE)


def opened_peer(peer: Sealed) -> str:
    """The address inside. For handing words over, and for getting to know whose it is."""
    return open_sealed(peer, PURPOSE)
