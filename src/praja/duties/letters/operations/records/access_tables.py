# SPDX-License-Identifier: EUPL-1.2
"""Tables of security and access (SKKAAD) in whatever layout: what stands in which column is said once, then each line becomes the
plain rules that it means."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.access_tables import (
    CLASSES,
    ROLES,
    Meaning,
    UnreadableTable,
    both_marks,
    is_table_line,
    rules_of,
    what_is_missing,
)
from praja.duties.letters.errors.records import NotYourLists
from praja.duties.letters.errors.srikandi import ColumnsUnclear
from praja.duties.letters.events.records import ACCESS_COLUMNS, AccessColumnsKept
from praja.duties.letters.models import AccessColumns
from praja.duties.letters.models.digests import digest_of_columns
from praja.duties.letters.operations.records.planning import unreadable
from praja.duties.letters.queries.access_tables import columns_for
from praja.duties.letters.rules.records import may_keep_schedules
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.imports import Line, Refusal, Sheet, read_sheet

ONCE = (Meaning.CODE, Meaning.SECURITY, Meaning.REACH)
MISSING = {
    Meaning.CODE: _("It is not said in which column the code stands."),
    Meaning.SECURITY: _("It is not said in which column the class stands, nor which columns are classes."),
}


def access_sheet(content: bytes) -> Sheet:
    """A table as it stands in its file, CSV or XLSX, under headings in one row or several. Raises `InvalidInput`, `TooLarge`."""
    return read_sheet(content, is_line=is_table_line)


def keep_access_columns(
    *, headings: Iterable[str], columns: Mapping[str, str], actor: Actor, at: datetime
) -> dict[str, str]:
    """Say what stands in the columns of a table (heading to `Meaning`); every later file with these headings is read so.

    Raises `NotYourLists`, `ColumnsUnclear`. Records `letters.access_columns_kept`."""
    if not may_keep_schedules(actor):
        raise NotYourLists
    given = set(headings)
    chosen = {heading: str(Meaning(meaning)) for heading, meaning in columns.items() if meaning and heading in given}
    _check(chosen)
    event = AccessColumnsKept(meanings=tuple(sorted(set(chosen.values()))), columns=digest_of_columns(chosen))
    with transaction.atomic():
        AccessColumns.objects.filter(columns=chosen).delete()
        kept = AccessColumns.objects.create(columns=chosen, kept_at=at)
        record(event, actor=actor, at=at, stream=ACCESS_COLUMNS, refs={"template": kept.pk})
    return chosen


def _check(chosen: Mapping[str, str]) -> None:
    if missing := what_is_missing(chosen):
        raise ColumnsUnclear(MISSING[Meaning(missing)], next_step=_("Choose what stands in each column."))
    for meaning in ONCE:
        named = [heading for heading, said in chosen.items() if said == meaning]
        if len(named) > 1:
            raise ColumnsUnclear(
                _("“%(first)s” and “%(second)s” were chosen for the same.")
                % {"first": named[0][:80], "second": named[1][:80]},
                next_step=_("Choose it for one of them."),
            )


def access_lines(content: bytes) -> list[Line]:
    """The plain rules that a table means (`kode`, `sifat`, `akses`), each with the number of its line. Lines that cannot be read
    stay apart with the reason. Raises `ColumnsUnclear` where nobody has said yet what stands in the columns."""
    sheet = access_sheet(content)
    columns = columns_for(sheet.headings)
    if what_is_missing(columns):
        raise ColumnsUnclear(
            _("What stands in the columns of this table is not known yet."),
            field="file",
            next_step=_("Say it once; later files with these headings are read the same way."),
        )
    marked = [heading for heading, meaning in columns.items() if meaning in {*CLASSES, *ROLES}]
    crosses_count = not both_marks(line.values[heading] for line in sheet.lines for heading in marked)
    return list(_Reading(columns, crosses_count).lines(sheet))


class _Reading:
    """One table, read from top to bottom: a line without a code belongs to the code above it."""

    def __init__(self, columns: Mapping[str, str], crosses_count: bool) -> None:
        self.columns, self.crosses_count, self.code = columns, crosses_count, ""
        self.code_heading = next(heading for heading, meaning in columns.items() if meaning == Meaning.CODE)

    def lines(self, sheet: Sheet) -> Iterable[Line]:
        for line in sheet.lines:
            self.code = line.values[self.code_heading] or self.code
            if line.refusal is not None:
                yield Line(line.number, self._plain(line), line.refusal)
                continue
            try:
                told = rules_of(line.values, self.columns, code_above=self.code, crosses_count=self.crosses_count)
            except UnreadableTable as error:
                refusal = Refusal(line.number, error.heading, error.problem, _why(error))
                yield Line(line.number, self._plain(line), refusal)
                continue
            for one in told:
                yield Line(line.number, {"code": one.code, "security": one.security, "reach": one.reach})

    def _plain(self, line: Line) -> dict[str, str]:
        """A line that was refused, as it stands in the file, so that it can be corrected."""
        return {"code": self.code, **line.values}


def _why(error: UnreadableTable) -> Any:
    value = {"value": str(error)[:60]}
    return {
        "no_class": _("It is not said of which class this is."),
        "nobody": _("Nobody is marked who may read it."),
        "cross": _(
            "“%(value)s” stands beside ticks in this table and may mean no: write √ for yes, leave the rest empty."
        )
        % value,
        "mark": _("“%(value)s” is no mark: write √ for yes, leave the rest empty.") % value,
    }.get(error.problem) or unreadable(str(error))
