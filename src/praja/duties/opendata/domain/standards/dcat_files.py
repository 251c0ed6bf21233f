# SPDX-License-Identifier: EUPL-1.2
"""What a dataset offers, as distributions of DCAT-AP, and the service that gives its rows."""

from collections.abc import Iterator

from praja.duties.opendata.domain.standards import vocabularies as known
from praja.duties.opendata.domain.standards.described import (
    MEDIA,
    NAMES,
    Addresses,
    Link,
    Table,
    Version,
    files_of,
)
from praja.duties.opendata.domain.standards.graphs import About, Triple


def files(it: About, at: Addresses) -> Iterator[Triple]:
    """Every table in every kind of file, and its rows by the service."""
    for table in at.dataset.tables:
        for kind in files_of(table):
            yield from _file(it, at, table, kind)
        yield from _rows(it, at, table)


def links(it: About, at: Addresses) -> Iterator[Triple]:
    """What is offered by its address alone."""
    for link in at.dataset.links:
        yield from _link(it, at, link)


def version_files(that: About, at: Addresses, version: Version) -> Iterator[Triple]:
    """The tables of an earlier edition, as CSV."""
    for uuid, number in version.tables:
        one = About(at.part(f"{uuid}-v{number}-csv"))
        address = f"{at.file(uuid, 'csv')}?versi={number}"
        yield from that.to("dcat:distribution", one.subject, "dcat:Distribution")
        yield from one.to("dcat:accessURL", address)
        yield from one.to("dcat:downloadURL", address)
        yield from _form(one, "CSV", MEDIA["csv"])
        yield from _licence(one, at)


def rows_service(at: Addresses) -> Iterator[Triple]:
    """The service that gives the rows of the dataset's tables."""
    told = at.dataset
    if not told.tables:
        return
    it = About(at.part("rows"))
    yield from it.a("dcat:DataService")
    yield from it.text("dct:title", f"API: {told.title}", "id")
    yield from it.to("dcat:endpointURL", f"{at.portal.site}/api/3/action/datastore_search")
    yield from it.to("dcat:endpointDescription", at.openapi)
    yield from it.to("dcat:servesDataset", at.id)
    yield from it.to("dct:accessRights", known.authority("access-right", "PUBLIC"), "dct:RightsStatement")
    yield from it.to("dcat:contactPoint", at.part("contact"))
    yield from _licence(it, at)


def _file(it: About, at: Addresses, table: Table, kind: str) -> Iterator[Triple]:
    one = About(at.part(f"{table.uuid}-{kind}"))
    yield from it.to("dcat:distribution", one.subject, "dcat:Distribution")
    yield from _said(one, table, NAMES[kind])
    yield from one.to("dcat:accessURL", at.file(table.uuid, kind))
    yield from one.to("dcat:downloadURL", at.file(table.uuid, kind))
    yield from one.typed("dct:modified", table.made_at, "dateTime")
    yield from _form(one, NAMES[kind].upper(), MEDIA[kind])
    yield from _licence(one, at)
    if kind == "csv":
        yield from one.to("dct:conformsTo", f"{at.file(table.uuid, 'csv')}-metadata.json", "dct:Standard")
    if kind == "parquet":  # the only file that is kept as it is given
        yield from one.typed("dcat:byteSize", table.size, "nonNegativeInteger")
        yield from _checksum(one, table.sha256)


def _rows(it: About, at: Addresses, table: Table) -> Iterator[Triple]:
    one = About(at.part(f"{table.uuid}-rows"))
    yield from it.to("dcat:distribution", one.subject, "dcat:Distribution")
    yield from _said(one, table, "API")
    yield from one.to("dcat:accessURL", at.rows(table.uuid))
    yield from one.to("dcat:accessService", at.part("rows"))
    yield from _form(one, "JSON", MEDIA["json"])
    yield from _licence(one, at)


def _link(it: About, at: Addresses, link: Link) -> Iterator[Triple]:
    one = About(at.part(link.uuid))
    yield from it.to("dcat:distribution", one.subject, "dcat:Distribution")
    yield from one.both("dct:title", link.title, link.title_en)
    yield from one.text("dct:description", link.notes, "id")
    yield from one.to("dcat:accessURL", link.url)
    yield from _form(one, link.format, known.MEDIA_OF.get(link.format, ""))
    yield from _licence(one, at)


def _said(one: About, table: Table, name: str) -> Iterator[Triple]:
    english = f"{table.title_en} ({name})" if table.title_en else ""
    yield from one.both("dct:title", f"{table.title} ({name})", english)
    yield from one.text("dct:description", table.notes, "id")


def _form(one: About, form: str, media: str) -> Iterator[Triple]:
    if form in known.FORMATS:
        address = known.authority("file-type", known.FORMATS[form])
        yield from one.to("dct:format", address, "dct:MediaTypeOrExtent")
        yield from About(address).text("rdfs:label", form)
    if media:
        yield from one.to("dcat:mediaType", known.media_iri(media), "dct:MediaType")


def _licence(one: About, at: Addresses) -> Iterator[Triple]:
    licence = at.dataset.licence
    if licence.url:
        yield from one.to("dct:license", licence.url, "dct:LicenseDocument")
        yield from About(licence.url).text("dct:title", licence.title)


def _checksum(one: About, digest: str) -> Iterator[Triple]:
    sum_ = About(f"{one.subject}-sha256")
    yield from one.to("spdx:checksum", sum_.subject, "spdx:Checksum")
    yield from sum_.to("spdx:algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm")
    yield from sum_.typed("spdx:checksumValue", digest, "hexBinary")
