# SPDX-License-Identifier: EUPL-1.2
"""The treasurer's pages: what waits to be paid, what was paid, and the lists by which it is handed to the treasury."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from praja.duties.services.forms.office import rupiah
from praja.duties.services.models import Remittance
from praja.duties.services.operations.remitting import draw_up_remittance, remit
from praja.duties.services.queries.receipts import (
    notices_to_examine,
    payments_on,
    remittance_of,
    remittances_of,
    treasured_unit,
    unlisted_of,
    waiting_payments,
)
from praja.duties.services.rules import opens_receipts
from praja.kernel.documents.gateways.reports import render_report
from praja.kernel.people.enums import Role
from praja.kernel.procedures.forms.steps import missing
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.exports import MEDIA_TYPES, Column, Kind, ReportDocument, Section, Table, report_docx, report_xlsx
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

NOTICES = 50
COLUMNS = (
    Column("receipt", gettext_lazy("Receipt")),
    Column("paid_at", gettext_lazy("Paid"), Kind.DATETIME),
    Column("code", gettext_lazy("Application")),
    Column("service", gettext_lazy("Service")),
    Column("method", gettext_lazy("How")),
    Column("amount", gettext_lazy("Amount (rupiah)"), Kind.MONEY),
)


class RemitForm(forms.Form):
    """The bank's proof that the list was paid in."""

    use_required_attribute = False
    bank_reference = forms.CharField(
        label=gettext_lazy("Number of the bank's proof of payment"),
        help_text=gettext_lazy("From the bank or the regional treasury, for the whole sum of the list."),
        max_length=80,
        error_messages=missing(gettext_lazy("Copy the number from the proof of payment")),
    )


@guarded(opens_receipts)
def receipts(request: PrajaRequest) -> HttpResponse:
    """What is owed and what was paid to the reader's units, and their lists."""
    waiting = waiting_payments(request.actor, request.GET.get("halaman"))
    lists = page_of(remittances_of(request.actor), order=("-day", "-id"))
    context = {
        "waiting": [
            {
                "url": reverse("services:case", args=[row.application.case.code]),
                "service": row.application.service.name,
                "unit": row.application.case.lead_unit.name,
                "code": show_code(row.application.case.code),
                "reference": row.reference,
                "amount": rupiah(row.amount),
                "asked_at": row.asked_at,
            }
            for row in waiting.items
        ],
        "notices": [
            {
                "url": reverse("services:payment_notice", args=[row.pk]),
                "outcome": row.get_outcome_display(),
                "service": row.payment.application.service.name,
                "unit": row.payment.application.case.lead_unit.name,
                "amount": rupiah(row.amount),
                "paid_at": row.paid_at,
            }
            for row in notices_to_examine(request.actor)[:NOTICES]
        ],
        "unlisted": [{"of": row, "total": rupiah(row.total)} for row in unlisted_of(request.actor)],
        "lists": [_list_row(row) for row in lists.items],
        "next_url": f"{reverse('services:receipts')}?{urlencode({'halaman': waiting.next})}" if waiting.next else "",
        "previous_url": (
            f"{reverse('services:receipts')}?{urlencode({'halaman': waiting.previous})}" if waiting.previous else ""
        ),
    }
    return no_store(render(request, "services/office/receipts.html", context))


@require_POST
@guarded(opens_receipts)
def draw_up(request: PrajaRequest) -> HttpResponse:
    """Put everything that was paid to the unit and is not handed in on its open list."""
    unit = treasured_unit(request.actor, request.POST.get("unit", "")[:30].replace("\x00", ""))
    try:
        drawn = draw_up_remittance(unit=unit, actor=request.actor, at=request.at)
    except DomainError as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("services:receipts"))
    return HttpResponseRedirect(reverse("services:remittance", args=[drawn.pk]))


