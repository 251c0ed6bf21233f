# SPDX-License-Identifier: EUPL-1.2
"""Entries are checked by rule, given to jurors without an interest, judged in private, and sealed only when they are complete."""

from dataclasses import replace
from typing import Any

import pytest

from innovation.competitions.conftest import CLOSING, DAY, JUDGING_ENDS, PREPARED, TERMS, Contest
from officers import signed_in
from praja.duties.innovation.attestation.competitions import competitions_match_their_events
from praja.duties.innovation.enums.competitions import EntryState
from praja.duties.innovation.errors.competitions import NotSealed, NotYourCompetition, StillOpen, TooFewJurors
from praja.duties.innovation.models import Entry, Placing, SheetDraft
from praja.duties.innovation.operations.competitions import decide_entry, keep_sheet, name_jurors, set_terms, step_back
from praja.duties.innovation.queries.competitions.conflicts import Interest, interests
from praja.duties.innovation.queries.competitions.reading import desks_of
from praja.kernel.assessments.models import Score
from praja.kernel.work.models import WorkItem
from praja.lib import clock

NOW = CLOSING + 2 * DAY


def test_whoever_has_an_interest_is_known(judging: Contest) -> None:
    people = {juror.person_id: place for place, juror in enumerate(judging.jurors)}
    found = interests(list(people), judging.entries)
    named = {
        (people[person], [one.pk for one in judging.entries].index(entry)): why
        for (person, entry), why in found.items()
    }
    assert named == {
        (3, 0): Interest.UNIT,
        (3, 1): Interest.UNIT,
        (3, 2): Interest.UNIT,
        (4, 3): Interest.FAMILY,
    }
    helper = interests([judging.helper.person_id], [judging.entries[11]])
    assert list(helper.values()) == [Interest.TEAM]


def test_a_unit_enters_no_more_than_announced_and_the_committee_decides_otherwise_with_reasons(
    contest: Contest,
) -> None:
    contest.open()
    for place in (0, 1, 2, 3):
        contest.enter(place)
    extra = contest.enter(0)
    contest.close()
    assert {one.pk: one.state for one in Entry.objects.all()} == {
        **{one.pk: EntryState.ELIGIBLE for one in contest.entries[:4]},
        extra.pk: EntryState.REFUSED,
    }
    assert contest.entry(4).obstacles == ["too_many"]
    said: dict[str, Any] = {"entry": extra, "admitted": True, "words": "Unit ini digabung dari dua.", "at": CLOSING}
    with pytest.raises(NotYourCompetition):
        decide_entry(**said, actor=contest.actor(contest.outsider, CLOSING))
    decide_entry(**said, actor=contest.actor(contest.aide, CLOSING))
    assert contest.entry(4).state == EntryState.ELIGIBLE


def test_too_few_jurors_without_an_interest_stop_the_opening(contest: Contest) -> None:
    contest.open()
    contest.enter(0)
    contest.close()
    three = [contest.jurors[place].person for place in (0, 1, 3)]
    name_jurors(competition=contest.row, people=three, actor=contest.actor(contest.bureau, CLOSING), at=CLOSING)
    with pytest.raises(TooFewJurors):
        contest.judge(CLOSING)
    assert contest.stage().round is None


def test_a_sheet_is_kept_half_done_for_its_juror_alone_and_is_no_score(judging: Contest) -> None:
    entry = judging.given(0)[0]
    address = f"/inovasi/lomba/{judging.row.case.code}/nilai/1/{entry.number}/"
    with clock.frozen(NOW):
        juror = signed_in(judging.jurors[0])
        assert juror.post(address, {"deed": "keep", "value_1": "7", "comment_1": "Baru sebagian."}).status_code == 302
        assert "Baru sebagian." in juror.get(address).content.decode()
        refused = juror.post(address, {"deed": "give", "value_1": "8", "value_2": "", "comment_2": "Belum yakin."})
        assert (refused.status_code, "Belum yakin." in refused.content.decode()) == (422, True)
        assert SheetDraft.objects.get().values == {"1": 8}
        assert not Score.objects.exists()
        assert juror.post(address, {"deed": "give", "value_1": "8", "value_2": "6"}).status_code == 302
    assert not SheetDraft.objects.exists()
    assert list(Score.objects.order_by("criterion__position").values_list("value", flat=True)) == [8, 6]
    desk = desks_of(judging.actor(judging.jurors[0], NOW), judging.row)[0]
    assert (desk.done, desk.wanted) == (1, len(judging.given(0)))
    other = next(n for n in range(1, 5) if entry in judging.given(n))
    with clock.frozen(NOW):
        assert "Baru sebagian." not in signed_in(judging.jurors[other]).get(address).content.decode()


