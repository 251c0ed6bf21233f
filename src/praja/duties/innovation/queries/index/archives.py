# SPDX-License-Identifier: EUPL-1.2
"""The evidence of a year as files, with a list of what each one proves."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from praja.duties.innovation.domain.index.questions import INNOVATION, REGION, Question, questions
from praja.duties.innovation.enums.index import MATURITY_FILES, REGION_FILES
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.queries.index.answers import (
    evidence_by_answer,
    maturity_by_innovation,
    region_answers,
)
from praja.duties.innovation.queries.index.editions import edition_of
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import content_of
from praja.lib.errors import TooLarge
from praja.lib.exports import Column, Table, xlsx_chunks
from praja.lib.exports import Kind as CellKind

MOST_BYTES = 500_000_000
"""Of all files of one archive; larger is taken along innovation by innovation."""
PIECE = 262_144
LIST = "daftar.xlsx"
"""The file that says what the others are."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One file of the archive: its name there, and what it proves, of which innovation (empty: of the region)."""

    name: str
    innovation: str
    unit: str
    indicator: str
    held: Attachment


def evidence_archive(
    year: int, innovations: Sequence[Innovation], *, region: bool, most: int | None, today: date
) -> IO[bytes]:
    """The files of evidence of these innovations, and of the region, as a ZIP with a list: by code and indicator, never by a
    person's name. `most`: bytes from which on a file is marked. Raises TooLarge."""
    files = list(_evidence(year, innovations, region))
    if sum(one.held.file.size for one in files) > MOST_BYTES:
        raise TooLarge(
            _("These are too many files for one archive."), next_step=_("Take them innovation by innovation.")
        )
    archive = TemporaryFile()  # noqa: SIM115 (whoever sends it closes it)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(LIST, b"".join(xlsx_chunks(_listed(year, files, most, today))))
        for one in files:
            entry = zipfile.ZipInfo(one.name, (today.year, today.month, today.day, 0, 0, 0))
            with content_of(one.held.file) as source, packed.open(entry, "w") as target:
                while piece := source.read(PIECE):
                    target.write(piece)
    archive.seek(0)
    return archive


def _evidence(year: int, innovations: Sequence[Innovation], region: bool) -> Iterator[Proof]:
    edition, by_id = edition_of(year), {row.pk: row for row in innovations}
    told = maturity_by_innovation(year, list(by_id))
    held = evidence_by_answer(MATURITY_FILES, [one.pk for some in told.values() for one in some])
    for pk, row in by_id.items():
        by_question = {one.question: one for one in told.get(pk, ())}
        for asked in questions(edition, INNOVATION):
            if (answer := by_question.get(asked.number)) is not None:
                of = (row.case.subject, row.case.lead_unit.name, _indicator(asked, answer.way))
                yield from _named(f"{row.case.code}/{asked.number}", of, held.get(answer.pk, ()))
    if region:
        yield from _of_region(year, questions(edition, REGION))


def _of_region(year: int, asked: Sequence[Question]) -> Iterator[Proof]:
    rows = region_answers(year)
    held = evidence_by_answer(REGION_FILES, [one.pk for one in rows.values()])
    for one in asked:
        if (row := rows.get(one.number)) is not None:
            yield from _named(f"spd/{one.number}", ("", "", _indicator(one, "")), held.get(row.pk, ()))


def _indicator(asked: Question, way: str) -> str:
    return f"{asked.number}. {(asked.way(way) or asked.ways[0]).title}"


def _named(stem: str, of: tuple[str, str, str], files: Iterable[Attachment]) -> Iterator[Proof]:
    for place, one in enumerate(files, start=1):
        yield Proof(f"{stem}-{place}.{Kind(one.file.media_type).name.lower()}", *of, one)


def _listed(year: int, files: Sequence[Proof], most: int | None, today: date) -> Table:
    """What every file proves, so that nobody has to know codes by heart."""
    columns = (
        Column("file", _("File"), width=24),
        Column("innovation", _("Innovation")),
        Column("unit", _("Unit")),
        Column("indicator", _("Indicator"), width=44),
        Column("bytes", _("Bytes"), CellKind.INTEGER),
        Column("note", _("Note"), width=44),
    )
    rows = [
        {
            "file": one.name,
            "innovation": one.innovation or _("Region"),
            "unit": one.unit,
            "indicator": one.indicator,
            "bytes": one.held.file.size,
            "note": _("larger than the index is said to take")
            if most is not None and one.held.file.size > most
            else "",
        }
        for one in files
    ]
    return Table(_("Evidence %(year)s") % {"year": year}, columns, rows, settings.PRAJA_SITE_NAME, today)
