# SPDX-License-Identifier: EUPL-1.2
"""Whether two names mean the same data: in plain letters, without filler words, in any order."""

import re
import unicodedata

_FILLERS = (
    "data dataset jumlah banyaknya daftar menurut berdasarkan per di dan dengan dalam yang pada kota kabupaten kab provinsi",
    "tahun the of by in and number list",
)
FILLERS = frozenset(word for line in _FILLERS for word in line.split())


def likeness(title: str) -> str:
    """The words of a title that carry its meaning, each once, in alphabetical order; at most 200 characters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = {word for word in re.findall(r"[a-z0-9]+", plain) if word not in FILLERS and not _is_year(word)}
    return " ".join(sorted(words))[:200]


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
