# SPDX-License-Identifier: EUPL-1.2
"""How a cell of text becomes a value, as expressions of DuckDB."""

from praja.duties.opendata.domain.inspecting.values import MISSING, MONTHS
from praja.duties.opendata.domain.recipes import Taken

_MISSING = ", ".join(f"'{mark}'" for mark in sorted(MISSING))
_LONGEST_MISSING = 4 * max(map(len, MISSING))
"""Longer ones stand for themselves; with some spaces around and within."""
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y")


def cleaned(name: str) -> str:
    """A cell without the spaces around it, nothing where it says that there is no figure."""
    spaced = rf"regexp_matches({name}, '^\s|\s$|\s\s|[^\S ]')"
    text = rf"CASE WHEN {spaced} THEN trim(regexp_replace({name}, '\s+', ' ', 'g')) ELSE {name} END"
    is_said = f"length({name}) > {_LONGEST_MISSING} OR lower({text}) NOT IN ({_MISSING})"
    return f"nullif(CASE WHEN {is_said} THEN {text} END, '') AS {name}"


def typed(name: str, column: Taken) -> str:
    """The expression that makes a value of a column's type of a text; NULL where that cannot be done."""
    match column.type:
        case "number":
            slow = f"try_cast({_plain(name, column)} AS DOUBLE)"
            return f"CASE WHEN {_is_plain(name, column)} THEN try_cast({name} AS DOUBLE) ELSE {slow} END"
        case "integer" | "year":
            slow = _whole(_plain(name, column))
            return f"CASE WHEN regexp_full_match({name}, '[+-]?[0-9]+') THEN try_cast({name} AS BIGINT) ELSE {slow} END"
        case "date":
            return f"try_strptime({_named_months(name)}, {list(_DAYS)})::DATE"
        case "datetime":
            return f"coalesce(try_cast({name} AS TIMESTAMPTZ), try_cast({name} AS TIMESTAMP)::TIMESTAMPTZ)"
        case "time":
            return rf"try_cast(regexp_replace({name}, '^(\d{{1,2}})[.:](\d\d)$', '\1:\2:00') AS TIME)"
        case "boolean":
            return f"CASE lower({name}) WHEN 'true' THEN true WHEN 'false' THEN false END"
    return rf"regexp_replace({name}, '^(\d+)\.0+$', '\1')" if column.format == "code" else name


def _is_plain(name: str, column: Taken) -> str:
    """Whether a number is written as the database reads it, so that nothing has to be taken off: most are."""
    fraction = "" if column.decimal == "," or column.thousands == "." else "([.][0-9]+)?"
    return f"regexp_full_match({name}, '[+-]?[0-9]+{fraction}')"


def _whole(number: str) -> str:
    """Digits alone are kept to the last one; what is written with a fraction of zeros goes by way of it."""
    digits = f"regexp_full_match({number}, '[+-]?[0-9]+')"
    by_way = f"CASE WHEN try_cast({number} AS DOUBLE) % 1 = 0 THEN try_cast(try_cast({number} AS DOUBLE) AS BIGINT) END"
    return f"CASE WHEN {digits} THEN try_cast({number} AS BIGINT) ELSE {by_way} END"


def _plain(name: str, column: Taken) -> str:
    """A number with a decimal point and nothing else, whatever it was written with."""
    text = rf"regexp_replace({name}, '(?i)^(rp|idr)\.?\s*', '')"
    text = rf"regexp_replace({text}, '^\((.*)\)$', '-\1')"
    text = rf"regexp_replace({text}, '\s*%$', '')"
    text = rf"regexp_replace({text}, '[\s\x{{00a0}}\x{{202f}}]', '', 'g')"
    if column.thousands:
        text = f"replace({text}, {literal(column.thousands)}, '')" if column.thousands != "." else _without_points(text)
    return f"replace({text}, ',', '.')" if column.decimal == "," else text


def _without_points(text: str) -> str:
    """Points before groups of three go. One before other than three digits was a decimal point after all, and stays."""
    grouped = rf"regexp_full_match({text}, '[+-]?\d{{1,3}}(\.\d{{3}})+(,\d+)?')"
    return f"CASE WHEN {grouped} THEN replace({text}, '.', '') ELSE {text} END"


def _named_months(name: str) -> str:
    """A day with its month in digits: the name between day and year, Indonesian or English."""
    month = rf"lower(regexp_extract({name}, '^\d{{1,2}}[ -]([A-Za-z]+)[ -]\d{{4}}$', 1))"
    cases = " ".join(f"WHEN '{word}' THEN '{number:02}'" for word, number in sorted(MONTHS.items()))
    parts = (
        rf"regexp_extract({name}, '^(\d{{1,2}})', 1) || ' ' || (CASE {month} {cases} END) || ' ' || right({name}, 4)"
    )
    return f"CASE WHEN {month} = '' THEN {name} ELSE {parts} END"


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"
