# SPDX-License-Identifier: EUPL-1.2
"""An officer finds reports by their words, as far as they may read them, each once."""

from datetime import datetime

import pytest
from django.test import Client

from officers import officer, signed_in
from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.people.enums import Role
from praja.kernel.search.operations import refresh_index
from praja.lib.actors import NOBODY
from towns import Town


def urls(client: Client, words: str) -> list[str]:
    return [row.url for row in client.get("/meja/cari/", {"q": words}).context["found"]]


@pytest.mark.parametrize("publish", [True, False])
def test_offices_find_what_they_may_read_and_each_thing_once(town: Town, monday: datetime, publish: bool) -> None:
    case = file_complaint(report=Report(text="Jembatan gantung putus."), channel="web", actor=NOBODY, at=monday).case
    forward_complaint(
        case=case,
        to_unit=town.roads,
        classification=Classification.NORMATIVE,
        about_service=False,
        publish=publish,
        actor=town.coordinator,
        at=monday,
        seen_version=1,
    )
    while deliver_due(at=monday, limit=500):
        pass
    while refresh_index(at=monday):
        pass
    roads, lights = (signed_in(officer("X", Role.LIAISON, unit)) for unit in (town.roads, town.lights))

    assert urls(roads, "jembatan") == [f"/aduan/kasus/{case.code}/"]
    assert urls(lights, "jembatan") == ([f"/aduan/{case.code}/"] if publish else [])


def test_a_search_for_nothing_or_for_odd_signs_shows_the_box(town: Town) -> None:
    client = signed_in(officer("X", Role.LIAISON, town.roads))

    assert [client.get("/meja/cari/", {"q": words}).status_code for words in ("", '"', "\x00", "* OR (")] == [200] * 4


def test_finds_are_narrowed_by_kind_unit_and_year(town: Town, monday: datetime) -> None:
    case = file_complaint(report=Report(text="Jembatan gantung putus."), channel="web", actor=NOBODY, at=monday).case
    while deliver_due(at=monday, limit=500):
        pass
    while refresh_index(at=monday):
        pass
    client = signed_in(officer("X", Role.COMPLAINT_COORDINATOR, town.root))

    def found(**narrow: object) -> int:
        return len(client.get("/meja/cari/", {"q": "jembatan", **narrow}).context["found"])

    years = client.get("/meja/cari/").context["form"].fields["tahun"].choices[1:]
    assert [found(jenis=kind) for kind in ("complaint", "service", "nothing", "")] == [1, 0, 1, 1]
    assert [found(unit=unit) for unit in (case.lead_unit_id, town.lights.pk)] == [1, 0]
    assert [found(tahun=year) for year, _label in years] == [int(year == str(monday.year)) for year, _label in years]
