# SPDX-License-Identifier: EUPL-1.2
"""The reference list of SIPD e-Walidata as files have it. Names of fields differ between its services, so headings are only
recognised where they are plain; the rest is said once by a person."""

import re
from collections.abc import Mapping, Sequence

FIELDS: Mapping[str, tuple[str, ...]] = {
    "code": ("kode_dssd", "kode dssd", "kode"),
    "wording": ("uraian_dssd", "nama_dssd", "uraian", "nama", "uraian dssd", "nama dssd"),
    "unit_of_measure": ("satuan",),
    "opd": ("opd", "perangkat daerah", "nama opd", "skpd"),
}
"""Our fields and the headings by which they are known."""
REQUIRED = ("code", "wording")
LONGEST = {"code": 80, "wording": 500, "unit_of_measure": 120, "opd": 200}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def plain(text: str) -> str:
    """Words without case, spacing and punctuation."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def recognised(headings: Sequence[str]) -> dict[str, str]:
    """Field to heading, where a heading says plainly what it is; the earlier of the names that a field is known by first."""
    by_name = {plain(heading): heading for heading in reversed(headings)}
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        heading = next((by_name[plain(name)] for name in names if plain(name) in by_name), None)
        if heading is not None and heading not in found.values():
            found[field] = heading
    return found


def missing_fields(columns: Mapping[str, str]) -> list[str]:
    """The fields without which no line can be read."""
    return [field for field in REQUIRED if not columns.get(field)]


def year_in(text: str) -> int | None:
    """The year that a period names, where it names exactly one."""
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None
