# SPDX-License-Identifier: EUPL-1.2
"""The page of an innovation says first what comes next, who does it and until when."""

from datetime import date

import pytest

from innovation.conftest import BEGUN, DAY, WALK, Lab
from innovation.effect.test_the_effect_of_an_innovation import choose
from praja.duties.innovation.attestation.path import innovations_match_their_events
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.errors.path import NotReady
from praja.duties.innovation.operations.path import award, develop, report_to_minister
from praja.duties.innovation.queries.stories import begun_of, rows_of
from praja.duties.innovation.web.path.following import following_of

NOW = BEGUN + 30 * DAY
S = PathState
DONE_BY = {
    S.DRUM_UP: ("worker", "begin_diagnosis", ""),
    S.DIAGNOSE: ("worker", "", "diagnosis/tulis/"),
    S.DESIGN: ("worker", "", "rencana/rancangan/"),
    S.PROPOSED: ("curator", "", "tim/"),
    S.ADVISED: ("mayor", "approve", ""),
    S.APPROVED: ("worker", "begin_trial", ""),
    S.TRIAL: ("worker", "", "dampak/"),
    S.TRIED: ("worker", "apply_innovation", ""),
    S.APPLIED: ("curator", "display", ""),
    S.DISPLAYED: ("curator", "report_to_minister", ""),
}
"""State to whose turn it is, and the form or the page on which it is done."""


def test_in_every_state_one_of_them_can_do_it_and_the_others_read_for_whom_it_waits(lab: Lab) -> None:
    cast = {"worker": lab.staff.worker, "curator": lab.curator, "mayor": lab.staff.mayor}
    for state in (S.DRUM_UP, *WALK):
        row = lab.walk_to(state) if state in WALK else lab.reread()
        turn, act, page = DONE_BY[state]
        for name, account in cast.items():
            found = following_of(lab.actor(account, NOW), row, NOW.date())
            assert found["is_mine"] is (name == turn), (state, name)
            assert found["act"] == (act if name == turn else ""), (state, name)
            assert found["href"].endswith(page if name == turn else ""), (state, name)
            assert found["who"]


def test_a_trial_is_told_of_once_it_is_over(lab: Lab) -> None:
    choose(lab)
    row = lab.walk_to(S.TRIAL)
    assert row.trial_until is not None

    before = following_of(lab.leader, row, row.trial_until - DAY)
    after = following_of(lab.leader, row, row.trial_until)

    assert (before["act"], after["act"]) == ("", "end_trial")


def test_what_waits_under_a_clock_says_until_when(lab: Lab) -> None:
    lab.walk_to(S.PROPOSED)

    found = following_of(lab.leader, lab.reread(), NOW.date())

    assert found["due_at"] is not None
    assert found["who"] == "Bagian Organisasi, Seksi Jembatan"


def test_the_line_of_the_path_says_since_when(lab: Lab) -> None:
    row = lab.walk_to(S.TRIAL)

    begun = begun_of(rows_of(row))

    assert [moment is not None for moment in begun] == [True, True, True, True, False]
    assert begun[0] == BEGUN


def test_reports_awards_and_developments_are_written_down_once_they_happened(lab: Lab) -> None:
    lab.walk_to(S.APPLIED)
    curator, at = lab.actor(lab.curator, NOW), NOW
    known = {"case": lab.case(), "at": at, "seen_version": None}
    tomorrow, applied_on = at.date() + DAY, lab.reread().applied_on
    assert applied_on is not None

    for refused in (
        lambda: report_to_minister(letter="Surat 1/2026", reported_on=tomorrow, actor=curator, **known),
        lambda: award(title="Piagam", giver="Gubernur", awarded_on=tomorrow, actor=curator, **known),
        lambda: develop(developed_on=tomorrow, words="Diperluas.", actor=lab.leader, **known),
        lambda: develop(developed_on=applied_on - DAY, words="Diperluas.", actor=lab.leader, **known),
    ):
        with pytest.raises(NotReady):
            refused()

    develop(developed_on=at.date(), words="Diperluas.", actor=lab.leader, **known)
    report_to_minister(letter="Surat 1/2026", reported_on=at.date(), actor=curator, **known)
    award(title="Piagam", giver="Gubernur", awarded_on=at.date(), actor=curator, **known)
    row = lab.reread()
    assert (row.developed_on, row.reported_on) == (at.date(), at.date())
    assert list(row.awards.values_list("title", "awarded_on")) == [("Piagam", date(2026, 3, 4))]
    assert list(innovations_match_their_events()) == []
