# SPDX-License-Identifier: EUPL-1.2
"""The book of numbers: the agenda of letters that went out, with every gap and its reason."""

from collections.abc import Iterator
from typing import Any, get_args
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.models import LetterRegister
from praja.duties.letters.queries.numbers import (
    NumberLine,
    lines_of,
    number_lines,
    numbers_of,
    registers_in_sight,
    years_of,
)
from praja.duties.letters.rules import opens_letters
from praja.duties.letters.web.incoming.prints import register_pdf
from praja.kernel.documents.enums import NumberState
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.exports import Column, Format, Kind, Table
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

WITHDRAWN = "withdrawn"
STATES = {
    NumberState.FINAL: (gettext_lazy("Signed"), "done"),
    NumberState.PROVISIONAL: (gettext_lazy("Being signed"), "soon"),
    NumberState.VOID: (gettext_lazy("Gap: not used"), "late"),
    WITHDRAWN: (gettext_lazy("Withdrawn by its head"), "late"),
}
"""How each number stands: in words, and with which tone."""
BOOK = (
    Column("number", gettext_lazy("No."), Kind.INTEGER),
    Column("dated_on", gettext_lazy("Date of the letter"), Kind.DATE),
    Column("number_text", gettext_lazy("Number of the letter")),
    Column("to", gettext_lazy("To")),
    Column("subject", gettext_lazy("About (hal)")),
    Column("security", gettext_lazy("Sifat")),
    Column("signer", gettext_lazy("Signed by")),
    Column("state", gettext_lazy("State")),
    Column("reason", gettext_lazy("Note")),
)


@guarded(opens_letters)
def number_book(request: PrajaRequest) -> HttpResponse:
    """The numbers of one series and year, the newest first."""
    with recalled(units):
        registers = registers_in_sight(request.actor)
        register = _chosen(registers, request.GET.get("daftar", ""))
        if register is None:
            return no_store(render(request, "letters/signing/numbers.html", {"registers": []}))
        years = years_of(register) or [today(request).year]
        year = _year(years, request.GET.get("tahun", ""))
        page = page_of(numbers_of(register, year).order_by(), order=("-number",), cursor=request.GET.get("halaman"))
        lines = lines_of(request.actor, page.items)
    asked = {"daftar": str(register.pk), "tahun": str(year)}
    context = {
        "register": register,
        "registers": [
            {"label": f"{one.unit.name}: {one.name}", "href": _url({"daftar": str(one.pk)}), "current": one == register}
            for one in registers
        ],
        "years": [
            {"label": str(one), "href": _url({**asked, "tahun": str(one)}), "current": one == year} for one in years
        ],
        "year": year,
        "lines": [(line, *_standing(line)) for line in lines],
        "books": [(name.upper(), _file(name, asked)) for name in ("pdf", *get_args(Format))],
        "next_url": _url({**asked, "halaman": page.next}) if page.next else "",
        "previous_url": _url({**asked, "halaman": page.previous}) if page.previous else "",
    }
    return no_store(render(request, "letters/signing/numbers.html", context))


@guarded(opens_letters)
def number_book_file(request: PrajaRequest, name: str) -> Any:
    """The whole book of one series and year in the order of its numbers, as PDF, CSV, XLSX or DOCX."""
    what, _dot, ending = name.partition(".")
    if what != "agenda-keluar":
        raise NotFound(_("There is no such format."))
    kind = None if ending == "pdf" else require_format(ending)
    with recalled(units):
        register = _chosen(registers_in_sight(request.actor), request.GET.get("daftar", ""))
        if register is None:
            raise NotFound(_("There is no such series of numbers in your units."))
        year = _year(years_of(register) or [today(request).year], request.GET.get("tahun", ""))
        title = _("Agenda of letters that went out, %(register)s, %(year)s") % {"register": register.name, "year": year}
        called = f"agenda-keluar-{register.unit.code}-{register.pk}-{year}"
        rows = _rows(number_lines(request.actor, numbers_of(register, year)))
        if kind is None:
            unit = units.current().nodes[register.unit_id]
            return register_pdf(title, BOOK, rows, unit, called=called, at=request.at)
        return table_file(Table(title, BOOK, rows, register.unit.name, today(request)), kind, called=called)


def _rows(lines: Iterator[NumberLine]) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield {
            "number": line.number,
            "dated_on": line.dated_on,
            "number_text": line.number_text,
            "to": line.to,
            "subject": _("secret") if line.is_hidden else line.subject,
            "security": line.security,
            "signer": line.signer_title,
            "state": str(_standing(line)[0]),
            "reason": line.reason,
        }


def _standing(line: NumberLine) -> tuple[Any, str]:
    return STATES[WITHDRAWN if line.is_withdrawn else NumberState(line.state)]


def _chosen(registers: list[LetterRegister], asked: str) -> LetterRegister | None:
    """The series that was asked for, else the first; none where there is none, or a foreign one was asked for."""
    if not asked:
        return registers[0] if registers else None
    return next((one for one in registers if str(one.pk) == asked), None)


def _year(years: list[int], asked: str) -> int:
    return int(asked) if asked.isdecimal() and int(asked) in years else years[0]


def _url(asked: dict[str, str]) -> str:
    return f"{reverse('letters:number_book')}?{urlencode(asked)}"


def _file(ending: str, asked: dict[str, str]) -> str:
    return f"{reverse('letters:number_book_file', args=[f'agenda-keluar.{ending}'])}?{urlencode(asked)}"
