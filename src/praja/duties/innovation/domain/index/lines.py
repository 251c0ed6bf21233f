# SPDX-License-Identifier: EUPL-1.2
"""Words of lists of past innovations, read as what they mean."""

import re
from collections.abc import Mapping
from datetime import date

FORMS: Mapping[str, str] = {
    "tata kelola": "governance",
    "pelayanan publik": "public_service",
    "lain": "other",
    "lainnya": "other",
}
PROPOSERS: Mapping[str, str] = {
    "kepala daerah": "region_head",
    "dprd": "council",
    "asn": "employee",
    "perangkat daerah": "unit",
    "opd": "unit",
    "masyarakat": "public",
}
LEGAL: Mapping[str, str] = {
    "peraturan daerah": "bylaw",
    "perda": "bylaw",
    "peraturan": "regulation",
    "perkada": "regulation",
    "perbup": "regulation",
    "perwal": "regulation",
    "pergub": "regulation",
    "kepala dinas": "unit_decree",
    "kepala badan": "unit_decree",
    "kepala perangkat": "unit_decree",
    "keputusan": "decree",
    "sk": "decree",
}
"""First match counts: a regulation of a region (Perda) is one before it is a regulation."""
SERVICES: Mapping[str, str] = {
    "pendidikan": "education",
    "kesehatan": "health",
    "pekerjaan umum": "public_works",
    "perumahan": "housing",
    "ketenteraman": "order",
    "ketertiban": "order",
    "trantib": "order",
    "sosial": "social",
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_LOCAL = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def meant(text: str, words: Mapping[str, str]) -> str:
    """What a cell means: the first of `words` that it holds as whole words; empty where none is."""
    plain = " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
    for word, meaning in words.items():
        if re.search(rf"\b{re.escape(word)}\b", plain):
            return meaning
    return ""


def day_in(text: str) -> date | None:
    """A day as 2024-12-31, 31-12-2024 or 31/12/2024; None for anything else."""
    if found := _ISO.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    elif found := _LOCAL.fullmatch(text.strip()):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
