# SPDX-License-Identifier: EUPL-1.2
"""One dataset in every form that machines read."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.domain.standards import croissant, csvw, data_package, dcat, openapi, schema_org
from praja.duties.opendata.domain.standards.described import Addresses
from praja.duties.opendata.errors import RowsLimited
from praja.duties.opendata.gateways.graph_files import MEDIA_TYPES, written
from praja.duties.opendata.queries.standards.telling import dataset_told, portal
from praja.duties.opendata.web.preflight import read_by_sites
from praja.duties.opendata.web.standards.answering import answer, json_bytes, lead
from praja.duties.opendata.web.standards.catalogue import form_of
from praja.lib.actors import ANYONE
from praja.lib.errors import NotFound
from praja.lib.web import PrajaRequest, guarded

FORMS: dict[str, tuple[str, Callable[[Addresses], dict[str, Any]]]] = {
    "datapackage.json": ("application/json", data_package.package),
    "croissant.json": ("application/ld+json", croissant.dataset),
    "schema.jsonld": ("application/ld+json", schema_org.dataset),
    "openapi.json": ("application/vnd.oai.openapi+json;version=3.1", openapi.document),
}
"""What lies beside the page of a dataset: the end of its address, its media type, and what writes it."""


@guarded(ANYONE)
@read_by_sites
def dataset_file(request: PrajaRequest, key: str, kind: str) -> HttpResponse:
    """A dataset by its name or UUID in DCAT-AP, with its earlier editions."""
    form = form_of(kind)
    at = Addresses(portal(), dataset_told(key))
    return answer(request, ("dcat", at), MEDIA_TYPES[form], lambda: written(dcat.dataset(at.portal, at.dataset), form))


@guarded(ANYONE)
@read_by_sites
def dataset_itself(request: PrajaRequest, key: str) -> HttpResponse:
    """What a dataset is called among machines leads to what the caller reads: to the page, or to a description."""
    name = dataset_told(key).name
    page = reverse("opendata:dataset", args=[name])
    return lead(request, page, lambda form: reverse("standards:dataset_file", args=[name, form]))


@guarded(ANYONE)
@read_by_sites
def dataset_form(request: PrajaRequest, name: str, kind: str) -> HttpResponse:
    """A dataset in one of `FORMS`."""
    media, write = FORMS[kind]
    at = Addresses(portal(), dataset_told(name))
    if kind == "datapackage.json" and not (at.dataset.tables or at.dataset.links):
        raise RowsLimited(at.dataset.access_reason) if not at.dataset.is_open else _nothing()
    return answer(request, (kind, at), media, lambda: json_bytes(write(at)))


@guarded(ANYONE)
@read_by_sites
def csv_metadata(request: PrajaRequest, name: str, uuid: UUID) -> HttpResponse:
    """What stands in a table's CSV file, where the CSVW standard looks for it: beside the file."""
    at = Addresses(portal(), dataset_told(name))
    table = next((one for one in at.dataset.tables if one.uuid == str(uuid)), None)
    if table is None:
        raise RowsLimited(at.dataset.access_reason) if not at.dataset.is_open else _nothing()
    return answer(
        request, ("csvw", at, str(uuid)), "application/csvm+json", lambda: json_bytes(csvw.metadata(at, table))
    )


def _nothing() -> NotFound:
    return NotFound(_("There is no such table."), next_step=_("Look on the page of the data."))
