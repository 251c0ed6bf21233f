# SPDX-License-Identifier: EUPL-1.2
"""Datasets as packages; lists; search with its facets; how harvesters page."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from opendata.ckan.scene import Catalogue, get, post
from opendata.conftest import AT
from praja.duties.opendata.models import Dataset

pytestmark = pytest.mark.django_db
KEYS = """author author_email creator_user_id extras groups id isopen license_id license_title license_url maintainer
maintainer_email metadata_created metadata_modified name notes num_resources num_tags organization owner_org private
relationships_as_object relationships_as_subject resources state tags title type url version"""
RESOURCE_KEYS = """cache_last_updated cache_url created datastore_active description format hash id last_modified
metadata_modified mimetype mimetype_inner name package_id position resource_type size state url url_type"""
ORGANIZATION_KEYS = "approval_status created description id image_url is_organization name state title type"
ENTRY_KEYS = """approval_status created description display_name id image_display_url image_url is_organization name num_followers
package_count state title type"""


def test_a_package_has_the_keys_of_ckan(catalogue: Catalogue) -> None:
    shown = get("package_show", id=catalogue.waste.name)

    assert sorted(shown) == KEYS.split()
    assert sorted(shown["resources"][0]) == RESOURCE_KEYS.split()
    assert sorted(shown["organization"]) == ORGANIZATION_KEYS.split()
    assert sorted(shown["groups"][0]) == sorted(
        ["description", "display_name", "id", "image_display_url", "name", "title"]
    )
    assert sorted(shown["tags"][0]) == sorted(["display_name", "id", "name", "state", "vocabulary_id"])
    assert shown == post("package_show", {"id": str(catalogue.waste.uuid)})


def test_what_a_package_says(catalogue: Catalogue) -> None:
    shown = get("package_show", id=catalogue.waste.name)
    resource = shown["resources"][0]

    assert (shown["title"], shown["type"], shown["state"], shown["private"]) == (
        "Produksi sampah",
        "dataset",
        "active",
        False,
    )
    assert [tag["name"] for tag in shown["tags"]] == ["lingkungan", "sampah"]
    assert [group["name"] for group in shown["groups"]] == ["lingkungan"]
    assert {"key": "row_meaning", "value": "Satu kecamatan dalam satu tahun"} in shown["extras"]
    assert shown["organization"]["name"] == "unit-2"
    assert shown["owner_org"] == shown["organization"]["id"]
    assert (resource["datastore_active"], resource["format"], resource["package_id"]) == (True, "CSV", shown["id"])
    assert resource["url"] == f"http://localhost:8000/datastore/dump/{resource['id']}"


def test_moments_are_in_utc_without_offset_and_always_have_six_digits(catalogue: Catalogue) -> None:
    Dataset.objects.filter(pk=catalogue.waste.pk).update(modified_at=AT.replace(microsecond=0))
    moments = [
        get("package_show", id=name)["metadata_modified"] for name in (catalogue.waste.name, catalogue.closed.name)
    ]

    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}", one) for one in moments)
    assert moments == ["2026-01-05T02:00:00.000000", "2026-01-05T05:00:00.000000"]


def test_a_harvester_reads_250_datasets_in_four_pages(catalogue: Catalogue) -> None:
    unit = catalogue.office.roads
    made = [
        Dataset(name=f"d-{n}", title=f"D {n}", unit=unit, is_shown=True, salt=b"s", opened_at=AT, modified_at=AT)
        for n in range(250 - Dataset.objects.filter(is_shown=True).count())
    ]
    Dataset.objects.bulk_create(made)
    pages, seen = [], []
    while not pages or pages[-1]:
        result = get("package_search", rows=100, start=len(seen), sort="id asc")
        pages.append(len(result["results"]))
        seen += [one["id"] for one in result["results"]]

    assert pages == [100, 100, 50, 0]
    assert len(set(seen)) == result["count"] == 250


def test_a_search_gives_a_thousand_datasets_at_most(catalogue: Catalogue) -> None:
    unit, there = catalogue.office.roads, Dataset.objects.filter(is_shown=True).count()
    Dataset.objects.bulk_create(
        Dataset(name=f"d-{n}", title=f"D {n}", unit=unit, is_shown=True, salt=b"s", opened_at=AT, modified_at=AT)
        for n in range(1_001 - there)
    )
    found = get("package_search", rows=5000, fl="id")

    assert (found["count"], len(found["results"])) == (1_001, 1_000)


def test_a_harvester_comes_back_for_what_is_newer(catalogue: Catalogue) -> None:
    between = (AT + timedelta(minutes=90)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    fq = f"organization:unit-2 OR organization:unit-3 metadata_modified:[{between} TO *]"

    assert names(fq=fq) == ["tertutup"]
    assert names(fq=f"-organization:unit-2 metadata_modified:[{between} TO *]") == []


def names(**asked: object) -> list[str]:
    return sorted(one["name"] for one in get("package_search", **asked)["results"])


@pytest.mark.parametrize(
    ("fq", "found"),
    [
        ("organization:unit-2", ["kode-bagian", "produksi-sampah", "tertutup"]),
        ("organization:unit-3", []),
        ("owner_org:none", []),
        ("groups:lingkungan", ["produksi-sampah"]),
        ("-groups:lingkungan", ["kode-bagian", "tertutup"]),
        ("groups:*", ["produksi-sampah"]),
        ("tags:sampah", ["produksi-sampah", "tertutup"]),
        ("tags:samp", []),
        ("tags:samp*", ["produksi-sampah", "tertutup"]),
        ("license_id:cc-zero", ["kode-bagian"]),
        ("res_format:CSV", ["kode-bagian", "produksi-sampah", "tertutup"]),
        ("res_format:XLSX", []),
        ("title:kode OR name:tertutup", ["kode-bagian", "tertutup"]),
        ("name:prod*", ["produksi-sampah"]),
        ("+type:dataset +state:active", ["kode-bagian", "produksi-sampah", "tertutup"]),
        ("private:true", []),
        ("metadata_created:[* TO 2026-01-05T02:00:00Z]", ["produksi-sampah"]),
    ],
)
def test_fq_finds(catalogue: Catalogue, fq: str, found: list[str]) -> None:
    assert names(fq=fq) == found
    assert names(fq_list=[fq, "type:dataset"]) == found


def test_q_finds_words_and_the_best_first(catalogue: Catalogue) -> None:
    found = get("package_search", q="sampah")

    assert [one["name"] for one in found["results"]] == ["produksi-sampah", "tertutup"]
    assert (found["count"], found["sort"]) == (2, "score desc, metadata_modified desc")
    assert names(q="produksi sampah") == ["produksi-sampah"]
    assert names(q="*:*", rows=1, start=1, sort="name desc") == ["produksi-sampah"]
    assert get("package_search", q="tidakada")["count"] == 0


@pytest.mark.parametrize(
    "asked", [{"fq": "(a"}, {"q": "OR x"}, {"sort": "salt desc"}, {"fq": "salt:x"}, {"fq": "metadata_modified:x"}]
)
def test_a_search_that_can_not_be_read(catalogue: Catalogue, asked: dict[str, str]) -> None:
    assert get("package_search", status=400, **asked)["__type"] == "Search Query Error"


@pytest.mark.parametrize("asked", [{"rows": "-1"}, {"start": "x"}, {"rows": "1" * 40}])
def test_a_number_that_is_none(asked: dict[str, str]) -> None:
    assert get("package_search", status=409, **asked)["__type"] == "Validation Error"


def test_facets_count_what_was_found(catalogue: Catalogue) -> None:
    fields = ["organization", "groups", "tags", "res_format", "license_id", "unknown"]
    found = get("package_search", fq="tags:sampah", facet__field=fields, rows=0)

    assert found["facets"] == {
        "organization": {"unit-2": 2},
        "groups": {"lingkungan": 1},
        "tags": {"lingkungan": 2, "sampah": 2},
        "res_format": {"CSV": 2},
        "license_id": {"cc-by-4.0": 2},
        "unknown": {},
    }
    assert found["search_facets"]["organization"] == {
        "title": "organization",
        "items": [{"name": "unit-2", "display_name": "Dinas Pekerjaan Umum", "count": 2}],
    }
    limited = get("package_search", facet__field=["tags"], facet__limit=1, facet__mincount=2)
    assert limited["facets"] == {"tags": {"lingkungan": 2}}


def test_only_the_keys_asked_for(catalogue: Catalogue) -> None:
    found = get("package_search", q="kode", fl="name,title")

    assert found["results"] == [{"name": "kode-bagian", "title": "Kode bagian"}]


def test_lists(catalogue: Catalogue) -> None:
    assert get("package_list", limit=1, offset=1) == ["produksi-sampah"]
    assert get("organization_list") == ["unit-2"]
    assert get("group_list") == ["lingkungan"]
    assert sorted(get("organization_list", all_fields="true")[0]) == ENTRY_KEYS.split()
    assert sorted(get("group_list", all_fields="true")[0]) == ENTRY_KEYS.split()
    assert get("tag_list") == ["lingkungan", "sampah"]
    assert get("tag_list", query="SAM") == ["sampah"]
    assert "cc-by-4.0" in [one["id"] for one in get("license_list")]
    assert [one["name"] for one in get("current_package_list_with_resources", limit=1)] == ["tertutup"]


def test_what_an_organization_and_a_group_have(catalogue: Catalogue) -> None:
    unit = get("organization_show", id="unit-2", include_datasets="true")
    topic = get("group_show", id="lingkungan", include_datasets="true")

    assert (unit["package_count"], [one["name"] for one in unit["packages"]]) == (
        3,
        ["kode-bagian", "produksi-sampah", "tertutup"],
    )
    assert (topic["package_count"], [one["name"] for one in topic["packages"]]) == (1, ["produksi-sampah"])
    assert get("organization_show", id=unit["id"])["name"] == "unit-2"
    assert "packages" not in get("group_show", id=topic["id"])


def test_finding_by_the_beginning_of_a_name(catalogue: Catalogue) -> None:
    assert get("package_autocomplete", q="prod") == [
        {
            "name": "produksi-sampah",
            "title": "Produksi sampah",
            "match_field": "title",
            "match_displayed": "Produksi sampah (produksi-sampah)",
        }
    ]


def test_resources_are_shown_and_found(catalogue: Catalogue) -> None:
    uuid = str(catalogue.table(catalogue.waste).uuid)

    assert get("resource_show", id=uuid) == get("package_show", id=catalogue.waste.name)["resources"][0]
    assert uuid in [one["id"] for one in get("resource_search", query="name:tab")["results"]]
    assert get("resource_search", query="name:tidakada") == {"count": 0, "results": []}
    assert get("resource_search", query="salt:x", status=400)["__type"] == "Search Query Error"
    assert get("resource_view_list", id=uuid) == []


def test_one_page_asks_as_often_for_three_as_for_one(catalogue: Catalogue, django_assert_num_queries: object) -> None:
    for rows in (1, 3):
        with django_assert_num_queries(4):  # type: ignore[operator]
            Client().get("/api/3/action/package_search", {"rows": rows})
