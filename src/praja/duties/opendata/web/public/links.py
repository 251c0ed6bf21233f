# SPDX-License-Identifier: EUPL-1.2
"""Addresses that pages of data lead to."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from praja.duties.opendata.models import Resource
from praja.lib.web import PrajaRequest

FORMATS = ("csv", "xlsx", "json", "parquet", "geojson")
DATASTORE = "/api/3/action/datastore_search"


def download_links(
    name: str, resource: Resource, query: Sequence[tuple[str, str]] = (), *, places: bool = False
) -> list[dict[str, str]]:
    """Every format of a table of the dataset with this name, of exactly the rows that `query` chooses; as places on a map only
    where rows have some."""
    kinds = [kind for kind in FORMATS if kind != "geojson" or places]
    links = [{"label": _label(kind), "href": _download(name, resource, kind, query)} for kind in kinds]
    return [one for one in links if one["href"]]


def api_call(request: PrajaRequest, resource: Resource) -> str:
    """A call that can be pasted into a terminal: the first rows as JSON, as CKAN's clients ask for them."""
    address = request.build_absolute_uri(f"{DATASTORE}?{urlencode({'resource_id': resource.uuid, 'limit': 5})}")
    return f'curl "{address}"'


def _download(name: str, resource: Resource, kind: str, query: Sequence[tuple[str, str]]) -> str:
    try:
        address = reverse("opendata:download", args=[name, resource.uuid, kind])
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode(query)}" if query else address


def _label(kind: str) -> str:
    return {"parquet": "Parquet", "geojson": "GeoJSON"}.get(kind, kind.upper())
