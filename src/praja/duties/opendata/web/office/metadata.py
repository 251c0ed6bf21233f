# SPDX-License-Identifier: EUPL-1.2
"""Statistical metadata (MS-Keg, MS-Ind) for INDAH: activities of one's units, written part by part, handed in by the steward."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.opendata import rules
from praja.duties.opendata.domain.indah.fields import INDICATOR, PARTS, part_named
from praja.duties.opendata.domain.indah.judging import AFTER, OURS, STATUSES, filled
from praja.duties.opendata.errors.indah import NoSuchActivity
from praja.duties.opendata.forms.indah import BeginActivityForm, DatasetsForm, MetadataForm, NameForm, StatusForm
from praja.duties.opendata.forms.indah_words import PART_NAMES, STATUS_NAMES
from praja.duties.opendata.models import StatisticalActivity
from praja.duties.opendata.operations import indah
from praja.duties.opendata.queries.indah import activities_for, activity_for, datasets_of_unit, variables_of
from praja.duties.opendata.web.office.units import units_as
from praja.kernel.documents.queries.files import content_of
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, NotFound
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded


@guarded(rules.opens_office)
def activities(request: PrajaRequest) -> HttpResponse:
    """The activities of one's units, the last changed first."""
    page = page_of(activities_for(request.actor), order=("-changed_at", "-id"), cursor=request.GET.get("halaman"))
    context = {
        "rows": [_listed(one) for one in page.items],
        "may_begin": rules.opens_producing(request.actor),
        "next_url": f"?halaman={page.next}" if page.next else "",
        "previous_url": f"?halaman={page.previous}" if page.previous else "",
    }
    return no_store(render(request, "opendata/office/activities.html", context))


def _listed(one: StatisticalActivity) -> dict[str, Any]:
    label, tone = STATUS_NAMES[one.status]
    return {"one": one, "url": _here(one), "label": label, "tone": tone}


