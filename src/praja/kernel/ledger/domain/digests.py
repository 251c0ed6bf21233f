# SPDX-License-Identifier: EUPL-1.2
"""Digests of content that must not be edited but may have to be erased: text, names, files.

The ledger keeps `sha256(salt || canonical content)`; the salt lies beside the content and is erased with it, after which the
digest says nothing about what was there.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from praja.kernel.ledger.domain.chain import canonical

SALT_BYTES = 16


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


def content_digest(salt: bytes, content: Mapping[str, object]) -> str:
    """The digest of `content` under `salt`, as 64 hex digits."""
    return hashlib.sha256(salt + canonical(dict(content)).encode()).hexdigest()


def matches(digest: str, salt: bytes, content: Mapping[str, object]) -> bool:
    """Whether `content` is still what `digest` was made of."""
    return hmac.compare_digest(digest, content_digest(salt, content))
