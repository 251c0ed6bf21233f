# SPDX-License-Identifier: EUPL-1.2
"""Registers of letters as SRIKANDI gives them out: which column is which field, and values as people write them.

No layout of these files is published, so headings are only recognised where they are plain; the rest is said once by a person.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

SHARED: Mapping[str, tuple[str, ...]] = {
    "number": ("Nomor naskah SRIKANDI", "nomor naskah", "no naskah", "nomor_naskah_srikandi"),
    "subject": ("Hal", "perihal", "hal naskah"),
    "dated": ("Tanggal naskah", "tanggal surat", "tgl naskah"),
    "summary": ("Isi ringkas", "ringkasan", "isi ringkasan"),
    "kind": ("Jenis naskah",),
    "security": ("Sifat", "sifat naskah", "klasifikasi keamanan"),
    "speed": ("Tingkat urgensi", "urgensi", "kecepatan"),
    "classification": ("Kode klasifikasi", "klasifikasi"),
}
COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "masuk": {
        **SHARED,
        "sender": ("Asal naskah", "pengirim", "dari", "asal surat", "instansi pengirim"),
        "received": ("Tanggal diterima", "tanggal terima", "diterima tanggal", "tanggal registrasi"),
        "sender_number": ("Nomor surat pengirim", "nomor surat", "nomor naskah asal"),
    },
    "keluar": {
        **SHARED,
        "addressee": ("Tujuan", "kepada", "tujuan naskah", "penerima"),
        "replies_to": ("Balasan atas nomor", "membalas nomor", "nomor naskah yang dibalas"),
    },
}
"""Fields of each register (letters that came in, letters that went out) and the headings by which they are known."""
REQUIRED = {"masuk": ("number", "subject", "sender", "received"), "keluar": ("number", "subject", "dated")}

_SECURITY = {
    "B": ("b", "biasa", "terbuka", "biasa terbuka"),
    "T": ("t", "terbatas"),
    "R": ("r", "rahasia"),
    "SR": ("sr", "sangat rahasia"),
}
_SPEED = {
    "biasa": ("", "biasa", "penting"),
    "segera": ("segera",),
    "amat_segera": ("amat segera", "sangat segera", "kilat"),
}
_FIRST_HALF = ["januari", "februari", "maret", "april", "mei", "juni"]
MONTHS = [*_FIRST_HALF, "juli", "agustus", "september", "oktober", "november", "desember"]
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2})[:.](\d{2}).*)?")
_LOCAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,]+(\d{1,2})[:.](\d{2}).*)?")
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]+)\s+(\d{4})(?:[ ,]+(?:pukul\s+)?(\d{1,2})[:.](\d{2}).*)?")


def plain_name(text: str) -> str:
    """A heading or word without case, spacing and punctuation."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def recognised(register: str, headings: Sequence[str]) -> dict[str, str]:
    """Field to heading, where a heading says plainly what it is. Each heading is taken once."""
    by_name = {plain_name(heading): heading for heading in reversed(headings)}
    found: dict[str, str] = {}
    for field, names in COLUMNS[register].items():
        heading = next((by_name[one] for one in map(plain_name, (field, *names)) if one in by_name), "")
        if heading and heading not in found.values():
            found[field] = heading
    return found


def missing_fields(register: str, columns: Mapping[str, str]) -> list[str]:
    """Fields without which nothing can be registered, and for which no heading is named."""
    return [field for field in REQUIRED[register] if not columns.get(field)]


def read_security(text: str) -> str | None:
    """The letter of a sifat; None for one that is not known. Nothing said is ordinary."""
    return _named(text or "biasa", _SECURITY)


def read_speed(text: str) -> str | None:
    """The code of a kecepatan; None for one that is not known. Nothing said is ordinary."""
    return _named(text, _SPEED)


def read_moment(text: str) -> datetime | None:
    """A day, with its time where there is one (else the day's beginning), without a zone; None for what is no day."""
    said = " ".join(text.casefold().split())
    if match := _ISO.fullmatch(said):
        return _moment(match[1], match[2], match[3], match[4], match[5])
    if match := _LOCAL.fullmatch(said):
        return _moment(match[3], match[2], match[1], match[4], match[5])
    if (match := _WORDS.fullmatch(said)) and match[2] in MONTHS:
        return _moment(match[3], str(MONTHS.index(match[2]) + 1), match[1], match[4], match[5])
    return None


def read_day(text: str) -> date | None:
    """A day; None for what is none."""
    moment = read_moment(text)
    return moment.date() if moment else None


def _named(text: str, names: Mapping[str, tuple[str, ...]]) -> str | None:
    said = plain_name(text)
    return next((code for code, known in names.items() if said in known), None)


def _moment(year: str, month: str, day: str, hour: str | None, minute: str | None) -> datetime | None:
    try:
        return datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))  # noqa: DTZ001 - has no zone yet
    except ValueError:
        return None
