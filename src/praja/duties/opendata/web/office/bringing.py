# SPDX-License-Identifier: EUPL-1.2
"""From a file to a table of an edition: brought, looked at, decided, taken; and what was brought, as it was read."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from praja.duties.opendata import rules
from praja.duties.opendata.domain.constraints import Demands
from praja.duties.opendata.domain.recipes import Recipe
from praja.duties.opendata.forms.bringing import MOST_COLUMNS, BringForm, PersonsForm, TableForm
from praja.duties.opendata.gateways.reading import LIMITS
from praja.duties.opendata.models import TableVersion, Upload
from praja.duties.opendata.operations.bringing import allow_persons, bring_file, drop_upload, read_as_before, take_table
from praja.duties.opendata.operations.releases import discard_version
from praja.duties.opendata.procedure.releases import AT_PRODUCER
from praja.duties.opendata.queries.brought import changes_of, first_rows, reason_offered, rows_aside
from praja.duties.opendata.queries.demands import demands_for, roles_made
from praja.duties.opendata.queries.failing import counts_of, meant_by
from praja.duties.opendata.queries.office import release_in_office, tables_offered, upload_of, version_in_office
from praja.duties.opendata.queries.proposals import preview_of, proposed_recipe, said_again, same_table, shape_of
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound, TooLarge
from praja.lib.exports import Column, Table
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import table_file

ALL_OF_THEM = 100_000
ASIDE_COLUMNS = (
    Column("line", gettext_lazy("Line")),
    Column("column", gettext_lazy("Column")),
    Column("value", gettext_lazy("What stands there")),
    Column("reason", gettext_lazy("Why it was not taken")),
)


@guarded(rules.opens_producing)
def bring(request: PrajaRequest, code: str) -> HttpResponse:
    """Bring a file for an edition. One of the shape of last time is read at once."""
    case = release_in_office(request.actor, code)
    form = BringForm(
        request.POST or None, request.FILES or None, tables=tables_offered(case.release.dataset), auto_id="bring_%s"
    )
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(_brought(request, case, form))
        except DomainError as refused:
            error = put_on(form, refused)
    has_errors = bool(error or form.errors)
    context = {"case": case, "dataset": case.release.dataset, "form": form, "error": error, "has_errors": has_errors}
    return no_store(render(request, "opendata/office/bring.html", context, status=422 if has_errors else 200))


def _brought(request: PrajaRequest, case: Any, form: BringForm) -> str:
    """Look at the file; where to go on."""
    file = form.cleaned_data["file"]
    if file.size > LIMITS.size:
        raise TooLarge(_("The file is too large."), field="file", next_step=_("Split it into smaller files."))
    actor, at = request.actor, request.at
    upload = bring_file(
        release=case.release, resource=form.chosen, data=file.read(), name=file.name, actor=actor, at=at
    )
    version = read_as_before(upload=upload, actor=actor, at=at)
    if version is None:
        return _next(upload)
    drop_upload(upload=upload, actor=actor)
    words = ngettext("Read as last time: %(count)d row.", "Read as last time: %(count)d rows.", version.rows)
    messages.success(request, words % {"count": version.rows})
    return reverse("satu_data:brought", args=[case.code, version.pk])


def _next(upload: Upload) -> str:
    """The page of the file, or at once of its only table."""
    if len(upload.proposal["tables"]) == 1:
        return reverse("satu_data:decide", args=[upload.release.case.code, upload.pk, 1])
    return reverse("satu_data:upload", args=[upload.release.case.code, upload.pk])


@guarded(rules.opens_producing)
def upload(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """A file with several tables, or none: which of them is decided next."""
    row = upload_of(request.actor, code, pk)
    taken = row.recipe or {}
    tables = [
        {
            "title": entry["title"] or entry["sheet"] or _("Table %(number)s") % {"number": at},
            "sheet": entry["sheet"],
            "rows": entry["rows"],
            "columns": len(entry["columns"]),
            "url": reverse("satu_data:decide", args=[code, pk, at]),
            "is_taken": str(at) in taken,
            "needs": len(entry["problems"]),
        }
        for at, entry in enumerate(row.proposal["tables"], 1)
    ]
    context = {
        "upload": row,
        "case": row.release.case,
        "dataset": row.release.dataset,
        "tables": tables,
        "problems": [said_again(one) for one in row.proposal["problems"]],
    }
    return no_store(render(request, "opendata/office/upload.html", context))


@guarded(rules.opens_producing)
def decide(request: PrajaRequest, code: str, pk: int, number: int) -> HttpResponse:
    """One table of a file: as it stands, as it would be read, and what somebody decides about each column."""
    row = upload_of(request.actor, code, pk)
    if not 1 <= number <= len(row.proposal["tables"]):
        raise NotFound(_("This file has no such table."))
    entry = row.proposal["tables"][number - 1]
    is_only = len(row.proposal["tables"]) == 1
    named = row.release.dataset.title
    form = TableForm(
        request.POST or None, entry=entry, resource=row.resource, only=is_only, named=named, auto_id="table_%s"
    )
    error: DomainError | None = None
    looks = "look" in request.POST
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and not looks:
        try:
            version = take_table(upload=row, table=number, decided=form.decided(), actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return HttpResponseRedirect(_taken(request, row, version))
    recipe = form.recipe() if is_sent else _beginning(row, number)
    has_errors = bool(error or form.errors)
    context = {
        "upload": row,
        "case": row.release.case,
        "dataset": row.release.dataset,
        "entry": entry,
        "form": form,
        "columns": form.columns,
        "is_too_wide": len(entry["columns"]) > MOST_COLUMNS,
        "turn_words": _turn_words(entry),
        "notes": [said_again(one) for one in entry["notes"] if not one["column"]],
        "problems": [said_again(one) for one in [*row.proposal["problems"], *entry["problems"]] if not one["column"]],
        "preview": preview_of(entry, recipe, _demands(request, row, recipe, form if is_sent else None)),
        "shape": _shape(row, number),
        "number": number,
        "is_only": is_only,
        "error": error,
        "has_errors": has_errors,
    }
    return no_store(render(request, "opendata/office/decide.html", context, status=422 if has_errors else 200))


def _demands(request: PrajaRequest, row: Upload, recipe: Recipe, form: TableForm | None) -> Demands:
    """What is demanded of the rows, as it is described and as somebody decides it now."""
    if form is None:
        return demands_for(row.resource, roles={}, codes={}, today=today(request))
    decided = form.decided()
    roles = roles_made(recipe, decided.roles)
    return demands_for(row.resource, roles=roles, codes=decided.codes, today=today(request))


def _turn_words(entry: Any) -> str:
    """What turning the table would do, as its remark says."""
    return next((said_again(one) for one in entry["notes"] if one["kind"] == "wide"), "")


def _beginning(row: Upload, number: int) -> Recipe:
    """As the file is read if nobody changes anything: as last time where there was one, else as proposed."""
    resource = row.resource
    if resource and resource.recipe and same_table(Recipe.of(resource.recipe), row.proposal) == number:
        return Recipe.of(resource.recipe)
    return proposed_recipe(row.proposal, number)


def _shape(row: Upload, number: int) -> Any:
    """What is different from the file of last time; None where there was none."""
    resource = row.resource
    if resource is None or not resource.recipe:
        return None
    left_out = resource.recipe.get("left_out", ())
    return shape_of(Recipe.of(resource.recipe), row.proposal["tables"][number - 1], left_out)


def _taken(request: PrajaRequest, row: Upload, version: TableVersion) -> str:
    words = ngettext("Taken: %(count)d row.", "Taken: %(count)d rows.", version.rows) % {"count": version.rows}
    messages.success(request, words)
    code = row.release.case.code
    if len(row.proposal["tables"]) == len(row.recipe or {}):
        drop_upload(upload=row, actor=request.actor)
        return reverse("satu_data:brought", args=[code, version.pk])
    return reverse("satu_data:upload", args=[code, row.pk])


@require_POST
@guarded(rules.opens_producing)
def forget_upload(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Do without a file, or be done with it."""
    drop_upload(upload=upload_of(request.actor, code, pk), actor=request.actor)
    messages.success(request, _("The file is gone; what was taken of it stays."))
    return HttpResponseRedirect(reverse("satu_data:release", args=[code]))


