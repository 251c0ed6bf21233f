# SPDX-License-Identifier: EUPL-1.2
"""How units stand in the PEKPPP indicators that standards decide, and on which media they show them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.services.domain.grid import piece_of
from praja.duties.services.enums import MediumKind
from praja.duties.services.errors import NoSuchMedium
from praja.duties.services.forms.standard_acts import MediumForm, today_for
from praja.duties.services.models import Medium
from praja.duties.services.operations import end_medium, record_medium
from praja.duties.services.queries.indicators import keeping_units, standings_of
from praja.duties.services.queries.offers import offers
from praja.duties.services.rules import may_record_media, opens_standards
from praja.duties.services.web.indicator_words import indicators_of, next_best
from praja.duties.services.web.keeping import form_page, links, sent_file, today
from praja.kernel.documents.web import served
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

PAGE = 50


@guarded(opens_standards)
def levels(request: PrajaRequest) -> HttpResponse:
    """Every unit whose standards one keeps, with its five levels and its next best step."""
    number = request.GET.get("halaman", "")
    with recalled(units, offers):
        nodes = keeping_units(request.actor, today(request))
        piece = piece_of(nodes, int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1, PAGE)
        rows = [_row(standing.unit, indicators_of(standing)) for standing in standings_of(piece.items, request.at)]
    context = {
        "rows": rows,
        "piece": piece,
        "next_url": f"?halaman={piece.next}" if piece.next else "",
        "previous_url": f"?halaman={piece.previous}" if piece.previous else "",
        "page_links": links(request, "levels"),
    }
    return render(request, "services/standards/levels.html", context)


@guarded(opens_standards)
def unit_levels(request: PrajaRequest, code: str) -> HttpResponse:
    """One unit: each level with why it is that and what the next one asks for, and the media on record."""
    with recalled(units, offers):
        node = _unit(request, code)
        [standing] = standings_of([node], request.at)
        told = indicators_of(standing)
    context = {
        "unit": node,
        "indicators": told,
        "best": next_best(told),
        "media": standing.media,
        "is_in_sippn": standing.is_in_sippn,
        "may_record": may_record_media(request.actor, node.id),
        "page_links": links(request, "levels"),
    }
    return render(request, "services/standards/unit_levels.html", context)


@guarded(opens_standards)
def new_medium(request: PrajaRequest, code: str) -> HttpResponse:
    """Record a medium on which the unit shows its standards."""
    with recalled(units, offers):
        node = _unit(request, code)
    form, back = MediumForm(request.POST or None, request.FILES or None), reverse("services:unit_levels", args=[code])
    today_for(form, ("since",), today(request))

    def save() -> str:
        given = form.cleaned_data
        record_medium(
            unit=Unit.objects.get(pk=node.id),
            kind=MediumKind(given["kind"]),
            where=given["where"],
            evidence=sent_file(request, "evidence"),
            since=given["since"],
            actor=request.actor,
            at=request.at,
        )
        messages.success(request, _("Noted."))
        return back

    return form_page(
        request,
        form,
        heading=_("Record a medium"),
        lead=_("Requirements, procedure, time, fee, product and complaints of all services must stand on it."),
        back=back,
        save=save,
    )


@require_POST
@guarded(opens_standards)
def ended_medium(request: PrajaRequest, pk: int) -> HttpResponse:
    """Note that the standards no longer stand on a medium, from today on."""
    found = _medium(request, pk)
    if found.until is not None:
        raise NoSuchMedium
    end_medium(medium=found, until=today(request), actor=request.actor, at=request.at)
    messages.success(request, _("Noted."))
    return HttpResponseRedirect(reverse("services:unit_levels", args=[found.unit.code]))


@guarded(opens_standards)
def medium_evidence(request: PrajaRequest, pk: int) -> Any:
    """The photo or print of a medium, as it was sent."""
    found = _medium(request, pk)
    if found.evidence is None:
        raise NoSuchMedium
    return served(found.evidence, name=f"media-{found.kind}")


def _medium(request: PrajaRequest, pk: int) -> Medium:
    with recalled(units, offers):
        mine = [node.id for node in keeping_units(request.actor, today(request))]
    found = Medium.objects.select_related("unit", "evidence").filter(pk=pk, unit__in=mine).first()
    if found is None:
        raise NoSuchMedium
    return found


def _unit(request: PrajaRequest, code: str) -> UnitNode:
    found = next((node for node in keeping_units(request.actor, today(request)) if node.code == code[:30]), None)
    if found is None:
        raise NotFound(_("There is no such unit."), next_step=_("Choose it from the list."))
    return found


def _row(unit: UnitNode, told: list[Any]) -> dict[str, Any]:
    return {"unit": unit, "told": told, "best": next_best(told)}
