# SPDX-License-Identifier: EUPL-1.2
"""Services for everybody: the list, the page of one, and what its standard said before."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.services.enums import Issuer
from praja.duties.services.models import Service, StandardVersion
from praja.duties.services.queries.catalogue import service_with, version_held
from praja.duties.services.queries.figures import figures_of_service, is_enough
from praja.duties.services.queries.public_services import (
    Listed,
    ServicePage,
    components_of,
    listed_services,
    offering_units,
    service_page,
)
from praja.duties.services.queries.words import (
    counting_words,
    duration_words,
    fee_words,
    issuer_words,
    path_words,
    rupiah,
    sentence_of,
    time_words,
)
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.organization.wording import opening_words
from praja.lib.actors import ANYONE
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

Asked = dict[str, str]


@guarded(ANYONE)
def catalogue(request: PrajaRequest) -> HttpResponse:
    """Every service: looked for by words, by the office that offers it, by the system that issues it."""
    asked = {name: request.GET.get(name, "").replace("\x00", "").strip()[:120] for name in ("q", "kantor", "penerbit")}
    today = local_date(request.at, local_zone())
    offices = offering_units(today)
    office = next((unit for unit, _count in offices if unit.code == asked["kantor"]), None)
    issuer = asked["penerbit"] if asked["penerbit"] in Issuer.values else ""
    found = listed_services(
        words=asked["q"],
        unit=office.pk if office else None,
        issuer=issuer,
        on=today,
        cursor=request.GET.get("halaman"),
    )
    context = {
        "rows": [_row(one) for one in found.items],
        "asked": asked,
        "office": office,
        "offices": [(unit, unit == office, count) for unit, count in offices],
        "issuers": _issuer_links(asked, issuer),
        "next_url": _url(asked, found.next),
        "previous_url": _url(asked, found.previous),
        "is_filtered": bool(asked["q"] or office or issuer),
    }
    return render(request, "services/catalogue.html", context)


@guarded(ANYONE)
def service(request: PrajaRequest, code: str) -> HttpResponse:
    """One service: what it needs, how long it takes, what it costs, where, what one gets; and all its standard says."""
    found, today = service_with(code), local_date(request.at, local_zone())
    with recalled(units):
        page = service_page(found, unit_code=request.GET.get("kantor", "")[:30], on=today)
        context = _page_context(page) | said_of(page.version) | _real(page, request)
    return render(request, "services/service.html", context)


@guarded(ANYONE)
def service_version(request: PrajaRequest, code: str, number: int) -> HttpResponse:
    """A version of the standard as it held at its time."""
    found = service_with(code)
    with recalled(units):
        office = units.value.by_code(request.GET.get("kantor", "")[:30])
        version = version_held(found, number, office.id if office else None)
        context = {"service": found, "version": version, "office": office} | said_of(version)
    context |= {"sentence": sentence_of(found, version), "own_query": own_query(version)}
    return render(request, "services/service_version.html", context)


def _row(one: Listed) -> dict[str, str]:
    issuer = issuer_words(one.service)
    parts = [issuer and _("issued by %(system)s") % {"system": issuer}]
    if one.version is not None:
        parts += [duration_words(one.version), fee_words(one.version)]
    return {
        "title": one.service.name,
        "summary": one.service.summary,
        "href": reverse("services:service", args=[one.service.code]),
        "meta": " · ".join(part for part in parts if part),
    }


def _page_context(page: ServicePage) -> dict[str, object]:
    return {
        "page": page,
        "service": page.service,
        "sentence": sentence_of(page.service, page.version),
        "issuer": issuer_words(page.service),
        "opening": opening_words(page.opening) if page.opening else [],
        "office_query": f"?{urlencode({'kantor': page.unit.code})}" if page.unit and len(page.offers) > 1 else "",
        "own_query": own_query(page.version),
        "board_query": f"&{urlencode({'kantor': page.unit.code})}" if page.unit and len(page.offers) > 1 else "",
    }


def _real(page: ServicePage, request: PrajaRequest) -> dict[str, object]:
    """What really happened in the last twelve months, where there is enough to tell."""
    figures = figures_of_service(page.service.pk, page.unit.pk if page.unit else None, request.at)
    middle, slow = figures.felt
    real: dict[str, object] = {"timed": figures.timed, "due": figures.due}
    if is_enough(figures.timed) and middle is not None and slow is not None:
        real |= {"middle": time_words(middle), "slow": time_words(slow)}
    if is_enough(figures.due):
        real["kept"] = figures.kept_percent
    return {"real": real}


def own_query(version: StandardVersion | None) -> str:
    """The address of versions of a unit's own standard names the unit."""
    own = version.standard.unit if version else None
    return f"?{urlencode({'kantor': own.code})}" if own else ""


def said_of(version: StandardVersion | None) -> dict[str, object]:
    """What a version says, in words."""
    if version is None:
        return {"components": []}
    components = components_of(version)
    return {
        "version": version,
        "duration": duration_words(version),
        "counting": counting_words(version),
        "duration_text": version.components.get("jangka_waktu", ""),
        "fee": fee_words(version),
        "fee_text": _said_besides(version.components.get("biaya", ""), fee_words(version)),
        "fee_rows": [(row["label"], rupiah(row["amount"])) for row in version.fee_table],
        "path": path_words(version.path),
        "requirements_text": version.components.get("persyaratan", ""),
        "procedure_text": version.components.get("prosedur", ""),
        "product_text": version.components.get("produk", ""),
        "delivery": [one for one in components if one.is_delivery],
        "manufacturing": [one for one in components if not one.is_delivery],
        "filled": len(version.filled),
    }


def _said_besides(text: str, words: str) -> str:
    """The standard's own words, where they say more than what already stands there."""
    return "" if text.strip(" .").casefold() == words.strip(" .").casefold() else text


def _issuer_links(asked: Asked, issuer: str) -> list[dict[str, object]]:
    present = set(Service.objects.filter(is_active=True).values_list("issuer", flat=True).distinct())
    rows = [("", _("All")), *((one.value, str(one.label)) for one in Issuer if one.value in present)]
    return [
        {"label": label, "href": _url({**asked, "penerbit": value}, "") or "?", "current": issuer == value}
        for value, label in rows
    ]


def _url(asked: Asked, cursor: str | None) -> str:
    """The list with these filters at this cursor; empty where there is no such page."""
    if cursor is None:
        return ""
    given = {name: value for name, value in {**asked, "halaman": cursor}.items() if value}
    return f"?{urlencode(given)}"
