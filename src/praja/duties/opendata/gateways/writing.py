# SPDX-License-Identifier: EUPL-1.2
"""Rows on their way out as text. DuckDB writes each row as one text in the form of the file, so that a million rows cost seconds,
and Python only joins them: nothing is ever held but the batch at hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from praja.duties.opendata.domain.selecting import Statement
from praja.duties.opendata.gateways.cells import literal, quoted
from praja.duties.opendata.gateways.tables import streamed
from praja.lib.spreadsheet_text import guarded

BOM = "\ufeff"
GEOMETRY = "geometry"
_SPACED = r"[ \x{a0}]"
_RUNS = r"[=+\-@\t\r\n＝＋－＠]"
_FORMULA = f"^'*{_SPACED}*{_RUNS}"
_NUMBER = r"[+\-]?[0-9]+([.,][0-9]+)*"
"""As `lib.spreadsheet_text` has them; a test holds both to the same answers."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of what is written, in their order: names with Table Schema types, and what a statement calls them."""

    types: dict[str, str]

    @property
    def names(self) -> list[str]:
        return list(self.types)


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is put together: what stands before, between and behind the rows, and the row as an expression."""

    head: str
    row: str
    between: str
    tail: str


def delimited(columns: Columns, *, separator: str = ",", bom: bool = False) -> Form:
    """CSV (RFC 4180): names in the first line, no text that a spreadsheet program would run, numbers and days exact."""
    head = separator.join(_quoted_text(guarded(name), separator) for name in columns.names)
    cells = [_delimited_cell(name, kind, separator) for name, kind in columns.types.items()]
    row = f"concat_ws({literal(separator)}, {', '.join(cells)})"
    return Form((BOM if bom else "") + head + "\r\n", row, "\r\n", "\r\n")


def objects(columns: Columns) -> Form:
    """JSON: a list of objects, one in each line."""
    return Form("[\n", _object(columns), ",\n", "\n]\n")


def lines(columns: Columns) -> Form:
    """NDJSON: an object in each line."""
    return Form("", _object(columns), "\n", "\n")


def features(columns: Columns, place: str) -> Form:
    """GeoJSON (RFC 7946). `place` is the expression of a row's geometry as JSON text, or of nothing (`place_of`)."""
    rest = Columns({name: kind for name, kind in columns.types.items() if name != GEOMETRY})
    row = (
        'concat(\'{"type":"Feature","geometry":\', coalesce('
        f"{place}, 'null'), ',\"properties\":', {_object(rest)}, '}}')"
    )
    return Form('{"type":"FeatureCollection","features":[\n', row, ",\n", "\n]}\n")


def place_of(columns: Columns) -> str | None:
    """Where a row lies, by a geometry or by latitude and longitude; None where the columns have neither."""
    if GEOMETRY in columns.types:
        return f"CASE WHEN json_valid({quoted(GEOMETRY)}) THEN {quoted(GEOMETRY)} END"
    by_name = {name.lower(): name for name, kind in columns.types.items() if kind in ("number", "integer")}
    for north, east in LATITUDES:
        if north in by_name and east in by_name:
            lat, lon = quoted(by_name[north]), quoted(by_name[east])
            point = f"concat('{{\"type\":\"Point\",\"coordinates\":[', {lon}, ',', {lat}, ']}}')"
            return f"CASE WHEN {lat} BETWEEN -90 AND 90 AND {lon} BETWEEN -180 AND 180 THEN {point} END"
    return None


LATITUDES = (
    ("latitude", "longitude"),
    ("lat", "lon"),
    ("lat", "long"),
    ("lat", "lng"),
    ("lintang", "bujur"),
    ("garis_lintang", "garis_bujur"),
    ("y", "x"),
)
"""What columns of positions in degrees are called."""


def written(sha256: str, chosen: Statement, form: Form) -> Iterator[bytes]:
    """The file in pieces, one for each batch. `chosen` gives the rows. Raises what `tables.streamed` does, before the
    first piece."""
    rows = streamed(sha256, Statement(f"SELECT {form.row} FROM ({chosen.sql}) AS chosen_", chosen.values))  # noqa: S608 - made of statements of ours
    return _pieces(form, rows)


def _pieces(form: Form, rows: Iterator[Sequence[tuple[str]]]) -> Iterator[bytes]:
    before = form.head
    is_empty = True
    for batch in rows:
        yield (before + form.between.join([row[0] for row in batch])).encode("utf-8", "replace")
        before, is_empty = form.between, False
    yield (before + form.tail.removeprefix(form.between) if is_empty else form.tail).encode()


def _object(columns: Columns) -> str:
    pairs = [f"{literal(name)}, {_json_value(name, kind)}" for name, kind in columns.types.items()]
    return f"json_object({', '.join(pairs)})::VARCHAR"


def _json_value(name: str, kind: str) -> str:
    if kind == "number":  # JSON has no word for what is no number
        return f"CASE WHEN isfinite({quoted(name)}::DOUBLE) THEN {quoted(name)} END"
    return moment(name) if kind == "datetime" else quoted(name)


def moment(name: str) -> str:
    """A moment as ISO 8601 has it, in UTC."""
    plain = f"strftime({quoted(name)} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%f')"
    return f"replace({plain}, '.000000', '') || 'Z'"


def _delimited_cell(name: str, kind: str, separator: str) -> str:
    column = f"{quoted(name)}::VARCHAR"
    if kind == "datetime":
        return f"coalesce({moment(name)}, '')"
    if kind != "string":
        return f"coalesce({column}, '')"
    runs = f"regexp_matches({column}, {literal(_FORMULA)}) AND NOT regexp_full_match({column}, {literal(_NUMBER)})"
    inert = f"CASE WHEN {runs} THEN '''' || {column} ELSE {column} END"
    special = literal(rf'["{separator}\r\n=+\-@\t＝＋－＠]')
    parted = literal(rf'["{separator}\r\n]')
    return (
        f"CASE WHEN {column} IS NULL THEN '' WHEN NOT regexp_matches({column}, {special}) THEN {column} "
        f"WHEN regexp_matches({inert}, {parted}) "
        f"THEN '\"' || replace({inert}, '\"', '\"\"') || '\"' ELSE {inert} END"
    )


def _quoted_text(text: str, separator: str) -> str:
    if any(mark in text for mark in (separator, '"', "\r", "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text
