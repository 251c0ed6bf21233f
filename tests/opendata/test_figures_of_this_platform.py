# SPDX-License-Identifier: EUPL-1.2
"""Figures of this platform as data: by decision, from facts alone, and none of few people."""

from datetime import date, timedelta

import pytest
from django.test import Client

from opendata.conftest import AT, DataOffice
from praja.duties.opendata.domain.asking import Ask
from praja.duties.opendata.errors import NeedsWords, NothingOpen, NotShown, NotYourData
from praja.duties.opendata.models import Dataset, ShownFamily, TableVersion
from praja.duties.opendata.operations.measuring import count_families, count_family, hide_family, show_family
from praja.duties.opendata.queries.rows import page_of
from praja.kernel.ledger.attestations import attestations
from praja.kernel.measures.declarations import all_measures
from praja.kernel.measures.enums import Step
from praja.kernel.measures.models import Fact, FactSum
from praja.kernel.measures.openness import NOBODY, SUBJECTS, families, family_of
from praja.lib.actors import system_actor
from praja.lib.clock import frozen

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
COUNTER = system_actor("opendata.count_figures")
RECEIVED, IN_LAPOR = "complaints.received", "complaints.in_lapor"


def received(unit, day, how_many, measure=RECEIVED):
    """So many reports on one day, each a fact of its own case."""
    last = Fact.objects.filter(measure=measure).count()
    Fact.objects.bulk_create(
        Fact(measure=measure, subject=f"case:{last + at}", unit=unit, day=day, numerator=1, denominator=1)
        for at in range(how_many)
    )


def shown(office: DataOffice, family="complaints"):
    return show_family(family=family, reason="Diputuskan bersama.", actor=office.actor(office.steward), at=AT)


def rows_of(place=1):
    """The rows that readers see of the table at this place."""
    table = Dataset.objects.get().resources.get(position=place)
    page = page_of(table.current, Ask(limit=1_000))
    return [dict(zip(page.columns, row, strict=True)) for row in page.rows]


@pytest.fixture
def counted(office: DataOffice) -> DataOffice:
    """Reports of December in three units, of which one had few; one report of this month."""
    for unit, how_many in ((office.roads, 12), (office.lights, 3), (office.root, 7)):
        for measure in (RECEIVED, IN_LAPOR):
            received(unit, date(2025, 12, 10), how_many, measure)
    received(office.roads, date(2026, 1, 2), 9)
    return office


def test_nothing_is_shown_before_the_steward_decides_and_counts(counted):
    assert count_families(actor=COUNTER, at=AT) == 0
    row = shown(counted)
    assert (row.dataset.origin, row.dataset.frequency, row.dataset.unit) == ("measures", "daily", counted.root)
    assert Client().get(f"/data/{row.dataset.name}/").status_code == 404
    assert count_families(actor=COUNTER, at=AT) == 1
    assert count_families(actor=COUNTER, at=AT) == 0
    assert count_families(actor=COUNTER, at=AT + DAY) == 1
    assert Client().get(f"/data/{row.dataset.name}/").status_code == 200


def test_a_month_that_is_over_is_shown_by_unit_and_figures_of_few_are_empty_with_another(counted):
    shown(counted)
    count_family(family="complaints", actor=COUNTER, at=AT)
    found = {(row["kode_ukuran"], row["kode_unit"]): row["nilai"] for row in rows_of()}
    roads, lights, root = (unit.code for unit in (counted.roads, counted.lights, counted.root))
    assert {row["bulan"] for row in rows_of()} == {"2025-12"}
    # Three are few; seven, the next fewest, go with them, or the sum of the town would tell the three.
    assert found == {
        (RECEIVED, roads): 12.0,
        (RECEIVED, lights): None,
        (RECEIVED, root): None,
        (IN_LAPOR, roads): 100.0,
        (IN_LAPOR, lights): None,
        (IN_LAPOR, root): None,
    }
    assert Dataset.objects.get().resources.get(position=1).current.hidden["cells"] == 4


def test_a_month_of_the_whole_government_is_shown_where_enough_people_stand_behind_it(counted):
    received(counted.roads, date(2025, 11, 3), 4)
    shown(counted)
    count_family(family="complaints", actor=COUNTER, at=AT)
    months = {(row["bulan"], row["kode_ukuran"]): row["pembilang"] for row in rows_of(0)}
    assert months == {("2025-11", RECEIVED): None, ("2025-12", RECEIVED): 22, ("2025-12", IN_LAPOR): 22}


