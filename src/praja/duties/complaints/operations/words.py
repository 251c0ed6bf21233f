# SPDX-License-Identifier: EUPL-1.2
"""Words as they enter a case: checked, salted and digested, so that the ledger can prove them without holding them."""

from dataclasses import dataclass

from praja.duties.complaints.domain import MAX_TEXT, MIN_TEXT, words_content
from praja.duties.complaints.errors import TextTooLong, TextTooShort
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.lib.visible import visible_length


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, with the salt that its digest was made with."""

    text: str
    salt: bytes
    digest: str


def words_of(text: str, *, field: str = "text", minimum: int = MIN_TEXT) -> Words:
    """`text` as it is kept. Raises `TextTooShort` and `TextTooLong` at `field`; `minimum` 0 lets it be empty."""
    kept, salt = text.strip(), new_salt()
    if visible_length(kept) < minimum:
        raise TextTooShort(minimum, field=field)
    if len(kept) > MAX_TEXT:
        raise TextTooLong(MAX_TEXT, field=field)
    return Words(kept, salt, content_digest(salt, words_content(kept)))
