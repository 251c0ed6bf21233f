# SPDX-License-Identifier: EUPL-1.2
"""What SRIKANDI fills in: the places `${...}` of its DOCX templates, by what we call them."""

import re
from collections.abc import Mapping

NEEDED = ("number", "date", "signature")
"""Without these a letter cannot be numbered, dated and signed there."""
OPTIONAL = ("title", "name", "rank", "nip")
"""Of the signer. Where none is said, what is known here is written out."""
NAMES = (*NEEDED, *OPTIONAL)

RECALLED: Mapping[str, str] = {
    "number": "${nomor_naskah}",
    "date": "${tanggal_naskah}",
    "signature": "${ttd_pengirim}",
}
"""As long as nobody has set any. These names are recalled: they were not seen in the application's own guide."""

UNFILLED: Mapping[str, str] = {"number": "…", "date": "…", "signature": ""}
"""Where this platform numbers and signs, a draft leaves them open."""

_PLACE = re.compile(r"\$\{[A-Za-z][A-Za-z0-9_.]{0,58}\}")
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,58}")


class UnusablePlace(ValueError):
    """One place cannot stand like that: `name` says which, `problem` why (`missing`, `form`, `twice`)."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(name, problem)
        self.name, self.problem = name, problem


def read_places(typed: Mapping[str, str]) -> dict[str, str]:
    """Places as a person typed them, with or without `${}`. Raises UnusablePlace for the first that cannot be used."""
    found: dict[str, str] = {}
    for name in NAMES:
        said = typed.get(name, "").strip()
        if not said:
            if name in NEEDED:
                raise UnusablePlace(name, "missing")
            continue
        place = f"${{{said}}}" if _BARE.fullmatch(said) else said
        if not _PLACE.fullmatch(place):
            raise UnusablePlace(name, "form")
        if place in found.values():
            raise UnusablePlace(name, "twice")
        found[name] = place
    return found
