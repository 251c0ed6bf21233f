# SPDX-License-Identifier: EUPL-1.2
"""Graphs written as files. rdflib is imported when the first one is asked for: nobody waits for it at the start."""

import json
from collections.abc import Iterable
from typing import Any

from praja.duties.opendata.domain.standards.graphs import PREFIXES, Iri, Triple

MEDIA_TYPES = {
    "jsonld": "application/ld+json",
    "ttl": "text/turtle; charset=utf-8",
    "xml": "application/rdf+xml; charset=utf-8",
    "n3": "text/n3; charset=utf-8",
}
"""The forms, by the ending of their addresses."""
_WRITERS = {"jsonld": "json-ld", "ttl": "turtle", "xml": "xml", "n3": "n3"}


def written(triples: Iterable[Triple], form: str) -> bytes:
    """The graph in this form. The same statements in the same order give the same bytes."""
    graph = _graph(triples)
    if form == "jsonld":
        return _ordered(graph.serialize(format="json-ld", context=PREFIXES, auto_compact=False))
    return bytes(graph.serialize(format=_WRITERS[form], encoding="utf-8"))


def _graph(triples: Iterable[Triple]) -> Any:
    from rdflib import Graph, Literal, URIRef

    graph = Graph(store="SimpleMemory", bind_namespaces="none")  # keeps the order in which things were said
    for prefix, address in PREFIXES.items():
        graph.bind(prefix, address)
    for subject, predicate, said in triples:
        if isinstance(said, Iri):
            there: Any = URIRef(said.value)
        elif said.type:
            there = Literal(said.value, datatype=URIRef(said.type), normalize=False)
        else:
            there = Literal(said.value, lang=said.language or None)
        graph.add((URIRef(subject), URIRef(predicate), there))
    return graph


def _ordered(text: str) -> bytes:
    """JSON-LD with its things in the order of their addresses: the writer keeps none."""
    document = json.loads(text)
    if "@graph" in document:
        document["@graph"].sort(key=lambda one: one["@id"])
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode()
