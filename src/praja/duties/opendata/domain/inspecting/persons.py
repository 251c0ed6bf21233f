# SPDX-License-Identifier: EUPL-1.2
"""Whether a column may hold data of persons, by its heading and by its values (UU 27/2022)."""

import re
from collections.abc import Iterable
from datetime import date

from praja.duties.opendata.domain.inspecting.sheets import Cell, text_of
from praja.kernel.people.domain.identity import Nik, parse_nik

_LEAST = 3
_HEADINGS = {
    "nik": re.compile(r"(?i)(?:^|[_\s])(nik|no\.? ?ktp|nomor induk kependudukan)(?:[_\s]|$)"),
    "family_card": re.compile(r"(?i)(?:^|[_\s])(no\.? ?kk|nomor kk|kartu keluarga)(?:[_\s]|$)"),
    "telephone": re.compile(r"(?i)(?:^|[_\s])(no\.? ?hp|handphone|telepon|telp|whatsapp|no\.? ?wa)(?:[_\s]|$)"),
    "email": re.compile(r"(?i)(?:^|[_\s])(e-?mail|surel)(?:[_\s]|$)"),
    "name": re.compile(r"(?i)(?:^|[_\s])(nama[_\s](lengkap|pemohon|pasien|siswa|penerima|warga|pelapor|ibu|ayah))"),
    "birth_date": re.compile(r"(?i)tanggal[_\s]lahir|tgl\.?[_\s]lahir"),
    "address": re.compile(r"(?i)alamat[_\s](rumah|tinggal|pemohon|domisili)"),
}
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}")
_MOBILE = re.compile(r"(?:\+?62|0)8\d{8,11}")


def personal_kind(title: str, values: Iterable[Cell]) -> str | None:
    """What kind of personal data a column seems to hold; None where nothing speaks for any. Every different value is looked at,
    and a few are enough: a NIK among others must not be published either."""
    suspicion = Suspicion(title)
    suspicion.add(values)
    return suspicion.kind


class Suspicion:
    """The same of a column whose values come in pieces; a value may come in several. `kind` is what they speak for so far."""

    def __init__(self, title: str) -> None:
        self.kind = next((kind for kind, pattern in _HEADINGS.items() if pattern.search(title)), None)
        self._found: dict[str, set[str]] = {"nik": set(), "telephone": set(), "email": set()}

    def add(self, values: Iterable[Cell]) -> None:
        """Look at more values, unless enough is known."""
        if self.kind is not None:
            return
        for cell in values:
            if isinstance(cell, str) and not _may_be(cell):
                continue
            if isinstance(cell, (int, str)) and not isinstance(cell, bool):
                text = text_of(cell)
                kind = _kind_of(text)
                if kind:
                    self._found[kind].add(text)
                    if len(self._found[kind]) >= _LEAST:
                        self.kind = kind
                        return


def _may_be(cell: str) -> bool:
    """Whether a longer look is worth it: an address has its sign, a number begins like one."""
    if "@" in cell:
        return True
    first = cell.lstrip()[:1]
    return len(cell) >= _SHORTEST and (first.isdigit() or first in "+-'")


_SHORTEST = 10
"""Characters of the shortest number of a telephone."""


def _kind_of(text: str) -> str:
    digits = text.lstrip("'").replace(" ", "").replace("-", "")
    if len(digits) == _NIK and digits.isdigit() and _is_nik(digits):
        return "nik"
    if _MOBILE.fullmatch(digits):
        return "telephone"
    return "email" if "@" in text and _MAIL.fullmatch(text) else ""


_NIK = 16
_LATEST = date(2099, 12, 31)
"""Only whether it can be a NIK is asked, not whether its holder is born yet."""


def _is_nik(digits: str) -> bool:
    return isinstance(parse_nik(digits, _LATEST), Nik)
