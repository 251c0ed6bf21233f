# SPDX-License-Identifier: EUPL-1.2
"""Programs enter and describe datasets by the actions of CKAN: shapes and refusals are its own, nothing is published by them."""

from typing import Any

import pytest
from django.test import Client

from opendata.ckan.scene import Catalogue, get, post, token
from praja.duties.opendata.models import Dataset
from praja.kernel.ledger.attestations import attestations
from praja.kernel.ledger.models import LedgerEvent

pytestmark = pytest.mark.django_db

NEW: dict[str, Any] = {
    "name": "lampu-jalan",
    "title": "Lampu jalan",
    "notes": "Lampu di jalan kota.",
    "owner_org": "unit-2",
    "license_id": "cc-zero",
    "tags": [{"name": "lampu"}, {"name": "jalan umum"}],
    "groups": [{"name": "lingkungan"}],
    "extras": [{"key": "concept", "value": "Penerangan"}, {"key": "temporal_start", "value": "2026-01-01"}],
    "resources": [{"name": "Peta", "url": "https://peta.contoh.invalid/lampu"}],
}


def mismatches() -> list[str]:
    """What the attestations of open data find."""
    ours = [found for name, found in attestations().items() if name.startswith("opendata")]
    return [str(one) for found in ours for one in found()]


def test_a_dataset_is_entered_as_a_draft_that_nobody_else_sees(catalogue: Catalogue, key: str) -> None:
    made = post("package_create", NEW, secret=key)

    assert (made["name"], made["private"], made["state"]) == ("lampu-jalan", True, "draft")
    assert (made["license_id"], [one["name"] for one in made["tags"]]) == ("cc-zero", ["jalan umum", "lampu"])
    assert [one["name"] for one in made["groups"]] == ["lingkungan"]
    assert {one["key"]: one["value"] for one in made["extras"]}["temporal_start"] == "2026-01-01"
    assert [(one["name"], one["url"]) for one in made["resources"]] == [("Peta", "https://peta.contoh.invalid/lampu")]
    assert made["edition"] is None
    assert "not_kept" not in made
    assert get("package_show", id="lampu-jalan", secret=key)["id"] == made["id"]
    assert get("package_show", id="lampu-jalan", status=404)
    assert get("package_show", id="lampu-jalan", secret=token(catalogue.office.outsider), status=404)
    assert "lampu-jalan" not in get("package_list", secret=key)
    assert mismatches() == []


def test_everything_that_is_wrong_is_told_at_once(catalogue: Catalogue, key: str) -> None:
    refused = post(
        "package_create",
        {
            "name": "Lampu Jalan",
            "tags": [{"name": "a"}, {"name": "a/b"}],
            "license_id": "gratis",
            "groups": [{"name": "tiada"}],
            "extras": [{"key": "temporal_start", "value": "kemarin"}],
        },
        secret=key,
        status=409,
    )

    assert refused.pop("__type") == "Validation Error"
    assert sorted(refused) == ["groups", "license_id", "name", "owner_org", "tags", "temporal_start"]
    assert refused["name"] == ["Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_"]
    assert refused["owner_org"] == ["An organization must be provided"]
    assert len(refused["tags"]) == 2


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"name": ""}, "name", "Missing value"),
        ({"name": "new"}, "name", "That name cannot be used"),
        ({"name": "produksi-sampah"}, "name", "That URL is already in use."),
        ({"owner_org": "tiada"}, "owner_org", "Organization does not exist"),
        ({"resources": [{"url": "javascript:alert(1)"}]}, "url", "Please provide a valid URL"),
        ({"extras": "x"}, "extras", "Not a list of objects with key and value"),
    ],
)
def test_a_refusal_names_its_field(key: str, changed: dict[str, Any], field: str, message: str) -> None:
    before = LedgerEvent.objects.count()

    assert post("package_create", {**NEW, **changed}, secret=key, status=409)[field] == [message]
    assert LedgerEvent.objects.count() == before


