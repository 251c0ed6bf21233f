# SPDX-License-Identifier: EUPL-1.2
"""Files that programs push go the way of a person's upload, and become a draft."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.test import Client

from opendata.ckan.scene import Catalogue, answered, get, post, token
from opendata.conftest import AT
from opendata.publishing import WASTE, sent_on
from opendata.pushing.test_pushed_datasets import mismatches
from praja.duties.opendata.errors import PersonsUndecided
from praja.duties.opendata.models import Release, TableVersion
from praja.duties.opendata.operations.releases import submit_release
from praja.kernel.ledger.models import LedgerEvent

pytestmark = pytest.mark.django_db


def push(action: str, data: bytes, key: str, *, status: int = 200, name: str = "tabel.csv", **said: str) -> Any:
    """What an action answers to a file."""
    sent = {**said, "upload": SimpleUploadedFile(name, data)}
    response = Client().post(f"/api/3/action/{action}", sent, headers={"Authorization": key})
    return answered(response, status)


def release_of(catalogue: Catalogue, name: str) -> Release:
    return Release.objects.select_related("case", "dataset").filter(dataset__name=name).latest("number")


@pytest.fixture
def lamps(key: str, catalogue: Catalogue) -> str:
    """A dataset of which nothing is there."""
    return str(post("package_create", {"name": "lampu", "title": "Lampu", "owner_org": "unit-2"}, secret=key)["id"])


def test_a_file_becomes_a_draft_and_is_published_by_the_office(catalogue: Catalogue, key: str, lamps: str) -> None:
    made = push("resource_create", WASTE, key, package_id=lamps, name="Lampu", period="2026")

    assert (made["state"], made["datastore_active"], made["is_new"]) == ("draft", True, True)
    assert made["draft"]["rows"] == 4
    assert (made["edition"]["state"], made["edition"]["period"], made["edition"]["is_published"]) == (
        "draft",
        "2026",
        False,
    )
    table = made["id"]
    assert get("datastore_search", resource_id=table, secret=key)["total"] == 4
    assert get("resource_show", id=table, secret=key)["state"] == "draft"
    for secret in ("", token(catalogue.office.outsider)):
        assert get("datastore_search", resource_id=table, secret=secret, status=404)
        assert get("resource_show", id=table, secret=secret, status=404)
        assert get("package_show", id=lamps, secret=secret, status=404)
        assert Client().get(f"/datastore/dump/{table}").status_code == 404

    sent_on(catalogue.office, release_of(catalogue, "lampu"), at=AT)
    assert get("datastore_search", resource_id=table)["total"] == 4
    assert get("package_show", id=lamps)["state"] == "active"
    assert mismatches() == []


def test_the_same_file_again_makes_nothing_new(catalogue: Catalogue, key: str, lamps: str) -> None:
    first = push("resource_create", WASTE, key, package_id=lamps, name="Lampu")
    events, versions = LedgerEvent.objects.count(), TableVersion.objects.count()
    again = push("resource_create", WASTE, key, package_id=lamps, name="Lampu")
    updated = push("resource_update", WASTE, key, id=first["id"])

    assert [(one["id"], one["is_new"]) for one in (again, updated)] == [(first["id"], False)] * 2
    assert (LedgerEvent.objects.count(), TableVersion.objects.count()) == (events, versions)


def test_what_readers_have_already_begins_no_edition(catalogue: Catalogue, key: str) -> None:
    table = catalogue.table(catalogue.waste)
    again = push("resource_update", WASTE, key, id=str(table.uuid))

    assert (again["is_new"], again["edition"], again["draft"]) == (False, None, None)


def test_readers_keep_theirs_until_the_next_edition_is_published(catalogue: Catalogue, key: str) -> None:
    table = str(catalogue.table(catalogue.waste).uuid)
    more = WASTE + b"Baru,2025,7\n"
    pushed = push("resource_update", more, key, id=table)

    assert pushed["draft"]["differences"] == {"added": 1, "gone": 0, "changed": 0}
    assert get("datastore_search", resource_id=table)["total"] == 4
    assert get("datastore_search", resource_id=table, secret=key)["total"] == 4
    assert get("datastore_search", resource_id=table, secret=key, include_drafts="true")["total"] == 5
    assert get("datastore_search", resource_id=table, include_drafts="true")["total"] == 4
    sent_on(catalogue.office, release_of(catalogue, catalogue.waste.name), at=AT)
    assert get("datastore_search", resource_id=table)["total"] == 5


def test_what_does_not_fit_is_told(key: str, lamps: str) -> None:
    rows = b"kecamatan,ton\n" + b"".join(b"K%d,%d\n" % (at, at) for at in range(30)) + b"Salah,banyak\n"
    made = push("resource_create", rows, key, package_id=lamps, name="Lampu")

    assert (made["draft"]["rows"], made["draft"]["set_aside"]) == (30, 1)
    assert [(one["column"], one["value"]) for one in made["draft"]["set_aside_rows"]] == [("ton", "banyak")]


def test_data_of_persons_stops_it(catalogue: Catalogue, key: str, lamps: str) -> None:
    rows = b"nama pemohon,ton\nAni,1\nBudi,2\n"
    made = push("resource_create", rows, key, package_id=lamps, name="Lampu")
    release = release_of(catalogue, "lampu")

    assert made["draft"]["personal_data"] == ["nama_pemohon"]
    with pytest.raises(PersonsUndecided):
        submit_release(
            release=release,
            actor=catalogue.office.actor(catalogue.office.producer),
            at=AT,
            seen_version=release.case.version,
        )


@pytest.mark.parametrize(
    ("name", "data"),
    [("foto.png", b"\x89PNG\r\n\x1a\n\x00"), ("kosong.csv", b" "), ("rusak.json", b"{"), ("surat.pdf", b"%PDF-1.7")],
)
def test_what_is_no_table_is_refused_and_leaves_nothing(key: str, lamps: str, name: str, data: bytes) -> None:
    before = LedgerEvent.objects.count()
    refused = push("resource_create", data, key, package_id=lamps, name=name, status=409)

    assert refused["__type"] == "Validation Error"
    assert LedgerEvent.objects.count() == before


def test_another_shape_than_last_time_is_refused(key: str, lamps: str) -> None:
    made = push("resource_create", WASTE, key, package_id=lamps, name="Lampu")
    refused = push("resource_update", b"kecamatan,tahun\nTirta,2026\n", key, id=made["id"], status=409)

    assert "ton" in refused["upload"][0]


def test_what_was_handed_in_is_not_changed_any_more(catalogue: Catalogue, key: str, lamps: str) -> None:
    made = push("resource_create", WASTE, key, package_id=lamps, name="Lampu")
    sent_on(catalogue.office, release_of(catalogue, "lampu"), at=AT, steps=("submit",))
    refused = push("resource_update", WASTE + b"X,2025,1\n", key, id=made["id"], status=409)

    assert refused["__type"] == "Validation Error"
    assert get("datastore_search", resource_id=made["id"], secret=key)["total"] == 4


def test_what_is_not_offered_any_more_takes_its_draft_along(key: str, lamps: str) -> None:
    made = push("resource_create", WASTE, key, package_id=lamps, name="Lampu")

    assert post("resource_delete", {"id": made["id"]}, secret=key) is None
    assert get("package_show", id=lamps, secret=key)["resources"] == []
    assert mismatches() == []


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(
    key: str, lamps: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("praja.duties.opendata.web.ckan.calling.MOST_BODY", 1_000)
    large = json.dumps({"name": "x", "notes": "x" * 2_000})
    response = Client().post(
        "/api/3/action/package_create", large, content_type="application/json", headers={"Authorization": key}
    )

    assert response.status_code == 413
    assert json.loads(response.content)["error"]["__type"] == "Validation Error"


def test_a_file_beyond_the_limit_is_refused(key: str, lamps: str, settings: Any) -> None:
    settings.PRAJA_MAX_BODY_BYTES = 500
    refused = push("resource_create", WASTE * 100, key, package_id=lamps, status=413)

    assert refused["__type"] == "Validation Error"


def test_nobody_without_a_key_sends_files(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_args: Any, **_more: Any) -> None:
        raise AssertionError("a file of somebody unknown was read")

    monkeypatch.setattr(FileUploadHandler, "new_file", read)

    def sent() -> dict[str, Any]:
        return {"id": "kode-bagian", "upload": SimpleUploadedFile("x.csv", b"x" * 3_000_000)}

    assert Client().post("/api/3/action/resource_create", sent()).status_code == 403
    assert Client().post("/api/3/action/package_show", sent()).status_code == 413
