# SPDX-License-Identifier: EUPL-1.2
"""What a document will say, sealed while it waits for its signature."""

from praja.kernel.people.sealing import Sealed, open_sealed, seal

_PURPOSE = "document.data"


def seal_content(text: str) -> Sealed:
    """`text` sealed for an issued document."""
    return seal(text, _PURPOSE)


def open_content(sealed: Sealed) -> str:
    """The text inside, for rendering only."""
    return open_sealed(sealed, _PURPOSE)
