# SPDX-License-Identifier: EUPL-1.2
"""What the files of these commands hold, read so that numbers stay exact."""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput

MOST = 10_000_000
"""Bytes of a file that is read."""
DIGITS = 30
"""Before and after the point: as an exact number 1e9999999 would not fit into a machine."""


def read(file: Path) -> Mapping[str, Any]:
    """The file's JSON object, its numbers as Decimal. Raises `InvalidInput`."""
    if not file.is_file():
        raise InvalidInput(_("There is no such file."), field="file", next_step=_("Correct its name."))
    try:
        if file.stat().st_size > MOST:
            raise ValueError
        found = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, ValueError, RecursionError):
        raise InvalidInput(
            _("This file cannot be read as JSON."), field="file", next_step=_("Look at it with a JSON validator.")
        ) from None
    if not isinstance(found, dict):
        raise InvalidInput(
            _("The file holds no object."), field="file", next_step=_("Begin it with { and end it with }.")
        )
    return found


def number(held: Any, field: str, said: str = "") -> Fraction:
    """A number of the file, exact; `said` is what the sentence calls it, if not by its field. Raises `InvalidInput`."""
    name = {"name": said or field}
    if held is None:
        raise InvalidInput(_("“%(name)s” is missing.") % name, field=field, next_step=_("Write it into the file."))
    if (
        isinstance(held, bool)
        or not isinstance(held, int | Decimal)
        or (isinstance(held, Decimal) and not _is_plain(held))
    ):
        raise InvalidInput(
            _("“%(name)s” is no number.") % name, field=field, next_step=_("Write it in digits, with a point.")
        )
    return Fraction(held)


def numbers(held: Any, field: str) -> list[Fraction]:
    """A list of numbers of the file. Raises `InvalidInput`."""
    if not isinstance(held, list):
        raise InvalidInput(
            _("“%(name)s” is no list of numbers.") % {"name": field},
            field=field,
            next_step=_("Write it as [70, 80.5]."),
        )
    return [number(one, field, f"{field}, {place}") for place, one in enumerate(held, start=1)]


def _is_plain(held: Decimal) -> bool:
    return held.is_finite() and abs(held.adjusted()) <= DIGITS and len(held.as_tuple().digits) <= DIGITS
