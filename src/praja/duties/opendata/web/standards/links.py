# SPDX-License-Identifier: EUPL-1.2
"""Where the descriptions of a dataset are: for its page, and for what programs read before it (RFC 8288, signposting.org)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from praja.duties.opendata.domain.standards.described import MEDIA, Addresses
from praja.duties.opendata.gateways.graph_files import MEDIA_TYPES
from praja.duties.opendata.web.standards.dataset import FORMS

GRAPHS = {"jsonld": "DCAT-AP (JSON-LD)", "ttl": "DCAT-AP (Turtle)", "xml": "DCAT-AP (RDF/XML)"}
OTHERS = {
    "schema.jsonld": "schema.org",
    "croissant.json": "Croissant",
    "datapackage.json": "Data Package",
    "openapi.json": "OpenAPI",
}
MOST_ITEMS = 10


@dataclass(frozen=True, slots=True)
class MachineLink:
    """A description: the standard's name, its address on this site and its media type."""

    label: str
    href: str
    type: str


def machine_links(at: Addresses) -> list[MachineLink]:
    """Every form in which a dataset is described."""
    return [*_of_dataset(at), *_of_tables(at)]


def link_header(at: Addresses) -> str:
    """What the page of a dataset is about, by what it is described, cited and licensed, and its tables."""
    site, told = at.portal.site, at.dataset
    links = [f'<{at.id}>; rel="cite-as"', '<https://schema.org/Dataset>; rel="type"']
    links += [f'<{site}{one.href}>; rel="describedby"; type="{one.type}"' for one in _of_dataset(at)]
    links += [f'<{told.licence.url}>; rel="license"'] if told.licence.url else []
    tables = told.tables[:MOST_ITEMS]
    links += [f'<{at.file(one.uuid, "csv")}>; rel="item"; type="{MEDIA["csv"]}"' for one in tables]
    return ", ".join(links)


def described_by(name: str, uuid: str) -> str:
    """Where what stands in a table's CSV file is told, as a path."""
    return reverse("standards:csv_metadata", args=[name, uuid])


def _of_dataset(at: Addresses) -> Iterator[MachineLink]:
    told = at.dataset
    for form, label in GRAPHS.items():
        media = MEDIA_TYPES[form].split(";")[0]
        yield MachineLink(label, reverse("standards:dataset_file", args=[told.name, form]), media)
    left_out = set() if told.tables else {"openapi.json"}
    left_out |= set() if told.tables or told.links else {"datapackage.json"}
    for form, label in OTHERS.items():
        if form not in left_out:
            route = f"standards:{form.replace('.', '_')}"
            yield MachineLink(label, reverse(route, args=[told.name]), FORMS[form][0].split(";")[0])


def _of_tables(at: Addresses) -> Iterator[MachineLink]:
    for one in at.dataset.tables:
        label = f"CSVW: {one.title}" if len(at.dataset.tables) > 1 else "CSVW"
        yield MachineLink(label, described_by(at.dataset.name, one.uuid), "application/csvm+json")
