# SPDX-License-Identifier: EUPL-1.2
"""Which badges count no longer, as a Bitstring Status List (W3C, v1.0): one bit for each, in a list long enough to hide in."""

import base64
import gzip
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from praja.duties.training.domain.badges.credential import CREDENTIALS, moment

LENGTH = 131_072
"""Bits of a list: the least that the standard allows, so that one look-up does not tell whose badge is looked at."""

HOLDS_FOR = timedelta(days=2)
"""How long a copy of the list may be relied on: an old copy would bring a revoked badge back."""


def encoded(indices: Iterable[int]) -> str:
    """The list with these bits set: MSB first, GZIP, base64url with the multibase letter `u`. ValueError for a bit outside it."""
    bits = bytearray(LENGTH // 8)
    for index in indices:
        if not 0 <= index < LENGTH:
            raise ValueError(f"a status list has no bit {index}")
        bits[index // 8] |= 0x80 >> index % 8
    # Without a time inside, the same list is the same bytes.
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def status_list(*, url: str, issuer: str, revoked: Iterable[int], since: datetime) -> dict[str, Any]:
    """The credential in which the list is published at `url`, as it is from `since` on."""
    return {
        "@context": [CREDENTIALS],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": moment(since),
        "validUntil": moment(since + HOLDS_FOR),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(revoked),
        },
    }
