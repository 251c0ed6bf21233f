# SPDX-License-Identifier: EUPL-1.2
"""The fields of the national form and every answer, as they are taken along."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from praja.duties.innovation.domain.index.questions import INNOVATION, REGION, Question, questions
from praja.duties.innovation.domain.profiles import ProfileSheet, read_profile
from praja.duties.innovation.enums.index import MATURITY_FILES, REGION_FILES
from praja.duties.innovation.models import FormDetail, Innovation, Maturity, RegionAnswer
from praja.duties.innovation.queries.index.answers import (
    evidence_by_answer,
    maturity_by_innovation,
    region_answers,
)
from praja.duties.innovation.queries.index.editions import edition_of
from praja.duties.innovation.queries.index.live import in_use, latest_profiles, standing_of
from praja.lib.exports import Column, ReportDocument, Section, Table
from praja.lib.exports import Kind as CellKind


def form_report(year: int, today: date) -> ReportDocument:
    """The fields of the national form twice, as a list and innovation by innovation to be copied; every answer; and the region's
    rows: a sheet each. Innovations that count stand first. Raises `NoSuchQuestion`."""
    edition, standing = edition_of(year), standing_of(year)
    rows = list(in_use())
    keys = [row.pk for row in rows]
    reasons = {one.id: one.missing for one in standing.entrants}
    rows.sort(key=lambda row: bool(reasons[row.pk]))
    fields = _fields(rows, keys, reasons)
    lead = _("What the national form asks, from what is kept here. Copy it field by field, or send it along.")
    tables = (
        _table(_("Innovations"), [one for one in _FIELDS if one[0] not in _WORDS], fields, today),
        _table(_("Form, field by field"), _BY_FIELD, _one_by_one(fields), today),
        _table(_("Maturity"), _ANSWERS, _answers(year, rows, questions(edition, INNOVATION)), today),
        _table(_("Region"), _ROWS, _region(year, questions(edition, REGION)), today),
    )
    section = Section(edition.title, (f"{_('Source')}: {edition.source}",), tables)
    return ReportDocument(edition.title, settings.PRAJA_SITE_NAME, lead, (section,), today)


def _table(title: str, columns: Sequence[tuple[str, str, CellKind]], rows: list[dict[str, Any]], today: date) -> Table:
    heads = tuple(Column(key, label, kind, _WIDTHS.get(key, 0)) for key, label, kind in columns)
    return Table(title, heads, rows, settings.PRAJA_SITE_NAME, today)


_T, _D, _N, _M = CellKind.TEXT, CellKind.DATE, CellKind.INTEGER, CellKind.MONEY
_FIELDS = (
    ("title", "Nama inovasi", _T),
    ("code", "Kode di Praja", _T),
    ("counts", "Dihitung", _T),
    ("stage", "Tahapan", _T),
    ("proposer", "Inisiator", _T),
    ("classification", "Klasifikasi", _T),
    ("means", "Jenis", _T),
    ("form", "Bentuk", _T),
    ("affair", "Urusan utama", _T),
    ("basic_service", "Urusan wajib pelayanan dasar", _T),
    ("unit", "Perangkat daerah", _T),
    ("place", "Tempat", _T),
    ("point", "Koordinat", _T),
    ("mission", "Asta Cita", _T),
    ("cluster", "Klaster", _T),
    ("trial_from", "Waktu uji coba", _D),
    ("applied_on", "Waktu penerapan", _D),
    ("developed_on", "Waktu pengembangan", _D),
    ("design", "Rancang bangun", _T),
    ("changes", "Pokok perubahan", _T),
    ("aims", "Tujuan", _T),
    ("benefits", "Manfaat", _T),
    ("results", "Hasil", _T),
    ("budget", "Anggaran", _M),
    ("instrument", "Dasar hukum", _T),
    ("video", "Video", _T),
)
"""The national form is Indonesian, and so are its fields, whoever reads this."""
_WORDS = frozenset({"design", "changes", "aims", "benefits", "results"})
"""Whole pages of text: they stand innovation by innovation, not in the list."""
_BY_FIELD = (("title", "Nama inovasi", _T), ("field", "Isian", _T), ("value", "Isi", _T))
_WIDTHS = {
    "value": 100,
    "indicator": 40,
    "level": 40,
    "reason": 60,
    "number": 9,
    "parameter": 11,
    "files": 8,
    "code": 14,
}
_ANSWERS = (
    ("title", "Nama inovasi", _T),
    ("code", "Kode di Praja", _T),
    ("number", "Nomor", _T),
    ("indicator", "Indikator", _T),
    ("parameter", "Parameter", _N),
    ("level", "Isi parameter", _T),
    ("reason", "Keterangan", _T),
    ("link", "Tautan", _T),
    ("files", "Berkas", _N),
    ("verdict", "Pemeriksaan", _T),
)
_ROWS = (
    ("number", "Nomor", _T),
    ("indicator", "Indikator", _T),
    ("value", "Nilai", CellKind.DECIMAL),
    ("parameter", "Parameter", _N),
    ("level", "Isi parameter", _T),
    ("reason", "Keterangan", _T),
    ("link", "Tautan", _T),
    ("files", "Berkas", _N),
    ("basis", "Asal", _T),
)


def _fields(rows: Sequence[Innovation], keys: list[int], reasons: Mapping[int, Sequence[Any]]) -> list[dict[str, Any]]:
    profiles, details = latest_profiles(keys), FormDetail.objects.in_bulk(keys)
    found = []
    for row in rows:
        sheet = read_profile(profiles[row.pk].sheet) if row.pk in profiles else ProfileSheet()
        detail = details.get(row.pk)
        point = f"{row.latitude}, {row.longitude}" if row.latitude is not None else ""
        found.append(
            {
                "title": row.case.subject,
                "code": row.case.code,
                "counts": _("no") if reasons[row.pk] else _("yes"),
                "stage": "Penerapan",
                "proposer": row.get_proposer_display(),
                "classification": row.get_classification_display(),
                "means": row.get_means_display(),
                "form": row.get_form_display(),
                "affair": row.affair,
                "basic_service": row.get_basic_service_display() if row.basic_service else "",
                "unit": row.case.lead_unit.name,
                "place": row.place,
                "point": point,
                "mission": str(detail.mission or "") if detail else "",
                "cluster": detail.cluster if detail else "",
                "trial_from": row.trial_from,
                "applied_on": row.applied_on,
                "developed_on": row.developed_on,
                "design": sheet.design,
                "changes": sheet.changes,
                "aims": sheet.aims,
                "benefits": sheet.benefits,
                "results": sheet.results,
                "budget": row.budget,
                "instrument": row.instrument,
                "video": row.video_url,
            }
        )
    return found


def _one_by_one(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every field of every innovation in a line of its own, as the national form asks for one after the other."""
    labels = {key: label for key, label, _kind in _FIELDS}
    return [
        {"title": row["title"], "field": label, "value": _as_typed(row[key])}
        for row in fields
        for key, label in labels.items()
    ]


