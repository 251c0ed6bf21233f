# SPDX-License-Identifier: EUPL-1.2
"""Files of records: the list by where they stand, a new one, and the page of one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters import rules
from praja.duties.letters.enums import FileState
from praja.duties.letters.forms.records.files import OpenFileForm
from praja.duties.letters.models import RecordFile
from praja.duties.letters.operations.records.files import open_file
from praja.duties.letters.queries.files import (
    ACTIVE,
    ENDING,
    INACTIVE,
    UNSET,
    file_for,
    files_for,
    standing,
    unfiled,
    with_facts,
)
from praja.duties.letters.queries.filing import items_of, laid_in
from praja.duties.letters.rules.records import FILE_KEEPERS, FILERS
from praja.duties.letters.web.records.file_acts import NO_ACT, SentAct, acts_on
from praja.duties.letters.web.records.units import units_as
from praja.duties.letters.web.records.words import days_of, fate_words, rule_words, state_words
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.pages import capped_count, page_of
from praja.lib.web import PrajaRequest, guarded

TABS = (
    (FileState.OPEN.value, FileState.OPEN.label),
    (ACTIVE, gettext_lazy("Active")),
    (INACTIVE, gettext_lazy("Inactive")),
    (ENDING, gettext_lazy("Time over")),
    (UNSET, gettext_lazy("No day known")),
    (FileState.TRANSFERRED.value, gettext_lazy("At the records centre")),
    (FileState.HANDED_OVER.value, gettext_lazy("Handed over")),
    (FileState.DESTROYED.value, gettext_lazy("Destroyed")),
)
PRINTED = {ACTIVE: "aktif", INACTIVE: "inaktif", ENDING: "usul-musnah"}


@guarded(rules.opens_records)
def records(request: PrajaRequest) -> HttpResponse:
    """The files of the reader's units, by where they stand today."""
    chosen = request.GET.get("di", FileState.OPEN.value)
    chosen = chosen if chosen in dict(TABS) else FileState.OPEN.value
    code = request.GET.get("unit", "")
    files = standing(files_for(request.actor), chosen, today(request))
    if code:
        files = files.filter(unit__code=code)
    found = page_of(with_facts(files), order=("-opened_on", "-id"), cursor=request.GET.get("halaman"))
    given = {"di": chosen, **({"unit": code} if code else {})}
    mine = units_as(request, *FILE_KEEPERS, "head", "auditor")
    waiting, more = capped_count(unfiled(request.actor))
    context = {
        "tabs": [_tab(name, label, chosen, code) for name, label in TABS],
        "rows": [_row(file, request) for file in found.items],
        "units": mine,
        "unit": next((one for one in mine if one.code == code), None),
        "chosen": chosen,
        "may_open": bool(request.actor.units_as(*FILE_KEEPERS)),
        "unfiled": f"{waiting}+" if more else waiting,
        "downloads": _downloads(chosen, code),
        "next_url": f"?{urlencode({**given, 'halaman': found.next})}" if found.next else "",
        "previous_url": f"?{urlencode({**given, 'halaman': found.previous})}" if found.previous else "",
    }
    return no_store(render(request, "letters/records/list.html", context))


def _tab(name: str, label: Any, chosen: str, code: str) -> dict[str, Any]:
    query = urlencode({"di": name, **({"unit": code} if code else {})})
    return {"label": label, "href": f"?{query}", "current": name == chosen}


def _row(file: RecordFile, request: PrajaRequest) -> dict[str, Any]:
    label, tone = state_words(file, today(request))
    return {
        "file": file,
        "url": reverse("letters:file", args=[file.pk]),
        "label": label,
        "tone": tone,
        "is_held": file.is_held,  # type: ignore[attr-defined]
        "items": file.item_count,  # type: ignore[attr-defined]
    }


def _downloads(chosen: str, code: str) -> list[tuple[str, str]]:
    if chosen not in PRINTED:
        return []
    query = f"?{urlencode({'unit': code})}" if code else ""
    return [
        (kind.upper(), reverse("letters:records_file", args=[f"{PRINTED[chosen]}.{kind}"]) + query)
        for kind in ("pdf", "xlsx")
    ]


@guarded(rules.opens_records)
def new_file(request: PrajaRequest) -> HttpResponse:
    """Open a file."""
    nodes, error = units_as(request, *FILE_KEEPERS), None
    form = OpenFileForm(request.POST or None, nodes=nodes, on=today(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        unit = Unit.objects.get(pk=given.pop("unit"))
        try:
            file = open_file(unit=unit, actor=request.actor, at=request.at, **given)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Opened."))
            return HttpResponseRedirect(reverse("letters:file", args=[file.pk]))
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors}
    return render(request, "letters/records/new_file.html", context, status=422 if has_errors else 200)


@guarded(rules.opens_records)
def file(request: PrajaRequest, pk: int) -> HttpResponse:
    """One file: its days and why, what lies in it, and what may be done."""
    return file_page(request, file_for(request.actor, pk))


def file_page(request: PrajaRequest, found: RecordFile, sent: SentAct = NO_ACT, status: int = 200) -> HttpResponse:
    """The page of a file, with a form that was sent put back where it belongs."""
    page = page_of(items_of(found), order=("filed_at", "id"), cursor=request.GET.get("halaman"))
    label, tone = state_words(found, today(request))
    hold = found.holds.filter(until=None).first()
    context = {
        "file": found,
        "label": label,
        "tone": tone,
        "rule": rule_words(found.rule),
        "is_example": found.rule is not None and found.rule.is_example,
        "fate": fate_words(found),
        "days": days_of(found),
        "hold": hold,
        "laid": laid_in(request.actor, found, page.items),
        "lists": found.clearances.filter(removed_reason="").select_related("clearance__case").order_by("-pk"),
        "acts": acts_on(request, found, sent),
        "may_lay": found.state == FileState.OPEN and found.unit_id in request.actor.units_as(*FILERS),
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
        "form": sent.form,
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "letters/records/file.html", context, status=status))
