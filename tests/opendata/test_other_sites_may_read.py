# SPDX-License-Identifier: EUPL-1.2
"""A page of another site may ask before it reads open data with marks for caches, and learns nothing by asking."""

from uuid import uuid4

import pytest
from django.test import Client

from opendata.conftest import AT, DataOffice
from opendata.publishing import published


def test_whoever_asks_before_is_told_the_same_whether_it_is_there_or_not(office: DataOffice) -> None:
    dataset = published(office, at=AT)
    table = f"/data/{dataset.name}/{dataset.resources.get().uuid}/unduh/csv"
    absent = f"/data/tiada/{uuid4()}/unduh/csv"
    client = Client()

    answers = [client.options(path) for path in (table, absent, "/data.json", "/catalog.ttl", "/dataset/tiada")]

    assert {one.status_code for one in answers} == {204}
    assert {one["Access-Control-Allow-Origin"] for one in answers} == {"*"}
    assert {one["Access-Control-Allow-Headers"] for one in answers} == {"Accept, If-None-Match"}
    assert client.get(table, headers={"If-None-Match": client.get(table)["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/data.json", "/catalog.ttl", "/catalog"])
def test_nothing_is_sent_to_these_addresses(path: str, office: DataOffice) -> None:
    answer = Client().post(path)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
