# SPDX-License-Identifier: EUPL-1.2
"""From what a browser posts to typed answers, and back to the texts that a form shows."""

import math
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from praja.kernel.forms.domain.schemas import MOST_ROWS, Data, Schema, every_field, kind_of, prune

ADD_ROW, DROP_ROW, ADD_FILE, DROP_FILE = "add_row", "drop_row", "add_file", "drop_file"
"""Names of the buttons that change something on a page and stay on it."""
_WHOLE = re.compile(r"[+-]?(\d{1,18}|\d{1,3}(\.\d{3}){1,5})")
_BROKEN = re.compile(r"[+-]?(\d{1,20}|\d{1,3}(\.\d{3}){1,6}),\d{1,40}|[+-]?\d{1,20}\.\d{1,40}")
_LOCAL_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YES, _NO = frozenset({"true", "on", "1", "yes", "ya"}), frozenset({"false", "off", "0", "no", "tidak"})


def parse_posted(schema: Schema, posted: Mapping[str, Any]) -> dict[str, Any]:
    """Typed answers from a posted form; `posted` is a QueryDict or a mapping of name to text or list of texts.

    Numbers may be written as people write them here (1.500 is 1500; 2,5 is 2.5), dates as dd-mm-yyyy or ISO; answers hold
    dates as ISO text. Rows come as `name-0-part`; empty rows and empty texts are no answers, and a row that `drop_row` names
    is left out. Answers to fields that the others do not call for are dropped. What cannot be read stays text, so that
    `validate` can say what is wrong. Files are never read from here: what the draft keeps is the answer.
    """
    data: dict[str, Any] = {}
    for name, sub in every_field(schema).items():
        if kind_of(sub) == "files":
            continue
        value = _rows(name, sub, posted) if kind_of(sub) == "rows" else _value(sub, _texts(posted, name))
        if value is not None:
            data[name] = value
    return prune(schema, data)


def stays(posted: Mapping[str, Any]) -> bool:
    """Whether the pressed button changes something on the page, so that the page is shown again and judges nothing yet."""
    return any(name in posted for name in (ADD_ROW, DROP_ROW, ADD_FILE, DROP_FILE))


def posted_of(schema: Schema, data: Data) -> dict[str, list[str]]:
    """The texts that show `data` in the form: the inverse of `parse_posted`."""
    posted: dict[str, list[str]] = {}
    for name, sub in every_field(schema).items():
        if name not in data or kind_of(sub) == "files":
            continue
        if kind_of(sub) != "rows":
            posted[name] = _shown(sub, data[name])
            continue
        for index, row in enumerate(data[name] if isinstance(data[name], list) else ()):
            for part, inner in sub["items"]["properties"].items():
                if part in row:
                    posted[part_name(name, index, part)] = _shown(inner, row[part])
    return posted


def row_name(name: str, index: int) -> str:
    """What the button that takes a row away sends as `drop_row`."""
    return f"{name}-{index}"


def part_name(name: str, index: int, part: str) -> str:
    """The control's name of one part of one row."""
    return f"{name}-{index}-{part}"


def _texts(posted: Mapping[str, Any], name: str) -> list[str]:
    values = posted.getlist(name) if hasattr(posted, "getlist") else posted.get(name, [])
    return [str(value) for value in (values if isinstance(values, list | tuple) else [values])]


def _rows(name: str, sub: Schema, posted: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    place = re.compile(re.escape(name) + r"-(\d{1,4})-[a-z]")
    dropped = _texts(posted, DROP_ROW)
    indexes = sorted({int(match[1]) for key in posted if (match := place.match(key))})[:MOST_ROWS]
    rows = []
    for index in indexes:
        if row_name(name, index) in dropped:
            continue
        parts = sub["items"]["properties"].items()
        read = {part: _value(inner, _texts(posted, part_name(name, index, part))) for part, inner in parts}
        row = {part: value for part, value in read.items() if value is not None}
        if row:
            rows.append(row)
    return rows or None


def _value(sub: Schema, texts: list[str]) -> Any:
    cleaned = [text.replace("\r\n", "\n").strip() for text in texts]
    given = [text for text in cleaned if text]
    if not given:
        return None
    kind = kind_of(sub)
    if kind == "choices":
        return list(dict.fromkeys(_chosen(sub["items"], text) for text in given))
    return _READ[kind](sub, given[-1])


def _chosen(sub: Schema, text: str) -> Any:
    return next((value for value in sub["enum"] if str(value) == text), text)


def _integer(_sub: Schema, text: str) -> Any:
    return int(text.replace(".", "")) if _WHOLE.fullmatch(text) else text


def _number(sub: Schema, text: str) -> Any:
    whole = _integer(sub, text)
    if isinstance(whole, int) or not _BROKEN.fullmatch(text):
        return whole
    value = float(text.replace(".", "").replace(",", ".") if "," in text else text)
    return value if math.isfinite(value) else text


def _boolean(_sub: Schema, text: str) -> Any:
    word = text.lower()
    return True if word in _YES else False if word in _NO else text


def _date(_sub: Schema, text: str) -> str:
    match = _LOCAL_DATE.fullmatch(text)
    if match is None:
        return text
    try:
        return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    except ValueError:
        return text


def _text(_sub: Schema, text: str) -> str:
    return text


_READ = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "tick": _boolean,
    "date": _date,
    "choice": _chosen,
    "text": _text,
    "long_text": _text,
    "email": _text,
}


def _shown(sub: Schema, value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, float):
        return [format(Decimal(repr(value)), "f").replace(".", ",")]
    return [_local_date(value) if kind_of(sub) == "date" else str(value)]


def _local_date(value: Any) -> str:
    try:
        return date.fromisoformat(str(value)).strftime("%d-%m-%Y")
    except ValueError:
        return str(value)
