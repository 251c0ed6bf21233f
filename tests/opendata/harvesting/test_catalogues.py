# SPDX-License-Identifier: EUPL-1.2
"""Catalogues of the DCAT family are taken over like portals of CKAN; what in them would reach elsewhere or swell is refused."""

import json
from typing import Any

import pytest
from django.utils.translation import override

from opendata.ckan.scene import get
from opendata.conftest import AT, DataOffice
from opendata.harvesting.portals import Portal
from opendata.harvesting.test_taking_over import LATER, counts, run
from opendata.pushing.test_pushed_datasets import mismatches
from praja.duties.opendata.models import Dataset, HarvestSource
from praja.duties.opendata.operations.harvesting.sources import SourceWords, add_source
from praja.duties.opendata.queries.harvesting import said

pytestmark = pytest.mark.django_db

HEAD = """
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .
"""
WATER = """
<https://p.contoh.invalid/k> a dcat:Catalog ; dcat:dataset <https://p.contoh.invalid/d/air> .
<https://p.contoh.invalid/d/air> a dcat:Dataset ; dct:title "Water"@en, "Air bersih"@id ; dct:identifier "air-1" ;
  dct:description "Uraian." ; dcat:keyword "air", "x/y" ; dcat:landingPage <https://p.contoh.invalid/data/air-bersih> ;
  dct:publisher [ a foaf:Agent ; foaf:name "Perumda" ] ; dct:modified "2026-01-01T00:00:00Z" ;
  dcat:distribution [ a dcat:Distribution ; dct:title "CSV" ; dcat:accessURL <https://p.contoh.invalid/air.csv> ;
    dct:license <https://creativecommons.org/publicdomain/zero/1.0/> ] .
"""
LAND = """
<https://p.contoh.invalid/k> dcat:dataset <https://p.contoh.invalid/d/tanah> .
<https://p.contoh.invalid/d/tanah> a dcat:Dataset ; dct:title "Tanah" .
"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/terms/">
<rdf:Description rdf:about="x"><d:title>&b;</d:title></rdf:Description></rdf:RDF>"""


@pytest.fixture
def catalogue(office: DataOffice, portal: Portal) -> HarvestSource:
    """A catalogue in Turtle, entered for the roads office."""
    return add_source(
        words=SourceWords(title="Katalog", address=f"{portal.address}/catalog.ttl", kind="dcat"),
        unit=office.roads,
        topic=None,
        actor=office.actor(office.steward),
        at=AT,
    )


def answers(portal: Portal, path: str, body: str | bytes, kind: str = "text/turtle") -> None:
    portal.answers[path] = (200, {"Content-Type": kind}, body.encode() if isinstance(body, str) else body)


def test_a_catalogue_is_taken_over_page_by_page(portal: Portal, catalogue: HarvestSource) -> None:
    following = f"<{portal.address}/catalog.ttl> hydra:next <{portal.address}/2.ttl> ."
    answers(portal, "/catalog.ttl", HEAD + WATER + following)
    answers(portal, "/2.ttl", HEAD + LAND)
    assert counts(run(catalogue)) == (2, 0, 0, 0, 0)

    shown = get("package_show", id="air-bersih")
    assert (shown["title"], shown["license_id"], [one["name"] for one in shown["tags"]]) == (
        "Air bersih",
        "cc-zero",
        ["air"],
    )
    assert [one["url"] for one in shown["resources"]] == ["https://p.contoh.invalid/air.csv"]
    extras = {one["key"]: one["value"] for one in shown["extras"]}
    assert (extras["source"], extras["harvest_identifier"]) == ("Perumda", "air-1")
    assert counts(run(catalogue, LATER)) == (0, 0, 0, 2, 0)
    answers(portal, "/catalog.ttl", HEAD + WATER)
    assert counts(run(catalogue, LATER)) == (0, 0, 1, 1, 0)
    assert Dataset.objects.get(name="tanah").closed_at == LATER
    assert mismatches() == []


@pytest.mark.parametrize(
    ("kind", "body", "why"),
    [
        ("application/rdf+xml", BOMB, "declares entities"),
        ("application/rdf+xml", BOMB.decode().encode("utf-16"), "declares entities"),
        ("application/rdf+xml", b"<rdf", "can be read"),
        ("text/turtle", b"@prefix", "can be read"),
        ("text/html", b"<html>", "known kind|can be read"),
        ("application/ld+json", b"{", "no JSON"),
        ("application/ld+json", b"[" * 100_000, "no JSON"),
        ("application/ld+json", json.dumps({"@context": "http://127.0.0.1:9/c"}).encode(), "stand elsewhere"),
        (
            "application/ld+json",
            json.dumps({"a": [{"@context": [{}, "file:///etc/passwd"]}]}).encode(),
            "stand elsewhere",
        ),
        (
            "application/ld+json",
            json.dumps({"@context": {"@import": "http://127.0.0.1:9/c"}}).encode(),
            "stand elsewhere",
        ),
    ],
)
def test_what_would_swell_or_reach_elsewhere_is_refused(
    portal: Portal, catalogue: HarvestSource, kind: str, body: bytes, why: str
) -> None:
    answers(portal, "/catalog.ttl", HEAD + WATER)
    run(catalogue)
    answers(portal, "/catalog.ttl", body, kind)
    found = run(catalogue, LATER)
    with override("en"):
        words = said(found.errors[0])

    assert found.state == "failed"
    assert any(part in words for part in why.split("|")), words
    assert Dataset.objects.get().closed_at is None


def test_a_page_never_leads_to_another_host(portal: Portal, catalogue: HarvestSource) -> None:
    following = f"<{portal.address}/catalog.ttl> hydra:next <http://lain.contoh.invalid/2.ttl> ."
    answers(portal, "/catalog.ttl", HEAD + WATER + following)
    found = run(catalogue)

    assert (found.state, found.new) == ("failed", 1)


def test_what_has_no_title_is_told(portal: Portal, catalogue: HarvestSource) -> None:
    nameless: Any = "<https://p.contoh.invalid/k> dcat:dataset <https://p.contoh.invalid/d/x> ."
    answers(portal, "/catalog.ttl", HEAD + WATER + nameless)

    assert counts(run(catalogue)) == (1, 0, 0, 0, 1)