@guarded(rules.opens_producing)
def begin_activity(request: PrajaRequest) -> HttpResponse:
    """A new activity: what a draft needs."""
    form = BeginActivityForm(
        request.POST or None, units=units_as(request, *rules.PRODUCERS), initial={"year": today(request).year}
    )
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        unit = Unit.objects.get(pk=said["unit"])
        try:
            made = indah.begin_activity(
                unit=unit, title=said["title"], year=said["year"], actor=request.actor, at=request.at
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(
                request, _("Begun. Write it part by part; nothing goes out before the steward hands it in.")
            )
            return HttpResponseRedirect(_here(made))
    return _page(request, "begin_activity", {"form": form}, error, form)


@guarded(rules.opens_office)
def activity(request: PrajaRequest, code: str) -> HttpResponse:
    """One activity: its parts, indicators and variables, and how it stands with INDAH."""
    return _activity(request, activity_for(request.actor, code))


def _activity(request: PrajaRequest, row: StatisticalActivity, form: Any = None, error: Any = None) -> HttpResponse:
    label, tone = STATUS_NAMES[row.status]
    hands_in = rules.may_hand_in_activity(request.actor, row.unit_id)
    offered = [name for name in STATUSES if name in AFTER[row.status]]
    context = {
        "activity": row,
        "label": label,
        "tone": tone,
        "parts": [_part(row, part.key) for part in PARTS],
        "indicators": list(row.indicators.order_by("position")),
        "datasets": list(row.datasets.order_by("title")),
        "variables": len(variables_of(row)),
        "may_write": _is_writable(request, row),
        "may_hand_in": hands_in and row.status in OURS,
        "status_form": (form or StatusForm(offered=offered)) if hands_in and offered else None,
    }
    return _page(request, "activity", context, error, form)


def _part(row: StatisticalActivity, key: str) -> dict[str, Any]:
    says, of = filled(row.content, key)
    return {"key": key, "label": PART_NAMES[key], "says": says, "of": of}


def _is_writable(request: PrajaRequest, row: StatisticalActivity) -> bool:
    return row.status in OURS and rules.may_describe_activity(request.actor, row.unit_id)


@guarded(rules.opens_producing)
def activity_name(request: PrajaRequest, code: str) -> HttpResponse:
    """What it is called."""
    row = activity_for(request.actor, code)
    form = NameForm(request.POST or None, initial={"title": row.title, "year": row.year})

    def act() -> StatisticalActivity:
        said = form.cleaned_data
        return indah.name_activity(activity=row, title=said["title"], year=said["year"], **_acting(request))

    return _form(request, row, form, _("Title and year"), act)


@guarded(rules.opens_producing)
def activity_part(request: PrajaRequest, code: str, part: str) -> HttpResponse:
    """One part of MS-Keg."""
    row, known = activity_for(request.actor, code), part_named(part)
    if known is None:
        raise NoSuchActivity
    form = MetadataForm(request.POST or None, among=known.fields, content=row.content)

    def act() -> StatisticalActivity:
        return indah.write_part(activity=row, part=part, values=form.values(), **_acting(request))

    return _form(request, row, form, PART_NAMES[part], act)


@guarded(rules.opens_producing)
def activity_datasets(request: PrajaRequest, code: str) -> HttpResponse:
    """Which datasets it makes."""
    row = activity_for(request.actor, code)
    chosen = [str(pk) for pk in row.datasets.values_list("pk", flat=True)]
    form = DatasetsForm(request.POST or None, offered=datasets_of_unit(row), initial={"datasets": chosen})

    def act() -> StatisticalActivity:
        return indah.set_activity_datasets(activity=row, datasets=form.chosen(), **_acting(request))

    return _form(request, row, form, _("Variables (MS-Var)"), act)


@guarded(rules.opens_producing)
def activity_indicator(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """One indicator (MS-Ind); 0: one more."""
    row = activity_for(request.actor, code)
    held = row.indicators.filter(position=number).first() if number else None
    if number and held is None:
        raise NoSuchActivity
    form = MetadataForm(request.POST or None, among=INDICATOR, content=held.content if held else {})

    def act() -> StatisticalActivity:
        return indah.set_indicator(activity=row, position=number or None, values=form.values(), **_acting(request))

    return _form(request, row, form, _("Indicator (MS-Ind)"), act, number=number)


@require_POST
@guarded(rules.opens_producing)
def remove_indicator(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """Take an indicator out."""
    row = activity_for(request.actor, code)
    return _done(request, row, lambda: indah.remove_indicator(activity=row, position=number, **_acting(request)))


@require_POST
@guarded(rules.opens_stewarding)
def hand_in_activity(request: PrajaRequest, code: str) -> HttpResponse:
    """Make the record and write it down as handed in."""
    row = activity_for(request.actor, code)
    with recalled(units):
        return _done(request, row, lambda: indah.hand_in_activity(activity=row, **_acting(request)))


@require_POST
@guarded(rules.opens_stewarding)
def note_activity_status(request: PrajaRequest, code: str) -> HttpResponse:
    """What INDAH says of it."""
    row = activity_for(request.actor, code)
    form = StatusForm(request.POST, offered=[name for name in STATUSES if name in AFTER[row.status]])
    error: DomainError | None = None
    if form.is_valid():
        try:
            said = form.cleaned_data
            indah.note_status(activity=row, status=said["status"], note=said["note"], **_acting(request))
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Written down."))
            return HttpResponseRedirect(_here(row))
    return _activity(request, row, form, error)


@guarded(rules.opens_office)
def activity_file(request: PrajaRequest, code: str) -> HttpResponse:
    """The record that was handed in last."""
    row = activity_for(request.actor, code)
    if row.file is None:
        raise NotFound(_("Nothing was handed in yet."))
    with content_of(row.file) as content:
        response = HttpResponse(content.read(), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="indah-{row.code}.json"'
    return no_store(response)


def _acting(request: PrajaRequest) -> dict[str, Any]:
    seen = request.POST.get("seen_version", "")
    return {"actor": request.actor, "at": request.at, "seen_version": int(seen) if seen.isdecimal() else 0}


def _form(
    request: PrajaRequest,
    row: StatisticalActivity,
    form: Any,
    heading: Any,
    act: Callable[[], StatisticalActivity],
    number: int | None = None,
) -> HttpResponse:
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(_here(row))
    context = {
        "activity": row,
        "form": form,
        "heading": heading,
        "number": number,
        "may_write": _is_writable(request, row),
    }
    return _page(request, "activity_form", context, error, form)


def _done(request: PrajaRequest, row: StatisticalActivity, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except DomainError as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Written down."))
    return HttpResponseRedirect(_here(row))


def _here(row: StatisticalActivity) -> str:
    return reverse("satu_data:activity", args=[row.code])


def _page(request: PrajaRequest, template: str, context: dict[str, Any], error: Any, form: Any) -> HttpResponse:
    has_errors = bool(error or (form is not None and form.errors))
    context |= {"error": error, "has_errors": has_errors}
    return no_store(render(request, f"opendata/office/{template}.html", context, status=422 if has_errors else 200))
