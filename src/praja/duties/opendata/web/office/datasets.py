# SPDX-License-Identifier: EUPL-1.2
"""Datasets in the office: the list, a new one, the page of one, and beginning an edition."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata import rules
from praja.duties.opendata.enums import Access
from praja.duties.opendata.forms.datasets import BeginForm, NewDatasetForm
from praja.duties.opendata.models import Dataset
from praja.duties.opendata.operations.datasets import DatasetWords, open_dataset
from praja.duties.opendata.operations.releases import begin_release
from praja.duties.opendata.procedure.releases import RELEASE
from praja.duties.opendata.queries.completeness import completeness_of
from praja.duties.opendata.queries.office import (
    NOTHING_YET,
    ON_ITS_WAY,
    SHOWN,
    dataset_in_office,
    datasets_for,
    editions_of,
    entries_to_meet,
    resources_of,
)
from praja.duties.opendata.web.office.units import units_as
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

STANDS = (
    ("", gettext_lazy("All")),
    (ON_ITS_WAY, gettext_lazy("Edition on its way")),
    (SHOWN, gettext_lazy("Shown to readers")),
    (NOTHING_YET, gettext_lazy("Nothing published yet")),
)


@guarded(rules.opens_office)
def datasets(request: PrajaRequest) -> HttpResponse:
    """The datasets of the reader's units, those that changed last first."""
    words, stands = " ".join(request.GET.get("q", "").split())[:100], request.GET.get("di", "")
    stands = stands if stands in dict(STANDS) else ""
    rows = datasets_for(request.actor, words=words, stands=stands)
    found = page_of(rows, order=("-modified_at", "-id"), cursor=request.GET.get("halaman"))
    given = {key: value for key, value in (("q", words), ("di", stands)) if value}
    context = {
        "rows": [_row(dataset) for dataset in found.items],
        "words": words,
        "stands": stands,
        "tabs": [_tab(key, label, words, stands) for key, label in STANDS],
        "may_open": rules.opens_producing(request.actor),
        "next_url": f"?{urlencode({**given, 'halaman': found.next})}" if found.next else "",
        "previous_url": f"?{urlencode({**given, 'halaman': found.previous})}" if found.previous else "",
    }
    return no_store(render(request, "opendata/office/datasets.html", context))


def _tab(key: str, label: Any, words: str, chosen: str) -> dict[str, Any]:
    given = {name: value for name, value in (("q", words), ("di", key)) if value}
    return {"label": label, "href": f"?{urlencode(given)}", "current": key == chosen}


def _row(dataset: Dataset) -> dict[str, Any]:
    state = RELEASE.by_state.get(dataset.open_state or "")  # type: ignore[attr-defined]
    return {
        "title": dataset.title,
        "url": reverse("satu_data:dataset", args=[dataset.name]),
        "unit": dataset.unit.name,
        "at": dataset.modified_at,
        "is_shown": dataset.is_shown,
        "is_priority": dataset.is_priority,
        "limit": "" if dataset.access == Access.OPEN else dataset.get_access_display(),
        "state": state,
    }


@guarded(rules.opens_producing)
def new_dataset(request: PrajaRequest) -> HttpResponse:
    """Enter a dataset in the catalogue."""
    form = NewDatasetForm(
        request.POST or None,
        units=units_as(request, *rules.PRODUCERS),
        initial={"title": request.GET.get("judul", "")[:200]},
    )
    error = None
    if request.method == "POST" and form.is_valid():
        try:
            made = open_dataset(
                name=form.address,
                words=DatasetWords(title=form.cleaned_data["title"]),
                unit=Unit.objects.get(pk=form.cleaned_data["unit"]),
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Entered. Say what it means, then begin an edition."))
            return HttpResponseRedirect(reverse("satu_data:dataset", args=[made.name]))
    return _form(request, "opendata/office/new_dataset.html", form, error, {})


@guarded(rules.opens_office)
def dataset(request: PrajaRequest, name: str) -> HttpResponse:
    """One dataset: what it says of itself, what it lacks, its tables and its editions."""
    row = dataset_in_office(request.actor, name)
    resources = resources_of(row)
    editions = editions_of(row)
    may_keep = rules.may_keep_dataset.allows(request.actor, row)
    context = {
        "dataset": row,
        "resources": resources,
        "topics": list(row.topics.all()),
        "editions": [
            {"release": one, "state": RELEASE.by_state[one.case.state], "is_current": one.pk == row.current_id}
            for one in editions
        ],
        "complete": completeness_of(row, resources),
        "on_its_way": row.on_its_way,  # type: ignore[attr-defined]
        "may_keep": may_keep,
        "may_limit": row.unit_id in rules.units_stewarded(request.actor),
        "is_limited": row.access != Access.OPEN,
    }
    return no_store(render(request, "opendata/office/dataset.html", context))


@guarded(rules.opens_producing)
def begin(request: PrajaRequest, name: str) -> HttpResponse:
    """Begin the next edition."""
    row = dataset_in_office(request.actor, name)
    form = BeginForm(request.POST or None, entries=list(entries_to_meet(row)))
    error = None
    if request.method == "POST" and form.is_valid():
        said = {"period": form.cleaned_data["period"], "changes": form.cleaned_data["changes"], "planned": form.entry}
        try:
            made = begin_release(dataset=row, **said, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Begun. Bring the file next."))
            return HttpResponseRedirect(reverse("satu_data:bring", args=[made.case.code]))
    return _form(request, "opendata/office/begin.html", form, error, {"dataset": row})


def _form(
    request: PrajaRequest, template: str, form: Any, error: DomainError | None, more: dict[str, Any]
) -> HttpResponse:
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors, **more}
    return no_store(render(request, template, context, status=422 if has_errors else 200))
