# SPDX-License-Identifier: EUPL-1.2
"""What is said of a dataset, its tables and columns; who may read the rows, and what is priority data."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.opendata import rules
from praja.duties.opendata.enums import ResourceKind
from praja.duties.opendata.forms.columns import ColumnForm, FileForm, resource_form
from praja.duties.opendata.forms.datasets import DescribeForm
from praja.duties.opendata.forms.limits import AccessForm, PriorityForm
from praja.duties.opendata.models import Column, Dataset, Resource, Topic
from praja.duties.opendata.operations.bringing import words_of
from praja.duties.opendata.operations.datasets import (
    ResourceWords,
    describe_dataset,
    limit_access,
    remove_resource,
    set_resource,
)
from praja.duties.opendata.operations.priorities import set_priority
from praja.duties.opendata.queries.completeness import column_lacks
from praja.duties.opendata.queries.office import dataset_in_office, resource_in_office
from praja.kernel.documents.operations import take_in
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotAllowed, NotFound
from praja.lib.web import PrajaRequest, guarded


@guarded(rules.opens_producing)
def describe(request: PrajaRequest, name: str) -> HttpResponse:
    """What a dataset is called and means."""
    dataset = _kept(request, name)
    form = DescribeForm(
        request.POST or None, initial=DescribeForm.beginning(dataset), topics=list(Topic.objects.order_by("name"))
    )
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        topics = form.chosen_topics() if "topics" in form.fields else list(dataset.topics.all())
        try:
            describe_dataset(
                dataset=dataset,
                words=form.words(),
                unit=dataset.unit,
                topics=topics,
                region=dataset.region,
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return _back(request, dataset)
    return _page(request, "describe", dataset, form, error)


@guarded(rules.opens_producing)
def new_link(request: PrajaRequest, name: str) -> HttpResponse:
    """Offer a link beside the tables."""
    return _resource(request, _kept(request, name), None)


@guarded(rules.opens_producing)
def new_file(request: PrajaRequest, name: str) -> HttpResponse:
    """Offer a document or picture beside the tables; it is cleaned and scanned first."""
    dataset = _kept(request, name)
    form = FileForm(request.POST or None, request.FILES or None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            file = take_in(upload=said.pop("file"), actor=request.actor, at=request.at)
            words = ResourceWords(kind=ResourceKind.FILE, file_id=file.pk, **said)
            set_resource(dataset=dataset, resource=None, words=words, actor=request.actor, at=request.at)
        except DomainError as refused:
            if not refused.field:  # what intake refuses is said at the file
                refused.field = "file"
            error = put_on(form, refused)
        else:
            return _back(request, dataset)
    return _page(request, "new_file", dataset, form, error)


@guarded(rules.opens_producing)
def resource(request: PrajaRequest, name: str, pk: int) -> HttpResponse:
    """What a table or link is called, and its columns."""
    row = resource_in_office(request.actor, name, pk)
    return _resource(request, _kept(request, name), row)


def _resource(request: PrajaRequest, dataset: Dataset, row: Resource | None) -> HttpResponse:
    form = resource_form(row, request.POST or None)
    columns = list(row.columns.order_by("position")) if row else []
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        words = replace(_words(row, columns), **form.cleaned_data)
        try:
            set_resource(dataset=dataset, resource=row, words=words, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return _back(request, dataset)
    more = {
        "resource": row,
        "columns": [(column, column_lacks(column)) for column in columns],
        "is_link": row is None or row.kind == ResourceKind.LINK,
    }
    return _page(request, "resource", dataset, form, error, more)


@guarded(rules.opens_producing)
def column(request: PrajaRequest, name: str, pk: int, number: int) -> HttpResponse:
    """What one column means; from one to the next that lacks something."""
    dataset = _kept(request, name)
    row = resource_in_office(request.actor, name, pk)
    columns = list(row.columns.select_related("code_list").order_by("position"))
    if not 1 <= number <= len(columns):
        raise NotFound(_("This table has no such column."))
    form = ColumnForm(
        request.POST or None, column=columns[number - 1], initial=ColumnForm.beginning(columns[number - 1])
    )
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        words = _words(row, columns)
        changed = list(words.columns)
        changed[number - 1] = replace(changed[number - 1], **form.words())
        words = replace(words, columns=tuple(changed))
        try:
            set_resource(dataset=dataset, resource=row, words=words, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Saved: %(column)s.") % {"column": changed[number - 1].title})
            return HttpResponseRedirect(_next_lacking(dataset, row, columns, number))
    more = {"resource": row, "column": columns[number - 1], "number": number, "of": len(columns)}
    return _page(request, "column", dataset, form, error, more)


def _next_lacking(dataset: Dataset, row: Resource, columns: list[Column], number: int) -> str:
    for at, one in enumerate(columns[number:], number + 1):
        if column_lacks(one):
            return reverse("satu_data:column", args=[dataset.name, row.pk, at])
    return reverse("satu_data:resource", args=[dataset.name, row.pk])


@require_POST
@guarded(rules.opens_producing)
def remove(request: PrajaRequest, name: str, pk: int) -> HttpResponse:
    """Offer a table or link no more."""
    row = resource_in_office(request.actor, name, pk)
    remove_resource(resource=row, actor=request.actor, at=request.at)
    messages.success(request, _("Not offered any more; what was published stays to be cited."))
    return HttpResponseRedirect(reverse("satu_data:dataset", args=[name]))


@guarded(rules.opens_stewarding)
def access(request: PrajaRequest, name: str) -> HttpResponse:
    """Who may read the rows."""
    dataset = _stewarded(request, name)
    form = AccessForm(request.POST or None, initial=AccessForm.beginning(dataset))
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        said = {key: form.cleaned_data[key] for key in ("access", "reason", "basis", "until")}
        try:
            limit_access(dataset=dataset, **said, decision=form.decided, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return _back(request, dataset)
    return _page(request, "access", dataset, form, error)


@guarded(rules.opens_stewarding)
def priority(request: PrajaRequest, name: str) -> HttpResponse:
    """Whether it is priority data."""
    dataset = _stewarded(request, name)
    form = PriorityForm(request.POST or None, initial={"is_priority": dataset.is_priority})
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        said = {"is_priority": form.cleaned_data["is_priority"], "decision": form.decided}
        try:
            set_priority(dataset=dataset, **said, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return _back(request, dataset)
    return _page(request, "priority", dataset, form, error)


def _kept(request: PrajaRequest, name: str) -> Dataset:
    dataset = dataset_in_office(request.actor, name)
    if not rules.may_keep_dataset.allows(request.actor, dataset):
        raise NotAllowed(_("You don't bring data of this unit."), next_step=_("Ask the data steward (walidata)."))
    return dataset


def _stewarded(request: PrajaRequest, name: str) -> Dataset:
    dataset = dataset_in_office(request.actor, name)
    if dataset.unit_id not in rules.units_stewarded(request.actor):
        raise NotAllowed(_("You are not the data steward of this unit."), next_step=_("Ask its data steward."))
    return dataset


def _words(row: Resource | None, columns: list[Column]) -> ResourceWords:
    if row is None:
        return ResourceWords(title="", kind=ResourceKind.LINK)
    names = ("title", "title_en", "notes", "kind", "url", "least_count", "file_id")
    kept = {name: getattr(row, name) for name in names}
    return ResourceWords(**kept, columns=tuple(map(words_of, columns)), counted_columns=tuple(row.counted_columns))


def _back(request: PrajaRequest, dataset: Dataset) -> HttpResponse:
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("satu_data:dataset", args=[dataset.name]))


def _page(
    request: PrajaRequest,
    template: str,
    dataset: Dataset,
    form: Any,
    error: DomainError | None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    has_errors = bool(error or form.errors)
    context = {"dataset": dataset, "form": form, "error": error, "has_errors": has_errors, **(more or {})}
    address = f"opendata/office/{template}.html"
    return no_store(render(request, address, context, status=422 if has_errors else 200))
