# SPDX-License-Identifier: EUPL-1.2
"""Whoever edits in SQL what a periodic report found, or the words that answers begin with, is found out."""

from datetime import datetime

from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.operations import save_destination, save_template
from praja.duties.complaints.operations.reference_lists import DestinationWords
from praja.duties.complaints.operations.reporting import withdraw_finding, write_finding
from praja.duties.complaints.operations.wording_templates import TemplateWords
from praja.kernel.measures.domain.reporting import PeriodKind, ReportingPeriod
from sql_edits import findings, not_named
from towns import Town

PERIOD = ReportingPeriod(PeriodKind.QUARTER, 2025, 4)


def test_every_edit_of_a_finding_or_of_usual_words_is_named(town: Town, monday: datetime) -> None:
    by = {"actor": town.coordinator, "at": monday}
    texts = ("Sampah diangkut terlambat di tiga gang.", "Lampu padam lebih dari sepekan.")
    kept, gone = (
        write_finding(period=PERIOD, unit=town.roads, text=text, cause="Armada rusak dua unit.", **by) for text in texts
    )
    withdraw_finding(finding=gone, **by)
    words = TemplateWords(title="Selesai", kind=AnswerKind.DONE, text="Sudah kami kerjakan pada [hari dan tanggal].")
    template = save_template(template=None, words=words, **by)
    outside = DestinationWords(name="PLN", text="Jaringan listrik diurus PLN, hubungi 123.", contact="123")
    pln = save_destination(destination=None, words=outside, **by)
    assert findings() == []

    table = "complaints_finding"
    columns = ("period, unit_id, text, cause, written_at", "period, unit_id, text || '!', cause, written_at")
    edits = [
        (f"UPDATE {table} SET text = 'Semuanya berjalan baik.' WHERE id = %s", [kept.pk], f"finding {kept.pk}: its words"),
        (f"UPDATE {table} SET cause = '' WHERE id = %s", [kept.pk], f"finding {kept.pk}: its words"),
        (f"UPDATE {table} SET unit_id = %s WHERE id = %s", [town.lights.pk, kept.pk], f"finding {kept.pk}: its unit"),
        (f"UPDATE {table} SET period = 202531 WHERE id = %s", [kept.pk], f"finding {kept.pk}: its period"),
        (f"UPDATE {table} SET withdrawn_at = NULL WHERE id = %s", [gone.pk], f"finding {gone.pk}: its withdrawn_at"),
        (f"DELETE FROM {table} WHERE id = %s", [kept.pk], f"finding {kept.pk}: has events but no row"),
        (f"INSERT INTO {table} ({columns[0]}) SELECT {columns[1]} FROM {table} WHERE id = %s", [kept.pk], "was inserted"),
        ("UPDATE complaints_answertemplate SET text = 'Selesai.'", [], f"template {template.pk}: its text"),
        ("UPDATE complaints_destination SET contact = '081'", [], f"destination {pln.key}: its contact"),
        ("DELETE FROM complaints_destination", [], f"destination {pln.key}"),
    ]  # fmt: skip
    assert not_named(edits) == []
