# SPDX-License-Identifier: EUPL-1.2
"""Only what is shown stands in the gallery, in the words that were shown, without people."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from innovation.conftest import BEGUN, DAY, SHEET, Lab
from innovation.effect.test_the_effect_of_an_innovation import MEASURE, choose, count_weeks
from innovation.replication.test_taking_over import CHANGED, begun
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.operations.effect import keep_effect
from praja.duties.innovation.operations.path import write_profile
from praja.kernel.measures.declarations import all_measures
from praja.kernel.search.operations import rebuild_index

LATER = BEGUN + 120 * DAY


@pytest.fixture
def shown(lab: Lab) -> Lab:
    """Judged by a number, displayed, and copied."""
    choose(lab)
    lab.walk_to(PathState.DISPLAYED)
    count_weeks(lab, 13)
    keep_effect(innovation=lab.reread(), actor=lab.actor(lab.staff.worker, LATER), at=LATER)
    return lab


def read(client: Client, path: str = "") -> str:
    answer = client.get(f"/galeri-inovasi/{path}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_its_display_nobody_finds_it(lab: Lab, client: Client):
    lab.walk_to(PathState.APPLIED)

    assert "Pilah Dua Kali" not in read(client)
    assert client.get(f"/galeri-inovasi/{lab.case().code}/").status_code == 404


def test_everybody_reads_idea_effect_and_copies(shown: Lab, client: Client):
    begun(shown)

    text = read(client, f"{shown.case().code}/")

    assert SHEET.changes in text
    assert 'class="drawn"' in text
    assert str(all_measures()[MEASURE].label) in text
    assert CHANGED in text
    assert "copied 1 time" in read(client)


def test_nobody_is_named(shown: Lab, client: Client):
    text = read(client, f"{shown.case().code}/")

    people = [one.person.name for one in shown.innovation.team.select_related("person")]
    assert len(people) == 2
    assert not [name for name in people if name in text]


def test_words_that_are_written_later_are_not_shown(shown: Lab, client: Client):
    at = LATER
    words = replace(SHEET, changes="Naskah yang belum ditampilkan.")
    write_profile(
        innovation=shown.innovation, sheet=words, seen_number=1, actor=shown.actor(shown.staff.worker, at), at=at
    )

    text = read(client, f"{shown.case().code}/")

    assert SHEET.changes in text
    assert words.changes not in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?cari=pilah", True),
        ("?cari=pemilahan", True),
        ("?cari=jembatan-lain-sekali", False),
        ("?bentuk=public_service", True),
        ("?bentuk=governance", False),
        ("?tahun=2026", True),
        ("?tahun=2025", False),
        ("?tahun=0000", False),
        ("?tahun=0001", False),
        ("?unit=0", False),
        ("?unit=x&bentuk=y&tahun=z", True),
    ],
)
def test_the_gallery_is_narrowed(shown: Lab, client: Client, query: str, found: Any):
    rebuild_index("innovation", at=LATER)

    assert ("Pilah Dua Kali" in read(client, query)) is found


def test_a_page_needs_no_script_and_is_small(shown: Lab, client: Client):
    text = read(client, f"{shown.case().code}/")

    assert "<script" not in text
    assert len(text.encode()) < 60_000
