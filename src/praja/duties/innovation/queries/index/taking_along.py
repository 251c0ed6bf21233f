# SPDX-License-Identifier: EUPL-1.2
"""What is taken along to the national form: its fields by innovation, every answer, and the evidence as files."""

import csv
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO
from tempfile import TemporaryFile
from typing import IO, Any

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
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import content_of
from praja.lib.errors import TooLarge
from praja.lib.exports import Column, ReportDocument, Section, Table
from praja.lib.exports import Kind as CellKind
from praja.lib.spreadsheet_text import guarded

MOST_BYTES = 500_000_000
"""Of all files of one archive; larger is taken along innovation by innovation."""
PIECE = 262_144


def form_report(year: int, today: date) -> ReportDocument:
    """The fields of the national form, every answer, and the region's rows, a sheet each. Innovations that count stand
    first. Raises `NoSuchQuestion`."""
    edition, standing = edition_of(year), standing_of(year)
    rows = list(in_use())
    keys = [row.pk for row in rows]
    reasons = {one.id: one.missing for one in standing.entrants}
    rows.sort(key=lambda row: bool(reasons[row.pk]))
    lead = _("What the national form asks, from what is kept here. Copy it field by field, or send it along.")
    tables = (
        _table(_("Innovations"), _FIELDS, _fields(rows, keys, reasons), today),
        _table(_("Maturity"), _ANSWERS, _answers(year, rows, questions(edition, INNOVATION)), today),
        _table(_("Region"), _ROWS, _region(year, questions(edition, REGION)), today),
    )
    section = Section(edition.title, (f"{_('Source')}: {edition.source}",), tables)
    return ReportDocument(edition.title, settings.PRAJA_SITE_NAME, lead, (section,), today)


def evidence_archive(year: int, innovations: Sequence[Innovation], *, region: bool, most: int | None) -> IO[bytes]:
    """The files of evidence of these innovations, and of the region, as a ZIP with a list: by code and indicator, never by a
    person's name. `most`: bytes from which on a file is marked. Raises TooLarge."""
    files = list(_evidence(year, innovations, region))
    if sum(one.file.size for _name, one in files) > MOST_BYTES:
        raise TooLarge(
            _("These are too many files for one archive."), next_step=_("Take them innovation by innovation.")
        )
    archive = TemporaryFile()  # noqa: SIM115 (whoever sends it closes it)
    listing = StringIO()
    write = csv.writer(listing).writerow
    write([_("File"), _("Bytes"), _("Note")])
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for name, one in files:
            with content_of(one.file) as source, packed.open(name, "w") as target:
                while piece := source.read(PIECE):
                    target.write(piece)
            large = most is not None and one.file.size > most
            write([guarded(name), one.file.size, _("larger than the index is said to take") if large else ""])
        packed.writestr("daftar.csv", listing.getvalue().encode("utf-8-sig"))
    archive.seek(0)
    return archive


def _evidence(year: int, innovations: Sequence[Innovation], region: bool) -> Iterator[tuple[str, Attachment]]:
    codes = {row.pk: row.case.code for row in innovations}
    answers = [one for some in maturity_by_innovation(year, list(codes)).values() for one in some]
    held = evidence_by_answer(MATURITY_FILES, [one.pk for one in answers])
    for one in answers:
        yield from _named(f"{codes[one.innovation_id]}/{one.question}", held.get(one.pk, ()))
    if region:
        rows = region_answers(year)
        of_region = evidence_by_answer(REGION_FILES, [one.pk for one in rows.values()])
        for key, row in sorted(rows.items()):
            yield from _named(f"spd/{key}", of_region.get(row.pk, ()))


def _named(stem: str, files: Iterable[Attachment]) -> Iterator[tuple[str, Attachment]]:
    for place, one in enumerate(files, start=1):
        yield f"{stem}-{place}.{Kind(one.file.media_type).name.lower()}", one


def _table(title: str, columns: Sequence[tuple[str, str, CellKind]], rows: list[dict[str, Any]], today: date) -> Table:
    heads = tuple(Column(key, label, kind) for key, label, kind in columns)
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
    ("value", "Nilai", _T),
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
            line |= {"value": "" if answer.value is None else f"{answer.value.normalize():f}"}
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