def test_days_that_are_over_are_shown_for_the_whole_government(counted):
    shown(counted)
    count_family(family="complaints", actor=COUNTER, at=AT)
    days = [(row["tanggal"], row["nilai"]) for row in rows_of(2) if row["kode_ukuran"] == RECEIVED]
    assert days == [(date(2025, 12, 10), 22.0), (date(2026, 1, 2), 9.0)]
    received(counted.roads, date(2026, 1, 5), 30)
    count_family(family="complaints", actor=COUNTER, at=AT)
    assert len([row for row in rows_of(2) if row["kode_ukuran"] == RECEIVED]) == 2, "today is not over"


def test_the_same_facts_give_the_same_file_and_no_version(counted):
    shown(counted)
    first = count_family(family="complaints", actor=COUNTER, at=AT)
    assert len(first) == 5
    assert count_family(family="complaints", actor=COUNTER, at=AT + timedelta(hours=3)) == []
    received(counted.roads, date(2025, 12, 11), 1)
    again = count_family(family="complaints", actor=COUNTER, at=AT + timedelta(hours=4))
    assert {one.resource.position for one in again} == {0, 1, 2}
    Fact.objects.filter(day=date(2025, 12, 11)).delete()
    back = count_family(family="complaints", actor=COUNTER, at=AT + timedelta(hours=5))
    files = {one.resource_id: one.file_id for one in first}
    assert {one.resource_id: one.file_id for one in back}.items() <= files.items()


def test_people_of_an_office_are_counted_by_the_day_with_most(office):
    """Nine days of three people are no twenty-seven people."""
    for unit, people in ((office.roads, 3), (office.lights, 9), (office.root, 6)):
        for day in range(1, 10):
            Fact.objects.create(
                measure="attendance.present",
                subject=f"unit_day:{unit.pk}{day}",
                unit=unit,
                day=date(2025, 12, day),
                numerator=people,
                denominator=people,
            )
            FactSum.objects.create(
                measure="attendance.present",
                unit=unit,
                span=Step.DAY,
                day=date(2025, 12, day),
                numerator=people,
                denominator=people,
            )
    shown(office, "attendance")
    count_family(family="attendance", actor=COUNTER, at=AT)
    assert [(row["kode_unit"], row["penyebut"]) for row in rows_of() if row["penyebut"]] == [(office.lights.code, 81)]
    assert {row["penyebut"] for row in rows_of(2)} == {18}


def test_the_dictionary_says_how_each_figure_is_counted_in_both_languages(counted):
    shown(counted)
    count_family(family="complaints", actor=COUNTER, at=AT)
    meanings = {row["kode_ukuran"]: row for row in rows_of(4)}
    assert meanings.keys() >= {RECEIVED, "complaints.overdue_open"}
    assert "complaints.quality" not in meanings
    assert all(row["cara_hitung"] and row["cara_hitung_en"] and row["ukuran"] for row in meanings.values())


def test_letters_stay_inside_and_a_decision_needs_a_steward_and_a_reason(office):
    with pytest.raises(NothingOpen):
        shown(office, "letters")
    with pytest.raises(NotYourData):
        show_family(family="complaints", reason="Boleh", actor=office.actor(office.producer), at=AT)
    with pytest.raises(NeedsWords):
        show_family(family="complaints", reason=" ", actor=office.actor(office.steward), at=AT)
    assert not ShownFamily.objects.exists()


def test_what_is_switched_off_is_gone_for_readers_and_comes_back_by_another_decision(counted):
    steward = counted.actor(counted.steward)
    row = shown(counted)
    count_family(family="complaints", actor=COUNTER, at=AT)
    table = row.dataset.resources.get(position=1)
    address = f"/data/{row.dataset.name}/{table.uuid}"
    assert Client().get(f"{address}/unduh/csv?versi=1").status_code == Client().get(f"{address}/").status_code == 200
    hide_family(family="complaints", reason="Ditinjau dulu.", actor=steward, at=AT)
    assert [Client().get(f"{address}/{end}").status_code for end in ("", "unduh/csv?versi=1")] == [404, 404]
    with pytest.raises(NotShown):
        count_family(family="complaints", actor=COUNTER, at=AT)
    with pytest.raises(NotShown):
        hide_family(family="complaints", reason="Lagi.", actor=steward, at=AT)
    shown(counted)
    assert count_families(actor=COUNTER, at=AT) == 1
    assert Client().get(f"{address}/").status_code == 200
    assert Dataset.objects.count() == 1


