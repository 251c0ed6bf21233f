# SPDX-License-Identifier: EUPL-1.2
"""How one ledger row is bound to the one before it.

    hash = SHA-256(previous hash || canonical header || "\\n" || payload)
    mac  = HMAC-SHA-256(key, hash)

Header and payload are canonical JSON (RFC 8785): for the plain values events hold that is sorted keys, no spaces and UTF-8,
which the standard encoder writes byte for byte alike (a property test holds it to the reference implementation).
The header carries stream, sequence number, event name, version, moment, actor and references, so none of them can be
changed without changing the hash.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = bytes(32)
"""The previous hash of the first row of a stream."""

Refs = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One ledger row before it is stored: everything the hash covers, and the hash itself."""

    stream: str
    seq: int
    name: str
    version: int
    at: datetime
    actor_kind: str
    actor_id: str
    refs: str
    payload: str
    prev: bytes
    hash: bytes
    mac: bytes


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: object) -> str:
    """RFC 8785 text of text, whole numbers, truth values, None, and lists and ASCII-keyed mappings of them."""
    return _encode(value)


def moment_text(at: datetime) -> str:
    """A moment as the hash sees it: UTC with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def entry_hash(
    *,
    prev: bytes,
    stream: str,
    seq: int,
    name: str,
    version: int,
    at: datetime,
    actor: tuple[str, str],
    refs: str,
    payload: str,
) -> bytes:
    """The SHA-256 that a row must carry."""
    header = {
        "actor": f"{actor[0]}:{actor[1]}",
        "at": moment_text(at),
        "name": name,
        "refs": refs,
        "seq": seq,
        "stream": stream,
        "version": version,
    }
    return hashlib.sha256(prev + canonical(header).encode() + b"\n" + payload.encode()).digest()


def authenticate(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA-256 under a key that is not in the database."""
    return hmac.digest(key, message, "sha256")


def head_message(stream: str, seq: int, entry: bytes) -> bytes:
    """What the MAC of a stream's head covers: which row is the last."""
    return b"head\n" + stream.encode() + b"\n" + str(seq).encode() + b"\n" + entry


def chain(
    *, key: bytes, prev: bytes, stream: str, seq: int, name: str, version: int, at: datetime,
    actor: tuple[str, str], refs: Refs, payload: Mapping[str, object],
) -> Entry:  # fmt: skip
    """Build the row that follows `prev` in `stream`. Pure: the same builder serves `record` and bulk loading."""
    refs_text, payload_text = canonical(dict(refs)), canonical(dict(payload))
    digest = entry_hash(
        prev=prev,
        stream=stream,
        seq=seq,
        name=name,
        version=version,
        at=at,
        actor=actor,
        refs=refs_text,
        payload=payload_text,
    )
    return Entry(
        stream,
        seq,
        name,
        version,
        at,
        actor[0],
        actor[1],
        refs_text,
        payload_text,
        prev,
        digest,
        authenticate(key, digest),
    )
