# SPDX-License-Identifier: EUPL-1.2
"""The register of a service, by unit and year: on the screen, on paper, and as a file."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, TypeVar, get_args
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.errors import NoSuchService
from praja.duties.services.queries.offers import ListedService, offers
from praja.duties.services.queries.office_list import units_in_sight
from praja.duties.services.queries.register import (
    PAGE,
    RegisterRow,
    register_of,
    register_page,
    register_rows,
    years_of,
)
from praja.duties.services.rules import opens_office
from praja.duties.services.web.register_print import register_pdf
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.lib.codes import show_code
from praja.lib.errors import NotFound
from praja.lib.exports import Column, Format, Kind, Table
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

T = TypeVar("T", UnitNode, ListedService)

COLUMNS = (
    Column("number", gettext_lazy("No."), Kind.INTEGER),
    Column("filed_at", gettext_lazy("Filed"), Kind.DATETIME),
    Column("code", gettext_lazy("Code")),
    Column("applicant", gettext_lazy("Applicant")),
    Column("purpose", gettext_lazy("What it is for")),
    Column("state", gettext_lazy("State")),
    Column("result", gettext_lazy("Number of the result")),
    Column("result_on", gettext_lazy("Date of the result"), Kind.DATE),
    Column("signer", gettext_lazy("Signed by")),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which register: the unit, the service (None: it offers none), the year."""

    unit: UnitNode
    service: ListedService | None
    year: int
    units: tuple[UnitNode, ...]
    services: tuple[ListedService, ...]
    years: tuple[int, ...]

    @property
    def query(self) -> dict[str, str | int]:
        return {"unit": self.unit.code, "layanan": self.service.code if self.service else "", "tahun": self.year}


@guarded(opens_office)
def register(request: PrajaRequest) -> HttpResponse:
    """One page of the register: names in full for who works on applications, the first letters for who only looks."""
    with recalled(units, offers):
        asked = _asked(request)
        after = request.GET.get("setelah", "")
        start = int(after) if after.isascii() and after.isdigit() and len(after) < 8 else 0
        rows, more = register_page(_cases(request, asked), start, request.actor) if asked.service else ([], False)
    given = urlencode(asked.query)
    context = {
        "asked": asked,
        "rows": [_cells(row) for row in rows],
        "columns": [{"label": column.label, "number": column.kind.is_numeric} for column in COLUMNS],
        "exports": [
            (name.upper(), f"{reverse('services:register_file', args=[name])}?{given}")
            for name in ("pdf", *get_args(Format))
        ],
        "next_url": f"{reverse('services:register')}?{given}&setelah={start + PAGE}" if more else "",
        "previous_url": f"{reverse('services:register')}?{given}&setelah={max(start - PAGE, 0)}" if start else "",
    }
    response = render(request, "services/office/register.html", context)
    response["Cache-Control"] = "no-store"
    return response


@guarded(opens_office)
def register_file(request: PrajaRequest, name: str) -> Any:
    """The same register whole, as PDF, CSV, XLSX or DOCX: with the names that the page shows to this reader."""
    kind = None if name == "pdf" else require_format(name)
    with recalled(units, offers):
        asked = _asked(request)
        if asked.service is None:
            raise NoSuchService
        cases = _cases(request, asked)
    title = _("Register %(year)d: %(service)s, %(unit)s") % {
        "year": asked.year,
        "service": asked.service.name,
        "unit": asked.unit.name,
    }
    called = f"register-{asked.service.code}-{asked.unit.code}-{asked.year}"
    if kind is None:
        rows = register_rows(cases, request.actor)
        return register_pdf(title, COLUMNS, rows, asked.unit, called=called, at=request.at)
    table = Table(title, COLUMNS, _lines(request, cases), _("Register of applications"), today(request))
    return table_file(table, kind, called=called)


def _lines(request: PrajaRequest, cases: Any) -> Iterator[dict[str, Any]]:
    for row in register_rows(cases, request.actor):
        yield {**asdict(row), "code": show_code(row.code)}


def _cells(row: RegisterRow) -> list[Any]:
    return [
        row.number,
        describe_moment(row.filed_at, "date"),
        {"text": show_code(row.code), "href": reverse("services:case", args=[row.code])},
        row.applicant,
        row.purpose,
        row.state,
        row.result,
        describe_moment(row.result_on, "date") if row.result_on else "",
        row.signer,
    ]


def _cases(request: PrajaRequest, asked: Asked) -> Any:
    assert asked.service is not None
    return register_of(request.actor, asked.unit.id, asked.service.id, asked.year)


def _asked(request: PrajaRequest) -> Asked:
    """What was chosen; the first of each where nothing was that is there. Raises `NotFound` for who sees no unit."""
    mine = units_in_sight(request.actor, today(request))
    if not mine:
        raise NotFound(_("You read the applications of no unit."))
    table = offers.current()
    offering = [node for node in mine if any(unit == node.id for _service, unit, _since, _until in table.offers)]
    unit = _chosen(offering or mine, request.GET.get("unit", ""))
    listed = table.by_name({service for service, held_by, _since, _until in table.offers if held_by == unit.id})
    years = years_of(request.actor, unit.id, today(request))
    typed = request.GET.get("tahun", "")
    year = next((year for year in years if str(year) == typed), years[0])
    service = _chosen(listed, request.GET.get("layanan", "")) if listed else None
    return Asked(unit, service, year, tuple(offering or mine), tuple(listed), tuple(years))


def _chosen(choices: list[T], code: str) -> T:
    return next((one for one in choices if one.code == code), choices[0])


routes = [
    path("kantor/register/", register, name="register"),
    path("kantor/register/unduh/<str:name>/", register_file, name="register_file"),
]
