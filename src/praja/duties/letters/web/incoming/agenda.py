# SPDX-License-Identifier: EUPL-1.2
"""The agenda of letters that came in: on the screen, as a book, and the list with which letters are carried."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any, get_args
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from praja.duties.letters.enums import Security, Speed
from praja.duties.letters.forms.agenda import LATE, NarrowForm
from praja.duties.letters.procedure import INCOMING
from praja.duties.letters.procedure.names import HANDLED, REGISTERED
from praja.duties.letters.queries.agenda import (
    OPEN,
    BookLine,
    Filters,
    agenda_of,
    agenda_page,
    book_lines,
    expedition_of,
    is_late,
    units_with_agenda,
)
from praja.duties.letters.rules import opens_letters, opens_mailbox, opens_registration
from praja.duties.letters.web.incoming.prints import register_pdf
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.exports import Column, Format, Kind, Table
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

Asked = dict[str, str]

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
def agenda(request: PrajaRequest) -> HttpResponse:
    """Every letter of which the actor may know, newest first, narrowed by state, unit, marks and day."""
    asked = _asked(request)
    with recalled(units):
        page = agenda_page(agenda_of(request.actor, _filters(asked), request.at), request.GET.get("halaman"))
        in_sight = [(node.code, node.name) for node in units_with_agenda(request.actor, today(request))]
    context = {
        "rows": [_row(case, request) for case in page.items],
        "states": _state_links(asked),
        "form": NarrowForm(asked, units=in_sight),
        "narrowed": _narrowed(asked, dict(in_sight)),
        "is_filtered": any(asked.values()),
        "keeps_mail": opens_mailbox.opens(request.actor),
        "registers": opens_registration.opens(request.actor),
        "books": [(name.upper(), _file_url(f"buku.{name}", asked)) for name in ("pdf", *get_args(Format))],
        "lists": [(name.upper(), _file_url(f"ekspedisi.{name}", asked)) for name in ("pdf", *get_args(Format))],
        "next_url": _url(asked, page.next) if page.next else "",
        "previous_url": _url(asked, page.previous) if page.previous else "",
    }
    return no_store(render(request, "letters/incoming/agenda.html", context))


@guarded(opens_letters)
def agenda_file(request: PrajaRequest, name: str) -> Any:
    """The agenda book (`buku`) or the expedition list (`ekspedisi`) of one unit and period, as PDF, CSV, XLSX or DOCX."""
    what, _dot, ending = name.partition(".")
    if what not in ("buku", "ekspedisi"):
        raise NotFound(_("There is no such format."))
    kind = None if ending == "pdf" else require_format(ending)
    asked = _asked(request)
    with recalled(units):
        unit = _unit_of(request, asked)
        filters = _filters({**asked, "unit": unit.code})
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


def _asked(request: PrajaRequest) -> Asked:
    """The filters in the address; what is not known is not asked."""
    given = request.GET
    return {
        "keadaan": _known(given.get("keadaan", ""), (LATE, *INCOMING.by_state)),
        "unit": given.get("unit", "")[:30].replace("\x00", ""),
        "sifat": _known(given.get("sifat", ""), Security.values),
        "kecepatan": _known(given.get("kecepatan", ""), Speed.values),
        "dari": _day(given.get("dari", "")),
        "sampai": _day(given.get("sampai", "")),
    }


def _known(value: str, values: Any) -> str:
    return value if value in values else ""


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if len(value) == 10 else ""
    except ValueError:
        return ""


def _filters(asked: Asked) -> Filters:
    return Filters(
        state=asked["keadaan"] if asked["keadaan"] in INCOMING.by_state else "",
        late=asked["keadaan"] == LATE,
        unit=asked["unit"],
        security=asked["sifat"],
        speed=asked["kecepatan"],
        first=date.fromisoformat(asked["dari"]) if asked["dari"] else None,
        last=date.fromisoformat(asked["sampai"]) if asked["sampai"] else None,
    )


def _state_links(asked: Asked) -> list[dict[str, Any]]:
    choices = [
        ("", _("All")),
        (REGISTERED, _("Not disposed yet")),
        (HANDLED, _("Being handled")),
        (LATE, _("Late")),
    ]
    return [
        {"label": label, "href": _url({**asked, "keadaan": value}), "current": asked["keadaan"] == value}
        for value, label in choices
    ]


def _narrowed(asked: Asked, names: dict[str, str]) -> str:
    """By what the list is narrowed beside the links above it, in words."""
    days = [
        describe_moment(date.fromisoformat(asked[name]), "date") if asked[name] else "" for name in ("dari", "sampai")
    ]
    words = [
        names.get(asked["unit"], asked["unit"]),
        Security(asked["sifat"]).label if asked["sifat"] else "",
        Speed(asked["kecepatan"]).label if asked["kecepatan"] else "",
        " – ".join(days) if any(days) else "",
    ]
    return ", ".join(str(word) for word in words if word)


def _url(asked: Asked, cursor: str = "") -> str:
    given = {name: value for name, value in {**asked, "halaman": cursor}.items() if value}
    return f"{reverse('letters:agenda')}?{urlencode(given)}" if given else reverse("letters:agenda")


def _file_url(name: str, asked: Asked) -> str:
    given = urlencode({key: value for key, value in asked.items() if value})
    return f"{reverse('letters:agenda_file', args=[name])}{'?' if given else ''}{given}"


def _row(case: Case, request: PrajaRequest) -> dict[str, Any]:
    letter, state = case.letter, INCOMING.by_state[case.state]
    incoming = letter.incoming
    return {
        "url": reverse("letters:incoming", args=[case.code]),
        "agenda": f"{incoming.agenda.number}/{incoming.agenda.register.year}",
        "subject": letter.subject if case.can_open else "",  # type: ignore[attr-defined]
        "can_open": case.can_open,  # type: ignore[attr-defined]
        "sender": incoming.sender_unit or incoming.sender,
        "number_text": letter.number_text,
        "dated_on": letter.dated_on,
        "received_at": case.filed_at,
        "unit": case.lead_unit,
        "marks": [
            str(mark)
            for mark, is_plain in (
                (letter.get_security_display(), letter.security == Security.OPEN),
                (letter.get_speed_display(), letter.speed == Speed.ORDINARY),
            )
            if not is_plain
        ],
        "code": show_code(case.code),
        "state": state.office,
        "tone": "late" if is_late(case, request.at) else state.tone,
        "due_at": case.due_at if case.state in OPEN else None,
    }
