# SPDX-License-Identifier: EUPL-1.2
"""The parts of MS-Keg and the fields of MS-Ind, under the names that the payload has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Content = Mapping[str, Any]


class Kind(StrEnum):
    """What a field holds: a line, words, one of several codes, yes or no, a count, a span of days, lines of text, a table of
    lines, marks, or days."""

    LINE = "line"
    WORDS = "words"
    CODE = "code"
    YES = "yes"
    COUNT = "count"
    SPAN = "span"
    LINES = "lines"
    TABLE = "table"
    MARKS = "marks"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `path` is its place in the payload, with dots between levels; `among` are the codes or marks that there are, or
    the columns of a table."""

    path: str
    kind: Kind = Kind.LINE
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of MS-Keg; `key` stands in its address."""

    key: str
    fields: tuple[Field, ...]


SURVEY = "SURVEI"
COLLECTING = (SURVEY, "SENSUS", "KOMPROMIN", "LAINNYA")
"""How data is collected. Only SURVEI was read as the payload has it; the others are named in what was read."""
SECTORAL = "STATISTIK_SEKTORAL"

L, W, C, Y, N = Kind.LINE, Kind.WORDS, Kind.CODE, Kind.YES, Kind.COUNT
_CONTACT = ("alamat", "telepon", "email", "faks")
_PHASES = ("perencanaan", "desain", "pengumpulan", "pengolahan", "analisis", "diseminasi", "evaluasi")

GENERAL = Part(
    "umum",
    (
        Field("jenis_statistik"),
        Field("cara_pengumpulan_data", C, COLLECTING),
        Field("sektor_kegiatan"),
        Field("rekomendasi_bps", Y),
        Field("identitas_rekomendasi"),
    ),
)
"""`rekomendasi_bps` is ours: whether BPS recommended the activity. Only then its identity goes out."""
ORGANISER = Part("penyelenggara", (Field("instansi_penyelenggara"), *(Field(name) for name in _CONTACT)))
RESPONSIBLE = Part(
    "penanggung-jawab",
    (
        Field("unit_penanggung_jawab.eselon1"),
        Field("unit_penanggung_jawab.eselon2"),
        *(Field(f"penanggung_jawab_teknis.{name}") for name in ("nama", "jabatan", *_CONTACT)),
    ),
)
PLANNING = Part(
    "perencanaan",
    (
        Field("latar_belakang", W),
        Field("tujuan", W),
        *(Field(f"jadwal.{name}", Kind.SPAN) for name in _PHASES),
        Field("variabel", Kind.TABLE, ("nama", "konsep", "definisi", "referensi_waktu")),
    ),
)
DESIGN = Part(
    "desain",
    (
        Field("kegiatan_ini_dilakukan"),
        Field("frekuensi"),
        Field("tipe_pengumpulan"),
        Field("cakupan_wilayah"),
        Field("wilayah", Kind.TABLE, ("kode_provinsi", "nama_provinsi", "kode_kabupaten", "nama_kabupaten")),
        Field("metode", Kind.MARKS, ("wawancara", "kuesioner_sendiri", "pengamatan", "sekunder", "lainnya")),
        Field("sarana", Kind.MARKS, ("papi", "capi", "cati", "cawi", "mail", "lainnya")),
        Field("unit", Kind.MARKS, ("individu", "rumah_tangga", "usaha", "lainnya")),
    ),
)
SAMPLE = Part(
    "sampel",
    tuple(
        Field(name)
        for name in (
            "jenis_rancangan_sampel",
            "metode_pemilihan_tahap_terakhir",
            "metode_yang_digunakan",
            "kerangka_sampel",
            "fraksi_sampel",
            "sampling_error",
            "unit_sampel",
            "unit_observasi",
        )
    ),
)
"""Only of a survey."""
COLLECTION = Part(
    "pengumpulan",
    (
        Field("uji_coba", Y),
        Field("pemeriksaan_kualitas", Kind.MARKS, ("kunjungan_kembali", "supervisi", "taskforce", "lainnya")),
        Field("penyesuaian_nonrespon", Y),
        Field("petugas"),
        Field("pendidikan_terendah"),
        Field("jml_supervisor", N),
        Field("jml_enumerator", N),
        Field("pelatihan", Y),
    ),
)
PROCESSING = Part(
    "pengolahan",
    (
        Field("tahapan", Kind.MARKS, ("editing", "coding", "data_entry", "validasi")),
        Field("metode_analisis"),
        Field("unit_analisis"),
        Field("tingkat_penyajian", Kind.MARKS, ("nasional", "provinsi", "kabupaten_kota", "lainnya")),
    ),
)
DISSEMINATION = Part(
    "diseminasi",
    (
        *(Field(f"produk.{name}.ada", Y) for name in ("tercetak", "digital", "mikrodata")),
        *(Field(f"produk.{name}.jadwal_rilis", Kind.DAYS) for name in ("tercetak", "digital", "mikrodata")),
    ),
)
PARTS: tuple[Part, ...] = (
    GENERAL, ORGANISER, RESPONSIBLE, PLANNING, DESIGN, SAMPLE, COLLECTION, PROCESSING, DISSEMINATION,
)  # fmt: skip
"""The head, and parts I to VIII."""

INDICATOR = (
    Field("nama"),
    Field("definisi", W),
    Field("konsep", Kind.LINES),
    Field("interpretasi", W),
    Field("metode_perhitungan", W),
    Field("rumus", W),
    Field("ukuran"),
    Field("satuan"),
    Field("variabel_disaggregasi", Kind.LINES),
    Field("apakah_komposit", Y),
    Field("indikator_pembangun", Kind.TABLE, ("nama", "sumber_publikasi")),
    Field("variabel_pembangun", Kind.TABLE, ("nama", "kegiatan_penghasil")),
    Field("level_estimasi"),
    Field("bisa_diakses_umum", Y),
    Field("id_sds"),
)
LISTED = frozenset({"sumber_publikasi", "kegiatan_penghasil"})
"""Columns of tables that hold several texts each."""


def part_named(key: str) -> Part | None:
    """The part of this key."""
    return next((part for part in PARTS if part.key == key), None)


def value_at(content: Content, path: str) -> Any:
    """What stands at a place; None where nothing does."""
    found: Any = content
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by path as the payload has them."""
    made: dict[str, Any] = {}
    for path, value in values.items():
        *above, last = path.split(".")
        into = made
        for name in above:
            into = into.setdefault(name, {})
        into[last] = value
    return made


def flat(content: Content, fields: Sequence[Field]) -> dict[str, Any]:
    """The values of some fields by path, those that stand there."""
    found = ((field.path, value_at(content, field.path)) for field in fields)
    return {path: value for path, value in found if value is not None}
