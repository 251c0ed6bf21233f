# SPDX-License-Identifier: EUPL-1.2
"""What another portal offers is taken over, followed and closed; nothing is deleted, and the ledger knows all of it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from opendata.ckan.scene import get
from opendata.conftest import AT, DataOffice
from opendata.harvesting.portals import Portal, package
from opendata.publishing import opened
from opendata.pushing.test_pushed_datasets import mismatches
from praja.duties.opendata.enums import HarvestKind
from praja.duties.opendata.errors import NotYourData, PortalThere, WrongAddress
from praja.duties.opendata.models import Dataset, HarvestedDataset, HarvestRun, HarvestSource, Resource
from praja.duties.opendata.operations.harvesting import running
from praja.duties.opendata.operations.harvesting.running import run_source
from praja.duties.opendata.operations.harvesting.sources import SourceWords, add_source, ask_for_run, change_source
from praja.duties.opendata.tasks.harvesting import harvest
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.actors import system_actor

pytestmark = pytest.mark.django_db

WORKER = system_actor("opendata.harvest")
LATER = AT + timedelta(days=1)


def run(source: HarvestSource, at: Any = AT) -> HarvestRun:
    found = run_source(source=HarvestSource.objects.get(pk=source.pk), actor=WORKER, at=at)
    return HarvestRun.objects.get(pk=found.pk)


def counts(found: HarvestRun) -> tuple[int, ...]:
    return (found.new, found.changed, found.gone, found.same, found.refused)


def test_a_dataset_is_shown_with_where_it_comes_from(portal: Portal, source: HarvestSource) -> None:
    portal.packages = [package(1)]
    assert (counts(run(source)), HarvestRun.objects.get().state) == ((1, 0, 0, 0, 0), "done")

    shown = get("package_show", id="data-001")
    assert (shown["title"], shown["license_id"], shown["private"]) == ("Data 1", "cc-by-4.0", False)
    assert [(one["url"], one["name"]) for one in shown["resources"]] == [
        ("https://provinsi.contoh.invalid/1.csv", "CSV")
    ]
    assert [one["name"] for one in shown["tags"]] == ["air"]
    extras = {one["key"]: one["value"] for one in shown["extras"]}
    assert (extras["harvest_source_title"], extras["harvest_identifier"]) == ("Portal Provinsi", package(1)["id"])
    page = Client().get("/data/data-001/").content.decode()
    assert "Portal Provinsi" in page
    assert "Dinas Provinsi (2026). Data 1 [data]. Portal Provinsi." in page
    assert shown["author"] == "Dinas Provinsi"
    assert f'href="{portal.address}/dataset/data-001"' in page
    assert portal.agents == {"Praja (+http://localhost:8000)"}
    assert mismatches() == []


def test_each_dataset_is_one_event_and_the_same_again_none(portal: Portal, source: HarvestSource) -> None:
    portal.packages = [package(1), package(2)]
    run(source)
    names = list(LedgerEvent.objects.order_by("pk").values_list("name", flat=True))[-4:]
    before = LedgerEvent.objects.count()

    assert names == [
        "opendata.harvest_begun",
        "opendata.dataset_harvested",
        "opendata.dataset_harvested",
        "opendata.harvest_ended",
    ]
    assert counts(run(source, LATER)) == (0, 0, 0, 2, 0)
    assert LedgerEvent.objects.count() == before + 2


def test_what_changes_there_changes_here_and_what_vanishes_is_closed(portal: Portal, source: HarvestSource) -> None:
    portal.packages = [package(1), package(2)]
    run(source)
    link = {"name": "XLSX", "url": "https://provinsi.contoh.invalid/1.xlsx"}
    portal.packages = [package(1, title="Data satu", resources=[link])]

    assert counts(run(source, LATER)) == (0, 1, 1, 0, 0)
    changed, gone = get("package_show", id="data-001"), get("package_show", id="data-002")
    assert (changed["title"], [one["url"] for one in changed["resources"]]) == ("Data satu", [link["url"]])
    assert gone["state"] == "active"
    closed = Dataset.objects.get(name="data-002")
    assert (closed.closed_at, closed.is_shown) == (LATER, True)
    assert closed.closed_reason
    assert "data-002" in get("package_list")
    portal.packages = [package(1, title="Data satu", resources=[link]), package(2)]
    assert counts(run(source, LATER + timedelta(days=1))) == (0, 1, 0, 1, 0)
    assert Dataset.objects.get(name="data-002").closed_at is None
    assert mismatches() == []


def test_what_only_moved_between_pages_is_not_gone(portal: Portal, source: HarvestSource, monkeypatch: Any) -> None:
    portal.packages = [package(1), package(2)]
    run(source)
    hidden = {"success": True, "result": {"results": []}}
    portal.answers["/api/3/action/package_search"] = (200, {}, json.dumps(hidden).encode())

    assert counts(run(source, LATER)) == (0, 0, 0, 0, 0)
    assert not Dataset.objects.exclude(closed_at=None).exists()


def test_a_portal_that_lost_nearly_everything_closes_nothing(portal: Portal, source: HarvestSource) -> None:
    portal.packages = [package(number) for number in range(20)]
    run(source)
    portal.packages = [package(1)]
    found = run(source, LATER)

    assert found.gone == 0
    assert "vanished at once" in found.errors[0]["why"]
    assert not Dataset.objects.exclude(closed_at=None).exists()


def test_a_name_that_is_taken_gets_the_portals_before_it(
    office: DataOffice, portal: Portal, source: HarvestSource
) -> None:
    opened(office, name="data-001", at=AT)
    portal.packages = [package(1), package(2, name="data-001"), package(3, name="Nama Aneh/..")]
    run(source)

    assert sorted(Dataset.objects.values_list("name", flat=True)) == [
        "127-0-0-1-data-001",
        "127-0-0-1-data-001-2",
        "data-001",
        "data-3",
    ]


def test_an_interrupted_run_goes_on_where_it_was(portal: Portal, source: HarvestSource, monkeypatch: Any) -> None:
    portal.packages = [package(number) for number in range(250)]
    real, taken = running.take_over, []

    def breaks(**said: Any) -> Any:
        taken.append(said["found"].identifier)
        if len(taken) == 130:
            raise RuntimeError("the machine went off")
        return real(**said)

    monkeypatch.setattr(running, "take_over", breaks)
    with pytest.raises(RuntimeError):
        run(source)
    stopped = HarvestRun.objects.get()
    assert (stopped.ended_at, stopped.place, stopped.new) == (None, "100", 129)

    portal.asked.clear()
    found = run(source)
    assert (found.pk, found.state, counts(found)) == (stopped.pk, "done", (250, 0, 0, 0, 0))
    assert [one.partition("start=")[2].partition("&")[0] for one in portal.asked] == ["100", "200", "250"]
    assert Dataset.objects.count() == 250
    assert mismatches() == []


def test_what_can_not_be_read_is_told_and_the_rest_is_taken(portal: Portal, source: HarvestSource) -> None:
    odd: list[Any] = [
        package(2, id=""),
        package(3, name=None),
        package(4, title={"id": "x"}, notes=5, tags="x", resources=[{"url": "javascript:alert(1)"}, 7]),
        package(5, type="harvest"),
        package(6, state="deleted"),
        package(7, private=True),
    ]
    portal.packages = [package(1), *odd]
    found = run(source)

    assert counts(found) == (2, 0, 0, 0, 2)
    assert [one["why"] for one in found.errors] == ["It has no id or no name."] * 2
    assert not Resource.objects.filter(url__startswith="javascript").exists()


def test_an_unknown_licence_stands_as_it_is_there(portal: Portal, source: HarvestSource) -> None:
    portal.packages = [package(1, license_id="other-at", license_title="Lisensi Provinsi", license_url="")]
    run(source)

    shown = get("package_show", id="data-001")
    assert (shown["license_id"], shown["isopen"]) == ("notspecified", False)
    assert "Lisensi Provinsi" in Client().get("/data/data-001/").content.decode()


def test_the_worker_looks_in_the_rhythm_and_when_asked(
    office: DataOffice, portal: Portal, source: HarvestSource
) -> None:
    harvest(AT)
    harvest(AT + timedelta(hours=2))
    assert HarvestRun.objects.count() == 1
    ask_for_run(source=source, actor=office.actor(office.steward), at=AT + timedelta(hours=3))
    harvest(AT + timedelta(hours=3))
    harvest(AT + timedelta(hours=28))
    assert HarvestRun.objects.count() == 3
    change_source(
        source=source,
        words=SourceWords(title="Lain", address=source.address, kind=HarvestKind.CKAN),
        unit=office.roads,
        topic=None,
        is_active=False,
        actor=office.actor(office.steward),
        at=LATER,
    )
    harvest(AT + timedelta(days=9))
    assert HarvestRun.objects.count() == 3
    assert mismatches() == []


def test_only_the_steward_enters_portals_and_each_once(office: DataOffice, source: HarvestSource) -> None:
    words, steward = SourceWords(title="X", address="https://x.contoh.invalid"), office.actor(office.steward)
    with pytest.raises(NotYourData):
        add_source(words=words, unit=office.roads, topic=None, actor=office.actor(office.producer), at=AT)
    for address in ("ftp://x", "x", "https://a:b@x.invalid", "file:///etc/passwd", "http://localhost:8000/"):
        wrong = SourceWords(title="X", address=address)
        with pytest.raises(WrongAddress):
            add_source(words=wrong, unit=office.roads, topic=None, actor=steward, at=AT)
    again = SourceWords(title="X", address=source.address)
    with pytest.raises(PortalThere):
        add_source(words=again, unit=office.roads, topic=None, actor=steward, at=AT)


@pytest.mark.parametrize(
    ("model", "changed", "of"),
    [
        (HarvestSource, {"address": "https://lain.contoh.invalid"}, "portal"),
        (HarvestSource, {"is_active": False}, "portal"),
        (HarvestRun, {"new": 7}, "look"),
        (HarvestedDataset, {"identifier": "lain"}, "there"),
        (HarvestedDataset, {"digest": "0" * 64}, "there"),
        (Dataset, {"title": "Lain"}, "dataset"),
        (Dataset, {"is_shown": False}, "dataset"),
        (Resource, {"url": "https://lain.contoh.invalid"}, "resource"),
    ],
)
def test_what_was_changed_behind_the_ledgers_back_is_named(
    portal: Portal, source: HarvestSource, model: Any, changed: dict[str, Any], of: str
) -> None:
    portal.packages = [package(1)]
    run(source)
    model.objects.update(**changed)

    assert [of in one for one in mismatches()] == [True]
