# SPDX-License-Identifier: EUPL-1.2
"""Words as they enter a case: checked, salted and digested, so that the ledger can prove them without holding them."""

from dataclasses import dataclass

from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.procedures.errors import WordsTooLong, WordsTooShort
from praja.lib.visible import visible_length

SHORTEST, LONGEST = 10, 8_000


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, with the salt that its digest was made with."""

    text: str
    salt: bytes
    digest: str


def words_content(text: str) -> dict[str, object]:
    """What the ledger's digest of plain words covers."""
    return {"text": text}


def words_of(text: str, *, field: str = "text", shortest: int = SHORTEST, longest: int = LONGEST) -> Words:
    """`text` as it is kept. Raises `WordsTooShort` and `WordsTooLong` at `field`; `shortest` 0 lets it be empty."""
    kept, salt = text.strip(), new_salt()
    if visible_length(kept) < shortest:
        raise WordsTooShort(shortest, field=field)
    if len(kept) > longest:
        raise WordsTooLong(longest, field=field)
    return Words(kept, salt, content_digest(salt, words_content(kept)))
