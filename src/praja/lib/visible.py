# SPDX-License-Identifier: EUPL-1.2
"""How much a reader sees of a text."""

import unicodedata


def visible_length(text: str) -> int:
    """How many letters, digits, marks and signs a reader sees: spaces and invisible characters say nothing."""
    return sum(unicodedata.category(character)[0] not in "CZ" for character in text)
