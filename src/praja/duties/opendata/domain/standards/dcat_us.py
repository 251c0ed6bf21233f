# SPDX-License-Identifier: EUPL-1.2
"""DCAT-US: `/data.json` of Project Open Data 1.1, which the catalogue of 3.0 reads too, since it asks for `dataset` alone
(innovation-and-data.md §2.6). bureauCode and programCode are codes of the American budget and stay out."""

from collections.abc import Iterator, Mapping
from typing import Any

from praja.duties.opendata.domain.standards import vocabularies as known
from praja.duties.opendata.domain.standards.described import (
    MEDIA,
    NAMES,
    Addresses,
    Described,
    Link,
    Portal,
    Table,
    files_of,
)

LEVELS = {"open": "public", "limited": "restricted public", "closed": "non-public"}
LONGEST_RIGHTS = 255


def head(portal: Portal) -> Mapping[str, Any]:
    """What stands before the list of datasets."""
    return {
        "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "@id": f"{portal.site}/data.json",
        "@type": "dcat:Catalog",
        "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
        "describedBy": "https://project-open-data.cio.gov/v1.1/schema/catalog.json",
    }


def dataset(portal: Portal, told: Described) -> dict[str, Any]:
    """One entry of the list."""
    at = Addresses(portal, told)
    said: dict[str, Any] = {
        "@type": "dcat:Dataset",
        "identifier": at.id,
        "title": told.title,
        "description": told.said,
        "keyword": list(told.tags) or [one.name for one in told.subjects] or [told.keeper.name],
        "modified": told.modified_at.isoformat(),
        "issued": told.published_at.isoformat(),
        "publisher": {
            "@type": "org:Organization",
            "name": told.keeper.name,
            "subOrganizationOf": {"@type": "org:Organization", "name": portal.government},
        },
        "contactPoint": _contact(at),
        "accessLevel": LEVELS[told.access],
        "rights": "; ".join(filter(None, (told.access_reason, told.access_basis)))[:LONGEST_RIGHTS],
        "license": told.licence.url,
        "spatial": told.place.name,
        "temporal": _period(told),
        "accrualPeriodicity": known.REPEATED.get(told.frequency, ""),
        "language": ["id"],
        "landingPage": at.page,
        "references": [told.elsewhere.address] if told.elsewhere else [],
        "theme": [one.name for one in told.subjects],
        "distribution": list(_distributions(at)),
    }
    return {key: value for key, value in said.items() if value not in ("", [])}


def _contact(at: Addresses) -> dict[str, str]:
    said = {"@type": "vcard:Contact", "fn": at.dataset.keeper.name, "hasURL": at.report}
    return said | ({"hasEmail": f"mailto:{at.portal.email}"} if at.portal.email else {})


def _period(told: Described) -> str:
    if not (told.first_day and told.last_day):
        return ""
    return f"{told.first_day.isoformat()}/{told.last_day.isoformat()}"


def _distributions(at: Addresses) -> Iterator[dict[str, str]]:
    for table in at.dataset.tables:
        yield from (_file(at, table, kind) for kind in files_of(table))
        yield {
            "@type": "dcat:Distribution",
            "title": f"{table.title} (API)",
            "accessURL": at.rows(table.uuid),
            "format": "API",
            "describedBy": at.openapi,
            "describedByType": "application/vnd.oai.openapi+json",
        }
    yield from (_link(one) for one in at.dataset.links)


def _file(at: Addresses, table: Table, kind: str) -> dict[str, str]:
    said = {
        "@type": "dcat:Distribution",
        "title": f"{table.title} ({NAMES[kind]})",
        "downloadURL": at.file(table.uuid, kind),
        "mediaType": MEDIA[kind],
        "format": NAMES[kind],
    }
    if kind == "csv":
        said |= {
            "describedBy": f"{at.file(table.uuid, 'csv')}-metadata.json",
            "describedByType": "application/csvm+json",
        }
    return said


def _link(link: Link) -> dict[str, str]:
    said = {
        "@type": "dcat:Distribution",
        "title": link.title,
        "description": link.notes,
        "accessURL": link.url,
        "format": link.format,
    }
    return {key: value for key, value in said.items() if value}
