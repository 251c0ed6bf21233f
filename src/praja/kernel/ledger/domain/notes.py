# SPDX-License-Identifier: EUPL-1.2
"""Signed tree heads (checkpoints) and receipts, in forms that other people's tools read.

A checkpoint is a signed note as transparency logs publish it: origin, tree size, root, empty line, Ed25519 signature line.
A receipt is canonical JSON (RFC 8785) with an Ed25519 signature over everything but itself.
"""

import base64
import hashlib
from collections.abc import Mapping

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ED25519 = b"\x01"


def key_hash(origin: str, public_key: bytes) -> bytes:
    """The four bytes that name a signed note's key."""
    return hashlib.sha256(origin.encode() + b"\n" + ED25519 + public_key).digest()[:4]


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """The signed body of a checkpoint."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"


def sign_checkpoint(key: Ed25519PrivateKey, origin: str, size: int, root: bytes) -> str:
    """The whole signed note."""
    text = checkpoint_text(origin, size, root)
    public = key.public_key().public_bytes_raw()
    signature = base64.b64encode(key_hash(origin, public) + key.sign(text.encode())).decode()
    return f"{text}\n\u2014 {origin} {signature}\n"


def sign_receipt(key: Ed25519PrivateKey, receipt: Mapping[str, object]) -> dict[str, object]:
    """`receipt` with the public key and a signature over its canonical text."""
    body = {**receipt, "public_key": base64.b64encode(key.public_key().public_bytes_raw()).decode()}
    return {**body, "signature": base64.b64encode(key.sign(rfc8785.dumps(body))).decode()}  # type: ignore[arg-type]
