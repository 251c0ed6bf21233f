# SPDX-License-Identifier: EUPL-1.2
"""A client of another hand (PyPI `ckanapi`) over a real socket: it dumps, searches and reads everything, with its errors."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from opendata.ckan.scene import Catalogue, catalogued, token
from opendata.conftest import _found

ckanapi = pytest.importorskip("ckanapi", reason="the client ckanapi is not installed")

pytestmark = pytest.mark.django_db(transaction=True)
BESIDE_PYTHON = Path(sys.executable).parent


@pytest.fixture
def served(live_server: Any, settings: Any) -> tuple[Catalogue, str]:
    """A catalogue behind an address."""
    settings.PRAJA_BASE_URL = live_server.url
    return catalogued(_found()), live_server.url


def dumped(address: str, *asked: str) -> list[dict[str, Any]]:
    """What the client's own program writes, object by object; it starts itself anew for its workers."""
    answer = subprocess.run(
        [BESIDE_PYTHON / "ckanapi", "dump", *asked, "--all", "-r", address, "-q"],
        capture_output=True,
        check=True,
        timeout=120,
        env={**os.environ, "PATH": f"{BESIDE_PYTHON}:{os.environ['PATH']}"},
    )
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_its_program_dumps_everything(served: tuple[Catalogue, str]) -> None:
    catalogue, address = served
    datasets = dumped(address, "datasets", "--datastore-fields")

    assert {one["name"] for one in datasets} == {"kode-bagian", "produksi-sampah", "tertutup"}
    waste = next(one for one in datasets if one["name"] == catalogue.waste.name)
    assert [field["id"] for field in waste["resources"][0]["datastore_fields"]] == ["_id", "kecamatan", "tahun", "ton"]
    assert [one["name"] for one in dumped(address, "organizations")] == ["unit-2"]
    assert [one["name"] for one in dumped(address, "groups")] == ["lingkungan"]


def test_it_searches_and_reads(served: tuple[Catalogue, str]) -> None:
    catalogue, address = served
    table = str(catalogue.table(catalogue.waste).uuid)
    secret = token(catalogue.office.producer)
    with ckanapi.RemoteCKAN(address) as site, ckanapi.RemoteCKAN(address, apikey=secret) as own:
        assert site.action.site_read() is True
        assert site.action.user_list() == []
        assert site.action.package_search(q="sampah", fq="organization:unit-2")["count"] == 2
        assert site.call_action("package_list", {}, requests_kwargs={"timeout": 30}) == [
            "kode-bagian",
            "produksi-sampah",
            "tertutup",
        ]
        assert site.action.datastore_search(resource_id=table, filters={"kecamatan": "Tirta"})["total"] == 2
        assert site.action.datastore_search_sql(sql=f'SELECT max(ton) AS m FROM "{table}"')["records"] == [{"m": 131}]
        assert own.action.package_show(id=catalogue.draft.name)["private"] is True
        with pytest.raises(ckanapi.NotFound):
            site.action.package_show(id=catalogue.draft.name)
        with pytest.raises(ckanapi.NotAuthorized):
            site.action.datastore_search(resource_id=str(catalogue.table(catalogue.closed).uuid))
        with pytest.raises(ckanapi.ValidationError):
            site.action.datastore_search(resource_id=table, fields="nope")
        with pytest.raises(ckanapi.SearchQueryError):
            site.action.package_search(fq="(a")
        with pytest.raises(ckanapi.CKANAPIError):
            site.action.foo_bar()
