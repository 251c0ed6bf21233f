# SPDX-License-Identifier: EUPL-1.2
"""A value of a table as a reader sees it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from praja.lib.moments import describe_moment

NUMBERS = ("integer", "number")


def shown(value: Any, kind: str) -> str:
    """Numbers grouped as the reader writes them (a year is none), days in words, nothing as a dash. `kind` is a type of Table
    Schema."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int | float | Decimal) and kind != "year":
        return number_format(_tidy(value), use_l10n=True, force_grouping=True)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return describe_moment(value, "date")
    return str(value)


def _tidy(value: int | float | Decimal) -> int | Decimal:
    """Without the noise of binary fractions, and without a fraction that is none."""
    if isinstance(value, int):
        return value
    rounded = round(Decimal(str(value)), 6)
    return int(rounded) if rounded == int(rounded) else rounded.normalize()
