# SPDX-License-Identifier: EUPL-1.2
"""The catalogue as everybody reads it: a list that is searched and narrowed, and the page of one service."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from praja.duties.services.enums import DELIVERY, Component
from praja.duties.services.index.catalogue import KIND
from praja.duties.services.models import Consultation, Offer, Pledge, Service, StandardVersion
from praja.duties.services.procedure.names import CONSULTATION
from praja.duties.services.queries.catalogue import active_services, effective_version, offers_on, versions_held
from praja.duties.services.queries.pledges import pledge_in_force
from praja.kernel.law.domain.terms import Week
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import opening_of
from praja.kernel.search.declarations import PUBLIC
from praja.kernel.search.queries import search
from praja.lib.pages import page_of

MOST_FOUND = 100
PAGE = 40


@dataclass(frozen=True, slots=True)
class ComponentText:
    """One of the 14 components as it stands, or empty."""

    key: str
    name: str
    text: str
    is_delivery: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A service of the list with the version of its common standard that holds now."""

    service: Service
    version: StandardVersion | None


@dataclass(frozen=True, slots=True)
class ServiceList:
    """A page of the list; `next` and `previous` are cursors, None where there is nothing that way."""

    items: list[Listed]
    next: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class ServicePage:
    """Everything the page of a service says. `unit` is the office that was chosen, or the only one."""

    service: Service
    unit: Unit | None
    offers: Sequence[Offer]
    version: StandardVersion | None
    versions: Sequence[StandardVersion]
    opening: Week | None
    pledge: Pledge | None
    consultation: Consultation | None


def listed_services(
    *, words: str = "", unit: int | None = None, issuer: str = "", on: date, cursor: str | None = None
) -> ServiceList:
    """Services by name, narrowed; with words those the search kernel finds, the best first, on one page."""
    rows = narrowed(active_services(), unit=unit, issuer=issuer, on=on)
    if not words:
        page = page_of(rows, order=("name",), cursor=cursor, size=PAGE)
        return ServiceList(_with_standards(page.items), page.next, page.previous)
    found = [one.object_id for one in search(words, tokens=frozenset({PUBLIC}), kinds=[KIND], limit=MOST_FOUND).found]
    known = {service.pk: service for service in rows.filter(pk__in=found)}
    return ServiceList(_with_standards([known[number] for number in found if number in known]), None, None)


def narrowed(rows: QuerySet[Service], *, unit: int | None, issuer: str, on: date) -> QuerySet[Service]:
    """`rows` that this unit offers on the day, and that this system issues."""
    if unit:
        until = Q(until=None) | Q(until__gt=on)
        offered = Offer.objects.filter(until, service=OuterRef("pk"), unit=unit, since__lte=on)
        rows = rows.filter(Exists(offered))
    return rows.filter(issuer=issuer) if issuer else rows


def _with_standards(services: Sequence[Service]) -> list[Listed]:
    held = StandardVersion.objects.filter(current_of__service__in=services, current_of__unit=None)
    by_service = {row.current_of.service_id: row for row in held.select_related("current_of")}
    return [Listed(service, by_service.get(service.pk)) for service in services]


def offering_units(on: date) -> list[tuple[Unit, int]]:
    """The units that offer something on this day, each with how many services, by code."""
    until = Q(service_offers__until=None) | Q(service_offers__until__gt=on)
    today = Q(until, service_offers__since__lte=on, service_offers__service__is_active=True)
    rows = Unit.objects.annotate(offered=Count("service_offers", filter=today)).filter(offered__gt=0).order_by("code")
    return [(unit, unit.offered) for unit in rows]


def service_page(service: Service, *, unit_code: str, on: date) -> ServicePage:
    """The page of one service at the office of this code; without one, or with a code that does not offer it, at none in
    particular unless only one office does."""
    offers = list(offers_on(service, on))
    chosen = next((offer.unit for offer in offers if offer.unit.code == unit_code), None)
    if chosen is None and len(offers) == 1:
        chosen = offers[0].unit
    version = effective_version(service, chosen.pk if chosen else None, on)
    own = version.standard.unit_id if version else None
    return ServicePage(
        service=service,
        unit=chosen,
        offers=offers,
        version=version,
        versions=list(versions_held(service, own)),
        opening=opening_of(chosen.pk, on) if chosen else None,
        pledge=pledge_in_force(chosen.pk, on) if chosen else None,
        consultation=open_consultation(service, on),
    )


def components_of(version: StandardVersion) -> list[ComponentText]:
    """All 14 components in the order of the law's two groups, also those that say nothing."""
    return [
        ComponentText(key, str(Component(key).label), str(version.components.get(key, "")), Component(key) in DELIVERY)
        for key in Component.values
    ]


def open_consultation(service: Service, on: date) -> Consultation | None:
    """The forum in which everybody may comment on a draft of the service's standard today."""
    rows = Consultation.objects.filter(version__case__state=CONSULTATION, comments_until__gte=on)
    return rows.filter(version__standard__service=service).select_related("version__case").first()
