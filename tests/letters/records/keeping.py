# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from letters.making import registered_letter
from praja.duties.letters.domain.classification import lineage_of
from praja.duties.letters.models import ClassificationCode, RecordFile
from praja.duties.letters.operations.handling import settle_letter
from praja.duties.letters.operations.records.files import close_file, lay_into_file, open_file
from praja.duties.letters.operations.records.planning import Decreed
from praja.duties.letters.operations.records.ruling import RETENTION
from praja.duties.letters.operations.records.schedules import take_over_schedule
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.imports import Line
from towns import FOUNDER

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
"""A Monday morning."""


def code(text: str, title: str = "Judul", **rule) -> ClassificationCode:
    """A code, with those above it, that holds since long ago; with the fields of a retention rule also that."""
    decreed = Decreed(decree="Perwal 1/2020", since=date(2020, 1, 1))
    named = dict.fromkeys(lineage_of(text), f"Di atas {text}") | {text: title}
    known = set(ClassificationCode.objects.values_list("code", flat=True))
    lines = [{"code": one, "title": called} for one, called in named.items() if one not in known]
    _taken_over("codes", lines, decreed)
    if rule:
        _taken_over(
            "retention", [{**BLANK, "code": text, **{name: str(value) for name, value in rule.items()}}], decreed
        )
    return ClassificationCode.objects.get(code=text)


BLANK = dict.fromkeys(RETENTION.columns, "")


def _taken_over(what: str, rows: list[dict[str, str]], decreed: Decreed) -> None:
    lines = [Line(number, row) for number, row in enumerate(rows, 2)]
    plan = take_over_schedule(what=what, lines=lines, decreed=decreed, actor=FOUNDER, at=AT)
    assert plan.report.refused == []


@dataclass
class Keeping:
    """What the records officer of `roads` has at hand."""

    office: Any
    unit: Unit
    keeper: Actor
    head: Actor
    travel: ClassificationCode

    def file(self, title="Perjalanan dinas 2020", code=None, opened_on=None) -> RecordFile:
        return open_file(
            unit=self.unit,
            code=code or self.travel,
            title=title,
            opened_on=opened_on,
            actor=self.keeper,
            at=AT,
        )

    def letter(self, subject="Permohonan cuti Siti", *, closed=True, unit=None, by=None, **said) -> Case:
        """A letter that came in, and was settled unless said otherwise."""
        incoming = registered_letter(
            self.office, at=AT, unit=unit or self.unit, by=by, subject=subject, summary="Tiga", **said
        )
        case = incoming.letter.case
        if closed and unit is None:
            settle_letter(case=case, text="Sudah dijawab lisan", actor=self.head, at=AT, seen_version=None)
        case.refresh_from_db()
        return case

    def closed(self, closed_on: date = date(2010, 5, 4), *cases: Case, code: ClassificationCode | None = None, **more):
        """A file that was opened before and closed on that day."""
        file = self.file(code=code, opened_on=closed_on)
        for case in cases:
            lay_into_file(file=file, case=case, actor=self.keeper, at=AT)
        return close_file(file=file, closed_on=closed_on, actor=self.keeper, at=AT, **more)


def keep_at(office) -> Keeping:
    """Files at `roads`: official travel, five years in use and three more, then destroyed."""
    travel = code("000.1.2.3", "Perjalanan dinas pegawai", active=5, inactive=3, fate="musnah")
    return Keeping(
        office, office.roads, office.actor(office.roads_records, AT), office.actor(office.roads_head, AT), travel
    )
