# SPDX-License-Identifier: EUPL-1.2
"""The columns of a list of services and standards, by field: the heading that is written first, then those that are known.

A file of the agency has headings of its own; which of them is which field is said once by a person and kept.
"""

from collections.abc import Mapping, Sequence

IDENTITY: Mapping[str, tuple[str, ...]] = {
    "sippn_id": ("ID SIPPN", "id layanan SIPPN", "nomor SIPPN"),
    "code": ("Kode layanan",),
    "name": (
        "Nama layanan",
        "nama",
        "nama pelayanan",
        "jenis layanan",
        "jenis pelayanan",
        "nama standar pelayanan",
        "judul standar pelayanan",
    ),
    "unit": ("Unit", "kode unit", "nama unit", "unit penyelenggara", "perangkat daerah", "nama instansi"),
    "offered_by": ("Unit yang melayani",),
    "summary": ("Ringkasan",),
    "keywords": ("Kata kunci",),
    "issuer": ("Penerbit produk",),
    "issuer_name": ("Nama sistem penerbit",),
    "issuer_url": ("Alamat sistem penerbit",),
}
COMPONENTS: Mapping[str, tuple[str, ...]] = {
    "persyaratan": ("Persyaratan", "persyaratan pelayanan"),
    "prosedur": (
        "Sistem, mekanisme, dan prosedur",
        "prosedur",
        "mekanisme",
        "mekanisme dan prosedur",
        "sistem mekanisme prosedur",
        "langkah",
    ),
    "jangka_waktu": (
        "Jangka waktu penyelesaian",
        "jangka waktu",
        "jangka waktu pelayanan",
        "waktu penyelesaian",
        "waktu pelayanan",
        "durasi",
    ),
    "biaya": ("Biaya/tarif", "biaya", "tarif", "biaya dan tarif"),
    "produk": ("Produk pelayanan", "produk", "produk layanan"),
    "pengaduan": (
        "Penanganan pengaduan, saran, dan masukan",
        "pengaduan",
        "penanganan pengaduan",
        "pengaduan saran dan masukan",
        "pengaduan layanan",
    ),
    "dasar_hukum": ("Dasar hukum",),
    "sarpras": (
        "Sarana, prasarana, dan/atau fasilitas",
        "sarana prasarana",
        "sarana dan prasarana",
        "sarana prasarana dan fasilitas",
    ),
    "kompetensi": ("Kompetensi pelaksana",),
    "pengawasan": ("Pengawasan internal",),
    "jumlah_pelaksana": ("Jumlah pelaksana",),
    "jaminan_pelayanan": ("Jaminan pelayanan",),
    "jaminan_keamanan": (
        "Jaminan keamanan dan keselamatan pelayanan",
        "jaminan keamanan",
        "jaminan keamanan dan keselamatan",
    ),
    "evaluasi": ("Evaluasi kinerja pelaksana", "evaluasi kinerja"),
}
FIGURES: Mapping[str, tuple[str, ...]] = {
    "requirements": ("Rincian persyaratan",),
    "duration_value": ("Waktu: angka",),
    "duration_unit": ("Waktu: satuan",),
    "duration_counted": ("Waktu: cara menghitung",),
    "fee_kind": ("Jenis biaya",),
    "fee_amount": ("Tarif rupiah",),
    "fee_table": ("Tabel tarif",),
    "path": ("Alur",),
}
PRODUCT: Mapping[str, tuple[str, ...]] = {
    "product_title": ("Produk: judul",),
    "product_classification": ("Produk: kode klasifikasi",),
    "product_paragraphs": ("Produk: kalimat pembuka",),
    "product_fields": ("Produk: tabel isian",),
    "product_closing": ("Produk: kalimat penutup",),
    "product_recipient": ("Produk: tujuan",),
    "product_copies": ("Produk: tembusan",),
    "register": ("Produk: register nomor",),
    "number_pattern": ("Produk: pola nomor",),
}
STANDING: Mapping[str, tuple[str, ...]] = {
    "state": ("Keadaan standar",),
    "version": ("Versi",),
    "since": ("Berlaku sejak",),
    "decree": ("Keputusan",),
}
"""Told by an export, never read by an import: nothing is published by a file."""

WRITTEN = {**IDENTITY, **COMPONENTS, **FIGURES, **PRODUCT, **STANDING}
"""Every column of an export, in order."""
READ = {**IDENTITY, **COMPONENTS, **FIGURES, **PRODUCT}
"""Every column that an import reads."""
OFFERED = {**IDENTITY, **COMPONENTS}
"""What a person finds in a list of another system."""
PUBLIC = tuple(key for key in WRITTEN if key not in PRODUCT)
"""What everybody may take along: not how an office sets up its letters."""


def plain_heading(heading: str) -> str:
    """A heading without case, spacing and punctuation."""
    return " ".join("".join(ch if ch.isalnum() else " " for ch in heading.casefold()).split())


_KNOWN = {plain_heading(heading): key for key, headings in WRITTEN.items() for heading in (key, *headings)}


def recognised(headings: Sequence[str]) -> dict[str, str]:
    """Field to heading, for the headings that are known without being asked for; the first of two that mean the same."""
    found: dict[str, str] = {}
    for heading in headings:
        key = _KNOWN.get(plain_heading(heading), "")
        if key in READ:
            found.setdefault(key, heading)
    return found


def is_own(headings: Sequence[str]) -> bool:
    """Whether every heading is one that an export writes: then nothing needs to be asked."""
    given = [heading for heading in headings if heading.strip()]
    return bool(given) and all(plain_heading(heading) in _KNOWN for heading in given)


def heading_of(key: str) -> str:
    """What the column of a field is called; empty for no field."""
    return WRITTEN[key][0] if key in WRITTEN else ""
