# SPDX-License-Identifier: EUPL-1.2
"""Catalogues of the DCAT family, page by page: JSON-LD, Turtle, RDF/XML. What is read is trusted in nothing: no context is
fetched from elsewhere, no entity is filled in, and pages lead to the same host alone."""

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext_noop as _
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from praja.duties.opendata.domain.harvesting import (
    NO_NAME,
    Found,
    Offer,
    licence_of,
    line,
    offers_of,
    tags_of,
    text,
)
from praja.duties.opendata.domain.naming import is_name, name_of
from praja.duties.opendata.gateways.fetching import MIB, Fetched, NotFetched, fetch
from praja.duties.opendata.gateways.portals import Page

MOST = 8 * MIB
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
ACCEPT = "application/ld+json, text/turtle;q=0.9, application/rdf+xml;q=0.8"
_BY_TYPE = {
    "application/ld+json": "json-ld",
    "application/json": "json-ld",
    "text/turtle": "turtle",
    "text/n3": "turtle",
    "application/rdf+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
}
_BY_ENDING = {".jsonld": "json-ld", ".json": "json-ld", ".ttl": "turtle", ".rdf": "xml", ".xml": "xml"}
_LANGUAGES = ("id", "", "en")


def dcat_page(address: str, _chosen: str, place: str) -> Page:
    """A page of a catalogue. `place` is the address of the page, "" for the first. Raises `NotFetched`."""
    here = place or address
    if urlsplit(here)[:2] != urlsplit(address)[:2]:
        raise NotFetched(_("A page leads to another host."))
    answer = fetch(here, accept=ACCEPT, most=MOST)
    graph = parsed(answer)
    page = Page()
    for node in _datasets(graph):
        found = _found(graph, node)
        if found is None:
            page.refused.append((str(node)[:100], NO_NAME))
        else:
            page.found.append(found)
    page.found.sort(key=lambda one: one.identifier)
    following = _next(graph, answer.address)
    page.next_place = following if following and following != here and page.found else None
    return page


def dcat_is_gone(_address: str, _identifier: str) -> bool:
    """Whether a dataset that stood on no page is gone: a catalogue tells no single ones."""
    return True


def parsed(answer: Fetched) -> Graph:
    """The statements of a page. Raises `NotFetched`."""
    kind = _BY_TYPE.get(answer.media_type) or _BY_ENDING.get(PurePosixPath(urlsplit(answer.address).path).suffix)
    if kind is None:
        raise NotFetched(_("It is no catalogue of a known kind."))
    if kind == "xml" and _may_swell(answer.body):
        raise NotFetched(_("It declares entities, which can swell without end."))
    if kind == "json-ld":
        _check_contexts(answer.body)
    graph = Graph()
    try:
        graph.parse(data=answer.body, format=kind, publicID=answer.address)
    except Exception as error:
        # Parsers of a dozen hands raise whatever they like about what strangers write.
        raise NotFetched(_("It is no catalogue that can be read.")) from error
    return graph


def _may_swell(body: bytes) -> bool:
    """Whether XML declares anything (DOCTYPE, ENTITY), or is written so that one could not see it."""
    return b"\x00" in body or b"<!" in body.replace(b"<!--", b"").replace(b"<![CDATA[", b"")


def _check_contexts(body: bytes) -> None:
    """A context that stands elsewhere would be fetched by the parser, from wherever it says."""
    try:
        waiting = [json.loads(body)]
    except (ValueError, RecursionError) as error:
        raise NotFetched(_("Its answer is no JSON.")) from error
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            contexts = one.get("@context", ())
            for context in contexts if isinstance(contexts, list) else [contexts]:
                if isinstance(context, str) or (isinstance(context, dict) and "@import" in context):
                    raise NotFetched(_("Its words stand elsewhere (a remote context), which is not fetched."))
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _datasets(graph: Graph) -> list[Any]:
    """Those that the catalogue names; where it names none, all that are called datasets."""
    named = set(graph.objects(None, DCAT.dataset))
    return sorted(named or set(graph.subjects(RDF.type, DCAT.Dataset)), key=str)


def _found(graph: Graph, node: Any) -> Found | None:
    title = line(_literal(graph, node, DCTERMS.title), 200)
    identifier = line(_literal(graph, node, DCTERMS.identifier), 500) or (str(node) if isinstance(node, URIRef) else "")
    if not title or not identifier or len(identifier) > 500:
        return None
    landing = next((str(one) for one in graph.objects(node, DCAT.landingPage)), "")
    offers = _offers(graph, node)
    licence = _licence(graph, node)
    publisher = next(graph.objects(node, DCTERMS.publisher), None)
    return Found(
        identifier=identifier,
        name=_name(landing, node, title),
        title=title,
        notes=text(_literal(graph, node, DCTERMS.description)),
        tags=tags_of(sorted(str(one) for one in graph.objects(node, DCAT.keyword))),
        modified=line(_literal(graph, node, DCTERMS.modified), 40),
        address=line(landing, 500) if landing.startswith(("https://", "http://")) else "",
        publisher=line(_literal(graph, publisher, FOAF.name), 200) if publisher is not None else "",
        licence=licence,
        licence_key=licence_of("", licence),
        offers=offers,
    )


def _name(landing: str, node: Any, title: str) -> str:
    for address in (landing, str(node)):
        last = PurePosixPath(urlsplit(address).path).name.lower()
        if is_name(last):
            return last
    return name_of(title)


def _offers(graph: Graph, node: Any) -> tuple[Offer, ...]:
    said = []
    for one in sorted(graph.objects(node, DCAT.distribution), key=str):
        where = next(graph.objects(one, DCAT.downloadURL), None) or next(graph.objects(one, DCAT.accessURL), None)
        told = _literal(graph, one, DCTERMS.title), str(where or ""), _literal(graph, one, DCTERMS.description)
        said.append(told)
    return offers_of(sorted(said, key=lambda told: told[1]))


def _licence(graph: Graph, node: Any) -> str:
    places: Iterable[Any] = (node, *sorted(graph.objects(node, DCAT.distribution), key=str))
    return next((line(str(found), 200) for place in places for found in graph.objects(place, DCTERMS.license)), "")


def _literal(graph: Graph, node: Any, what: URIRef) -> str:
    """A text in the language that is spoken here, else in none, else in English, else in any."""
    found = {(one.language or "")[:2]: str(one) for one in graph.objects(node, what) if isinstance(one, Literal)}
    return next((found[language] for language in _LANGUAGES if language in found), next(iter(found.values()), ""))


def _next(graph: Graph, here: str) -> str:
    for what in (HYDRA.next, HYDRA.nextPage):
        for one in graph.objects(None, what):
            return urljoin(here, str(one))
    return ""
