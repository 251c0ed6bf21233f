# SPDX-License-Identifier: EUPL-1.2
"""Names that people never type, made from what they do type."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 40


def name_from(words: str, taken: Container[str]) -> str:
    """A name of lower-case letters, digits and underscores that begins with a letter and is not among `taken`."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST].strip("_")
    if not re.match(r"[a-z]", name):
        name = f"n_{name}".strip("_")
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    return found
