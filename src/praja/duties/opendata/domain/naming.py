# SPDX-License-Identifier: EUPL-1.2
"""Names that stand in addresses, as every catalogue of this kind takes them (innovation-and-data.md §2.5)."""

import re
import unicodedata

RESERVED = frozenset({"new", "edit", "search", "minta", "cerita", "kode"})
_NAME = re.compile(r"[a-z0-9_\-]{2,100}\Z")


def is_name(name: str) -> bool:
    """Whether a dataset can be called so."""
    return bool(_NAME.match(name)) and name not in RESERVED


def name_of(title: str) -> str:
    """A name made of a title: small letters, digits and `-`; "data" where nothing is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:90].strip("-")
    return name if is_name(name) else f"data-{name}".strip("-")
