# SPDX-License-Identifier: EUPL-1.2
"""Figures of this platform as data: what everybody may be shown of each duty, and the decision that they are."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.opendata import rules
from praja.duties.opendata.errors import NotYourData
from praja.duties.opendata.forms.measured import FamilyForm
from praja.duties.opendata.operations.measuring import hide_family, show_family
from praja.duties.opendata.queries.families import FamilySaid, families_said, family_said, last_month, preview_of
from praja.duties.opendata.queries.measured import UNITS, least_people
from praja.duties.opendata.queries.showing import shown
from praja.kernel.measures.declarations import measure_of
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded


@guarded(rules.opens_office)
def families(request: PrajaRequest) -> HttpResponse:
    """The figures of every duty, and whether they are shown."""
    return no_store(render(request, "opendata/office/families.html", {"families": families_said()}))


@guarded(rules.opens_office)
def family(request: PrajaRequest, key: str) -> HttpResponse:
    """The figures of one duty, for everybody in the office; for the data steward the decision that they are shown, or no more."""
    said = family_said(key)
    may_decide = rules.opens_stewarding(request.actor)
    if request.method == "POST" and not may_decide:
        raise NotYourData
    form = FamilyForm(request.POST or None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        decide, done = (hide_family, _("Not shown any more.")) if "hide" in request.POST else (show_family, _decided())
        try:
            decide(family=key, reason=form.cleaned_data["reason"], actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, done)
            return HttpResponseRedirect(reverse("satu_data:family", args=[key]))
    has_errors = bool(error or form.errors)
    context = {
        "said": said,
        "may_decide": may_decide,
        "form": form,
        "error": error,
        "has_errors": has_errors,
        "least": least_people(local_date(request.at, local_zone())),
        **_previewed(request, said),
    }
    return no_store(render(request, "opendata/office/family.html", context, status=422 if has_errors else 200))


def _decided() -> str:
    return _("Decided. The rows are counted within a quarter of an hour, then every day.")


def _previewed(request: PrajaRequest, said: FamilySaid) -> dict[str, Any]:
    if not said.open_count:
        return {}
    preview = preview_of(said, at=request.at)
    rows = [_row(row[2], row[-1], value=row[4]) for row in preview.rows]
    columns = [_("Unit"), _("Figure"), {"label": _("Value"), "number": True}, _("Unit of measure")]
    return {"preview": preview, "rows": rows, "columns": columns, "month": last_month(request.at)}


def _row(unit: str, key: str, *, value: float | None) -> list[Any]:
    measure = measure_of(key)
    said = _("left empty") if value is None else shown(value, "number")
    return [unit, measure.label, {"text": said}, UNITS[measure.unit_of_measure]]
