# SPDX-License-Identifier: EUPL-1.2
"""Random public codes and secret tokens. Codes are read aloud at counters, so the alphabet has no look-alikes."""

import hashlib
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10
MISTYPED = str.maketrans("0O1ILU", "QQJJJV")
"""What people type for letters that look or sound alike."""


def new_code() -> str:
    """A random public id of ten characters (49 bits), shown as `ABCDE-FGHJK`."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def show_code(code: str) -> str:
    """`code` as people read it: in two groups of five."""
    return f"{code[:5]}-{code[5:]}"


def read_code(text: str) -> str:
    """What a person typed, as a code: spaces and dashes dropped, upper case, the usual mistypings mended."""
    cleaned = "".join(ch for ch in text.upper() if ch.isalnum())
    return cleaned.translate(MISTYPED)


def new_secret() -> str:
    """A secret token for a link: 160 bits, URL-safe."""
    return secrets.token_urlsafe(20)


def hash_secret(secret: str) -> bytes:
    """What is kept of a secret link. The token has full entropy, so one fast hash is enough."""
    return hashlib.sha256(b"praja-secret-link:" + secret.encode()).digest()
