# SPDX-License-Identifier: EUPL-1.2
"""A table on its way out, and how its values read as text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from praja.lib.errors import Text

# What XML cannot carry; both office formats are XML.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Kind(StrEnum):
    """What a column holds. `MONEY` is integer rupiah; `TEXT` includes every code and number that is not
    counted.
    """

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    DATETIME = "datetime"
    BOOLEAN = "boolean"

    @property
    def is_numeric(self) -> bool:
        return self in (Kind.INTEGER, Kind.DECIMAL, Kind.MONEY)


@dataclass(frozen=True, slots=True)
class Column:
    """`key` finds the value in a row, `label` heads the column. `width`: characters in a workbook; 0: as its kind asks."""

    key: str
    label: Text
    kind: Kind = Kind.TEXT
    width: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are mappings by column key and may be a generator; `source` says whose data it is, `as_of` of
    when.
    """

    title: Text
    columns: tuple[Column, ...]
    rows: Iterable[Mapping[str, Any]]
    source: Text
    as_of: date


WIDEST, SPARE = 60, 3
"""Characters at which a column's text wraps rather than taking more room, and room beside a heading's longest word."""


def widths_of(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[int]:
    """How wide each column of a printed table is beside the others: as its longest text, up to 60 characters, and never
    narrower than the longest word of its heading, so that no heading runs into the next.
    """
    widths = [max((len(word) for word in heading.split()), default=0) + SPARE for heading in headings]
    for row in rows:
        widths = [max(width, min(len(text), WIDEST)) for width, text in zip(widths, row, strict=True)]
    return widths


def without_controls(text: str) -> str:
    """`text` without the characters that no office file can hold."""
    return _CONTROL.sub("", text)


def as_text(value: Any) -> str:
    """A value as text: ISO dates, moments in local time with their offset, numbers without grouping."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return without_controls(str(value))
