# SPDX-License-Identifier: EUPL-1.2
"""How units stand in the five PEKPPP indicators that standards and pledges decide by themselves (regulations/services.md §3.2,
aspect 1). Of several services the one that stands worst decides: a working rule of this platform."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from praja.duties.services.domain.indicators import (
    participation_level,
    pledge_level,
    publication_level,
    review_level,
    whole_years,
)
from praja.duties.services.enums import DELIVERY, OFFER_KIND, SERVICE_KIND, SIPPN, MediumKind
from praja.duties.services.models import ConsultationGroup, Medium, Offer, Pledge, Standard, StandardVersion
from praja.duties.services.queries.offers import ListedService, offers
from praja.duties.services.queries.pledges import pledges_on
from praja.duties.services.queries.standards import levels_of
from praja.duties.services.rules import KEEPERS
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.models import ExternalId
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.enums import Outcome
from praja.kernel.procedures.models import Deadline
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@dataclass(frozen=True, slots=True)
class ServiceStanding:
    """One service of a unit. `version` is the standard in force there, `level` its level of indicator 1; `groups` of the public
    took part in it; `looked_at`: the day on which it was last looked at again, None where it never was."""

    service: ListedService
    version: StandardVersion | None
    level: int
    groups: int
    looked_at: date | None

    @property
    def delivers(self) -> bool:
        """Whether every component of service delivery says something, and so stands on these pages."""
        return self.version is not None and set(DELIVERY) <= set(self.version.filled)


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """One unit with what decides its levels, on a day. `media` are those on record, `is_in_sippn` whether its standards stand in
    SIPPN: it is on record, or each service has its number there."""

    unit: UnitNode
    on: date
    services: tuple[ServiceStanding, ...]
    media: tuple[Medium, ...]
    is_in_sippn: bool
    pledge: Pledge | None

    @property
    def weakest(self) -> ServiceStanding:
        """The service whose standard stands worst in indicator 1."""
        return min(self.services, key=lambda one: one.level)

    @property
    def least_heard(self) -> ServiceStanding:
        """The service in whose standard the fewest groups of the public took part."""
        return min(self.services, key=lambda one: one.groups)

    @property
    def undelivered(self) -> ServiceStanding | None:
        """A service whose service delivery does not stand on these pages whole."""
        return next((one for one in self.services if not one.delivers), None)

    @property
    def media_besides(self) -> int:
        """Media besides SIPPN: these pages, if anything is published on them, and those on record."""
        recorded = sum(one.kind != MediumKind.SIPPN for one in self.media)
        return recorded + any(one.version is not None for one in self.services)

    @property
    def years(self) -> tuple[int | None, ...]:
        """Whole years since each standard was last looked at."""
        looked = [one.looked_at for one in self.services]
        return tuple(None if day is None else whole_years(day, self.on) for day in looked)

    @property
    def levels(self) -> tuple[int, int, int, int, int]:
        """Of indicators 1 to 5, each from 0 to 5."""
        return (
            self.weakest.level,
            participation_level(self.least_heard.groups),
            publication_level(
                delivery_published=self.undelivered is None, media=self.media_besides, in_sippn=self.is_in_sippn
            ),
            review_level(self.years),
            pledge_level(
                is_written=self.pledge is not None,
                is_set=self.pledge is not None,
                content_conforms=True,  # no pledge is taken without its three promises
                on_paper=self.pledge is not None and self.pledge.shown_in_print,
                online=self.pledge is not None,
            ),
        )


def keeping_units(actor: Actor, on: date) -> list[UnitNode]:
    """The units that offer services and whose standards the actor keeps or reads, by code."""
    mine, tree = actor.units_as(*KEEPERS, Role.AUDITOR), units.current()
    found = [tree.nodes[unit] for unit in offers.current().on(on) if unit in mine and unit in tree.nodes]
    return sorted(found, key=lambda node: node.code)


def standings_of(nodes: Sequence[UnitNode], at: datetime) -> list[UnitStanding]:
    """How these units stand; each offers something. Nine statements, however many units and services."""
    on, table = local_date(at, local_zone()), offers.current()
    offered = table.on(on)
    ids = [node.id for node in nodes]
    held = _held(frozenset().union(*(offered[unit] for unit in ids)))
    versions = list(held.values())
    levels, groups, looked = levels_of(versions), _groups(versions), _looked(versions)
    media, pledges = _media(ids), {one.unit_id: one for one in pledges_on(on).filter(unit__in=ids).order_by("since")}
    numbered = _numbered(ids)

    def standing(service: ListedService, unit: int) -> ServiceStanding:
        version = held.get((service.id, unit)) or held.get((service.id, None))
        if version is None:
            return ServiceStanding(service, None, 0, 0, None)
        return ServiceStanding(service, version, levels[version.pk], groups[version.pk], looked.get(version.pk))

    return [
        UnitStanding(
            unit=node,
            on=on,
            services=tuple(standing(service, node.id) for service in table.by_name(offered[node.id])),
            media=tuple(media.get(node.id, ())),
            is_in_sippn=any(one.kind == MediumKind.SIPPN for one in media.get(node.id, ()))
            or all((service, node.id) in numbered for service in offered[node.id]),
            pledge=pledges.get(node.id),
        )
        for node in nodes
    ]


def _held(services: Collection[int]) -> dict[tuple[int, int | None], StandardVersion]:
    rows = Standard.objects.filter(service__in=services).exclude(current=None).select_related("current__case")
    return {(one.service_id, one.unit_id): one.current for one in rows if one.current is not None}


def _groups(versions: Sequence[StandardVersion]) -> Counter[int]:
    came = ConsultationGroup.objects.filter(consultation__in=[one.pk for one in versions], attended__gt=0)
    return Counter(came.values_list("consultation", flat=True))


def _looked(versions: Sequence[StandardVersion]) -> dict[int, date]:
    """When each was last looked at again: its last review, or, where it replaced another, the day since which it holds."""
    numbers = [one.pk for one in versions]
    reviews = Deadline.objects.filter(case__in=numbers, clock="review", outcome__in=(Outcome.MET, Outcome.LATE))
    latest = dict(reviews.order_by().values_list("case").annotate(Max("stopped_at")))
    days = {case: local_date(moment, local_zone()) for case, moment in latest.items()}
    renewed = {one.pk: one.effective_since for one in versions if one.number > 1 and one.effective_since}
    return {pk: max(day for day in (days.get(pk), renewed.get(pk)) if day) for pk in {*days, *renewed}}


def _media(ids: Collection[int]) -> Mapping[int, list[Medium]]:
    found: dict[int, list[Medium]] = {}
    for one in Medium.objects.filter(unit__in=ids, until=None).select_related("evidence").order_by("since", "pk"):
        found.setdefault(one.unit_id, []).append(one)
    return found


def _numbered(ids: Collection[int]) -> set[tuple[int, int]]:
    """Services at units that have a number in SIPPN: their own, or that of the service."""
    numbers = ExternalId.objects.filter(system=SIPPN, until=None, object_kind__in=(SERVICE_KIND, OFFER_KIND))
    known = set(numbers.values_list("object_kind", "object_id"))
    rows = Offer.objects.filter(unit__in=ids, until=None).values_list("pk", "service", "unit")
    return {
        (service, unit)
        for offer, service, unit in rows
        if (SERVICE_KIND, service) in known or (OFFER_KIND, offer) in known
    }