def test_the_ledger_believes_it_and_names_what_was_changed_behind_its_back(counted):
    def told():
        mine = {name: run for name, run in attestations().items() if name.startswith("opendata.")}
        return {name for name, run in mine.items() if list(run())}

    steward = counted.actor(counted.steward)
    shown(counted)
    count_family(family="complaints", actor=COUNTER, at=AT)
    assert told() == set()
    ShownFamily.objects.update(reason="Lain")
    assert told() == {"opendata.families"}
    ShownFamily.objects.update(reason="Diputuskan bersama.", measures=[RECEIVED, "complaints.quality"])
    assert told() == {"opendata.families"}
    hide_family(family="complaints", reason="Ditinjau.", actor=steward, at=AT)
    ShownFamily.objects.update(is_on=True)
    Dataset.objects.update(is_shown=True)
    assert told() == {"opendata.families", "opendata.shown"}
    assert TableVersion.objects.count() == 5


def test_the_steward_decides_on_the_page_which_says_why_others_stay_inside(counted):
    client = Client()
    client.force_login(counted.steward, backend="praja.kernel.people.accounts.AccountBackend")
    with frozen(AT):
        page = client.get("/satu-data/ukuran/complaints/")
    assert page.context["said"].open_count == 15
    assert {row[2]["text"] for row in page.context["rows"]} == {"dikosongkan", "12", "100"}
    assert client.post("/satu-data/ukuran/complaints/", {"reason": ""}).status_code == 422
    assert client.post("/satu-data/ukuran/complaints/", {"reason": "Sepakat"}).status_code == 302
    assert ShownFamily.objects.get().is_on
    assert client.post("/satu-data/ukuran/complaints/", {"reason": "Batal", "hide": "1"}).status_code == 302
    assert not ShownFamily.objects.get().is_on
    other = Client()
    other.force_login(counted.producer, backend="praja.kernel.people.accounts.AccountBackend")
    assert not other.get("/satu-data/ukuran/complaints/").context["may_decide"]
    assert other.post("/satu-data/ukuran/complaints/", {"reason": "Buka"}).status_code == 403
    assert client.post("/satu-data/ukuran/letters/", {"reason": "Buka"}).status_code == 422
    assert client.get("/satu-data/ukuran/tidak-ada/").status_code == 404


def test_every_measure_is_open_or_says_why_it_is_not():
    measures = all_measures()
    assert {family_of(key) for key in measures} == set(families())
    for key, one in measures.items():
        assert bool(one.open_to_all) != bool(one.inside_because), key
        if one.open_to_all and one.open_to_all.behind not in (SUBJECTS, NOBODY):
            assert one.open_to_all.behind in measures, key


def test_rows_hold_nothing_of_a_person(counted):
    """Codes of units and figures, sums and words of declarations: not one value of a person, a case or a subject."""
    shown(counted)
    count_family(family="complaints", actor=COUNTER, at=AT)
    units = {(unit.code, unit.name) for unit in (counted.roads, counted.lights, counted.root)}
    for row in rows_of():
        assert (row["kode_unit"], row["unit"]) in units
        assert row.keys() == {
            "_id",
            "bulan",
            "kode_unit",
            "unit",
            "kode_ukuran",
            "ukuran",
            "satuan",
            "pembilang",
            "penyebut",
            "nilai",
        }
    assert not any("case:" in str(value) for place in range(5) for row in rows_of(place) for value in row.values())


def test_drawings_are_proposed_once_the_rows_are_of_one_figure(counted):
    shown(counted)
    count_family(family="complaints", actor=COUNTER, at=AT)
    table = Dataset.objects.get().resources.get(position=1)
    page = f"/data/{table.dataset.name}/{table.uuid}/"
    assert Client().get(page).context["proposals"] == []
    narrowed = Client().get(page, {"saring": f"kode_ukuran:eq:{RECEIVED}"})
    assert narrowed.context["proposals"]