def test_who_may_not_push_is_told_why(catalogue: Catalogue) -> None:
    nobody = post("package_create", NEW, status=403)
    reader = post("package_create", NEW, secret=token(catalogue.office.producer), status=403)
    other = post("package_create", NEW, secret=token(catalogue.office.outsider, "opendata:write"), status=403)

    assert {one["__type"] for one in (nobody, reader, other)} == {"Authorization Error"}
    assert nobody["message"] == "Access denied: Action package_create requires an authenticated user"
    assert reader["message"] == "Access denied: this key does not carry the scope opendata:write"
    assert other["message"] == "Access denied: this key does not bring data of this organization"
    assert post(
        "package_patch",
        {"id": "kode-bagian", "title": "X"},
        secret=token(catalogue.office.outsider, "opendata:write"),
        status=403,
    )
    assert not Dataset.objects.filter(name="lampu-jalan").exists()


def test_a_session_pushes_nothing(catalogue: Catalogue) -> None:
    client = Client()
    client.force_login(catalogue.office.producer)
    answer = client.post("/api/3/action/package_create", NEW, content_type="application/json")

    assert answer.status_code == 403


def test_writing_goes_by_post_alone(key: str) -> None:
    assert get("package_delete", id="kode-bagian", secret=key, status=400).startswith("Bad request: JSON Error")


def test_what_is_not_said_stays_and_what_is_not_kept_is_told(catalogue: Catalogue, key: str) -> None:
    post("package_create", NEW, secret=key)
    changed = post(
        "package_patch",
        {"id": "lampu-jalan", "notes": "Baru.", "author": "Anu", "extras": [{"key": "spatial", "value": "{}"}]},
        secret=key,
    )

    assert (changed["title"], changed["notes"]) == ("Lampu jalan", "Baru.")
    assert changed["not_kept"] == ["author", "extras.spatial"]
    assert len(changed["tags"]) == 2
    assert mismatches() == []


def test_what_is_shown_can_be_sent_back_and_changes_nothing(catalogue: Catalogue, key: str) -> None:
    shown = get("package_show", id=catalogue.waste.name, secret=key)
    before = LedgerEvent.objects.count()
    again = post("package_update", shown, secret=key)

    assert again == shown
    assert LedgerEvent.objects.count() == before


def test_a_name_never_changes(catalogue: Catalogue, key: str) -> None:
    refused = post("package_update", {"id": str(catalogue.waste.uuid), "name": "lain"}, secret=key, status=409)

    assert refused["name"] == ["The name stands in addresses and never changes"]


def test_what_was_never_published_is_given_up_and_what_was_stays(catalogue: Catalogue, key: str) -> None:
    assert post("package_delete", {"id": catalogue.draft.name}, secret=key) is None
    assert post("package_delete", {"id": catalogue.draft.name}, secret=key) is None
    refused = post("package_delete", {"id": catalogue.waste.name}, secret=key, status=409)

    given_up = get("package_show", id=catalogue.draft.name, secret=key)
    assert (given_up["state"], given_up["edition"]) == ("deleted", None)
    assert refused["__type"] == "Validation Error"
    assert get("package_show", id=catalogue.waste.name)["state"] == "active"
    assert mismatches() == []


def test_nothing_more_is_pushed_to_what_was_given_up(catalogue: Catalogue, key: str) -> None:
    table = catalogue.table(catalogue.draft)
    post("package_delete", {"id": catalogue.draft.name}, secret=key)
    refused = post(
        "datastore_create", {"resource_id": str(table.uuid), "fields": [{"id": "a"}]}, secret=key, status=409
    )

    assert refused["__type"] == "Validation Error"


def test_a_link_does_not_come_before_readers_by_itself(catalogue: Catalogue, key: str) -> None:
    said = {"package_id": catalogue.waste.name, "name": "X", "url": "https://x.contoh.invalid/"}

    assert "url" in post("resource_create", said, secret=key, status=409)
    assert len(get("package_show", id=catalogue.waste.name)["resources"]) == 1


def test_the_units_of_a_key_are_listed(catalogue: Catalogue, key: str) -> None:
    mine = post("organization_list_for_user", {}, secret=key)

    assert [(one["name"], one["capacity"]) for one in mine] == [("unit-2", "editor")]
    assert post("organization_list_for_user", {}) == []
    steward = token(catalogue.office.steward, "opendata:write")
    post("package_owner_org_update", {"id": catalogue.waste.name, "organization_id": "unit-3"}, secret=steward)
    assert get("package_show", id=catalogue.waste.name)["organization"]["name"] == "unit-3"
    assert mismatches() == []
