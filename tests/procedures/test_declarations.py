# SPDX-License-Identifier: EUPL-1.2
"""A procedure declared wrongly stops the system check with a sentence that names the mistake."""

from dataclasses import replace

import pytest
from django.core.checks import run_checks

from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.procedures import declarations
from praja.kernel.procedures.declarations import Procedure
from procedures.permits import PERMIT

ASK, PAUSE, RESUME, REVISE, DECIDE = PERMIT.steps
(CLOCK,) = PERMIT.clocks


def with_steps(*steps: object) -> Procedure:
    return replace(PERMIT, steps=steps)


WRONG = {
    "step pause names unknown states": with_steps(ASK, replace(PAUSE, target="nowhere"), RESUME, REVISE, DECIDE),
    "step decide names unknown states": with_steps(
        ASK, PAUSE, RESUME, REVISE, replace(DECIDE, sources=frozenset({"open", "lost"}))
    ),
    "clock decision names unknown steps": replace(PERMIT, clocks=(replace(CLOCK, resumes_on=("restart",)),)),
    "a step must open the case": with_steps(PAUSE, RESUME, REVISE, DECIDE),
    "two steps record tests.decided": with_steps(ASK, PAUSE, RESUME, replace(REVISE, event=DECIDE.event), DECIDE),
    "exactly one clock of kind decision must be binding": replace(PERMIT, clocks=(replace(CLOCK, binding=False),)),
    "step pause waits on unknown clock lost": with_steps(
        ASK, replace(PAUSE, opens=(replace(PAUSE.opens[0], clock="lost"),)), RESUME, REVISE, DECIDE
    ),
    "no way leads to state done": with_steps(ASK, PAUSE, RESUME, REVISE),
    "state done is final but step reopen leaves it": with_steps(
        *PERMIT.steps, replace(DECIDE, name="reopen", sources=frozenset({"done"}), target="open", event=ASK.event)
    ),
    "two steps are named pause": with_steps(*PERMIT.steps, PAUSE),
}


def test_real_procedures_have_no_problems() -> None:
    assert COMPLAINT.problems() == []
    assert PERMIT.problems() == []


@pytest.mark.parametrize("problem", WRONG)
def test_each_mistake_is_named_by_the_system_check(problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(declarations._procedures, ("tests.wrong", 1), WRONG[problem])
    messages = [check.msg for check in run_checks(tags=["procedures"])]

    assert f"procedure tests.permit v1: {problem}" in messages


def test_a_procedure_without_an_opening_step_is_reported_not_crashed() -> None:
    assert "a step must open the case" in replace(PERMIT, steps=()).problems()
