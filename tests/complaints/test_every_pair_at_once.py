# SPDX-License-Identifier: EUPL-1.2
"""Any two people at one case, at one moment, each with the page as it was before: one of them acts, the other is told and keeps
every word. For every pair of steps that the declared procedure leaves open in the same state."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import combinations_with_replacement
from typing import Any

import pytest

from at_once import at_once
from complaints.rivals import WAYS, Cast, Sent, Way, case_in, steps_of_people, ways_in
from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case
from praja.lib import clock
from towns import found_town

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

STATES = sorted({state for way in WAYS for state in COMPLAINT.by_step[way.step].sources})


@pytest.fixture
def cast(monday: datetime) -> Any:
    with clock.frozen(monday):
        yield Cast(found_town(datetime(2025, 1, 2, 2, 0, tzinfo=UTC), since=date(2020, 1, 1)), monday)


@pytest.mark.parametrize("state", STATES)
def test_one_of_two_acts_and_the_other_keeps_every_word(cast: Cast, state: str) -> None:
    wrong = [
        f"{one.name} and {other.name}: {found}"
        for one, other in combinations_with_replacement(ways_in(state), 2)
        if (found := played(cast, state, one, other))
    ]

    assert wrong == []
    assert [f"{mismatch.where}: {mismatch.what}" for mismatch in verify()] == []


def test_no_step_of_a_person_is_left_out(cast: Cast) -> None:
    """A new step has a way as soon as it has a form on the page of the case; others are named in `rivals`."""
    assert steps_of_people(cast, case_in("forwarded", cast, ("", "")).case) == {way.step for way in WAYS}


def played(cast: Cast, state: str, one: Way, other: Way) -> str:
    """What went wrong when both acted at once; empty where one moved the case and the other was told."""
    filed = case_in(state, cast, (one.step, other.step))
    before, events = filed.case.version, LedgerEvent.objects.filter(stream=filed.case.stream)
    known = set(events.values_list("pk", flat=True))
    sent = [way.send(cast, way, filed, who) for who, way in enumerate((one, other))]
    answers = at_once(filed.case, [_posting(message) for message in sent])
    moved = Case.objects.get(pk=filed.case.pk).version - before
    steps = {step.event.name for step in COMPLAINT.steps}
    told = [name for name in events.exclude(pk__in=known).values_list("name", flat=True) if name in steps]
    won = [answer.status_code == 302 for answer in answers]
    if (won.count(True), moved, len(told)) != (1, 1, 1):
        return f"{[answer.status_code for answer in answers]}, moved by {moved}, told {told}"
    loser = won.index(False)
    return _lost(sent[loser], answers[loser])


def _posting(sent: Sent) -> Callable[[], Any]:
    return lambda: sent.client.post(sent.url, sent.data)


def _lost(sent: Sent, answer: Any) -> str:
    """What was lost. Whoever may not even read the case any more is told what is told of a case that never was."""
    page = answer.content.decode()
    if answer.status_code != 409 and "There is no report with this code among those you may read." not in page:
        return f"the second was answered with {answer.status_code}"
    return "" if sent.words in page else "the second lost its words"
