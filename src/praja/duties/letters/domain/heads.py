# SPDX-License-Identifier: EUPL-1.2
"""What stands around the words of a letter, as the ledger's digest covers it."""

from collections.abc import Mapping, Sequence
from typing import Any


def head_of(letter: Any, outgoing: Any, addressees: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Kind, security, speed, classification, signer, place and addressees of a letter and its detail."""
    return {
        "kind": str(letter.kind),
        "security": str(letter.security),
        "speed": str(letter.speed),
        "classification": letter.classification.code if letter.classification else "",
        "signing_unit": outgoing.signing_unit_id,
        "signing_for": str(outgoing.signing_for),
        "on_behalf_title": outgoing.on_behalf_title,
        "place": outgoing.place,
        "addressees": [dict(one) for one in addressees],
    }


def addressed(unit: int | None, correspondent: int | None, role: str, way: str, printed: str) -> dict[str, Any]:
    """One addressee of a head."""
    return {
        "unit": unit,
        "correspondent": correspondent,
        "role": str(role),
        "way": str(way),
        "printed": printed,
    }
