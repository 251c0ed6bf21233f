# SPDX-License-Identifier: EUPL-1.2
"""SIPD e-Walidata: its reference list, from the file to what answers each element."""

import hashlib
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata import rules
from praja.duties.opendata.errors.sipd import NoSuchElement
from praja.duties.opendata.forms.codes import kept_file, read_kept
from praja.duties.opendata.forms.sipd import FIELD_NAMES, AnswerElementForm, ReferenceForm, SipdColumnsForm
from praja.duties.opendata.gateways.reference_files import read_reference
from praja.duties.opendata.models import SipdElement
from praja.duties.opendata.operations.sipd import answer_element, keep_sipd_columns, take_in_reference
from praja.duties.opendata.queries.sipd import (
    ANSWERED,
    OPEN,
    WITHOUT_VALUE,
    are_known,
    columns_offered,
    datasets_offered,
    element_for,
    elements_for,
    plans_offered,
    sipd_columns_for,
    values_of,
)
from praja.kernel.documents.domain.limits import CleanFile
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.operations.files import keep_row
from praja.kernel.documents.queries.files import content_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.imports import Report, Sheet
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

TABS = (
    ("", gettext_lazy("All")),
    (ANSWERED, gettext_lazy("With a value")),
    (WITHOUT_VALUE, gettext_lazy("Without a column")),
    (OPEN, gettext_lazy("Nothing answers it")),
)
SHOWN = 200


@guarded(rules.opens_office)
def sipd(request: PrajaRequest) -> HttpResponse:
    """The elements, by code."""
    state, words = request.GET.get("di", ""), request.GET.get("q", "").strip()[:100]
    state = state if state in dict(TABS) else ""
    given = {key: value for key, value in {"di": state, "q": words}.items() if value}
    found = page_of(
        elements_for(request.actor, standing=state, words=words), order=("code",), cursor=request.GET.get("halaman")
    )
    context = {
        "rows": [_row(one) for one in found.items],
        "words": words,
        "stands": state,
        "tabs": [
            {
                "label": label,
                "href": f"?{urlencode({**({'q': words} if words else {}), **({'di': key} if key else {})})}",
                "current": key == state,
            }
            for key, label in TABS
        ],
        "may_keep": rules.keeps_reference(request.actor),
        "next_url": f"?{urlencode({**given, 'halaman': found.next})}" if found.next else "",
        "previous_url": f"?{urlencode({**given, 'halaman': found.previous})}" if found.previous else "",
    }
    return no_store(render(request, "opendata/office/sipd.html", context))


def _row(one: SipdElement) -> dict[str, Any]:
    thing = one.dataset or one.planned
    label, tone = _("Nothing answers it"), "neutral"
    if one.column:
        label, tone = _("With a value"), "done"
    elif thing is not None:
        label, tone = _("Without a column"), "soon"
    return {
        "title": one.wording,
        "url": reverse("satu_data:sipd_element", args=[one.pk]),
        "meta": " · ".join(filter(None, (one.code, one.unit_of_measure, one.unit.name if one.unit else one.opd))),
        "thing": thing.title if thing else "",
        "label": label,
        "tone": tone,
    }


@guarded(rules.opens_stewarding)
def sipd_reference(request: PrajaRequest) -> HttpResponse:
    """Send a file of the list. One whose headings are known is taken in at once."""
    form = ReferenceForm(request.POST or None, request.FILES or None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            sheet = read_reference(data)
            columns = sipd_columns_for(sheet.headings)
            if are_known(columns):
                return _taken(request, sheet, columns, hashlib.sha256(data).hexdigest())
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            file = keep_row(CleanFile(data, Kind.AS_IT_IS), request.at)
            key = kept_file(file, "", request.actor)
            return HttpResponseRedirect(reverse("satu_data:sipd_columns", args=[key]))
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors}
    return no_store(render(request, "opendata/office/sipd_reference.html", context, status=422 if has_errors else 200))


@guarded(rules.opens_stewarding)
def sipd_columns(request: PrajaRequest, key: str) -> HttpResponse:
    """Say what the columns of a file mean, once; then it is taken in."""
    kept = read_kept(key, request.actor)
    if kept is None:
        raise NoSuchElement
    with content_of(kept[0]) as content:
        sheet = read_reference(content.read())
    form = SipdColumnsForm(request.POST or None, headings=sheet.headings, known=sipd_columns_for(sheet.headings))
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            template = keep_sipd_columns(
                headings=sheet.headings, columns=form.columns(), actor=request.actor, at=request.at
            )
            return _taken(request, sheet, template.columns, kept[0].sha256)
        except DomainError as refused:
            error = put_on(form, refused)
    has_errors = bool(error or form.errors)
    first = sheet.lines[0].values if sheet.lines else {}
    context = {
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "examples": [(heading, first.get(heading, "")[:80]) for heading in sheet.headings],
    }
    return no_store(render(request, "opendata/office/sipd_columns.html", context, status=422 if has_errors else 200))


def _taken(request: PrajaRequest, sheet: Sheet, columns: dict[str, str], sha256: str) -> HttpResponse:
    with recalled(units):
        report = take_in_reference(sheet=sheet, columns=columns, sha256=sha256, actor=request.actor, at=request.at)
    context = {
        "counts": _counts(report),
        "columns": [{"term": FIELD_NAMES[name], "value": heading} for name, heading in columns.items()],
        "refused": [
            {"line": one.line, "column": FIELD_NAMES.get(one.field, ""), "reason": one.reason}
            for one in report.refused[:SHOWN]
        ],
        "hidden": max(0, len(report.refused) - SHOWN),
    }
    return no_store(render(request, "opendata/office/sipd_taken.html", context))


def _counts(report: Report) -> list[dict[str, Any]]:
    told = [
        (_("rows read"), report.read),
        (_("new elements"), report.created),
        (_("changed"), report.updated),
        (_("as before"), report.unchanged),
        (_("refused"), len(report.refused)),
    ]
    return [{"term": term, "value": str(value)} for term, value in told]


@guarded(rules.opens_office)
def sipd_element(request: PrajaRequest, pk: int) -> HttpResponse:
    """One element: what answers it, and its values."""
    element = element_for(request.actor, pk)
    may = rules.keeps_reference(request.actor)
    form = AnswerElementForm(
        request.POST or None if may else None,
        initial=AnswerElementForm.beginning(element),
        datasets=datasets_offered(request.actor),
        plans=plans_offered(request.actor),
        columns=columns_offered(element.dataset),
    )
    error: DomainError | None = None
    if request.method == "POST" and may and form.is_valid():
        try:
            with recalled(units):
                answer_element(element=element, **form.answer(), actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("satu_data:sipd_element", args=[pk]))
    has_errors = bool(error or form.errors)
    context = {
        "element": element,
        "form": form if may else None,
        "error": error,
        "has_errors": has_errors,
        "values": values_of(element),
    }
    return no_store(render(request, "opendata/office/sipd_element.html", context, status=422 if has_errors else 200))
