# SPDX-License-Identifier: EUPL-1.2
"""What a practice town signs about somebody who did the exercises of a role, as one line of text that is copied or sent.

`praja-latihan-1.<content>.<signature>`: both base64url without padding; the content is canonical JSON, the signature Ed25519
over the first two parts. It holds codes and keys of exercises, no personal data.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from praja.lib.codes import ALPHABET, CODE_LENGTH

FORM = "praja-latihan-1"
LONGEST = 4_000


class NotAProof(ValueError):
    """The text is no proof at all, or was changed."""


class UnknownTown(ValueError):
    """The proof was signed by a key that this installation does not trust."""


@dataclass(frozen=True, slots=True)
class Proof:
    """`code` is the learner's in the practice town, `learner` the one they have in the real town."""

    code: str
    learner: str
    role: str
    exercises: tuple[str, ...]
    finished_at: str


def tag_of(account: int, key: bytes) -> str:
    """By which code the real town knows one of its accounts in a proof: tells nothing of whose it is to anybody else."""
    digest = hmac.digest(key, f"praja-practice-learner:{account}".encode(), hashlib.sha256)
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:CODE_LENGTH])


def signed(proof: Proof, key: Ed25519PrivateKey) -> str:
    """The proof as text."""
    content = json.dumps(asdict(proof), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    said = f"{FORM}.{_text(content.encode())}"
    return f"{said}.{_text(key.sign(said.encode()))}"


def read(text: str, keys: Iterable[bytes]) -> tuple[Proof, bytes]:
    """The proof that `text` is, and which of the trusted `keys` (raw, 32 bytes) signed it.

    White space does not count: it was copied from a page or a message. Raises `NotAProof` and `UnknownTown`.
    """
    bare = "".join(text.split())
    parts = bare.split(".")
    if len(bare) > LONGEST or len(parts) != 3 or parts[0] != FORM:
        raise NotAProof
    proof, signature = _proof(parts[1]), _bytes(parts[2])
    said = f"{parts[0]}.{parts[1]}".encode()
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, said)
        except InvalidSignature:
            continue
        return proof, key
    raise UnknownTown


def _proof(part: str) -> Proof:
    try:
        held = json.loads(_bytes(part))
        proof = Proof(**{**held, "exercises": tuple(map(str, held["exercises"]))})
        datetime.fromisoformat(proof.finished_at)
    except (ValueError, TypeError, KeyError) as wrong:
        raise NotAProof from wrong
    if not all(isinstance(one, str) for one in (proof.code, proof.learner, proof.role)):
        raise NotAProof
    return proof


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as wrong:
        raise NotAProof from wrong
