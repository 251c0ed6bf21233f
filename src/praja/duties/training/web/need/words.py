# SPDX-License-Identifier: EUPL-1.2
"""A year and its entries in words, the same for the employee and for whoever reads it at the office."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.domain.jp import Entry, YearBook
from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.models import Credit
from praja.duties.training.queries.jp_words import why
from praja.kernel.people.models import Employee

EARLIEST = 2000


def year_asked(text: str, today: date) -> int:
    """The year of the address, else the running one."""
    return int(text) if text.isdecimal() and EARLIEST <= int(text) <= today.year else today.year


def year_links(chosen: int, today: date, address: str) -> list[dict[str, Any]]:
    """The running year and the four before it."""
    years = range(today.year, today.year - 5, -1)
    return [{"label": str(year), "href": f"{address}?tahun={year}", "current": year == chosen} for year in years]


def year_context(employee: Employee, book: YearBook, *, keeps: bool) -> dict[str, Any]:
    """What the part of a page about one year shows. One statement."""
    rows = {str(row.pk): row for row in Credit.objects.filter(employee=employee, last_day__year=book.year)}
    return {
        "book": book,
        "standing": standing_words(book),
        "tone": "neutral" if book.is_met is None else "done" if book.is_met else "soon",
        "entries": [_entry(entry, rows[entry.activity.key], keeps) for entry in reversed(book.entries)],
        "cancelled": [row for row in rows.values() if row.cancelled_at],
    }


def standing_words(book: YearBook) -> str:
    """One sentence: how much counts of what the law asks."""
    if book.lawful.least is not None:
        said = _("%(counted)s of %(least)s JP") % {"counted": book.counted, "least": book.lawful.least}
        reached = _("The lawful least is reached.")
        missing = _("%(missing)s JP are missing.") % {"missing": book.missing}
        return f"{said}. {missing if book.missing else reached}"
    if book.lawful.most is not None:
        return _("%(counted)s JP; the law counts at most %(most)s in a contract year and sets no least.") % {
            "counted": book.counted,
            "most": book.lawful.most,
        }
    return _("%(counted)s JP. The law sets no number for this kind of employment.") % {"counted": book.counted}


def _entry(entry: Entry, row: Credit, keeps: bool) -> dict[str, Any]:
    return {
        "row": row,
        "form": LearningForm(row.form).label,
        "source": CreditSource(row.source).label,
        "counted": entry.counted,
        "worth": entry.worth,
        "over": entry.over,
        "why": why(entry),
        "url": reverse("training:credit", args=[row.pk]) if keeps else "",
    }
