# SPDX-License-Identifier: EUPL-1.2
"""What the forms of a case say: the proposal with its days, the summons, the minutes of the hearing. Official papers are in
Indonesian. Their layout is of this house: no annex was read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import override

from praja.duties.attendance.domain.discipline.ladder import level_of
from praja.duties.attendance.enums import Level, SaidKind
from praja.duties.attendance.models import Discipline, Summons
from praja.duties.attendance.models.discipline import DISCIPLINE_WORDS
from praja.duties.attendance.queries.discipline.cases import Evidence, evidence_of
from praja.duties.attendance.queries.discipline.law import rung_of
from praja.duties.attendance.queries.discipline.words import is_medium, sanction_words
from praja.duties.attendance.queries.leave_paper import employee_fields, written
from praja.duties.attendance.queries.reasons import reasons_of
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.people.sealing import open_sealed
from praja.kernel.people.titles import title_without_post
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.moments import describe_moment, local_zone

LEVELS = {Level.LIGHT: "ringan", Level.MEDIUM: "sedang", Level.HEAVY: "berat"}
CHECK_MEDIUM = (
    "Periksa dahulu: bagaimana sanksi tingkat sedang berlaku menurut aturan peralihan PP 94/2021 belum terbaca di sini. "
    "Sampai peraturan tentang gaji dan tunjangan berlaku, instansi dilaporkan memakai jenis hukuman PP 53/2010."
)
CONFIDENCES = {
    Confidence.CONFIRMED: "terbaca pada sumber umum",
    Confidence.RECALLED: "perlu verifikasi",
    Confidence.HOUSE: "aturan kerja Praja",
}
MARKS = {"closed": "bulan dikunci", "row": "berturut-turut", "asked": "koreksi diajukan"}


def proposal_data(case: Case, today: date) -> dict[str, Any]:
    """The sheet of the proposal: who, what is proposed and by which article, every day with its reason."""
    with override("id"):
        row = case.discipline
        return {
            **_sheet(case, "Usulan tindak lanjut presensi", local_date(case.filed_at, local_zone())),
            "opening": [
                f"Catatan presensi tahun {row.year} pegawai berikut mencapai ketentuan PP 94/2021 tentang Disiplin PNS "
                "mengenai tidak masuk kerja tanpa alasan yang sah. Lembar ini usulan; yang memutuskan pejabat yang berwenang."
            ],
            "fields": [*map(list, employee_fields(row.employee)), *_proposed(row, today)],
            "table": _days(row, evidence_of(row)),
            "sections": [["Perlu diperiksa", [CHECK_MEDIUM]]] if is_medium(row.band) else [],
            "signatures": [],
        }


def summons_data(case: Case, summons: Summons) -> dict[str, Any]:
    """The letter that summons. Number and signature are put on paper, or in e-Office."""
    with override("id"):
        row, number = case.discipline, "I" * summons.number
        return {
            **_sheet(
                case,
                f"Surat panggilan {number}",
                local_date(summons.summoned_at, local_zone()),
                row.superior_unit.name,
            ),
            "number": "Nomor: ........................................",
            "opening": ["Bersama ini diminta dengan hormat kehadiran Saudara:"],
            "fields": [
                *map(list, employee_fields(row.employee)),
                ["Untuk menghadap", summons.examiner],
                ["Pada", describe_moment(summons.at)],
                ["Tempat", summons.place],
            ],
            "table": None,
            "sections": [
                [
                    "",
                    [
                        "untuk diperiksa/dimintai keterangan sehubungan dengan dugaan tidak masuk kerja tanpa alasan yang sah "
                        f"selama {_count(row)} pada tahun {row.year} (Pasal 4 huruf f PP 94/2021).",
                        "Demikian untuk dilaksanakan.",
                    ],
                ]
            ],
            "signatures": [["Atasan langsung", title_without_post(row.superior_unit)]],
        }


def minutes_data(case: Case, newest: Summons) -> dict[str, Any]:
    """Minutes of the hearing (berita acara pemeriksaan) to which the newest summons led: filled with what was
    recorded, or empty to be filled by hand."""
    with override("id"):
        row = case.discipline
        said = row.words.filter(kind=SaidKind.MINUTES).order_by("-pk").first()
        held = [["Waktu", describe_moment(newest.at)], ["Tempat", newest.place], ["Pemeriksa", newest.examiner]]
        text = open_sealed(said.text, DISCIPLINE_WORDS) if said else ""
        dated = said.said_at if said else newest.at
        return {
            **_sheet(case, "Berita acara pemeriksaan", local_date(dated, local_zone())),
            "opening": [
                "Telah diperiksa pegawai berikut, karena diduga tidak masuk kerja tanpa alasan yang sah selama "
                f"{_count(row)} pada tahun {row.year} (Pasal 4 huruf f PP 94/2021)."
            ],
            "fields": [*map(list, employee_fields(row.employee)), *held],
            "table": None,
            "sections": [["Keterangan", text.splitlines() or [""] * 12]],
            "signatures": [
                ["Yang diperiksa", row.employee.person.name],
                ["Pemeriksa", newest.examiner],
            ],
        }


def _sheet(case: Case, title: str, dated: date, unit: str = "") -> dict[str, Any]:
    name = unit or case.discipline.employee.unit.name
    return {
        "lang": "id",
        "government": {"name": settings.PRAJA_SITE_NAME or "Praja", "unit": name},
        "title": title,
        "number": "",
        "dated": written(dated),
        "secret": "RAHASIA",
        "closing": f"Dicetak dari Praja, kode {show_code(case.code)}. Formulir ini tidak ditandatangani secara elektronik; "
        "tata letaknya aturan kerja Praja.",
    }


def _proposed(row: Discipline, today: date) -> list[list[str]]:
    on = min(today, date(row.year, 12, 31))
    rule = rung_of(row.band, on).rule
    article = f", {rule.article}" if rule.article else ", pasal tidak terbaca"
    given = [
        ["Jumlah", _count(row)],
        ["Usulan", f"{sanction_words(row.band, on)} (tingkat {LEVELS[Level(level_of(row.band))]})"],
        ["Dasar", f"{rule.source}{article} ({CONFIDENCES[rule.confidence]})"],
        ["Catatan", rule.note or ""],
    ]
    return [one for one in given if one[1]]


def _count(row: Discipline) -> str:
    parts = [f"{len(row.run)} hari kerja berturut-turut"] if row.run else []
    parts += [f"{len(row.days)} hari kerja"] if row.days and len(row.days) != len(row.run) else []
    parts += [f"{row.converted} hari dari menit terlambat"] if row.converted else []
    return ", ".join(parts)


def _days(row: Discipline, evidence: Sequence[Evidence]) -> dict[str, Any]:
    return {
        "caption": "Hari tidak masuk kerja",
        "columns": ["No.", "Hari", "Catatan"],
        "rows": [[str(at), _weekday(one.day), _reason(one)] for at, one in enumerate(evidence, 1)],
    }


def _weekday(day: date) -> str:
    return describe_moment(day, "day")


def _reason(one: Evidence) -> str:
    said = " ".join(reasons_of(one.now)) if one.now else "Tidak ada catatan lagi."
    marks = [
        MARKS[name]
        for name, holds in (("row", one.in_row), ("closed", one.is_closed), ("asked", one.is_asked))
        if holds
    ]
    return f"{said} ({', '.join(marks)})" if marks else said