@guarded(rules.opens_office)
def brought(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """A table of an edition as it was read: its first rows, what was set aside, emptied and changed, and data of persons."""
    version = version_in_office(request.actor, code, pk)
    return _page(request, version, _persons_form(version))


def _persons_form(version: TableVersion) -> PersonsForm:
    """With the reason of last time, which needs only to be confirmed."""
    return PersonsForm(initial={"reason": reason_offered(version)}, auto_id="persons_%s")


def _page(
    request: PrajaRequest, version: TableVersion, form: PersonsForm, error: DomainError | None = None, status: int = 200
) -> HttpResponse:
    release = version.release
    assert release is not None
    columns, rows = first_rows(version)
    context = {
        "version": version,
        "case": release.case,
        "dataset": release.dataset,
        "columns": columns,
        "rows": rows,
        "aside": rows_aside(version),
        "failed": counts_of(version),
        "meant": meant_by(version),
        "changes": changes_of(version),
        "persons": version.report.get("persons", ()),
        "undecided": version.undecided_persons,
        "hidden": version.hidden,
        "at_producer": release.case.state in AT_PRODUCER and rules.may_produce.allows(request.actor, release.case),
        "form": form,
        "is_offered": bool(form.initial.get("reason")),
        "error": error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "opendata/office/brought.html", context, status=status))


@require_POST
@guarded(rules.opens_producing)
def allow(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Say why columns that may hold data of persons can be published."""
    version = version_in_office(request.actor, code, pk)
    form = PersonsForm(request.POST, auto_id="persons_%s")
    if not form.is_valid():
        return _page(request, version, form, status=422)
    try:
        allow_persons(version=version, reason=form.cleaned_data["reason"], actor=request.actor, at=request.at)
    except DomainError as refused:
        return _page(request, version, form, put_on(form, refused), status=refused.status)
    messages.success(request, _("Kept with the edition; the data steward reads your reason."))
    return HttpResponseRedirect(reverse("satu_data:brought", args=[code, pk]))


@require_POST
@guarded(rules.opens_producing)
def discard(request: PrajaRequest, code: str, pk: int) -> HttpResponse:
    """Take a table out of the edition again."""
    version = version_in_office(request.actor, code, pk)
    try:
        discard_version(version=version, actor=request.actor, at=request.at)
    except DomainError as refused:
        return _page(request, version, _persons_form(version), refused, status=refused.status)
    messages.success(request, _("Taken out of this edition. What readers see stays."))
    return HttpResponseRedirect(reverse("satu_data:release", args=[code]))


@guarded(rules.opens_office)
def aside_file(request: PrajaRequest, code: str, pk: int) -> Any:
    """The rows that were set aside, as CSV that no program runs."""
    version = version_in_office(request.actor, code, pk)
    if version.set_aside_file is None:
        raise NotFound(_("Nothing was set aside."))
    rows = [asdict(row) for row in rows_aside(version, most=ALL_OF_THEM)]
    table = Table(_("Set aside"), ASIDE_COLUMNS, rows, version.source_name, today(request))
    return table_file(table, "csv", called=f"disisihkan-{code}-{pk}")
