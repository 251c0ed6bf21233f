# SPDX-License-Identifier: EUPL-1.2
"""Words are counted and limits enforced at their field; drafts keep all that was typed; what is handed in is frozen."""

from datetime import date, timedelta

import pytest

from innovation.competitions.conftest import CLOSING, DAY, PREPARED, Contest
from officers import signed_in
from praja.duties.innovation.attestation.competitions import entries_match_their_events
from praja.duties.innovation.enums.competitions import EntryFunction, EntryState
from praja.duties.innovation.errors.competitions import EntriesClosedError, EntryFrozen, EntryInvalid, NotYourEntry
from praja.duties.innovation.models import Entry
from praja.duties.innovation.operations.competitions import (
    Written,
    begin_entry,
    hand_in_entry,
    withdraw_entry,
    write_entry,
)
from praja.kernel.ledger.queries import history
from praja.lib import clock

NOW = PREPARED + 2 * DAY


def _page(contest: Contest, **said: str) -> tuple[int, str]:
    whole = {
        "deed": "hand_in",
        "title": "Antrean Cepat",
        "applied_on": "2024-06-01",
        "text_1": "Warga menunggu.",
        "text_2": "Alur dipotong.",
        "link_1": "https://contoh.invalid/video",
    }
    with clock.frozen(NOW):
        answer = signed_in(contest.leaders[0]).post(
            f"/inovasi/lomba/karya/{contest.entries[0].code}/", {**whole, **said}
        )
    return answer.status_code, answer.content.decode()


def test_two_hundred_and_one_words_are_refused_at_their_field_and_nothing_is_lost(contest: Contest) -> None:
    contest.open()
    contest.draft(0)
    long = "kata " * 200 + "lebih"
    status, page = _page(contest, text_1=long)
    assert status == 422
    assert "201 words are written where 200 are taken." in page
    assert 'href="#id_text_1"' in page
    assert "kata lebih" in page
    row = contest.entry(0)
    assert (row.state, row.texts["1"]) == (EntryState.DRAFT, long)
    assert _page(contest, text_1="kata " * 200)[0] == 302
    assert contest.entry(0).state == EntryState.HANDED_IN


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text_2": ""}, "text_2"),
        ({"link_1": ""}, "link_1"),
        ({"link_1": "javascript:alert(1)"}, "link_1"),
        ({"applied_on": "2025-02-14"}, "applied_on"),
        ({"applied_on": ""}, "applied_on"),
        ({"text_1": "Dinas Komunikasi dan Informatika menunggu."}, "text_1"),
        ({"text_2": "Gagasan ketua antrean."}, "text_2"),
        ({"title": ""}, "title"),
    ],
)
def test_what_the_rules_ask_is_asked_at_its_field(contest: Contest, said: dict[str, str], field: str) -> None:
    contest.open()
    contest.draft(0)
    status, page = _page(contest, **said)
    assert status == 422
    assert f'href="#id_{field}"' in page
    assert contest.entry(0).state == EntryState.DRAFT


def test_drafts_are_kept_however_long_and_again_changes_nothing(contest: Contest) -> None:
    contest.open()
    row, leader = contest.draft(0), contest.actor(contest.leaders[0], NOW)
    written = Written(title="Antrean Cepat", texts={"1": "kata " * 500, "9": "tak dikenal"})
    for _again in range(2):
        write_entry(entry=row, written=written, actor=leader, at=NOW)
    kept = contest.entry(0)
    assert set(kept.texts) == {"1"}
    assert len(history(f"innovation.entry:{row.pk}")) == 2
    assert "kata kata" not in str([event.payload for event in history(f"innovation.entry:{row.pk}")])


def test_handed_in_it_is_frozen_and_the_ledger_names_a_changed_word(contest: Contest) -> None:
    contest.open()
    row, leader = contest.enter(0), contest.actor(contest.leaders[0], NOW)
    with pytest.raises(EntryFrozen):
        write_entry(entry=row, written=Written(title="Lain"), actor=leader, at=NOW)
    assert list(entries_match_their_events()) == []
    Entry.objects.filter(pk=row.pk).update(texts={"1": "Diam-diam diganti.", "2": "Alur dipotong dua langkah."})
    assert [found.where for found in entries_match_their_events()] == [f"entry {row.pk}"]


def test_entries_are_taken_until_the_announced_moment_and_no_later(contest: Contest) -> None:
    contest.open()
    row, leader = contest.draft(0), contest.actor(contest.leaders[0], NOW)
    with pytest.raises(EntriesClosedError):
        hand_in_entry(entry=row, actor=leader, at=CLOSING)
    assert hand_in_entry(entry=row, actor=leader, at=CLOSING - timedelta(seconds=1)).state == EntryState.HANDED_IN
    withdraw_entry(entry=row, actor=leader, at=CLOSING - timedelta(seconds=1))
    assert contest.entry(0).state == EntryState.WITHDRAWN


def test_only_a_units_own_people_enter_for_it_and_only_the_team_writes(contest: Contest) -> None:
    contest.open()
    category, outsider = contest.row.categories.get(), contest.actor(contest.outsider, NOW)
    mine = {contest.outsider.person_id: EntryFunction.LEADER}
    with pytest.raises(NotYourEntry):
        begin_entry(
            category=category,
            unit=contest.units[0],
            written=Written(title="Milik lain"),
            team=mine,
            actor=outsider,
            at=NOW,
        )
    row = contest.draft(11)
    for other in (contest.outsider, contest.helper, contest.bureau):
        with pytest.raises(NotYourEntry):
            write_entry(entry=row, written=Written(title="Lain"), actor=contest.actor(other, NOW), at=NOW)
    written = Written(title="Ditulis anggota", applied_on=date(2024, 1, 1))
    assert write_entry(entry=row, written=written, actor=contest.actor(contest.member, NOW), at=NOW).title


def test_a_team_has_one_leader(contest: Contest) -> None:
    contest.open()
    leader = contest.leaders[0]
    team = {leader.person_id: EntryFunction.MEMBER}
    with pytest.raises(EntryInvalid):
        begin_entry(
            category=contest.row.categories.get(),
            unit=contest.units[0],
            written=Written(title="Tanpa ketua"),
            team=team,
            actor=contest.actor(leader, NOW),
            at=NOW,
        )
