# SPDX-License-Identifier: EUPL-1.2
"""What is known of each kind of official letter: its group, how it is laid out, and whether Bagian Hukum must see it.

The groups are those of Permendagri 1/2023 as they were seen in use; kinds marked as recalled are known from elsewhere and still
to be compared with its text.
"""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """Groups of kinds."""

    RULES = "arahan_pengaturan"
    DECREES = "arahan_penetapan"
    ASSIGNMENTS = "arahan_penugasan"
    INTERNAL = "korespondensi_internal"
    EXTERNAL = "korespondensi_eksternal"
    SPECIAL = "khusus"


class Layout(StrEnum):
    """How the page is laid out: a letter with addressees, a titled text with its number below, or articles of a legal product."""

    LETTER = "letter"
    TITLED = "titled"
    LEGAL = "legal"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class KindFacts:
    """One kind: its group and layout. `legal`: it goes through Bagian Hukum and stands in its register. `recalled`: known from
    memory, not seen in the rule."""

    code: str
    group: Group
    layout: Layout
    legal: bool = False
    recalled: bool = False


_FACTS = (
    KindFacts("perda", Group.RULES, Layout.LEGAL, legal=True),
    KindFacts("perkada", Group.RULES, Layout.LEGAL, legal=True),
    KindFacts("peraturan_dprd", Group.RULES, Layout.LEGAL, legal=True),
    KindFacts("peraturan_bersama", Group.RULES, Layout.LEGAL, legal=True, recalled=True),
    KindFacts("keputusan_kepala_daerah", Group.DECREES, Layout.LEGAL, legal=True),
    KindFacts("keputusan_kepala_pd", Group.DECREES, Layout.LEGAL, recalled=True),
    KindFacts("keputusan_dprd", Group.DECREES, Layout.LEGAL, legal=True, recalled=True),
    KindFacts("surat_perintah", Group.ASSIGNMENTS, Layout.TITLED),
    KindFacts("surat_tugas", Group.ASSIGNMENTS, Layout.TITLED),
    KindFacts("surat_perjalanan_dinas", Group.ASSIGNMENTS, Layout.TITLED),
    KindFacts("nota_dinas", Group.INTERNAL, Layout.NOTE),
    KindFacts("memo", Group.INTERNAL, Layout.NOTE),
    KindFacts("undangan_internal", Group.INTERNAL, Layout.LETTER, recalled=True),
    KindFacts("surat_dinas", Group.EXTERNAL, Layout.LETTER),
    KindFacts("surat_undangan", Group.SPECIAL, Layout.LETTER),
    KindFacts("instruksi", Group.SPECIAL, Layout.TITLED),
    KindFacts("surat_edaran", Group.SPECIAL, Layout.TITLED),
    KindFacts("surat_kuasa", Group.SPECIAL, Layout.TITLED),
    KindFacts("berita_acara", Group.SPECIAL, Layout.TITLED),
    KindFacts("surat_keterangan", Group.SPECIAL, Layout.TITLED),
    KindFacts("surat_pengantar", Group.SPECIAL, Layout.LETTER),
    KindFacts("pengumuman", Group.SPECIAL, Layout.TITLED),
    KindFacts("laporan", Group.SPECIAL, Layout.TITLED),
    KindFacts("telaahan_staf", Group.SPECIAL, Layout.TITLED),
    KindFacts("notula", Group.SPECIAL, Layout.TITLED),
    KindFacts("spmt", Group.SPECIAL, Layout.TITLED),
    KindFacts("surat_panggilan", Group.SPECIAL, Layout.LETTER),
    KindFacts("surat_izin", Group.SPECIAL, Layout.TITLED),
    KindFacts("rekomendasi", Group.SPECIAL, Layout.TITLED),
    KindFacts("radiogram", Group.SPECIAL, Layout.NOTE),
    KindFacts("sertifikat", Group.SPECIAL, Layout.TITLED),
    KindFacts("piagam", Group.SPECIAL, Layout.TITLED),
    KindFacts("surat_perjanjian", Group.SPECIAL, Layout.LEGAL),
)

FACTS = {facts.code: facts for facts in _FACTS}
"""Facts by the code of the kind (`enums.LetterKind`)."""


GAZETTES = {"perda": "Lembaran Daerah", "perkada": "Berita Daerah"}
"""In which gazette a legal product is promulgated, by the secretary of the region, after it was signed. Recalled (UU 12/2011):
still to be compared with the text, as the product says where such a letter is written."""

POST = "{jabatan}"
HEADINGS = {
    "perda": "Peraturan Daerah",
    "perkada": f"Peraturan {POST}",
    "peraturan_dprd": "Peraturan Dewan Perwakilan Rakyat Daerah",
    "peraturan_bersama": "Peraturan Bersama",
    "keputusan_kepala_daerah": f"Keputusan {POST}",
    "keputusan_kepala_pd": f"Keputusan {POST}",
    "keputusan_dprd": "Keputusan Dewan Perwakilan Rakyat Daerah",
    "surat_perintah": "Surat Perintah",
    "surat_tugas": "Surat Tugas",
    "surat_perjalanan_dinas": "Surat Perjalanan Dinas",
    "nota_dinas": "Nota Dinas",
    "memo": "Memo",
    "undangan_internal": "Undangan",
    "surat_dinas": "Surat Dinas",
    "surat_undangan": "Surat Undangan",
    "instruksi": f"Instruksi {POST}",
    "surat_edaran": "Surat Edaran",
    "surat_kuasa": "Surat Kuasa",
    "berita_acara": "Berita Acara",
    "surat_keterangan": "Surat Keterangan",
    "surat_pengantar": "Surat Pengantar",
    "pengumuman": "Pengumuman",
    "laporan": "Laporan",
    "telaahan_staf": "Telaahan Staf",
    "notula": "Notula",
    "spmt": "Surat Pernyataan Melaksanakan Tugas",
    "surat_panggilan": "Surat Panggilan",
    "surat_izin": "Surat Izin",
    "rekomendasi": "Rekomendasi",
    "radiogram": "Radiogram",
    "sertifikat": "Sertifikat",
    "piagam": "Piagam",
    "surat_perjanjian": "Surat Perjanjian",
}
"""The name of each kind as it is printed, in Indonesian; `POST` is the post of whoever sets it."""


def heading_of(kind: str, post: str) -> str:
    """What stands over a page of this kind that the holder of `post` sets."""
    return HEADINGS[kind].replace(POST, post).strip()
