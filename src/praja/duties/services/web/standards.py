# SPDX-License-Identifier: EUPL-1.2
"""The list of standards, and a service as offices keep it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.services.forms.standard_acts import EndOfferForm, OfferForm, ServiceForm, today_for
from praja.duties.services.operations import begin_standard, change_service, end_offer, list_service, offer_service
from praja.duties.services.queries.standards import (
    ALL,
    FILTERS,
    REVIEW_SOON,
    StandardRow,
    offers_of,
    rows_of,
    service_in_office,
    standards_list,
    unit_offering,
    versions_of,
)
from praja.duties.services.rules import KEEPERS, may_keep_catalogue, opens_catalogue_keeping, opens_standards
from praja.duties.services.web.keeping import form_page, links, open_units, today
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded


@guarded(opens_standards)
def standards(request: PrajaRequest) -> HttpResponse:
    """Every standard that one keeps: in force or not, how complete, what is missing, when its review is due."""
    narrow = request.GET.get("saring", "")
    narrow = narrow if narrow in FILTERS else ALL
    with recalled(units):
        owner = units.value.by_code(request.GET.get("unit", "")[:30])
        found = standards_list(
            request.actor,
            narrow=narrow,
            owner=owner.id if owner else None,
            at=request.at,
            cursor=request.GET.get("halaman"),
        )
        context = {
            "rows": [_row(one, request) for one in found.rows],
            "filters": _filters(narrow, owner.code if owner else ""),
            "is_narrowed": narrow != ALL or owner is not None,
            "next_url": _url(narrow, owner.code if owner else "", found.next),
            "previous_url": _url(narrow, owner.code if owner else "", found.previous),
            "may_keep": may_keep_catalogue(request.actor),
            "page_links": links(request, "standards"),
            "may_write": bool(request.actor.units_as(*KEEPERS)),
        }
    return render(request, "services/standards/list.html", context)


@guarded(opens_standards)
def kept_service(request: PrajaRequest, code: str) -> HttpResponse:
    """One service: its standards in all versions, who offers it, and what may be done."""
    service = service_in_office(request.actor, code)
    mine = request.actor.units_as(*KEEPERS)
    offers = offers_of(service)
    context = {
        "service": service,
        "rows": [_row(one, request) for one in rows_of(request.actor, [service])],
        "versions": versions_of(request.actor, service),
        "offers": offers,
        "may_keep": may_keep_catalogue(request.actor),
        "may_begin": service.owner_id in mine,
        "may_begin_own": [offer.unit for offer in offers if offer.until is None and offer.unit_id in mine],
        "page_links": links(request, "standards"),
    }
    return render(request, "services/standards/service.html", context)


@guarded(opens_catalogue_keeping)
def new_service(request: PrajaRequest) -> HttpResponse:
    """Bring a service into the catalogue."""
    form = ServiceForm(request.POST or None, units=open_units(request), is_new=True)

    def save() -> str:
        owner = Unit.objects.get(pk=form.cleaned_data["owner"])
        service = list_service(
            code=form.cleaned_data["code"],
            words=form.service_words(),
            owner=owner,
            since=today(request),
            actor=request.actor,
            at=request.at,
        )
        messages.success(request, _("Listed. Now say which units offer it, and write its standard."))
        return reverse("services:kept_service", args=[service.code])

    return form_page(request, form, heading=_("List a service"), back=reverse("services:standards"), save=save)


@guarded(opens_catalogue_keeping)
def edit_service(request: PrajaRequest, code: str) -> HttpResponse:
    """Change how a service is known."""
    service = service_in_office(request.actor, code)
    names = ("name", "summary", "keywords", "issuer", "issuer_name", "issuer_url", "is_active")
    initial = {name: getattr(service, name) for name in names} | {"owner": service.owner_id}
    form = ServiceForm(request.POST or None, initial=initial, units=open_units(request), is_new=False)
    back = reverse("services:kept_service", args=[service.code])

    def save() -> str:
        owner = Unit.objects.get(pk=form.cleaned_data["owner"])
        change_service(
            service=service,
            words=form.service_words(),
            owner=owner,
            is_active=form.cleaned_data["is_active"],
            actor=request.actor,
            at=request.at,
        )
        messages.success(request, _("Saved."))
        return back

    return form_page(request, form, heading=_("Change the service"), back=back, save=save)


@guarded(opens_catalogue_keeping)
def new_offer(request: PrajaRequest, code: str) -> HttpResponse:
    """Say that a unit offers the service."""
    service = service_in_office(request.actor, code)
    form, back = (
        OfferForm(request.POST or None, units=open_units(request)),
        reverse("services:kept_service", args=[code]),
    )
    today_for(form, ("since",), today(request))

    def save() -> str:
        unit = Unit.objects.get(pk=form.cleaned_data["unit"])
        offer_service(service=service, unit=unit, since=form.cleaned_data["since"], actor=request.actor, at=request.at)
        messages.success(request, _("Saved."))
        return back

    return form_page(request, form, heading=_("Which unit offers it"), back=back, save=save)


@guarded(opens_catalogue_keeping)
def ended_offer(request: PrajaRequest, code: str, unit: str) -> HttpResponse:
    """Say that a unit no longer offers the service."""
    service = service_in_office(request.actor, code)
    offering = unit_offering(service, unit)
    form, back = EndOfferForm(request.POST or None), reverse("services:kept_service", args=[code])
    today_for(form, ("until",), today(request))

    def save() -> str:
        end_offer(service=service, unit=offering, until=form.cleaned_data["until"], actor=request.actor, at=request.at)
        messages.success(request, _("Saved."))
        return back

    return form_page(
        request,
        form,
        heading=_("No longer offered"),
        back=back,
        save=save,
        consequence=_("What was applied for goes on. New applications are no longer taken from that day on."),
    )


@require_POST
@guarded(opens_standards)
def begin(request: PrajaRequest, code: str) -> HttpResponse:
    """Begin a version of the common standard, or of a unit's own."""
    service = service_in_office(request.actor, code)
    own = request.POST.get("unit", "")
    try:
        unit = unit_offering(service, own) if own else None
        case = begin_standard(service=service, unit=unit, actor=request.actor, at=request.at)
    except DomainError as refused:
        messages.warning(request, str(refused))
        return HttpResponseRedirect(reverse("services:kept_service", args=[service.code]))
    return HttpResponseRedirect(reverse("services:version", args=[case.code]))


