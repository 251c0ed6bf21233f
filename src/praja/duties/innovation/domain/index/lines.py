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
    "pegawai": "employee",
    "perangkat daerah": "unit",
    "opd": "unit",
    "masyarakat": "public",
}
MEANS: Mapping[str, str] = {
    "non": "other",
    "bukan": "other",
    "tidak": "other",
    "manual": "other",
    "digital": "digital",
    "daring": "digital",
    "ya": "digital",
}
"""First match counts: what is not digital is so before it is digital."""
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
_MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_LOCAL = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?")
_SPOKEN = re.compile(r"(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def meant(text: str, words: Mapping[str, str]) -> str:
    """What a cell means: the first of `words` that it holds as whole words; empty where none is."""
    plain = " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
    for word, meaning in words.items():
        if re.search(rf"\b{re.escape(word)}\b", plain):
            return meaning
    return ""


def day_in(text: str) -> date | None:
    """A day as 2024-12-31, 31-12-2024, 31/12/2024 or 31 Desember 2024; None for anything else."""
    if found := _ISO.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    elif found := _LOCAL.fullmatch(text.strip()):
        day, month, year = map(int, found.groups())
    elif (found := _SPOKEN.fullmatch(text.strip())) and found[2].casefold() in _MONTHS:
        day, month, year = int(found[1]), _MONTHS.index(found[2].casefold()) + 1, int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_only_year(text: str) -> bool:
    """Whether a cell names a year and no day: which day it was nobody may guess."""
    return _YEAR.fullmatch(text.strip()) is not None


def rupiah(text: str) -> int | None:
    """A sum as 25000000, 25.000.000 or Rp 25.000.000,00; None for anything else."""
    plain = re.sub(r"^rp\.?\s*", "", text.strip().casefold()).removesuffix(",00").removesuffix(",-")
    if not re.fullmatch(r"\d+|\d{1,3}(\.\d{3})+", plain):
        return None
    return int(plain.replace(".", ""))