@guarded(opens_receipts)
def remittance(request: PrajaRequest, number: int) -> HttpResponse:
    """One list: what stands on it, and, for its treasurer, that it was handed in."""
    found = remittance_of(request.actor, number)
    form = RemitForm(request.POST if request.method == "POST" else None)
    error: DomainError | None = None
    if form.is_valid():
        try:
            remit(remittance_id=found.pk, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            error = put_on(form, refused)
            return _page(request, found, form, error=error, status=refused.status)
        messages.success(request, _("Done: list %(number)s was handed in.") % {"number": found.number})
        return HttpResponseRedirect(reverse("services:remittance", args=[found.pk]))
    return _page(request, found, form, status=422 if form.errors else 200)


@guarded(opens_receipts)
def remittance_file(request: PrajaRequest, number: int, name: str) -> HttpResponse:
    """The list as PDF to be handed in, DOCX, or XLSX to be counted on."""
    found = remittance_of(request.actor, number)
    makers: dict[str, Any] = {
        "pdf": lambda document: render_report(document, at=request.at),
        "docx": report_docx,
        "xlsx": report_xlsx,
    }
    if name not in makers:
        raise NotFound(_("There is no such format."))
    content = makers[name](_document(request, found))
    media_type = "application/pdf" if name == "pdf" else MEDIA_TYPES[name]  # type: ignore[index]
    headers = {"Content-Disposition": f'attachment; filename="sts-{found.pk}.{name}"'}
    return no_store(HttpResponse(content, content_type=media_type, headers=headers))


def _page(
    request: PrajaRequest,
    found: Remittance,
    form: RemitForm,
    *,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "list": _list_row(found),
        "payments": [
            {
                "receipt": row.receipt_number,
                "paid_at": row.settled_at,
                "service": row.application.service.name,
                "code": show_code(row.application.case.code),
                "url": reverse("services:case", args=[row.application.case.code]),
                "amount": rupiah(row.amount),
            }
            for row in payments_on(found)
        ],
        "form": form,
        "error": error,
        "may_hand_in": found.handed_at is None and found.unit_id in request.actor.units_as(Role.TREASURER),
        "files": [
            (name.upper(), reverse("services:remittance_file", args=[found.pk, name]))
            for name in ("pdf", "xlsx", "docx")
        ],
    }
    return no_store(render(request, "services/office/remittance.html", context, status=status))


def _list_row(row: Remittance) -> dict[str, Any]:
    return {
        "url": reverse("services:remittance", args=[row.pk]),
        "number": row.number,
        "unit": row.unit.name,
        "day": row.day,
        "total": rupiah(row.total),
        "handed_at": row.handed_at,
        "bank_reference": row.bank_reference,
    }


def _document(request: PrajaRequest, found: Remittance) -> ReportDocument:
    rows = [
        {
            "receipt": row.receipt_number,
            "paid_at": row.settled_at,
            "code": show_code(row.application.case.code),
            "service": row.application.service.name,
            "method": row.method,
            "amount": row.amount,
        }
        for row in payments_on(found)
    ]
    standing = _("Not handed in yet.")
    if found.handed_at is not None:
        standing = _("Handed in; the bank's proof of payment is %(number)s.") % {"number": found.bank_reference}
    sum_words = _("Total: %(total)s, %(count)d payments.") % {"total": rupiah(found.total), "count": len(rows)}
    table = Table(_("Payments"), COLUMNS, rows, found.unit.name, today(request))
    return ReportDocument(
        title=_("Remittance %(number)s") % {"number": found.number},
        government=settings.PRAJA_SITE_NAME,
        lead=_("Surat Tanda Setoran (STS) of %(unit)s.") % {"unit": found.unit.name},
        sections=(Section(_("What was paid"), (sum_words, standing), (table,)),),
        as_of=found.day,
    )


routes = [
    path("kantor/setoran/", receipts, name="receipts"),
    path("kantor/setoran/susun/", draw_up, name="draw_up"),
    path("kantor/setoran/<int:number>/", remittance, name="remittance"),
    path("kantor/setoran/<int:number>/unduh/<str:name>/", remittance_file, name="remittance_file"),
]
