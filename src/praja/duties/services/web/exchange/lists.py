# SPDX-License-Identifier: EUPL-1.2
"""A list comes as a file: sent, its columns said once, looked at, taken in."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.services.domain.exchange.columns import heading_of
from praja.duties.services.errors import UnfitStandard
from praja.duties.services.forms.exchange import FIELD_NAMES, ColumnsForm, ListForm
from praja.duties.services.gateways.lists import read_list
from praja.duties.services.models import StandardsList
from praja.duties.services.operations.exchange import (
    Asked,
    Planned,
    Taken,
    forget_template,
    keep_columns,
    plan_rows,
    send_list,
    take_in_list,
)
from praja.duties.services.queries.exchange.lists import lines_of, list_with, lists_of, template_with
from praja.duties.services.rules import opens_exchange
from praja.duties.services.web.keeping import links, open_units, put_error
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.lib.errors import DomainError, TooLarge
from praja.lib.imports import Outcome, Refusal
from praja.lib.web import PrajaRequest, guarded

SHOWN = 200
"""Rows shown of each kind; all of them are taken in."""
EARLIER = 10
MOST_ROWS = 1_000
"""More would keep whoever sent them waiting in front of a white page: they go by the command."""


@guarded(opens_exchange)
def lists(request: PrajaRequest) -> HttpResponse:
    """Send a list, or go on with one that was sent."""
    with recalled(units):
        form = ListForm(request.POST or None, request.FILES or None, units=open_units(request))
        status = 200
        if request.method == "POST":
            status = 422
            if form.is_valid():
                try:
                    sent = _send(form, request)
                except DomainError as refused:
                    put_error(form, refused)
                    status = refused.status
                else:
                    name = "sent_list" if sent.is_mapped else "list_columns"
                    return HttpResponseRedirect(reverse(f"services:{name}", args=[sent.code]))
    context = {
        "form": form,
        "has_errors": status >= 400,
        "earlier": [_earlier(one) for one in lists_of(request.actor)[:EARLIER]],
        "page_links": links(request, "lists"),
    }
    return render(request, "services/exchange/lists.html", context, status=status)


@guarded(opens_exchange)
def list_columns(request: PrajaRequest, code: str) -> HttpResponse:
    """Say what the columns of a list mean; once for all lists with these headings."""
    sent = list_with(request.actor, code)
    there = reverse("services:sent_list", args=[sent.code])
    if sent.is_mapped:
        return HttpResponseRedirect(there)
    form = ColumnsForm(request.POST or None, headings=sent.headings)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                keep_columns(
                    sent=sent,
                    columns=form.columns(),
                    name=form.cleaned_data["kept_as"],
                    actor=request.actor,
                    at=request.at,
                )
                return HttpResponseRedirect(there)
            except DomainError as refused:
                put_error(form, refused)
                status = refused.status
    context = {"sent": sent, "form": form, "has_errors": status >= 400, "examples": _examples(sent)}
    return render(request, "services/exchange/columns.html", context, status=status)


@guarded(opens_exchange)
def sent_list(request: PrajaRequest, code: str) -> HttpResponse:
    """What a list would do, row by row; sent back, it is taken in."""
    sent = list_with(request.actor, code)
    if not sent.is_mapped:
        return HttpResponseRedirect(reverse("services:list_columns", args=[sent.code]))
    context: dict[str, Any] = {"sent": sent, "columns": _columns(sent)}
    with recalled(units):
        if request.method == "POST":
            context |= _taken(take_in_list(sent=sent, actor=request.actor, at=request.at))
        else:
            planned = plan_rows(lines_of(sent), unit=sent.unit_id, actor=request.actor, at=request.at)
            context |= _planned(planned)
    return render(request, "services/exchange/list.html", context)


@require_POST
@guarded(opens_exchange)
def template_forgotten(request: PrajaRequest, pk: int) -> HttpResponse:
    """Have the columns of a template asked again."""
    forget_template(template=template_with(pk), actor=request.actor, at=request.at)
    messages.success(request, _("Forgotten. Send the file again and say what its columns mean."))
    return HttpResponseRedirect(reverse("services:lists"))


def _send(form: ListForm, request: PrajaRequest) -> StandardsList:
    data = form.cleaned_data["file"].read()
    unit, sheet = form.cleaned_data["unit"], read_list(data)
    if len(sheet.lines) > MOST_ROWS:
        raise TooLarge(
            _("The list has %(rows)s rows; on this page at most %(limit)s can be taken in at a time.")
            % {"rows": number_format(len(sheet.lines), force_grouping=True), "limit": number_format(MOST_ROWS)},
            field="file",
            next_step=_(
                "Have an administrator take it in with the command “praja services import FILE”, which does the same and shows "
                "how far it is, or split the list."
            ),
        )
    return send_list(
        sheet=sheet,
        sha256=hashlib.sha256(data).hexdigest(),
        is_sippn=form.cleaned_data["is_sippn"],
        unit=Unit.objects.get(pk=unit) if unit else None,
        actor=request.actor,
        at=request.at,
    )


def _earlier(sent: StandardsList) -> dict[str, Any]:
    state, tone = _("to be looked at"), "soon"
    if sent.taken_in_at:
        state, tone = _("taken in"), "done"
    elif not sent.is_mapped:
        state = _("columns not said yet")
    return {
        "sent": sent,
        "rows": len(sent.lines),
        "href": reverse("services:sent_list", args=[sent.code]),
        "state": state,
        "tone": tone,
    }


def _examples(sent: StandardsList) -> list[tuple[str, str]]:
    """Each heading with the first value below it."""
    found = []
    for heading in sent.headings:
        value = next((values[heading] for _number, values, _refusal in sent.lines if values.get(heading)), "")
        found.append((heading, " ".join(value.split())[:80]))
    return found


def _columns(sent: StandardsList) -> list[tuple[Any, str]]:
    """What was understood of the headings, where a template says it."""
    if sent.template is None:
        return []
    return [(FIELD_NAMES.get(key, heading_of(key)), heading) for key, heading in sent.template.columns.items()]


def _planned(planned: Sequence[Planned | Refusal]) -> dict[str, Any]:
    taken = [one for one in planned if isinstance(one, Planned)]
    doing = [one for one in taken if one.outcome is not Outcome.UNCHANGED]
    refused = [one for one in planned if isinstance(one, Refusal)]
    return {
        "counts": _counts(
            len(planned),
            {outcome: sum(one.outcome is outcome for one in taken) for outcome in Outcome},
            len(refused),
            sum(bool(one.asks) for one in taken),
        ),
        "doing": [_doing(one) for one in doing[:SHOWN]],
        "hidden": max(0, len(doing) - SHOWN),
        "refused": [_refused(one) for one in refused[:SHOWN]],
        "hidden_refused": max(0, len(refused) - SHOWN),
        "may_take_in": bool(doing),
    }


def _taken(taken: Taken) -> dict[str, Any]:
    report = taken.report
    outcomes = {outcome: getattr(report, outcome.value) for outcome in Outcome}
    return {
        "is_taken": True,
        "counts": _counts(report.read, outcomes, len(report.refused), taken.asked_lines),
        "asked": [_asked(one) for one in taken.asked[:SHOWN]],
        "hidden": max(0, len(taken.asked) - SHOWN),
        "refused": [_refused(one) for one in report.refused[:SHOWN]],
        "hidden_refused": max(0, len(report.refused) - SHOWN),
    }


def _counts(read: int, outcomes: dict[Outcome, int], refused: int, asked: int) -> list[tuple[str, int]]:
    return [
        (_("rows read"), read),
        (_("new services or drafts"), outcomes[Outcome.CREATED]),
        (_("changed"), outcomes[Outcome.UPDATED]),
        (_("as before"), outcomes[Outcome.UNCHANGED]),
        (_("refused"), refused),
        (_("leave something to be decided"), asked),
    ]


def _doing(one: Planned) -> dict[str, Any]:
    does = [_("a new service")] if one.is_new else []
    if one.content is not None:
        does.append(_("corrects the draft") if one.revised else _("a new draft of the standard"))
    if one.words is not None:
        does.append(_("changes how the service is known"))
    if one.offers and not one.is_new:
        does.append(_("more units offer it"))
    if one.has_new_id:
        does.append(_("keeps its number in SIPPN"))
    return {
        "line": one.line,
        "name": one.name,
        "unit": one.unit,
        "does": "; ".join(does),
        "changes": ", ".join(dict.fromkeys(str(FIELD_NAMES[key]) for key in one.changes)),
        "asks": [str(UnfitStandard(where, code).message) for where, code in one.asks],
        "missing": one.missing,
    }


_PART_OF = {"duration": "jangka_waktu", "duration_working": "jangka_waktu"}


def _asked(one: Asked) -> dict[str, Any]:
    part = _PART_OF.get(one.field, "biaya")
    return {
        "line": one.line,
        "name": one.name,
        "reason": one.reason,
        "href": reverse("services:part", args=[one.case, part]) if one.case else "",
    }


def _refused(one: Refusal) -> dict[str, Any]:
    column = FIELD_NAMES.get(one.field) or heading_of(one.field)
    return {"line": one.line, "column": column, "reason": one.reason}
