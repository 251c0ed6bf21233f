# SPDX-License-Identifier: EUPL-1.2
"""What a step says, to be read: single answers and tables, the same on pages and paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from praja.duties.innovation.domain.circles.causes import parent_of
from praja.duties.innovation.domain.circles.steps import STEPS, Ask
from praja.duties.innovation.forms.circles.words import ASKED, AXES, COLUMNS, bone_name
from praja.lib.moments import describe_moment


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing a step was asked: its label with a text, or with a table."""

    label: str
    text: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def shown_sheet(step: int, sheet: Mapping[str, Any]) -> list[Answer]:
    """The answers of a step that say something."""
    found = []
    for ask in STEPS[step]:
        value, label = sheet.get(ask.name), str(ASKED[ask.name][0])
        if not value:
            continue
        if ask.name == "causes":
            found.append(_causes(label, value))
        elif ask.rows:
            columns = tuple(str(COLUMNS[name]) for name in ask.rows)
            found.append(Answer(label, "", columns, tuple(_row(ask, row) for row in value)))
        else:
            found.append(Answer(label, _day(value) if ask.is_day else value))
    return found


def _causes(label: str, rows: list[Mapping[str, Any]]) -> Answer:
    shown = tuple(
        (
            bone_name(row["bone"]),
            row["text"],
            "–" if (parent := parent_of(rows, place)) is None else rows[parent]["text"],
        )
        for place, row in enumerate(rows)
    )
    return Answer(label, "", (_("Where"), _("Cause"), _("Explains")), shown)


def _row(ask: Ask, row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(_cell(name, row.get(name, "")) for name in ask.rows)


def _cell(name: str, value: str) -> str:
    if name in ("first_day", "last_day"):
        return _day(value)
    return str(AXES.get(value, value)) if name == "axis" else value


def _day(value: str) -> str:
    try:
        return describe_moment(date.fromisoformat(value), "date")
    except ValueError:
        return value
