# SPDX-License-Identifier: EUPL-1.2
"""The demo town's datasets are published by the same steps as everybody's."""

from collections import defaultdict
from random import Random

from django.test import Client

from opendata.conftest import AT, DataOffice
from praja.duties.opendata.demo.portals import play_portals
from praja.duties.opendata.demo.stories import play_stories
from praja.duties.opendata.demo.written import CHECKED, LATE, LIMITED, RETURNED, WRITTEN
from praja.duties.opendata.demo.year import Desks, play_data
from praja.duties.opendata.domain.asking import Ask
from praja.duties.opendata.models import Asked, Dataset, HarvestSource
from praja.duties.opendata.queries.rows import page_of


def test_the_town_publishes_what_is_written(office: DataOffice) -> None:
    desks = Desks(
        officer=lambda _unit, at: office.actor(office.producer, at),
        head=lambda _unit, at: office.actor(office.producer_head, at),
        steward=lambda at: office.actor(office.steward, at),
        units=defaultdict(lambda: office.roads),
        places=("Hulu", "Muara"),
    )

    made = play_data(desks=desks, rng=Random(7), at=AT)
    shown = {one.name: one for one in Dataset.objects.filter(is_shown=True)}

    assert made == len(shown) == len(WRITTEN)
    for written in WRITTEN:
        dataset = shown[written.name]
        table = dataset.resources.get()
        names = {name for name, *_rest in written.columns}
        assert {field["name"] for field in table.current.schema["fields"]} == names, written.name
        assert {column.name for column in table.columns.exclude(definition="")} == names
        on_its_way = {CHECKED: ["checking"], RETURNED: ["returned"]}.get(written.name, [])
        states = ["published"] * written.editions + on_its_way
        assert list(dataset.releases.order_by("number").values_list("case__state", flat=True)) == states
    turned = page_of(shown["penduduk-kecamatan"].resources.get().current, Ask(limit=1))
    assert turned.columns[1:] == ("kecamatan", "tahun", "penduduk")
    assert [one.outcome for one in Asked.objects.order_by("pk")] == ["is_right", ""]
    late = Client().get(f"/data/{LATE}/")
    assert late.context["page"].is_overdue
    assert Client().get(f"/data/{LIMITED}/{shown[LIMITED].resources.get().uuid}/").status_code == 403

    assert play_stories(desks=desks, at=AT) == 2
    for name in ("sampah-kota", "musim-hujan"):
        page = Client().get(f"/data/cerita/{name}/")
        assert all("drawing" in part for part in page.context["parts"] if part.get("is_chart")), name
        assert len(page.content) < 60_000

    run = play_portals(desks=desks, at=AT)
    assert (run.state, run.new) == ("done", 2)
    assert not HarvestSource.objects.get().is_active
    assert "Satu Data Provinsi (contoh)" in Client().get("/data/jalan-provinsi/").content.decode()
