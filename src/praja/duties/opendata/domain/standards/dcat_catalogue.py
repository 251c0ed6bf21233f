# SPDX-License-Identifier: EUPL-1.2
"""A page of the catalogue in DCAT-AP 3.0.1, with the paging of Hydra as ckanext-dcat writes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from praja.duties.opendata.domain.standards import vocabularies as known
from praja.duties.opendata.domain.standards.dcat import ENGLISH, INDONESIAN, dataset, government, said_of_government
from praja.duties.opendata.domain.standards.described import Addresses, Described, Portal
from praja.duties.opendata.domain.standards.graphs import About, Triple

PROFILE = "https://semiceu.github.io/DCAT-AP/releases/3.0.1"


@dataclass(frozen=True, slots=True)
class Paging:
    """Where this page stands among others. Addresses in full, empty where there is no such page."""

    here: str
    first: str
    last: str
    next: str
    previous: str
    total: int
    size: int


@dataclass(frozen=True, slots=True)
class Front:
    """What the catalogue says of itself: titles and descriptions, Indonesian and English; when something in it changed last."""

    title: str
    title_en: str
    description: str
    description_en: str
    modified_at: datetime | None


def catalogue(portal: Portal, front: Front, datasets: Sequence[Described], paging: Paging) -> Iterator[Triple]:
    """The catalogue with these datasets."""
    it = About(f"{portal.site}/catalog")
    yield from it.a("dcat:Catalog")
    yield from it.both("dct:title", front.title, front.title_en)
    yield from it.both("dct:description", front.description, front.description_en)
    yield from it.to("dct:publisher", government(portal))
    yield from said_of_government(portal)
    yield from it.to("foaf:homepage", f"{portal.site}/data/", "foaf:Document")
    yield from it.typed("dct:modified", front.modified_at, "dateTime")
    for language in (INDONESIAN, ENGLISH):
        yield from it.to("dct:language", language, "dct:LinguisticSystem")
    yield from it.to("dcat:themeTaxonomy", known.authority("data-theme", "").rstrip("/"), "skos:ConceptScheme")
    yield from About(known.authority("data-theme", "").rstrip("/")).text("dct:title", "Data theme", "en")
    for told in datasets:
        yield from _listed(it, portal, told)
    yield from _paged(paging)


def _listed(it: About, portal: Portal, told: Described) -> Iterator[Triple]:
    at = Addresses(portal, told)
    yield from it.to("dcat:dataset", at.id)
    if told.tables:
        yield from it.to("dcat:service", at.part("rows"))
    record = About(at.part("record"))
    yield from it.to("dcat:record", record.subject, "dcat:CatalogRecord")
    yield from record.to("foaf:primaryTopic", at.id)
    yield from record.typed("dct:issued", told.published_at, "dateTime")
    yield from record.typed("dct:modified", told.modified_at, "dateTime")
    yield from record.to("dct:conformsTo", PROFILE, "dct:Standard")
    yield from dataset(portal, told)


def _paged(paging: Paging) -> Iterator[Triple]:
    it = About(paging.here)
    yield from it.a("hydra:PagedCollection")
    yield from it.typed("hydra:totalItems", paging.total, "integer")
    yield from it.typed("hydra:itemsPerPage", paging.size, "integer")
    for name, address in (
        ("first", paging.first),
        ("last", paging.last),
        ("next", paging.next),
        ("previous", paging.previous),
    ):
        yield from it.text(f"hydra:{name}Page", address)
        yield from it.text(f"hydra:{name}", address)