def test_who_steps_back_hands_over_and_nothing_waits_for_them(judging: Contest) -> None:
    mine = judging.given(0)
    for entry in mine[1:]:
        judging.score(0, entry, {"1": 5, "2": 5}, NOW)
    waiting = WorkItem.objects.filter(kind="innovation.judge", holder_person=judging.jurors[0].person, closed_at=None)
    assert waiting.exists()
    keep_sheet(
        stage=judging.stage(),
        entry=mine[0],
        values={"1": 3},
        comments={},
        actor=judging.actor(judging.jurors[0], NOW),
        at=NOW,
    )
    step_back(
        stage=judging.stage(),
        entry=mine[0],
        reason="Saya kenal ketuanya.",
        actor=judging.actor(judging.jurors[0], NOW),
        at=NOW,
    )
    assert not waiting.exists()
    assert not SheetDraft.objects.exists()
    assert sum(mine[0] in judging.given(juror) for juror in range(5)) == 3


def test_a_stage_is_sealed_when_its_sheets_are_given_or_its_time_is_over(judging: Contest) -> None:
    for entry in judging.given(0):
        judging.score(0, entry, {"1": 5, "2": 5}, NOW)
    with pytest.raises(StillOpen):
        judging.seal(NOW)
    with pytest.raises(StillOpen):
        judging.seal(JUDGING_ENDS)
    judging.score_all(NOW)
    last = judging.given(1)[0]
    Score.objects.filter(subject_id=last.pk, assessor__person=judging.jurors[1].person).delete()
    with pytest.raises(StillOpen):
        judging.seal(NOW)
    judging.score(1, last, {"1": 5, "2": 5}, NOW)
    judging.seal(NOW)


def test_nothing_is_announced_that_is_not_what_was_sealed(judging: Contest) -> None:
    judging.score_all(NOW)
    judging.seal(NOW)
    judging.judge(NOW + DAY)
    for juror in range(5):
        for one in judging.given(juror, 2):
            judging.score(juror, one, {"1": 60 + juror}, NOW + 2 * DAY, position=2)
    judging.seal(NOW + 3 * DAY)
    assert list(competitions_match_their_events()) == []
    first = Placing.objects.get(stage=None, rank=1)
    Placing.objects.filter(pk=first.pk).update(points="1")
    with pytest.raises(NotSealed):
        judging.announce(NOW + 4 * DAY)
    where = f"competition {judging.row.case.code}, result"
    found = [(one.where, one.what) for one in competitions_match_their_events()]
    assert found == [(where, "its places do not give what was sealed")]


def test_points_are_moved_to_the_common_mean_only_where_that_was_announced(contest: Contest) -> None:
    set_terms(
        competition=contest.row,
        terms=replace(
            TERMS, normalisation="centred", jurors_each=1, tie_order=(), stages=(replace(TERMS.stages[0], weight=100),)
        ),
        actor=contest.actor(contest.bureau),
        at=PREPARED,
    )
    two = [contest.jurors[place].person for place in (1, 2)]
    name_jurors(competition=contest.row, people=two, actor=contest.actor(contest.bureau), at=PREPARED)
    contest.open()
    for place in (0, 3, 6, 9):
        contest.enter(place)
    contest.close()
    contest.judge()
    for juror, values in ((1, (2, 4)), (2, (7, 9))):
        for entry, value in zip(contest.given(juror), values, strict=True):
            contest.score(juror, entry, {"1": value, "2": value}, NOW)
    contest.seal(NOW)
    # Plain, the severe juror's entries would be third and fourth.
    assert sorted(Placing.objects.filter(stage=None).values_list("rank", "points")) == [
        (1, "65"),
        (1, "65"),
        (3, "45"),
        (3, "45"),
    ]
    assert list(competitions_match_their_events()) == []
