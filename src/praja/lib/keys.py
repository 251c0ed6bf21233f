# SPDX-License-Identifier: EUPL-1.2
"""The installation's secret keys: files outside the database, one purpose each.

A copy of the database without this folder can neither forge a ledger row nor open a sealed field.
"""

import hashlib
import os
import secrets
import tempfile
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from praja.lib.errors import Unavailable

PURPOSES = ("session", "ledger-mac", "ledger-sign", "seal", "lookup", "badge-sign")
"""`session` signs cookies; `ledger-mac` authenticates ledger rows; `ledger-sign` (Ed25519) signs receipts and tree
heads; `seal` encrypts personal fields; `lookup` keys the hashes by which sealed fields are found; `badge-sign` (Ed25519)
signs Open Badges, and alone may be replaced (docs/adr/0027-keys-of-badges.md)."""

KEY_BYTES = 32


def ensure_keys(folder: Path) -> list[str]:
    """Make the keys that `folder` lacks, readable by this user alone. Returns the purposes made. Never overwrites."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = []
    for purpose in PURPOSES:
        path = folder / f"{purpose}.key"
        if not path.exists() and _write_once(path, secrets.token_hex(KEY_BYTES) + "\n"):
            made.append(purpose)
    return made


def _write_once(path: Path, text: str) -> bool:
    """Put a whole file at `path` unless one is there: another process never meets a half-written key."""
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        Path(draft).unlink()
    return True


def read_key(folder: Path, purpose: str) -> bytes:
    """The 32 bytes of one key. Raises `Unavailable` naming the file and the remedy."""
    path = folder / f"{purpose}.key"
    try:
        key = bytes.fromhex(path.read_text().strip())
    except (OSError, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise Unavailable(
            f"The key file {path.name} in PRAJA_KEYS is missing or damaged.", next_step="Run `praja setup`."
        )
    return key


@cache
def key_for(purpose: str) -> bytes:
    """The installation's key for `purpose`."""
    return read_key(Path(settings.PRAJA_KEYS), purpose)


@cache
def signing_key() -> Ed25519PrivateKey:
    """The Ed25519 key that signs receipts and tree heads."""
    return Ed25519PrivateKey.from_private_bytes(key_for("ledger-sign"))


@cache
def badge_key() -> Ed25519PrivateKey:
    """The Ed25519 key that signs Open Badges now."""
    return Ed25519PrivateKey.from_private_bytes(key_for("badge-sign"))


def replace_badge_key(folder: Path) -> None:
    """Put a new key for badges in place of the old one, which is gone: nothing is ever signed with it again.

    What it signed stays good as long as its public half is published. Running processes sign with the old one until they start
    anew.
    """
    handle, draft = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(folder / "badge-sign.key")


def public_key_bytes() -> bytes:
    """The raw 32-byte public half of `signing_key`."""
    return signing_key().public_key().public_bytes_raw()


def fingerprint(key: bytes) -> str:
    """Eight hex digits that tell one key from another without revealing it."""
    return hashlib.sha256(b"praja-key-fingerprint" + key).hexdigest()[:8]
