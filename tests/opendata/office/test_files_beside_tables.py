# SPDX-License-Identifier: EUPL-1.2
"""A document or picture stands beside the tables of a dataset: cleaned by intake, kept, attested, fetched with its own type."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from officers import signed_in
from opendata.ckan.scene import get
from opendata.conftest import AT
from opendata.publishing import opened, published
from praja.duties.opendata.models import Resource
from praja.duties.opendata.operations.datasets import limit_access
from praja.duties.opendata.operations.planning import record_forum_decision
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.attestations import attestations
from praja.lib import clock
from residents import photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday():
    with clock.frozen(AT):
        yield


def offered(client, dataset, data=None, name="foto.png"):
    file = SimpleUploadedFile(name, photo().read() if data is None else data)
    return client.post(f"/satu-data/dataset/{dataset.name}/berkas/", {"title": "Peta lokasi", "file": file})


def told():
    return [f"{one.where} {one.what}" for one in attestations()["opendata.resources"]()]


def test_a_file_is_offered_by_the_producer_and_fetched_once_the_dataset_is_shown(office):
    dataset = opened(office, at=AT)
    assert offered(signed_in(office.producer), dataset).status_code == 302
    row = Resource.objects.get(kind="file")
    address = f"/data/{dataset.name}/{row.uuid}/berkas/"
    assert Client().get(address).status_code == 404
    mine = signed_in(office.producer).get(address)
    assert b"".join(mine.streaming_content)
    assert "no-store" in mine["Cache-Control"]
    assert told() == []


def test_readers_fetch_it_with_the_type_that_intake_found(office):
    dataset = published(office, at=AT)
    assert offered(signed_in(office.steward), dataset, name="foto.exe").status_code == 302
    row = Resource.objects.get(kind="file")
    answer = Client().get(f"/data/{dataset.name}/{row.uuid}/berkas/")
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (row.file.media_type, "nosniff")
    assert f"/data/{dataset.name}/{row.uuid}/berkas/" in Client().get(f"/data/{dataset.name}/").content.decode()
    (one,) = [one for one in get("package_show", id=dataset.name)["resources"] if one["id"] == str(row.uuid)]
    assert (one["mimetype"], one["size"]) == (row.file.media_type, row.file.size)
    assert one["url"].endswith(f"/data/{dataset.name}/{row.uuid}/berkas/")


def test_before_readers_only_the_steward_puts_one(office):
    dataset = published(office, at=AT)
    answer = offered(signed_in(office.producer), dataset)
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"file"})
    assert not Resource.objects.filter(kind="file").exists()


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"MZ\x90", b"PK\x03\x04", b"", b"kode,nama\n1,x\n"])
def test_what_intake_refuses_is_said_at_the_file(office, data):
    dataset = opened(office, at=AT)
    answer = offered(signed_in(office.producer), dataset, data)
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"file"})
    assert "Peta lokasi" in answer.content.decode()


def test_of_limited_data_the_file_is_limited_too(office):
    dataset = published(office, at=AT)
    steward = office.actor(office.steward)
    offered(signed_in(office.steward), dataset)
    decision = record_forum_decision(
        number="BA-1", decided_on=AT.date(), matter="limit", subject="Batas", actor=steward, at=AT
    )
    limit_access(
        dataset=dataset,
        access="closed",
        reason="Rahasia",
        basis="UU 14/2008 Pasal 17",
        decision=decision,
        until=None,
        actor=steward,
        at=AT,
    )
    row = Resource.objects.get(kind="file")
    assert Client().get(f"/data/{dataset.name}/{row.uuid}/berkas/").status_code == 403


def test_another_file_in_its_place_is_named(office):
    dataset = opened(office, at=AT)
    offered(signed_in(office.producer), dataset)
    other = StoredFile.objects.create(sha256="0" * 64, size=1, media_type="image/png", stored_at=AT)
    Resource.objects.filter(kind="file").update(file=other)
    assert told()


def test_its_words_are_changed_and_the_file_stays(office):
    dataset = opened(office, at=AT)
    producer = signed_in(office.producer)
    offered(producer, dataset)
    row = Resource.objects.get(kind="file")
    producer.post(f"/satu-data/dataset/{dataset.name}/isi/{row.pk}/", {"title": "Peta baru"})
    row.refresh_from_db()
    assert (row.title, row.file is not None) == ("Peta baru", True)
    assert told() == []
