# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours of the people of one's units: by unit, by employee, past training from files."""

from datetime import date
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.forms.need import CancelForm, PastForm
from praja.duties.training.measures.years import year_of
from praja.duties.training.operations.credit_files import PAST, import_credits
from praja.duties.training.operations.credits import cancel_credit
from praja.duties.training.procedure import CLAIM
from praja.duties.training.queries.needs import (
    claims_waiting,
    credit_seen,
    employee_seen,
    own_gaps,
    people_of,
    standing_of_units,
)
from praja.duties.training.rules import keeps_training, opens_keeping, opens_need, opens_training, units_of_need
from praja.duties.training.web.need.ways import ways
from praja.duties.training.web.need.words import standing_words, year_asked, year_context, year_links
from praja.kernel.ledger.queries import recalled
from praja.kernel.measures.domain.figures import Figure
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.imports import Report, read_table
from praja.lib.web import PrajaRequest, guarded

MOST_SHOWN, MOST_WAITING = 200, 20


@guarded(opens_need)
def need(request: PrajaRequest) -> HttpResponse:
    """Who has how many lesson hours: units beside each other, and the people of the one that is open."""
    on = today(request)
    year = year_asked(request.GET.get("tahun", ""), on)
    with recalled(units):
        unit_id = unit_asked(request)
        rows = standing_of_units(request.actor, unit_id, year, request.at)
        alone = next((row.unit for row in rows if row.alone), unit_id)
        people = people_of(alone, year) if alone is not None else []
        waiting = list(claims_waiting(request.actor)[:MOST_WAITING])
        query = f"tahun={year}" + (f"&unit={units.value.nodes[unit_id].code}" if unit_id else "")
        context = {
            "year": year,
            "unit_name": units.value.nodes[alone].name if alone is not None else _("All my units"),
            "up_url": _up(unit_id, year, units_of_need(request.actor)),
            "rows": [_unit_row(row.unit, row.alone, row.hours, row.met, year) for row in rows],
            "columns": [
                _("Unit"),
                {"label": _("People"), "number": True},
                {"label": _("JP per employee"), "number": True},
                {"label": _("Have the lawful JP"), "number": True},
            ],
            "people": [
                {
                    "employee": one.employee,
                    "url": f"{reverse('training:person', args=[one.employee.pk])}?tahun={year}",
                    "standing": standing_words(one.book),
                    "is_met": one.book.is_met,
                }
                for one in people
            ],
            "waiting": [
                {"title": case.training_claim.employee.person.name, "url": CLAIM.office_url(case), "case": case}
                for case in waiting
            ],
            "years": year_links(year, on, reverse("training:need")),
            "ways": ways(request, "need"),
            "files": [
                (label, f"{reverse('training:register', args=[kind])}?{query}")
                for label, kind in ((_("Excel"), "xlsx"), (_("Word"), "docx"))
            ],
        }
    return no_store(render(request, "training/need/need.html", context))


def unit_asked(request: PrajaRequest) -> int | None:
    """The unit of the address that the reader reads; None for all of theirs."""
    node = units.current().by_code(request.GET.get("unit", "")[:30].replace("\x00", ""))
    return node.id if node is not None and node.id in units_of_need(request.actor) else None


def _up(unit_id: int | None, year: int, seen: frozenset[int]) -> str:
    """The address of the unit above, where the reader reads it."""
    if unit_id is None:
        return ""
    above = next(iter(units.value.ancestors(unit_id)), None)
    code = f"&unit={units.value.nodes[above].code}" if above in seen and above is not None else ""
    return f"{reverse('training:need')}?tahun={year}{code}"


def _unit_row(unit_id: int, alone: bool, hours: Figure, met: Figure, year: int) -> list[Any]:
    node = units.value.nodes[unit_id]
    link = f"{reverse('training:need')}?tahun={year}&unit={node.code}"
    share = met.share
    return [
        {"text": _("%(unit)s itself") % {"unit": node.name}} if alone else {"text": node.name, "href": link},
        hours.denominator,
        hours.ratio(1),
        "–" if share is None else _("%(met)s of %(all)s") % {"met": met.numerator, "all": met.denominator},
    ]


@guarded(opens_training)
def person(request: PrajaRequest, pk: int) -> HttpResponse:
    """The year of one employee of one's units; everybody reads their own."""
    on = today(request)
    year = year_asked(request.GET.get("tahun", ""), on)
    with recalled(units):
        employee = employee_seen(request.actor, pk)
        keeps = keeps_training(request.actor, employee.unit_id)
        context: dict[str, Any] = {
            "employee": employee,
            "year": year,
            "required": [{"row": row, "has": has} for row, has in own_gaps(employee, on)],
            "ways": ways(request, "need"),
            "years": year_links(year, on, reverse("training:person", args=[pk])),
            **year_context(employee, year_of(employee, year), keeps=keeps),
        }
    return no_store(render(request, "training/need/person.html", context))


@guarded(opens_keeping)
def credit(request: PrajaRequest, pk: int) -> HttpResponse:
    """One entry of a year, and letting it count no more."""
    with recalled(units):
        row = credit_seen(request.actor, pk)
    form, error = CancelForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            cancel_credit(credit=row, reason=form.cleaned_data["reason"], actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        if not form.errors and error is None:
            messages.success(request, _("These hours count no more."))
            back = reverse("training:person", args=[row.employee_id])
            return HttpResponseRedirect(f"{back}?tahun={row.last_day.year}")
    has_errors = bool(error or form.errors)
    context = {
        "row": row,
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "keeps": keeps_training(request.actor, row.employee.unit_id),
    }
    return no_store(render(request, "training/need/credit.html", context, status=422 if has_errors else 200))


@guarded(opens_keeping)
def import_past(request: PrajaRequest) -> HttpResponse:
    """Take past training over from a file, with a report about every line that was not taken."""
    sent = request.method == "POST"
    form = PastForm(request.POST if sent else None, request.FILES if sent else None)
    error, report = None, None
    if sent and form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            report = import_credits(
                lines=read_table(data, PAST).lines,
                siasn=form.cleaned_data["siasn"],
                sha256=sha256(data).hexdigest(),
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
    has_errors = bool(error or form.errors)
    context = {
        "form": form,
        "error": error,
        "report": report,
        "refused": _refused(report),
        "has_errors": has_errors,
        "ways": ways(request, "import_past"),
    }
    return no_store(render(request, "training/need/import.html", context, status=422 if has_errors else 200))


def _refused(report: Report | None) -> list[dict[str, Any]]:
    return [
        {"line": one.line, "column": PAST.header_of(one.field) or one.field, "reason": one.reason}
        for one in (report.refused[:MOST_SHOWN] if report else ())
    ]


def last_day(year: int, on: date) -> date:
    """The day for which the figures of a year hold."""
    return min(on, date(year, 12, 31))
