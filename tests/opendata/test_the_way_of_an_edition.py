# SPDX-License-Identifier: EUPL-1.2
"""From a file to readers: brought, confirmed, checked, published, replaced, taken off."""

from datetime import date, timedelta

import pytest

from opendata.conftest import AT as MONDAY
from opendata.publishing import WASTE, begun, opened, published, sent_on
from praja.duties.opendata.domain.asking import Ask, Condition, Figure, Function, Grouping, Operator, Sort
from praja.duties.opendata.errors import AnotherOnItsWay, NoSuchColumn, NotOnItsWay, NotYourData
from praja.duties.opendata.models import Dataset, PlannedDataset, Release
from praja.duties.opendata.operations.datasets import DatasetWords, open_dataset
from praja.duties.opendata.operations.planning import PlannedWords, agree_entry, propose_dataset, record_forum_decision
from praja.duties.opendata.operations.releases import (
    add_version,
    begin_release,
    return_release,
    supervise_release,
    withdraw_release,
)
from praja.duties.opendata.operations.taking_in import take_in_table
from praja.duties.opendata.queries.rows import groups_of, page_of, stream_of
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.work.models import WorkItem

pytestmark = pytest.mark.django_db


def state_of(release):
    return Release.objects.get(pk=release.pk).case.state


def waiting():
    return list(WorkItem.objects.filter(closed_at=None).values_list("kind", "holder_role"))


def test_an_edition_goes_from_its_producer_to_readers(office):
    dataset = opened(office, at=MONDAY)
    assert not dataset.is_shown
    release = begun(office, dataset, at=MONDAY)
    assert waiting() == [("opendata.finish", "officer")]
    sent_on(office, release, at=MONDAY, steps=("submit",))
    assert waiting() == [("opendata.confirm", "head")]
    sent_on(office, release, at=MONDAY, steps=("confirm",))
    assert waiting() == [("opendata.check", "steward")]
    sent_on(office, release, at=MONDAY, steps=("approve", "publish"))
    dataset.refresh_from_db()
    assert (dataset.is_shown, dataset.current_id, waiting()) == (True, release.pk, [])
    assert dataset.modified_at >= MONDAY


def test_its_rows_can_be_read(office):
    dataset = published(office, at=MONDAY)
    version = dataset.resources.get().current
    page = page_of(version, Ask(conditions=(Condition("ton", Operator.GT, (99,)),), sort=(Sort("ton", True),), limit=1))
    assert (page.columns, page.rows, page.total) == (
        ("_id", "kecamatan", "tahun", "ton"),
        [(3, "Tirta", 2025, 131.0)],
        2,
    )
    grouped = groups_of(version, Grouping(("tahun",), (Figure(Function.SUM, "ton"),)), Ask())
    assert grouped.rows == [(2024, 218.5), (2025, 131.0)]
    assert [row for batch in stream_of(version, Ask(columns=("kecamatan",), words="marga")) for row in batch] == [
        ("Marga",),
        ("Marga",),
    ]


@pytest.mark.parametrize("name", ["nope", 'ton" FROM x --', "ton; DROP TABLE x"])
def test_a_column_that_is_not_there_is_refused(office, name):
    version = published(office, at=MONDAY).resources.get().current
    with pytest.raises(NoSuchColumn):
        page_of(version, Ask(conditions=(Condition(name, Operator.EQ, (1,)),)))


def test_nobody_else_takes_its_steps(office):
    dataset = opened(office, at=MONDAY)
    release = begun(office, dataset, at=MONDAY)
    outsider = office.actor(office.outsider)
    rows = take_in_table(data=WASTE, name="x.csv", recipe=None, at=MONDAY)
    with pytest.raises(NotYourData):
        add_version(release=release, resource=dataset.resources.get(), rows=rows, actor=outsider, at=MONDAY)
    with pytest.raises(NotYourData):
        open_dataset(
            name="milik-lain", words=DatasetWords(title="Milik lain"), unit=office.roads, actor=outsider, at=MONDAY
        )
    sent_on(office, release, at=MONDAY, steps=("submit",))
    with pytest.raises(StepNotAllowed):
        return_release(release=release, words="tidak", actor=outsider, at=MONDAY, seen_version=None)


def test_one_is_on_its_way_at_a_time_and_what_was_handed_in_stays(office):
    dataset = opened(office, at=MONDAY)
    release = begun(office, dataset, at=MONDAY)
    producer = office.actor(office.producer)
    with pytest.raises(AnotherOnItsWay):
        begin_release(dataset=dataset, period="2026", actor=producer, at=MONDAY)
    sent_on(office, release, at=MONDAY, steps=("submit",))
    rows = take_in_table(data=WASTE, name="x.csv", recipe=None, at=MONDAY)
    with pytest.raises(NotOnItsWay):
        add_version(release=release, resource=dataset.resources.get(), rows=rows, actor=producer, at=MONDAY)


def test_a_newer_edition_is_shown_and_the_one_before_comes_back_when_it_is_taken_off(office):
    dataset = published(office, at=MONDAY)
    first = dataset.resources.get().current
    later = MONDAY + timedelta(days=7)
    second = sent_on(office, begun(office, dataset, at=later, period="2026", data=WASTE + b"Asri,2025,7\n"), at=later)
    table = dataset.resources.get()
    assert (table.current.rows, table.current.number) == (5, 2)
    steward = office.actor(office.steward)
    withdraw_release(release=second, reason="Angka keliru", actor=steward, at=later, seen_version=second.case.version)
    dataset.refresh_from_db()
    assert (dataset.current.number, dataset.resources.get().current, dataset.is_shown) == (1, first, True)


def test_priority_data_waits_for_the_data_supervisor(office):
    dataset = opened(office, at=MONDAY)
    Dataset.objects.filter(pk=dataset.pk).update(is_priority=True)
    release = sent_on(office, begun(office, dataset, at=MONDAY), at=MONDAY, steps=("submit", "confirm", "approve"))
    assert state_of(release) == "supervising"
    supervise_release(
        release=release,
        reference="B-17/BPS/2026",
        actor=office.actor(office.steward),
        at=MONDAY,
        seen_version=release.case.version,
    )
    sent_on(office, release, at=MONDAY, steps=("publish",))
    assert state_of(release) == "published"


def test_what_the_list_promised_is_met_by_the_edition(office):
    producer, steward = office.actor(office.producer), office.actor(office.steward)
    planned = propose_dataset(
        year=2026,
        words=PlannedWords(title="Jumlah produksi sampah menurut kecamatan"),
        unit=office.roads,
        due_on=date(2026, 6, 30),
        actor=producer,
        at=MONDAY,
    )
    assert planned.likeness == "kecamatan produksi sampah"
    decision = record_forum_decision(
        number="BA-1/2026",
        decided_on=date(2026, 1, 5),
        matter="plan",
        subject="Daftar data 2026",
        actor=steward,
        at=MONDAY,
    )
    agree_entry(
        planned=planned,
        decision=decision,
        due_on=date(2026, 6, 30),
        is_priority=False,
        actor=steward,
        at=MONDAY,
        seen_version=None,
    )
    assert ("opendata.collect", "officer") in waiting()
    dataset = opened(office, at=MONDAY)
    sent_on(office, begun(office, dataset, at=MONDAY, planned=planned), at=MONDAY)
    deliver_due(at=MONDAY)
    planned = PlannedDataset.objects.get(pk=planned.pk)
    assert (planned.case.state, planned.dataset_id) == ("met", dataset.pk)
