# SPDX-License-Identifier: EUPL-1.2
"""What a page says to search engines: schema.org in JSON-LD. It stands in a script element that no browser runs, so the security
policy has nothing to say to it; nothing in it can end that element."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.queries.dataset_page import DatasetPage
from praja.duties.opendata.web.public.links import download_links
from praja.lib.web import PrajaRequest

_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
MEDIA = {
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "JSON": "application/json",
    "Parquet": "application/vnd.apache.parquet",
    "GeoJSON": "application/geo+json",
}


def structured(request: PrajaRequest, page: DatasetPage) -> SafeString:
    """The element with the description of a dataset."""
    text = json.dumps(_described(request, page), ensure_ascii=False)
    for sign, escaped in _ESCAPED.items():
        text = text.replace(sign, escaped)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - every sign that could end it is escaped


def _described(request: PrajaRequest, page: DatasetPage) -> dict[str, Any]:
    dataset = page.dataset
    address = request.build_absolute_uri(reverse("opendata:dataset", args=[dataset.name]))
    licence = LICENCES.get(dataset.licence)
    said: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": address,
        "name": dataset.title,
        "description": dataset.notes or dataset.row_meaning or dataset.title,
        "url": address,
        "identifier": str(dataset.uuid),
        "keywords": list(dataset.tags),
        "license": licence.url if licence else "",
        "isAccessibleForFree": page.may_read_rows,
        "creator": {"@type": "GovernmentOrganization", "name": dataset.unit.name},
        "publisher": {"@type": "GovernmentOrganization", "name": settings.PRAJA_SITE_NAME},
        "dateModified": dataset.modified_at.isoformat(),
        "datePublished": dataset.first_published_at.isoformat() if dataset.first_published_at else "",
        "temporalCoverage": _covered(page),
        "spatialCoverage": dataset.region.name if dataset.region else settings.PRAJA_SITE_NAME,
        "version": str(dataset.current.number) if dataset.current else "",
        "measurementTechnique": dataset.method,
        "variableMeasured": _variables(page),
        "distribution": _distributions(request, page) if page.may_read_rows else [],
    }
    return {key: value for key, value in said.items() if value not in ("", [])}


def _covered(page: DatasetPage) -> str:
    first, last = page.dataset.first_day, page.dataset.last_day
    return f"{first.isoformat()}/{last.isoformat()}" if first and last else ""


def _variables(page: DatasetPage) -> list[Mapping[str, str]]:
    found: list[Mapping[str, str]] = []
    for table in page.tables:
        for column in table.columns:
            said = {"@type": "PropertyValue", "name": column.title}
            if column.meaning and column.meaning.definition:
                said["description"] = column.meaning.definition
            if column.meaning and column.meaning.unit_of_measure:
                said["unitText"] = column.meaning.unit_of_measure
            found.append(said)
    return found


def _distributions(request: PrajaRequest, page: DatasetPage) -> list[Mapping[str, str]]:
    return [
        {
            "@type": "DataDownload",
            "name": f"{table.resource.title} ({link['label']})",
            "encodingFormat": MEDIA[link["label"]],
            "contentUrl": request.build_absolute_uri(link["href"]),
        }
        for table in page.tables
        for link in download_links(page.dataset.name, table.resource)
    ]
