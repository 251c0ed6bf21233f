# SPDX-License-Identifier: EUPL-1.2
"""DCAT-AP 3.0.1: the whole catalogue holds to the shapes of the profile, in every form, page by page."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD

from opendata.conftest import AT
from opendata.publishing import published
from praja.duties.opendata.models import Dataset
from praja.duties.opendata.queries.standards import telling

SHAPES = Graph().parse(Path(__file__).parent / "dcat_ap_3_0_1.ttl")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
ACCESS = "http://publications.europa.eu/resource/authority/access-right/"
DCAT_VERSION, IS_VERSION_OF, HAS_VERSION = (
    URIRef(f"http://www.w3.org/ns/dcat#{one}") for one in ("version", "isVersionOf", "hasVersion")
)
FORMS = {"jsonld": "json-ld", "ttl": "turtle", "xml": "xml", "n3": "n3"}
SITE = "http://localhost:8000"


def graph_of(client, address, form="ttl"):
    response = client.get(address)
    assert response.status_code == 200, address
    return Graph().parse(data=response.content, format=FORMS[form])


def iri(dataset):
    return URIRef(f"{SITE}/dataset/{dataset.uuid}")


def faults(graph):
    """What the shapes find fault with; empty: nothing."""
    conforms, _results, text = validate(graph, shacl_graph=SHAPES, inference="none")
    return "" if conforms else text


def test_the_whole_catalogue_holds_to_the_profile(client, catalogue):
    graph = graph_of(client, "/catalog.ttl")
    assert faults(graph) == ""
    assert set(graph.objects(URIRef(f"{SITE}/catalog"), DCAT.dataset)) == {
        iri(one) for one in (catalogue.rich, catalogue.poor, catalogue.limited, catalogue.harvested)
    }


@pytest.mark.parametrize("name", ["rich", "poor", "limited", "harvested"])
def test_each_dataset_alone_holds_to_the_profile(client, catalogue, name):
    dataset = getattr(catalogue, name)
    assert faults(graph_of(client, f"/dataset/{dataset.uuid}.ttl")) == ""


@pytest.mark.parametrize(
    "gone", [DCTERMS.title, DCTERMS.description, DCAT.accessURL, FOAF.name, SPDX.checksumValue, DCTERMS.publisher]
)
def test_the_shapes_see_what_is_missing(client, catalogue, gone):
    graph = graph_of(client, "/catalog.ttl")
    graph.remove((None, gone, None))
    assert faults(graph) != ""


def test_every_form_says_the_same(client, catalogue):
    graphs = [graph_of(client, f"/dataset/pos-jaga.{form}", form) for form in FORMS]
    assert len(graphs[0]) > 150
    assert all(isomorphic(graphs[0], one) for one in graphs[1:])
    assert isomorphic(graphs[0], graph_of(client, f"/dataset/{catalogue.rich.uuid}.ttl"))


def test_what_was_written_down_is_told(client, catalogue):
    graph, it = graph_of(client, "/dataset/pos-jaga.ttl"), iri(catalogue.rich)
    assert set(graph.objects(it, DCTERMS.title)) == {
        Literal('Pos "jaga" <1> & lain', lang="id"),
        Literal("Guard posts", lang="en"),
    }
    assert graph.value(it, DCTERMS.identifier) == Literal(str(catalogue.rich.uuid))
    assert set(graph.objects(it, DCAT.keyword)) == {Literal(one, lang="id") for one in catalogue.rich.tags}
    assert str(graph.value(it, DCTERMS.accrualPeriodicity)).endswith("/ANNUAL_2")
    assert str(graph.value(it, DCTERMS.accessRights)) == f"{ACCESS}PUBLIC"
    assert str(graph.value(it, DCAT.landingPage)) == f"{SITE}/data/pos-jaga/"
    publisher = graph.value(it, DCTERMS.publisher)
    assert graph.value(publisher, FOAF.name) == Literal(catalogue.rich.unit.name)
    contact = graph.value(it, DCAT.contactPoint)
    assert str(graph.value(contact, VCARD.hasURL)) == f"{SITE}/data/pos-jaga/salah/"
    period = graph.value(it, DCTERMS.temporal)
    assert graph.value(period, DCAT.startDate) == Literal("2024-01-01", datatype=XSD.date)
    assert graph.value(graph.value(it, DCTERMS.spatial), DCTERMS.identifier) == Literal("98.71")
    assert graph.value(graph.value(it, ADMS.identifier), SKOS.notation) == Literal("1.03.01")
    themes = {str(one) for one in graph.objects(it, DCAT.theme)}
    assert themes == {
        "http://publications.europa.eu/resource/authority/data-theme/ENVI",
        f"{SITE}/catalog#topic-lingkungan",
        f"{SITE}/catalog#topic-desa-wisata",
    }


def test_a_dataset_without_text_is_described_by_its_title(client, catalogue):
    graph = graph_of(client, "/dataset/miskin.ttl")
    assert list(graph.objects(iri(catalogue.poor), DCTERMS.description)) == [Literal("Miskin", lang="id")]


def test_files_lead_to_files_and_the_one_that_is_kept_has_its_sum(client, catalogue):
    graph, it = graph_of(client, "/dataset/pos-jaga.ttl"), iri(catalogue.rich)
    files = list(graph.objects(it, DCAT.distribution))
    links = {str(graph.value(one, DCAT.downloadURL) or graph.value(one, DCAT.accessURL)) for one in files}
    table = catalogue.rich.resources.get(kind="table")
    here = f"{SITE}/data/pos-jaga/{table.uuid}/unduh/"
    assert links == {
        *(here + kind for kind in ("csv", "xlsx", "json", "parquet", "geojson")),
        f"{SITE}/api/3/action/datastore_search?resource_id={table.uuid}",
        "https://contoh.invalid/petunjuk%20pos.pdf",
    }
    assert all(client.head(link.removeprefix(SITE)).status_code == 200 for link in links if link.startswith(SITE))
    parquet = next(one for one in files if str(graph.value(one, DCAT.downloadURL)).endswith("parquet"))
    assert int(graph.value(parquet, DCAT.byteSize)) == table.current.file.size
    value = graph.value(graph.value(parquet, SPDX.checksum), SPDX.checksumValue)
    assert value == Literal(table.current.file.sha256, datatype=XSD.hexBinary)
    service = graph.value(None, RDF.type, DCAT.DataService)
    assert str(graph.value(service, DCAT.endpointDescription)) == f"{SITE}/data/pos-jaga/openapi.json"


def test_earlier_editions_are_versions_of_it_and_stay_out_of_the_catalogue(client, catalogue):
    graph, it = graph_of(client, "/dataset/pos-jaga.ttl"), iri(catalogue.rich)
    assert str(graph.value(it, DCAT_VERSION)) == "2"
    earlier = graph.value(it, HAS_VERSION)
    assert (str(graph.value(earlier, DCAT_VERSION)), graph.value(earlier, IS_VERSION_OF)) == ("1", it)
    address = str(graph.value(graph.value(earlier, DCAT.distribution), DCAT.downloadURL))
    rows = b"".join(client.get(address.removeprefix(SITE)).streaming_content).decode()
    assert "Kosong" in rows
    assert "Baru" not in rows
    assert not list(graph_of(client, "/catalog.ttl").objects(None, HAS_VERSION))


def test_of_limited_data_is_told_that_it_is_there_and_why_it_is_limited(client, catalogue):
    for address in ("/catalog.ttl", "/dataset/tertutup.ttl"):
        graph, it = graph_of(client, address), iri(catalogue.limited)
        assert str(graph.value(it, DCTERMS.accessRights)) == f"{ACCESS}NON_PUBLIC"
        assert not list(graph.objects(it, DCAT.distribution))
        assert "tertutup/" + str(catalogue.limited.resources.get().uuid) not in graph.serialize()
        said = {str(one) for one in graph.objects(None, RDFS.label)}
        assert "Rahasia dagang; UU 14/2008 Pasal 17" in said


def test_what_is_not_published_is_not_told_even_to_its_producer(client, catalogue):
    client.force_login(catalogue.office.producer, backend="praja.kernel.people.accounts.AccountBackend")
    for address in (
        "/dataset/rancangan.ttl",
        f"/dataset/{catalogue.draft.uuid}.xml",
        "/dataset/rancangan",
        "/dataset/tiada.ttl",
    ):
        assert client.get(address).status_code == 404, address
    assert b"rancangan" not in client.get("/catalog.jsonld").content
    assert client.get("/catalog.pdf").status_code == 404


@pytest.fixture
def pages_of_two(monkeypatch):
    monkeypatch.setattr(telling, "PAGE", 2)


def test_pages_follow_each_other_until_the_last(client, catalogue, pages_of_two):
    seen, address = [], "/catalog.ttl"
    while address:
        graph = graph_of(client, address)
        seen += graph.objects(URIRef(f"{SITE}/catalog"), DCAT.dataset)
        here = graph.value(None, RDF.type, HYDRA.PagedCollection)
        assert (int(graph.value(here, HYDRA.totalItems)), str(graph.value(here, HYDRA.lastPage))) == (
            4,
            f"{SITE}/catalog.ttl?page=2",
        )
        address = str(graph.value(here, HYDRA.nextPage) or "").removeprefix(SITE)
    assert len(seen) == len(set(seen)) == 4
    assert not list(graph_of(client, "/catalog.ttl?page=9").objects(None, DCAT.dataset))


def test_only_what_changed_since(client, catalogue):
    Dataset.objects.filter(pk=catalogue.poor.pk).update(modified_at=AT + timedelta(days=300))
    for since in (
        "2026-11-01",
        "2026-11-01T02:00:00Z",
        "2026-11-01T09:00:00+07:00",
        "2026-11-01 02:00:00",
        "2026-11-01T02:00:00",
    ):
        graph = graph_of(client, f"/catalog.ttl?modified_since={since}")
        assert set(graph.objects(None, DCAT.dataset)) == {iri(catalogue.poor)}, since
    assert faults(graph_of(client, "/catalog.ttl?modified_since=2030-01-01")) == ""


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=1.5",
        "page=99999999999",
        "modified_since=kemarin",
        "modified_since=2026-13-01",
    ],
)
def test_what_cannot_be_meant_is_refused(client, catalogue, query):
    assert client.get(f"/catalog.ttl?{query}").status_code == 422


def test_a_page_costs_the_same_statements_however_much_is_on_it(client, office):
    def asked(address):
        with CaptureQueriesContext(connection) as found:
            response = client.get(address)
            assert b"satu" in (b"".join(response.streaming_content) if response.streaming else response.content)
        return len(found)

    published(office, at=AT, name="satu")
    addresses = ("/catalog.ttl", "/data.json")
    first = [asked(one) for one in addresses]
    for number in range(3):
        published(office, at=AT, name=f"lain-{number}")
    assert [asked(one) for one in addresses] == first


def test_what_was_taken_over_says_where_it_comes_from(client, catalogue):
    graph, it = graph_of(client, "/catalog.ttl"), iri(catalogue.harvested)
    assert (
        str(graph.value(it, URIRef("http://www.w3.org/ns/prov#wasDerivedFrom"))) == "https://lain.invalid/dataset/panen"
    )
    labels = [str(graph.value(graph.value(it, one), RDFS.label)) for one in (DCTERMS.provenance, DCTERMS.rights)]
    assert labels == ["Portal lain: Dinas Pertanian", "Bebas"]
    assert client.get("/data/panen/schema.jsonld").json()["isBasedOn"] == "https://lain.invalid/dataset/panen"
    assert client.get("/data/panen/datapackage.json").json()["sources"] == [
        {"title": "Portal lain", "path": "https://lain.invalid/dataset/panen"}
    ]
    page = client.get("/data/panen/").content.decode()
    assert '"isBasedOn": "https://lain.invalid/dataset/panen"' in page