def _row(one: StandardRow, request: PrajaRequest) -> dict[str, object]:
    held, draft = one.held, one.draft
    return {
        "row": one,
        "href": reverse("services:kept_service", args=[one.service.code]),
        "held_href": reverse("services:version", args=[held.case.code]) if held else "",
        "draft_href": reverse("services:version", args=[draft.case.code]) if draft else "",
        "draft_state": _draft_state(draft.case.state) if draft else "",
        "is_review_due": held is not None and held.case.due_at < request.at,
        "is_review_soon": held is not None and held.case.due_at < request.at + REVIEW_SOON,
    }


def _draft_state(state: str) -> str:
    return {
        "draft": _("being written"),
        "consultation": _("open for comments"),
        "consulted": _("waits to be set"),
        "set": _("waits to be published"),
    }[state]


def _filters(narrow: str, unit: str) -> list[dict[str, object]]:
    words = {
        ALL: _("All"),
        "none": _("Without a standard"),
        "incomplete": _("Not complete"),
        "writing": _("Being written"),
        "review": _("Review due"),
    }
    return [{"label": words[name], "href": _url(name, unit, "") or "?", "current": name == narrow} for name in FILTERS]


def _url(narrow: str, unit: str, cursor: str | None) -> str:
    if cursor is None:
        return ""
    given = {"saring": "" if narrow == ALL else narrow, "unit": unit, "halaman": cursor}
    return f"?{urlencode({name: value for name, value in given.items() if value})}"
