# SPDX-License-Identifier: EUPL-1.2
"""The words of the letters of a class. Official letters are in Indonesian."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

CLASSIFICATION = "800.2.4"
"""Developing competence in the classification of records, as it was recalled; the fourth place is each government's own."""
PATTERN = "{kode}/{nomor:3}/{unit}/{bulan_romawi}/{tahun}"
ASSIGNMENT_TITLE, INVITATION_TITLE = "Surat Tugas", "Undangan Pengusulan Peserta"

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """What both letters say of the class."""

    title: str
    holder: str
    first_day: date
    last_day: date
    place: str
    jp: int


@dataclass(frozen=True, slots=True)
class Assigned:
    """One employee as the letter prints them on the day it is written; NIP and rank in full, as official letters ask for."""

    name: str
    nip: str
    grade: str
    post: str


def in_words(day: date) -> str:
    """A day as letters write it: 5 Januari 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_in_words(first: date, last: date) -> str:
    """Days as letters write them, with how many they are."""
    if first == last:
        return in_words(first)
    return f"{in_words(first)} s.d. {in_words(last)} ({(last - first).days + 1} hari)"


def _text(words: str) -> Block:
    return {"is": "text", "runs": [[words, ""]], "indent": 0}


def _cell(words: str, marks: str = "") -> list[list[str]]:
    return [[words, marks]] if words else []


def _facts(facts: ClassFacts) -> Block:
    rows = [
        ("Pelatihan", facts.title),
        ("Penyelenggara", facts.holder),
        ("Waktu", days_in_words(facts.first_day, facts.last_day)),
        ("Tempat", facts.place),
        ("Lama", f"{facts.jp} jam pelajaran (JP)"),
    ]
    return {"is": "fields", "rows": [[label, _cell(said)] for label, said in rows if said]}


def assignment(facts: ClassFacts, people: Sequence[Assigned]) -> dict[str, Any]:
    """Opening, errand and closing of the letter that sends these people to the class."""
    head = [_cell(label, "b") for label in ("No.", "Nama", "NIP", "Gol.", "Jabatan")]
    rows = [
        [_cell(f"{number}."), _cell(one.name), _cell(one.nip), _cell(one.grade), _cell(one.post)]
        for number, one in enumerate(people, 1)
    ]
    return {
        "opening": [_text("Menugaskan pegawai berikut untuk mengikuti pelatihan:")],
        "errand": [{"is": "table", "rows": [head, *rows], "head": True}, _facts(facts)],
        "closing": [
            _text(
                "Pegawai tersebut agar mengikuti seluruh acara, melapor kepada atasan setelah selesai, dan menjalankan "
                "rencana aksi yang disusun. Demikian surat tugas ini dibuat untuk dilaksanakan."
            )
        ],
    }


def invitation(facts: ClassFacts, quotas: Sequence[tuple[str, int]], until: date) -> dict[str, Any]:
    """Opening, body and closing of the letter that asks units for participants, with how many seats are kept for each."""
    rows = [[_cell("Perangkat daerah", "b"), _cell("Kuota peserta", "b")]]
    rows += [[_cell(name), _cell(str(seats))] for name, seats in quotas]
    table: list[Block] = [{"is": "table", "rows": rows, "head": True}] if quotas else []
    return {
        "opening": [
            _text("Dalam rangka pengembangan kompetensi pegawai, akan diselenggarakan pelatihan berikut:"),
            _facts(facts),
        ],
        "body": [
            _text(f"Kami mengundang Saudara mengusulkan peserta paling lambat {in_words(until)} melalui aplikasi ini."),
            *table,
        ],
        "closing": [_text("Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.")],
    }
