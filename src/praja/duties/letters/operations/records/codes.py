# SPDX-License-Identifier: EUPL-1.2
"""Classification codes out of a list. A code that the list no longer has ends and stays for the letters that carry it."""

from collections.abc import Iterable
from datetime import date

from praja.duties.letters.domain.classification import level_of, parent_of, sort_key
from praja.duties.letters.domain.schedules import CodeRow, read_code_row
from praja.duties.letters.enums import Extent
from praja.duties.letters.errors.records import HeldLater
from praja.duties.letters.models import ClassificationCode
from praja.duties.letters.operations.records.planning import (
    Decreed,
    Doubt,
    Plan,
    Readable,
    note_refusal,
    read_rows,
    unknown_code,
)
from praja.lib.imports import Line, Outcome, Profile

PROFILE = Profile(
    "letters.codes",
    {
        "code": ("kode", "kode klasifikasi", "code"),
        "title": ("uraian", "judul", "jenis arsip", "nama", "title"),
        "confidence": ("keyakinan", "confidence"),
    },
    required=("code", "title"),
)


def plan_codes(lines: Iterable[Line], decreed: Decreed) -> Plan:
    """What these lines would do to the codes: new ones, changed titles, and, for a whole list, the end of the rest."""
    plan = Plan()
    known = {row.code: row for row in ClassificationCode.objects.all()}
    read = read_rows(lines, read_code_row, lambda row: row.code, plan)
    for _key, (line, row) in sorted(read.rows.items(), key=lambda item: sort_key(item[1][1].code)):
        _plan_one(plan, line, row, known, read, decreed)
    if decreed.extent == Extent.WHOLE:
        named = {*read.rows, *read.doubted}
        gone = (row for code, row in known.items() if code not in named and _holds(row, decreed.since))
        plan.ending = sorted(gone, key=lambda row: row.sort_key)
    return plan


def _plan_one(
    plan: Plan,
    line: Line,
    row: CodeRow,
    known: dict[str, ClassificationCode],
    read: Readable[CodeRow],
    decreed: Decreed,
) -> None:
    parent = parent_of(row.code)
    if parent and not _will_hold(parent, known, read, decreed):
        return note_refusal(plan, line, unknown_code(parent))
    held = known.get(row.code)
    if held is not None and held.since > decreed.since:
        return note_refusal(plan, line, HeldLater(held.since))
    if row.doubtful:
        plan.doubts.append(Doubt(line.number, row.code))
    if held is None:
        plan.added.append(row)
        return plan.report.note(line, Outcome.CREATED)
    if held.title == row.title and held.until is None:
        return plan.report.note(line, Outcome.UNCHANGED)
    plan.changed.append((held, row))
    return plan.report.note(line, Outcome.UPDATED)


def _will_hold(code: str, known: dict[str, ClassificationCode], read: Readable[CodeRow], decreed: Decreed) -> bool:
    if code in read.rows:
        return True
    held = known.get(code)
    return held is not None and decreed.extent == Extent.PART and _holds(held, decreed.since)


def _holds(row: ClassificationCode, on: date) -> bool:
    return row.since <= on and (row.until is None or row.until > on)


def write_codes(plan: Plan, decreed: Decreed) -> None:
    """Do what was planned: a level at a time, so that each has its parent."""
    for held, row in plan.changed:
        held.title, held.until = row.title, None
    ClassificationCode.objects.bulk_update([held for held, _row in plan.changed], ["title", "until"], batch_size=500)
    ids = dict(ClassificationCode.objects.values_list("code", "pk"))
    for level in sorted({level_of(row.code) for row in plan.added}):
        made = [_made(row, ids, decreed) for row in plan.added if level_of(row.code) == level]
        ids |= {row.code: row.pk for row in ClassificationCode.objects.bulk_create(made, batch_size=500)}
    ended = [row.pk for row in plan.ending]
    ClassificationCode.objects.filter(pk__among=ended).update(until=decreed.since)


def _made(row: CodeRow, ids: dict[str, int], decreed: Decreed) -> ClassificationCode:
    return ClassificationCode(
        code=row.code,
        parent_id=ids.get(parent_of(row.code)),
        level=level_of(row.code),
        title=row.title,
        sort_key=sort_key(row.code),
        since=decreed.since,
    )
