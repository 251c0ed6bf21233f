# SPDX-License-Identifier: EUPL-1.2
"""Numbers of letters as they are compared."""

import unicodedata


def number_key(number: str) -> str:
    """The number without signs and spaces, lower case, so that the same letter is found however it is typed: `800.1.11.1 / 73`
    and `800-1-11-1/73` are one. Empty where nothing is left."""
    normal = unicodedata.normalize("NFKC", number).casefold()
    return "".join(character for character in normal if character.isalnum())[:120]
