# SPDX-License-Identifier: EUPL-1.2
"""A client of another hand (PyPI `ckanapi`) pushes over a real socket; the office publishes what it pushed."""

import io
from typing import Any

import pytest

from opendata.ckan.scene import Catalogue, catalogued, token
from opendata.conftest import AT, _found
from opendata.publishing import WASTE, sent_on
from opendata.pushing.test_pushed_files import release_of

ckanapi = pytest.importorskip("ckanapi", reason="the client ckanapi is not installed")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def served(live_server: Any, settings: Any) -> tuple[Catalogue, str]:
    """A catalogue behind an address."""
    settings.PRAJA_BASE_URL = live_server.url
    return catalogued(_found()), live_server.url


def test_it_pushes_a_file_and_records_and_reads_them_back(served: tuple[Catalogue, str]) -> None:
    catalogue, address = served
    secret = token(catalogue.office.producer, "opendata:read", "opendata:write")
    with ckanapi.RemoteCKAN(address) as anyone, ckanapi.RemoteCKAN(address, apikey=secret) as own:
        made = own.action.package_create(name="lampu", title="Lampu", owner_org="unit-2")
        file = io.BytesIO(WASTE)
        file.name = "lampu.csv"
        brought = own.action.resource_create(package_id=made["id"], name="Dari berkas", upload=file)
        table = own.action.datastore_create(
            resource={"package_id": made["id"], "name": "Dari catatan"},
            fields=[{"id": "kode", "type": "text"}, {"id": "n", "type": "int"}],
            primary_key=["kode"],
            records=[{"kode": "a", "n": 1}],
        )["resource_id"]
        own.action.datastore_upsert(resource_id=table, records=[{"kode": "a", "n": 2}, {"kode": "b", "n": 3}])

        assert own.action.datastore_search(resource_id=brought["id"])["total"] == 4
        assert [one["n"] for one in own.action.datastore_search(resource_id=table)["records"]] == [2, 3]
        with pytest.raises(ckanapi.NotFound):
            anyone.action.package_show(id="lampu")
        with pytest.raises(ckanapi.NotFound):
            anyone.action.datastore_search(resource_id=table)
        with pytest.raises(ckanapi.NotAuthorized):
            anyone.action.package_create(name="x")
        with pytest.raises(ckanapi.ValidationError) as refused:
            own.action.package_create(name="Lampu Baru")
        assert sorted(refused.value.error_dict) == ["__type", "name", "owner_org"]

        sent_on(catalogue.office, release_of(catalogue, "lampu"), at=AT)
        assert [one["name"] for one in anyone.action.package_show(id="lampu")["resources"]] == [
            "Dari berkas",
            "Dari catatan",
        ]
        assert anyone.action.datastore_search(resource_id=table)["total"] == 2
