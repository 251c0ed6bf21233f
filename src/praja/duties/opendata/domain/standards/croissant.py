# SPDX-License-Identifier: EUPL-1.2
"""Croissant 1.0 (MLCommons): schema.org/Dataset with where each column lies, for programs that learn from data. The file that is
named is Parquet, the only one that is kept as it is given and so has a checksum."""

from typing import Any

from praja.duties.opendata.domain.citing import Cited, bibtex_of
from praja.duties.opendata.domain.standards import schema_org
from praja.duties.opendata.domain.standards.described import Addresses, Field, Table

VERSION = "http://mlcommons.org/croissant/1.0"
PARQUET = "application/x-parquet"
"""What readers of Croissant know Parquet by; its registered media type they do not."""
CONTEXT: dict[str, Any] = {
    "@language": "id",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "equivalentProperty": "cr:equivalentProperty",
    "samplingRate": "cr:samplingRate",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{
        name: f"cr:{name}"
        for name in (
            "citeAs",
            "column",
            "extract",
            "field",
            "fileProperty",
            "fileObject",
            "fileSet",
            "format",
            "includes",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "path",
            "recordSet",
            "references",
            "regex",
            "repeated",
            "replace",
            "separator",
            "source",
            "subField",
            "transform",
        )
    },
}
"""The words of the standard."""
TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
    "time": "sc:Time",
    "year": "sc:Integer",
}


def dataset(at: Addresses) -> dict[str, Any]:
    """A dataset in Croissant. Of limited data it names columns and no file."""
    told = at.dataset
    said: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "@id": at.id,
        "conformsTo": VERSION,
        **schema_org.described(at),
        "license": told.licence.url or told.licence.title,
        "creator": {"@type": "Organization", "name": told.keeper.name},
        "publisher": {"@type": "Organization", "name": at.portal.government},
        "citeAs": _cited(at),
        "keywords": list(told.tags),
        "inLanguage": "id",
        "temporalCoverage": schema_org.covered(told),
        "version": f"{told.current.number}.0.0" if told.current else "",
        "distribution": [_file(at, one) for one in told.tables],
        "recordSet": [_records(one) for one in told.tables],
    }
    return {key: value for key, value in said.items() if value not in ("", [])}


def _cited(at: Addresses) -> str:
    """BibTeX, without the day on which somebody reads it."""
    told = at.dataset
    published = (told.current.published_at if told.current else None) or told.modified_at
    cited = Cited(
        name=told.name,
        title=told.title,
        unit=told.keeper.name,
        government=at.portal.government,
        period=told.current.period if told.current else "",
        edition=told.current.number if told.current else None,
        year=published.year,
        url=at.page,
        read_on="",
    )
    return bibtex_of(cited)


def _file(at: Addresses, table: Table) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": _file_id(table),
        "name": f"{table.title} (Parquet)",
        "contentUrl": at.file(table.uuid, "parquet"),
        "contentSize": f"{table.size} B",
        "encodingFormat": PARQUET,
        "sha256": table.sha256,
    }


def _file_id(table: Table) -> str:
    return f"{table.uuid}.parquet"


def _records(table: Table) -> dict[str, Any]:
    said = {
        "@type": "cr:RecordSet",
        "@id": table.uuid,
        "name": table.title,
        "description": table.notes,
        "key": [{"@id": f"{table.uuid}/{name}"} for name in table.key],
        "field": [_field(table, one) for one in table.fields],
    }
    return {key: value for key, value in said.items() if value not in ("", [])}


def _field(table: Table, field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.uuid}/{field.name}",
        "name": field.name,
        "description": field.definition or field.title,
        "dataType": TYPES.get(field.type, "sc:Text"),
        "source": {"fileObject": {"@id": _file_id(table)}, "extract": {"column": field.name}},
    }
    return said
