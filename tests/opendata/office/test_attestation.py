# SPDX-License-Identifier: EUPL-1.2
"""Rows of open data that were changed behind the ledger's back are named by `praja ledger verify`."""

from datetime import date, timedelta

import pytest

from opendata.conftest import AT
from opendata.publishing import WASTE, begun, opened, sent_on
from praja.duties.opendata.models import (
    Asked,
    Check,
    Column,
    Dataset,
    ForumDecision,
    PlannedDataset,
    Release,
    Resource,
    TableVersion,
    Topic,
)
from praja.duties.opendata.operations.bringing import allow_persons, bring_file, drop_upload
from praja.duties.opendata.operations.datasets import limit_access
from praja.duties.opendata.operations.planning import (
    PlannedWords,
    agree_entry,
    postpone_entry,
    propose_dataset,
    record_forum_decision,
)
from praja.duties.opendata.operations.priorities import set_priority
from praja.duties.opendata.operations.releases import begin_release, cancel_release, return_release, withdraw_release
from praja.duties.opendata.operations.topics import TopicWords, set_topics
from praja.kernel.ledger.attestations import attestations

pytestmark = pytest.mark.django_db


def told():
    """What the attestations of the duty say, by their name."""
    mine = {name: run for name, run in attestations().items() if name.startswith("opendata.")}
    return {name: [f"{one.where} {one.what}" for one in run()] for name, run in mine.items() if list(run())}


@pytest.fixture
def lived(office):
    """A dataset that went through everything once."""
    producer, steward = office.actor(office.producer), office.actor(office.steward)
    by_producer, by_steward = {"actor": producer, "at": AT}, {"actor": steward, "at": AT}
    planned = propose_dataset(
        year=2026, words=PlannedWords(title="Sampah"), unit=office.roads, due_on=date(2026, 6, 30), **by_producer
    )
    decision = record_forum_decision(
        number="BA-1", decided_on=date(2026, 1, 5), matter="plan", subject="Daftar 2026", **by_steward
    )
    due = date(2026, 6, 30)
    agree_entry(planned=planned, decision=decision, due_on=due, is_priority=False, seen_version=None, **by_steward)
    later = due + timedelta(days=9)
    postpone_entry(planned=planned, due_on=later, reason="Alat rusak", seen_version=None, **by_steward)
    dataset = opened(office, at=AT)
    release = begun(office, dataset, at=AT, planned=planned)
    sent_on(office, release, at=AT, steps=("submit", "confirm"))
    return_release(release=Release.objects.get(), words="Perbaiki", seen_version=None, **by_steward)
    sent_on(office, release, at=AT)
    given_up = begun(office, dataset, at=AT, period="Batal")
    cancel_release(release=given_up, seen_version=None, **by_producer)
    second = sent_on(office, begun(office, dataset, at=AT, period="2026", data=WASTE + b"Asri,2025,7\n"), at=AT)
    withdraw_release(release=second, reason="Keliru", seen_version=None, **by_steward)
    said = {"reason": "Rahasia dagang", "basis": "UU 14/2008 Pasal 17"}
    limit_access(dataset=dataset, access="limited", **said, decision=decision, until=None, **by_steward)
    set_priority(dataset=dataset, is_priority=True, decision=decision, **by_steward)
    set_topics(topics=[TopicWords(code="lingkungan", name="Lingkungan")], **by_steward)
    set_topics(topics=[TopicWords(code="air", name="Air bersih")], **by_steward)
    return dataset


def test_what_was_done_lawfully_is_believed(lived):
    assert told() == {}


def test_a_table_let_through_for_a_reason_is_believed_and_a_changed_reason_is_not(office, lived):
    actor = office.actor(office.producer)
    release = begin_release(dataset=lived, period="2027", actor=actor, at=AT)
    upload = bring_file(release=release, resource=None, data=WASTE, name="x.csv", actor=actor, at=AT)
    drop_upload(upload=upload, actor=actor)
    begun_rows = TableVersion.objects.order_by("pk").last()
    assert begun_rows is not None
    version = TableVersion.objects.filter(release__number=1).get()
    TableVersion.objects.filter(pk=version.pk).update(release=release, report={"persons": _undecided()})
    version.refresh_from_db()
    allow_persons(version=version, reason="Nama kantor", actor=actor, at=AT)
    TableVersion.objects.filter(pk=version.pk).update(release=Release.objects.get(number=1))
    assert told() == {}
    TableVersion.objects.filter(pk=version.pk).update(report={"persons": _undecided("Lain")})
    assert set(told()) == {"opendata.versions"}


def _undecided(reason=""):
    return [{"column": "kecamatan", "what": "name", "reason": reason}]


@pytest.mark.parametrize(
    ("model", "changed", "name"),
    [
        (ForumDecision, {"subject": "Lain"}, "opendata.forum"),
        (PlannedDataset, {"title": "Lain"}, "opendata.plans"),
        (PlannedDataset, {"due_on": date(2027, 1, 1)}, "opendata.plans"),
        (PlannedDataset, {"reason": "Lain"}, "opendata.plans"),
        (Dataset, {"definition": "Lain"}, "opendata.datasets"),
        (Dataset, {"access": "open", "access_reason": "", "access_basis": ""}, "opendata.datasets"),
        (Dataset, {"is_priority": False}, "opendata.datasets"),
        (Dataset, {"is_shown": False}, "opendata.shown"),
        (Dataset, {"current": None}, "opendata.shown"),
        (Resource, {"current": None}, "opendata.shown"),
        (Resource, {"least_count": 3}, "opendata.resources"),
        (Column, {"unit_of_measure": "kilo"}, "opendata.resources"),
        (TableVersion, {"rows": 99}, "opendata.versions"),
        (TableVersion, {"schema": {"fields": []}}, "opendata.versions"),
        (Release, {"period": "2030"}, "opendata.releases"),
        (Release, {"withdrawn_reason": "Lain"}, "opendata.releases"),
        (Check, {"words": "Bagus"}, "opendata.checks"),
        (Check, {"is_agreed": True}, "opendata.checks"),
        (Check, {"kind": "supervisor"}, "opendata.checks"),
        (Topic, {"name": "Lain"}, "opendata.topics"),
    ],
)
def test_a_changed_row_is_named(lived, model, changed, name):
    model.objects.update(**changed)
    assert name in told()


def test_a_file_put_in_the_place_of_another_is_named(lived):
    first, second = TableVersion.objects.order_by("pk")[:2]
    TableVersion.objects.filter(pk=first.pk).update(file=second.file)
    assert set(told()) == {"opendata.versions"}


def test_rows_that_came_or_went_without_an_event_are_named(lived):
    Check.objects.filter(is_agreed=False).delete()
    ForumDecision.objects.create(
        number="Palsu", decided_on=date(2026, 1, 5), matter="other", subject="Palsu", recorded_at=AT
    )
    assert set(told()) == {"opendata.checks", "opendata.forum"}
    assert not Asked.objects.exists()
