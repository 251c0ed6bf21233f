# SPDX-License-Identifier: EUPL-1.2
"""How files of records and what keeps them read on a page and on paper."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.domain.schedules import AccessRow
from praja.duties.letters.enums import Fate, FileState, Reach, Security
from praja.duties.letters.models import RecordFile, RetentionRule
from praja.duties.letters.queries.files import fate_of
from praja.lib.exports import Column, Kind, Table
from praja.lib.moments import describe_moment

COLUMNS = (
    Column("number", gettext_lazy("No.")),
    Column("code", gettext_lazy("Code")),
    Column("title", gettext_lazy("File")),
    Column("years", gettext_lazy("Years")),
    Column("items", gettext_lazy("Items"), Kind.INTEGER),
    Column("place", gettext_lazy("Place")),
    Column("kept", gettext_lazy("Kept")),
    Column("ends", gettext_lazy("Until"), Kind.DATE),
    Column("fate", gettext_lazy("Then")),
)


def state_words(file: RecordFile, on: date) -> tuple[str, str]:
    """Where a file stands on a day, and the tone of it."""
    if file.state == FileState.CLOSED and file.ends_on is not None:
        if file.ends_on <= on:
            return _("time over"), "soon"
        return (_("inactive"), "info") if file.inactive_from and file.inactive_from <= on else (_("active"), "done")
    tones = {FileState.OPEN: "info", FileState.DESTROYED: "neutral"}
    return str(FileState(file.state).label), tones.get(FileState(file.state), "neutral")


def rule_words(rule: RetentionRule | None) -> str:
    """How long records are kept, in a sentence."""
    if rule is None:
        return _("No schedule says how long it is kept.")
    since = _("from: %(event)s") % {"event": rule.event} if rule.event else _("from the day the file is closed")
    words = {
        "active": rule.active_years,
        "inactive": rule.inactive_years,
        "since": since,
        "fate": Fate(rule.fate).label,
    }
    said = _("%(active)s years in use (%(since)s), %(inactive)s years kept, then: %(fate)s.") % words
    return f"{said} {rule.exception}".strip()


def fate_words(file: RecordFile) -> str:
    """What becomes of it."""
    fate = fate_of(file)
    return str(Fate(fate).label) if fate else ""


def table_of(files: Iterable[RecordFile], title: str, on: date) -> Table:
    """Files as a table to be printed."""
    rows = tuple(_row(number, file) for number, file in enumerate(files, 1))
    return Table(title, COLUMNS, rows, _("Files of records in Praja"), on)


def _row(number: int, file: RecordFile) -> dict[str, Any]:
    first, last = file.opened_on.year, (file.closed_on or file.opened_on).year
    return {
        "number": str(number),
        "code": file.code.code,
        "title": file.title,
        "years": str(first) if first == last else f"{first}–{last}",
        "items": file.item_count,  # type: ignore[attr-defined]
        "place": file.place,
        "kept": f"{file.rule.active_years} + {file.rule.inactive_years}" if file.rule else "",
        "ends": file.ends_on,
        "fate": fate_words(file),
    }


def access_words(rows: Iterable[AccessRow]) -> list[dict[str, Any]]:
    """Rules of access in words: code, class, who may."""
    return [
        {"code": row.code, "security": Security(row.security).label, "reach": Reach(row.reach).label} for row in rows
    ]


NOT_REACHED = (
    gettext_lazy(
        "What was sent: e-mails lie in the mailboxes of those who got them, and in the unit's own on its mail server."
    ),
    gettext_lazy("Paper: what was printed, here or by those who got it."),
    gettext_lazy(
        "The same letter at other units, to which it was sent inside: it lies in their files and goes by their time."
    ),
    gettext_lazy("What people took along: files that were downloaded, bags (BagIt), pictures of the screen."),
    gettext_lazy(
        "Back-ups that were made before: they hold everything until they run out themselves. The administrator knows when."
    ),
)
"""What no erasure here reaches, said before a destruction is carried out, after it, and in its record."""


def not_reached(fate: str) -> tuple[str, ...]:
    """What a list of this kind leaves elsewhere, in sentences; nothing where nothing is destroyed."""
    return tuple(map(str, NOT_REACHED)) if fate == FileState.DESTROYED else ()


def days_of(file: RecordFile) -> list[tuple[str, str]]:
    """Its days, each with its name."""
    days = (
        (_("Opened"), file.opened_on),
        (_("Closed"), file.closed_on),
        (_("The event came"), file.triggered_on),
        (_("Inactive from"), file.inactive_from),
        (_("Its fate from"), file.ends_on),
    )
    return [(name, describe_moment(day, "date")) for name, day in days if day is not None]
