# SPDX-License-Identifier: EUPL-1.2
"""XLSX in constant memory: the rows of the sheet are written by DuckDB as XML and packed as they come. `lib.exports` writes
registers and reports cell by cell, which takes minutes for a million rows."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from praja.duties.opendata.domain.selecting import Statement
from praja.duties.opendata.gateways.cells import quoted
from praja.duties.opendata.gateways.tables import streamed
from praja.duties.opendata.gateways.writing import Columns, moment
from praja.lib.exports.tables import without_controls

LAST_ROW = 1_048_576
LONGEST = 32_767
"""Characters that a cell holds."""
SAFE = 10**15
"""From here on a spreadsheet program rounds whole numbers; they go as text."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DAY = ' s="1"'


class _Pipe(io.RawIOBase):
    """Takes what the archive writes and hands it on; it can't be wound back, so that the archive never tries."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """What came since the last time."""
        found, self.parts = b"".join(self.parts), []
        return found


def workbook(
    sha256: str, chosen: Statement, columns: Columns, *, titles: tuple[str, str], about: Sequence[tuple[str, str]]
) -> Iterator[bytes]:
    """The file in pieces: a sheet with the rows under their names, and one that says what they are; `titles` are theirs. Raises
    what `tables.streamed` does, before the first piece."""
    row = f"concat('<row>', {', '.join(_cell(name, kind) for name, kind in columns.types.items())}, '</row>')"
    rows = streamed(sha256, Statement(f"SELECT {row} FROM ({chosen.sql}) AS chosen_", chosen.values))  # noqa: S608 - made of statements of ours
    return _packed(rows, columns, titles, about)


def _packed(
    rows: Iterable[Sequence[tuple[str]]], columns: Columns, titles: tuple[str, str], about: Sequence[tuple[str, str]]
) -> Iterator[bytes]:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, text in _frame(titles):
            archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(_sheet_head(columns).encode())
            for batch in rows:
                sheet.write("".join([row[0] for row in batch]).encode("utf-8", "replace"))
                if len(pipe.parts) > 1:
                    yield pipe.taken()
            sheet.write(b"</sheetData></worksheet>")
        archive.writestr("xl/worksheets/sheet2.xml", _about(about))
    yield pipe.taken()


def _sheet_head(columns: Columns) -> str:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{28 if kind == "string" else 14}" customWidth="1"/>'
        for at, kind in enumerate(columns.types.values(), 1)
    )
    names = "".join(_text(name) for name in columns.names)
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData><row>{names}</row>"
    )


def _about(lines: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<row>{_text(label)}{_text(value)}</row>" for label, value in lines)
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _text(text: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(without_controls(text)[:LONGEST])}</t></is></c>'


def _cell(name: str, kind: str) -> str:
    column = quoted(name)
    if kind == "date":
        return _value(f"date_diff('day', DATE '1899-12-30', {column})", column, _DAY)
    if kind in ("integer", "year"):
        as_text = _inline(f"{column}::VARCHAR")
        return f"CASE WHEN abs({column}::HUGEINT) < {SAFE} THEN {_value(column, column)} ELSE {as_text} END"
    if kind == "number":
        return f"CASE WHEN isfinite({column}::DOUBLE) THEN {_value(column, column)} ELSE '<c/>' END"
    if kind == "boolean":
        return _value(f"{column}::INTEGER", column, ' t="b"')
    if kind == "datetime":
        return _inline(moment(name))
    if kind == "time":
        return _inline(f"{column}::VARCHAR")
    column = f"{column}::VARCHAR"
    bare = rf"regexp_replace(left({column}, {LONGEST}), '[\x00-\x08\x0b\x0c\x0e-\x1f\x{{fffe}}\x{{ffff}}]', '', 'g')"
    safe = f"replace(replace(replace({bare}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
    needs = rf"regexp_matches({column}, '[&<>\x00-\x08\x0b\x0c\x0e-\x1f\x{{fffe}}\x{{ffff}}]') OR length({column}) > {LONGEST}"
    return _inline(f"CASE WHEN {needs} THEN {safe} ELSE {column} END")


def _value(expression: str, column: str, style: str = "") -> str:
    return f"CASE WHEN {column} IS NULL THEN '<c/>' ELSE concat('<c{style}><v>', {expression}, '</v></c>') END"


def _inline(text: str) -> str:
    return (
        f"CASE WHEN ({text}) IS NULL THEN '<c/>' "
        f"ELSE concat('<c t=\"inlineStr\"><is><t xml:space=\"preserve\">', {text}, '</t></is></c>') END"
    )


def _sheet_name(title: str, place: int) -> str:
    """What a sheet can be called: few characters, some of them not, and never like the other one."""
    bare = "".join(" " if mark in "[]:*?/\\'" else mark for mark in without_controls(title)).strip()[:27]
    return escape(f"{bare or 'Data'} {place}" if place > 1 else bare or "Data", {'"': "&quot;"})


def _frame(titles: tuple[str, str]) -> Iterator[tuple[str, str]]:
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPES}.{kind}+xml"/>'
        for part, kind in (
            ("xl/workbook.xml", "sheet.main"),
            ("xl/worksheets/sheet1.xml", "worksheet"),
            ("xl/worksheets/sheet2.xml", "worksheet"),
            ("xl/styles.xml", "styles"),
        )
    )
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
    )
    yield (
        "_rels/.rels",
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    sheets = "".join(
        f'<sheet name="{_sheet_name(title, at)}" sheetId="{at}" r:id="rId{at}"/>' for at, title in enumerate(titles, 1)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(
            (("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("styles", "styles.xml")),
            1,
        )
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
    )
    yield (
        "xl/styles.xml",
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    )
