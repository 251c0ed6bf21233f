# SPDX-License-Identifier: EUPL-1.2
"""A benchmark's database is what a worked one would be: its ledger verifies, its facts and search documents are there."""

import random
from datetime import datetime
from typing import Any

import pytest

from facts import added_up, kept_sums
from praja.config.bench import letters_ground
from praja.config.bench.ground import REGION, lay_ground
from praja.config.bench.letters_seeding import seed_letters
from praja.config.bench.seeding import fill, mark, seed
from praja.config.bench.services_ground import lay_services
from praja.config.bench.services_seeding import seed_applications
from praja.config.bench.talk import Talk
from praja.duties.complaints.queries.similar import similar_to
from praja.kernel.ledger.verification import verify
from praja.kernel.measures.models import Fact, Tally
from praja.kernel.measures.operations import rebuild
from praja.kernel.procedures.models import Case
from praja.kernel.search.models import SearchDocument
from praja.kernel.search.operations import rebuild_index
from praja.lib.errors import Unavailable

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ground(settings: Any, monday: datetime) -> None:
    settings.PRAJA_REGION_CODE = REGION
    lay_ground(monday)


def test_a_seeded_database_verifies_and_is_counted_and_found(ground: None, monday: datetime) -> None:
    added = [seed(upto=size, now=monday) for size in (60, 60, 90)]
    newest = Case.objects.filter(is_public=True, closed_at=None).latest("id").complaint
    alike = similar_to(newest.text, newest.region_id, None, None, None, monday)

    assert added == [60, 0, 30]
    assert [f"{found.where}: {found.what}" for found in verify()] == []
    assert Fact.objects.filter(measure="complaints.received").count() == 90
    assert kept_sums() == added_up()
    assert SearchDocument.objects.filter(kind="complaint").count() == 90
    assert newest.case_id in [one.case.pk for one in alike]


def test_what_was_broken_off_goes_on(ground: None, monday: datetime) -> None:
    seed(upto=20, now=monday)
    Fact.objects.all().delete()
    mark(Case.objects.values_list("pk", flat=True))
    fill()

    assert Fact.objects.filter(measure="complaints.received").count() == 20


def test_seeded_applications_verify_and_are_counted_as_a_rebuild_counts_them(ground: None, monday: datetime) -> None:
    lay_services(monday, unit_count=52, services=10)
    added = [seed_applications(upto=size, now=monday) for size in (60, 60, 90)]
    facts, tallied = stored_facts()
    rebuild("services", at=monday)

    assert added == [60, 0, 30]
    assert [f"{found.where}: {found.what}" for found in verify()] == []
    assert stored_facts() == (facts, tallied)
    assert kept_sums() == added_up()
    assert len([fact for fact in facts if fact[0] == "services.received"]) == 90


def stored_facts() -> tuple[list[tuple[Any, ...]], list[str]]:
    facts = Fact.objects.values_list("measure", "subject", "unit_id", "day", "about", "numerator", "denominator")
    cells = Tally.objects.values_list("period", "about", "unit_id", "sums", "spreads")
    return sorted(facts), sorted(str(cell) for cell in cells if cell[3])


def test_no_other_database_is_filled(settings: Any, monday: datetime) -> None:
    with pytest.raises(Unavailable):
        lay_ground(monday)


def test_words_are_as_frequent_as_words_are() -> None:
    talk = Talk(random.Random(7))
    texts = [set(talk.text(18).split()) for _ in range(4_000)]
    holds = [
        sum(word in text for text in texts) / len(texts) for word in (talk.words[0], talk.words[200], talk.words[2_500])
    ]

    assert 0.15 < holds[0] < 0.35
    assert holds[0] > 5 * holds[1] > 5 * holds[2]


def test_seeded_letters_verify_and_are_found_as_a_rebuild_finds_them(
    settings: Any, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PRAJA_REGION_CODE = REGION
    monkeypatch.setattr(letters_ground, "UNITS", 44)
    monkeypatch.setattr(letters_ground, "SENDERS", 3)
    letters_ground.lay_letters(monday)
    added = [seed_letters(upto=size, now=monday) for size in (40, 40, 60)]
    columns = ("kind", "object_id", "title", "words", "marks", "url", "at")
    kept = list(SearchDocument.objects.order_by("kind", "object_id").values_list(*columns))
    rebuild_index("incoming_letter", at=monday)

    assert added == [40, 0, 20]
    assert [f"{found.where}: {found.what}" for found in verify()] == []
    assert len(kept) == 60
    assert list(SearchDocument.objects.order_by("kind", "object_id").values_list(*columns)) == kept
