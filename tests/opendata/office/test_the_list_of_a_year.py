# SPDX-License-Identifier: EUPL-1.2
"""The list of data of a year, as the office reads it."""

from datetime import date, timedelta

import pytest

from officers import signed_in
from opendata.conftest import AT
from praja.duties.opendata.operations.planning import PlannedWords, agree_entry, propose_dataset, record_forum_decision
from praja.lib.clock import frozen

pytestmark = pytest.mark.django_db


def test_an_entry_past_its_date_says_so(office):
    producer, steward = office.actor(office.producer), office.actor(office.steward)
    words = PlannedWords(title="Panjang jalan")
    planned = propose_dataset(year=2025, words=words, unit=office.roads, due_on=date(2026, 1, 7), actor=producer, at=AT)
    decided = {"number": "BA-9", "decided_on": date(2026, 1, 5), "matter": "plan", "subject": "Daftar data"}
    decision = record_forum_decision(**decided, actor=steward, at=AT)
    agreed = {"decision": decision, "due_on": date(2026, 1, 7), "is_priority": False}
    agree_entry(planned=planned, **agreed, actor=steward, at=AT, seen_version=None)

    def late(at):
        with frozen(at):
            page = signed_in(office.steward).get("/satu-data/daftar/?tahun=2025")
        return [one["is_late"] for one in page.context["rows"]]

    assert [late(AT + timedelta(days=days)) for days in (2, 3)] == [[False], [True]]
