# SPDX-License-Identifier: EUPL-1.2
"""A step says what it lacks, at the right field, and nothing when it is complete."""

import pytest

from praja.duties.innovation.domain.circles.steps import PHASES, STEPS, Facts, Missing, Phase, cleaned, empty, missing

FULL = {
    1: {"theme": "Antrean KTP", "problem": "Orang menunggu dua jam.", "target": "Paling lama 30 menit"},
    2: {"effect": "Menunggu lama sekali", "causes": [{"bone": "man", "text": "Satu petugas", "parent": ""}]},
    4: {"output": "Loket kedua berjalan."},
}
ROW = {"what": "Buka loket", "why": "Antre", "who": "Ana", "where": "Aula", "first_day": "2026-02-02"}


def test_eight_steps_in_four_phases():
    assert list(STEPS) == list(range(1, 9))
    assert [PHASES[step] for step in STEPS] == [Phase.PLAN] * 4 + [Phase.DO, Phase.CHECK, Phase.ACT, Phase.ACT]


@pytest.mark.parametrize("step", STEPS)
def test_an_empty_step_lacks_everything_that_is_needed(step: int):
    lacking = {one.field for one in missing(step, empty(step), Facts(open_milestones=1))}
    assert {ask.name for ask in STEPS[step] if ask.needed} <= lacking


def test_a_complete_step_lacks_nothing():
    sheet = cleaned(1, FULL[1])
    assert missing(1, sheet, Facts(meetings=1, baselines=1)) == []
    assert missing(1, sheet, Facts(meetings=1, tools=1)) == []


def test_a_theme_without_numbers_or_meeting_says_so():
    assert missing(1, cleaned(1, FULL[1]), Facts()) == [
        Missing("numbers", "baseline"),
        Missing("meetings", "meeting"),
    ]


def test_causes_need_a_drawing_of_numbers():
    sheet = cleaned(2, {**FULL[2], "roots": "Satu petugas untuk dua loket."})
    assert missing(2, sheet, Facts(meetings=1)) == [Missing("numbers", "tool")]


@pytest.mark.parametrize("name", ["what", "why", "who", "where", "first_day", "last_day"])
def test_a_row_of_the_plan_needs_each_of_the_five_w(name: str):
    row = {**ROW, "last_day": "2026-02-20", name: ""}
    sheet = cleaned(4, {**FULL[4], "plan": [{**ROW, "last_day": "2026-02-20"}, {**row, "how": "bergiliran"}]})
    assert missing(4, sheet, Facts(meetings=1)) == [Missing("plan", name, 2)]


@pytest.mark.parametrize("last_day", ["2026-01-31", "besok"])
def test_a_row_of_the_plan_ends_after_it_begins(last_day: str):
    sheet = cleaned(4, {**FULL[4], "plan": [{**ROW, "last_day": last_day}]})
    assert missing(4, sheet, Facts(meetings=1)) == [Missing("plan", "order", 1)]


def test_what_was_done_waits_for_open_milestones():
    assert missing(5, {"done": "Loket kedua dibuka.", "obstacles": ""}, Facts(open_milestones=2)) == [
        Missing("milestones", "open")
    ]


def test_a_sheet_keeps_what_it_is_asked_and_nothing_else():
    kept = cleaned(3, {"solutions": [{"cause": "  a   b ", "x": 1}, {"cause": " "}], "chosen": " c ", "other": "z"})
    assert kept == {"solutions": [{"cause": "a b", "solution": "", "reason": ""}], "chosen": "c"}
