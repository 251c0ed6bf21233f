# SPDX-License-Identifier: EUPL-1.2
"""The catalogue served here, read as another portal's over a real socket: 250 datasets in pages of 100, 100, 50 and none."""

from typing import Any

import pytest
from django.test import Client

from opendata.conftest import AT, DataOffice, _found
from opendata.harvesting.portals import Portal
from opendata.harvesting.test_taking_over import counts
from praja.duties.opendata.gateways import portals
from praja.duties.opendata.models import Dataset, HarvestedDataset
from praja.duties.opendata.operations.harvesting.running import run_source
from praja.duties.opendata.operations.harvesting.sources import SourceWords, add_source
from praja.kernel.ledger.domain.digests import new_salt
from praja.lib.actors import system_actor

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = system_actor("opendata.harvest")


def published_there(office: DataOffice, count: int) -> None:
    """So many datasets that everybody reads."""
    rows = [
        Dataset(
            name=f"data-{at:03}",
            title=f"Data {at}",
            tags=["air"],
            licence="cc-zero",
            unit=office.roads,
            salt=new_salt(),
            opened_at=AT,
            first_published_at=AT,
            modified_at=AT,
            is_shown=True,
        )
        for at in range(count)
    ]
    Dataset.objects.bulk_create(rows)


@pytest.fixture
def there(live_server: Any, settings: Any) -> tuple[DataOffice, str]:
    """An office whose catalogue is served."""
    settings.PRAJA_HARVEST_INSIDE = True
    return _found(), live_server.url


def test_its_ckan_is_read_whole(there: tuple[DataOffice, str], monkeypatch: pytest.MonkeyPatch) -> None:
    office, address = there
    published_there(office, 250)
    asked: list[str] = []
    real = portals.fetch
    monkeypatch.setattr(portals, "fetch", lambda where: asked.append(where) or real(where))
    source = add_source(
        words=SourceWords(title="Praja", address=address, chosen="organization:unit-2"),
        unit=office.lights,
        topic=None,
        actor=office.actor(office.steward),
        at=AT,
    )
    run = run_source(source=source, actor=WORKER, at=AT)

    assert (run.state, counts(run)) == ("done", (250, 0, 0, 0, 0))
    assert [one.partition("start=")[2].partition("&")[0] for one in asked] == ["0", "100", "200", "250"]
    taken = HarvestedDataset.objects.select_related("dataset").filter(source=source)
    assert {one.dataset.licence for one in taken} == {"cc-zero"}
    assert {one.identifier for one in taken} == {
        str(uuid) for uuid in Dataset.objects.filter(unit=office.roads).values_list("uuid", flat=True)
    }
    again = run_source(source=source, actor=WORKER, at=AT)
    assert counts(again) == (0, 0, 0, 250, 0)


@pytest.mark.parametrize(("ending", "count"), [("jsonld", 250), ("ttl", 3), ("rdf", 3)])
def test_its_catalogue_for_machines_is_read_whole(portal: Portal, settings: Any, ending: str, count: int) -> None:
    """Its pages are kept and given by another server, since what is taken over would stand in the next one."""
    settings.PRAJA_BASE_URL = portal.address
    office = _found()
    published_there(office, count)
    for page in range(1, 1 + -(-count // 100)):
        answer = Client().get(f"/catalog.{ending}?page={page}")
        kept = (200, {"Content-Type": answer["Content-Type"]}, answer.content)
        portal.answers[f"/catalog.{ending}?page={page}"] = portal.answers[f"/catalog.{ending}"] = kept
    portal.answers[f"/catalog.{ending}"] = portal.answers[f"/catalog.{ending}?page=1"]
    settings.PRAJA_BASE_URL = "https://praja.contoh.invalid"
    source = add_source(
        words=SourceWords(title="Praja", address=f"{portal.address}/catalog.{ending}", kind="dcat"),
        unit=office.lights,
        topic=None,
        actor=office.actor(office.steward),
        at=AT,
    )
    run = run_source(source=source, actor=WORKER, at=AT)

    assert (run.state, counts(run), run.errors) == ("done", (count, 0, 0, 0, 0), [])
    taken = HarvestedDataset.objects.select_related("dataset").filter(source=source)
    assert {one.dataset.title for one in taken} == {f"Data {at}" for at in range(count)}
    assert len(portal.asked) == -(-count // 100)
    assert counts(run_source(source=source, actor=WORKER, at=AT)) == (0, 0, 0, count, 0)
