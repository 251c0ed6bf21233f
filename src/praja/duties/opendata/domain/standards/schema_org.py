# SPDX-License-Identifier: EUPL-1.2
"""schema.org/Dataset, as search engines for data read it: on the page of a dataset and beside it."""

from collections.abc import Iterator
from typing import Any

from praja.duties.opendata.domain.standards.described import MEDIA, NAMES, Addresses, Described, Field, files_of


def dataset(at: Addresses) -> dict[str, Any]:
    """A dataset in JSON-LD."""
    told = at.dataset
    said: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": at.page,
        **described(at),
        "keywords": list(told.tags),
        "sameAs": at.id,
        "inLanguage": "id",
        "isBasedOn": told.elsewhere.address if told.elsewhere else "",
        "isAccessibleForFree": told.is_open,
        "conditionsOfAccess": "; ".join(filter(None, (told.access_reason, told.access_basis))),
        "temporalCoverage": covered(told),
        "spatialCoverage": told.place.name,
        "version": str(told.current.number) if told.current else "",
        "measurementTechnique": told.method,
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": at.portal.government,
            "url": f"{at.portal.site}/data/",
        },
        "variableMeasured": [_variable(one) for _title, fields in told.fields_of for one in fields],
        "distribution": list(_distributions(at)),
    }
    return {key: value for key, value in said.items() if value not in ("", [])}


def described(at: Addresses) -> dict[str, Any]:
    """What schema.org and what builds on it say alike."""
    told = at.dataset
    return {
        "name": told.title,
        "description": told.said,
        "url": at.page,
        "identifier": told.uuid,
        "license": told.licence.url,
        "creator": {"@type": "GovernmentOrganization", "name": told.keeper.name},
        "publisher": {"@type": "GovernmentOrganization", "name": at.portal.government},
        "dateModified": told.modified_at.isoformat(),
        "datePublished": told.published_at.isoformat(),
    }


def covered(told: Described) -> str:
    """From which day until which; empty where nobody said."""
    if not (told.first_day and told.last_day):
        return ""
    return f"{told.first_day.isoformat()}/{told.last_day.isoformat()}"


def _variable(field: Field) -> dict[str, str]:
    said = {"@type": "PropertyValue", "name": field.title, "description": field.definition, "unitText": field.unit}
    return {key: value for key, value in said.items() if value}


def _distributions(at: Addresses) -> Iterator[dict[str, str]]:
    for table in at.dataset.tables:
        for kind in files_of(table):
            yield {
                "@type": "DataDownload",
                "name": f"{table.title} ({NAMES[kind]})",
                "encodingFormat": MEDIA[kind],
                "contentUrl": at.file(table.uuid, kind),
            }
    for link in at.dataset.links:
        yield {"@type": "DataDownload", "name": link.title, "contentUrl": link.url}
