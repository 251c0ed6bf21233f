# SPDX-License-Identifier: EUPL-1.2
"""The agenda as a book, and the list with which letters are carried, on paper and as sheets."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from praja.duties.letters.queries.agenda import (
    BookLine,
    Filters,
    agenda_of,
    book_lines,
    expedition_of,
    units_with_agenda,
)
from praja.duties.letters.rules import opens_letters
from praja.duties.letters.web.incoming.narrowing import Asked, asked_of, filters_of
from praja.duties.letters.web.incoming.prints import register_pdf
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.lib.errors import NotFound
from praja.lib.exports import Column, Kind, Table
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

BOOK = (
    Column("number", gettext_lazy("No."), Kind.INTEGER),
    Column("received_at", gettext_lazy("Received"), Kind.DATETIME),
    Column("number_text", gettext_lazy("Number of the letter")),
    Column("dated_on", gettext_lazy("Date of the letter"), Kind.DATE),
    Column("sender", pgettext_lazy("sender", "From")),
    Column("subject", gettext_lazy("About (hal)")),
    Column("security", gettext_lazy("Sifat")),
    Column("speed", gettext_lazy("Kecepatan")),
    Column("enclosures", gettext_lazy("Enclosures")),
    Column("classification", gettext_lazy("Classification")),
    Column("disposed_to", gettext_lazy("Disposed to")),
    Column("state", gettext_lazy("State")),
)
EXPEDITION = (
    Column("line", gettext_lazy("No."), Kind.INTEGER),
    Column("agenda", gettext_lazy("Agenda number")),
    Column("number_text", gettext_lazy("Number of the letter")),
    Column("dated_on", gettext_lazy("Date of the letter"), Kind.DATE),
    Column("sender", pgettext_lazy("sender", "From")),
    Column("security", gettext_lazy("Sifat")),
    Column("addressee", gettext_lazy("Handed to")),
    Column("received", gettext_lazy("Received on, name and signature")),
)


@guarded(opens_letters)
def agenda_file(request: PrajaRequest, name: str) -> Any:
    """The agenda book (`buku`) or the expedition list (`ekspedisi`) of one unit and period, as PDF, CSV, XLSX or DOCX."""
    what, _dot, ending = name.partition(".")
    if what not in ("buku", "ekspedisi"):
        raise NotFound(_("There is no such format."))
    kind = None if ending == "pdf" else require_format(ending)
    asked = asked_of(request)
    with recalled(units):
        unit = _unit_of(request, asked)
        filters = filters_of({**asked, "unit": unit.code})
        first = filters.first or date(today(request).year, 1, 1)
        last = filters.last or today(request)
        if what == "buku":
            title, columns, rows = _book(request, filters, first, last)
        else:
            title, columns, rows = _expedition(request, unit, first if asked["dari"] else last, last)
    called = f"{'agenda-masuk' if what == 'buku' else 'ekspedisi'}-{unit.code}-{last.isoformat()}"
    if kind is None:
        return register_pdf(title, columns, rows, unit, called=called, at=request.at)
    return table_file(Table(title, columns, rows, unit.name, today(request)), kind, called=called)


def _book(
    request: PrajaRequest, filters: Filters, first: date, last: date
) -> tuple[str, Any, Iterator[dict[str, Any]]]:
    narrowed = Filters(unit=filters.unit, first=first, last=last, security=filters.security, speed=filters.speed)
    letters = agenda_of(request.actor, narrowed, request.at, below=False)
    return _title(_("Agenda of letters that came in"), first, last), BOOK, (_line(line) for line in book_lines(letters))


def _expedition(
    request: PrajaRequest, unit: UnitNode, first: date, last: date
) -> tuple[str, Any, Iterator[dict[str, Any]]]:
    lines = expedition_of(request.actor, unit.id, first, last)
    rows = ({"line": number, **asdict(line), "received": ""} for number, line in enumerate(lines, 1))
    return _title(_("Expedition list"), first, last), EXPEDITION, rows


def _title(what: str, first: date, last: date) -> str:
    if first == last:
        return _("%(what)s, %(day)s") % {"what": what, "day": describe_moment(first, "date")}
    return _("%(what)s, %(first)s to %(last)s") % {
        "what": what,
        "first": describe_moment(first, "date"),
        "last": describe_moment(last, "date"),
    }


def _line(line: BookLine) -> dict[str, Any]:
    return {**asdict(line), **({"subject": _("(secret)")} if line.is_closed else {})}


def _unit_of(request: PrajaRequest, asked: Asked) -> UnitNode:
    """Whose book: the unit that was chosen, else the first of the reader's. Raises `NotFound` for one out of sight."""
    in_sight = units_with_agenda(request.actor, today(request))
    found = next((node for node in in_sight if asked["unit"] in ("", node.code)), None)
    if found is None:
        raise NotFound(_("There is no agenda of this unit among those you may see."))
    return found