def _as_typed(value: Any) -> str:
    """A value as somebody types it into a form."""
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return "" if value is None else str(value)


def _answers(year: int, rows: Sequence[Innovation], asked: Sequence[Question]) -> list[dict[str, Any]]:
    told = maturity_by_innovation(year, [row.pk for row in rows])
    every = [one.pk for some in told.values() for one in some]
    files = evidence_by_answer(MATURITY_FILES, every)
    found = []
    for row in rows:
        by_question = {one.question: one for one in told.get(row.pk, ())}
        for one in asked:
            answer = by_question.get(one.number)
            way = (one.way(answer.way) if answer else None) or one.ways[0]
            line = {"title": row.case.subject, "code": row.case.code, "number": one.number, "indicator": way.title}
            if answer is not None:
                line |= _answer(answer, way.levels, len(files.get(answer.pk, ())))
                line["verdict"] = answer.get_verdict_display() if answer.verdict else ""
            found.append(line)
    return found


def _region(year: int, asked: Sequence[Question]) -> list[dict[str, Any]]:
    told = region_answers(year)
    files = evidence_by_answer(REGION_FILES, [one.pk for one in told.values()])
    found = []
    for one in asked:
        answer, row = told.get(one.number), one.ways[0]
        line: dict[str, Any] = {"number": one.number, "indicator": row.title}
        if answer is not None:
            line |= _answer(answer, row.levels, len(files.get(answer.pk, ())))
            line |= {"value": answer.value}
            line |= {"basis": answer.get_basis_display()}
        found.append(line)
    return found


def _answer(answer: Maturity | RegionAnswer, levels: Sequence[str], files: int) -> dict[str, Any]:
    return {
        "parameter": answer.parameter,
        "level": levels[answer.parameter - 1] if answer.parameter else "",
        "reason": answer.reason,
        "link": answer.link,
        "files": files,
    }
