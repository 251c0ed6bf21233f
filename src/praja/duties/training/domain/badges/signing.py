# SPDX-License-Identifier: EUPL-1.2
"""Signing credentials as compact JWTs with Ed25519 (RFC 7515, RFC 8037), and publishing the keys that check them (did:web).

The header names the key by its address in the issuer's DID document and never carries the key itself: a verifier must take it
from the issuer, not from whoever shows the badge.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def signed(claims: dict[str, Any], *, key: Ed25519PrivateKey, kid: str) -> str:
    """The compact JWT of these claims. The same claims and key give the same text: Ed25519 needs no chance."""
    header = {"alg": "EdDSA", "typ": "JWT", "kid": kid}
    head = f"{_packed(header)}.{_packed(claims)}"
    return f"{head}.{_base64(key.sign(head.encode()))}"


def did_of(address: str, path: str) -> str:
    """The did:web under which an installation at `address` (with scheme) publishes keys at `path`/did.json."""
    host = quote(urlsplit(address).netloc.lower(), safe=".-")
    return ":".join(["did:web", host, *(part for part in path.split("/") if part)])


def name_of_key(public: bytes) -> str:
    """The RFC 7638 thumbprint of a public key: what tells one key from another."""
    jwk = json.dumps({"crv": "Ed25519", "kty": "OKP", "x": _base64(public)}, separators=(",", ":"), sort_keys=True)
    return _base64(hashlib.sha256(jwk.encode()).digest())


def did_document(did: str, keys: Sequence[bytes], *, profile_url: str) -> dict[str, Any]:
    """The issuer's DID document. `keys` are raw public keys, the one in use first; retired ones stay, or what they signed could
    be checked no more."""
    methods = [
        {
            "id": f"{did}#{name_of_key(key)}",
            "type": "JsonWebKey",
            "controller": did,
            "publicKeyJwk": {
                "kty": "OKP",
                "crv": "Ed25519",
                "x": _base64(key),
                "kid": name_of_key(key),
                "alg": "EdDSA",
            },
        }
        for key in keys
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
        "id": did,
        "alsoKnownAs": [profile_url],
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def _packed(value: dict[str, Any]) -> str:
    return _base64(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
