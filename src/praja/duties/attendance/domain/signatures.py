# SPDX-License-Identifier: EUPL-1.2
"""Signatures of telephones: ECDSA P-256 with SHA-256, as browsers make them (r and s side by side, 32 bytes each)."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

HALF = 32


def is_signed_by(key: bytes, signature: bytes, text: str) -> bool:
    """Whether the holder of this key (DER) signed this text."""
    if len(signature) != 2 * HALF:
        return False
    public = load_der_public_key(key)
    if not isinstance(public, EllipticCurvePublicKey):
        return False
    r, s = int.from_bytes(signature[:HALF], "big"), int.from_bytes(signature[HALF:], "big")
    try:
        public.verify(encode_dss_signature(r, s), text.encode(), ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True
