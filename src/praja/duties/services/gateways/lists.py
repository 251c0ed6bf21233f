# SPDX-License-Identifier: EUPL-1.2
"""Lists of services as they come and go: CSV, XLSX, or JSON. JSON is that of an export, or any list of flat objects."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain.exchange.columns import IDENTITY, STANDING
from praja.duties.services.domain.exchange.merging import NOTHING
from praja.duties.services.domain.exchange.writing import cells_of
from praja.lib.errors import InvalidInput, TooLarge
from praja.lib.imports import Limits, Line, Refusal, Sheet, read_sheet

FORMAT = "praja.services"
LIMITS = Limits(size=10 * 1024 * 1024, unpacked=60 * 1024 * 1024, rows=5_000, columns=80)


def read_list(data: bytes) -> Sheet:
    """The lines of a file, by its own headings. Raises `InvalidInput` for what is no list, `TooLarge`."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return _read_json(data) if start in (b"[", b"{") else read_sheet(data, limits=LIMITS)


def write_json(rows: Iterable[Mapping[str, Any]], *, source: str, as_of: str) -> bytes:
    """An export as JSON: each service an object of what is known of it."""
    content = {"format": FORMAT, "source": source, "as_of": as_of, "services": list(rows)}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _read_json(data: bytes) -> Sheet:
    if len(data) > LIMITS.size:
        raise TooLarge(
            _("The file is larger than %(limit)s MiB.") % {"limit": LIMITS.size // (1024 * 1024)},
            field="file",
            next_step=_("Split it into smaller files."),
        )
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        _refuse(error)
    rows = content.get("services") if isinstance(content, dict) else content
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        _refuse(None)
    if len(rows) > LIMITS.rows:
        raise TooLarge(
            _("The file has more than %(limit)s rows.") % {"limit": LIMITS.rows},
            field="file",
            next_step=_("Split it into smaller files."),
        )
    is_own = isinstance(content, dict) and content.get("format") == FORMAT
    lines = [(_own_line if is_own else _flat_line)(number, row) for number, row in enumerate(rows, 1)]
    headings = list(dict.fromkeys(key for line in lines for key in line.values))[: LIMITS.columns]
    for line in lines:
        line.values.update({key: line.values.get(key, "") for key in headings})
    return Sheet(headings, lines)


def _flat_line(number: int, row: Mapping[str, Any]) -> Line:
    return Line(number, {str(key)[:200]: _text(value) for key, value in row.items()})


def _own_line(number: int, row: Mapping[str, Any]) -> Line:
    cells = {key: _text(row[key]) for key in (*IDENTITY, *STANDING) if key in row}
    try:
        if "components" in row:
            cells |= cells_of({**NOTHING, **{key: row[key] for key in NOTHING if key in row}}, _SameCode())
    except (AttributeError, KeyError, StopIteration, TypeError, ValueError):
        reason = _("This entry does not have the shape of an export.")
        return Line(number, cells, Refusal(number, "", "bad_shape", reason))
    return Line(number, {key: text for key, text in cells.items() if text})


class _SameCode(dict[Any, str]):
    """In a file units are named by code already."""

    def get(self, key: Any, _default: Any = None) -> str:
        return str(key)


def _refuse(error: Exception | None) -> NoReturn:
    raise InvalidInput(
        _("This file is no list of services."),
        field="file",
        next_step=_("Send JSON with a list of objects, or the list as CSV or XLSX."),
    ) from error


def _text(value: Any) -> str:
    """A value as a cell. A list becomes numbered lines."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return "\n".join(f"{place}. {_text(one)}" for place, one in enumerate(value, 1))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_text(one)}" for key, one in value.items())
    return str(value).strip()
