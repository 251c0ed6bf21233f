# SPDX-License-Identifier: EUPL-1.2
"""Teams, jurors and organisers hear what concerns them, each once, and no message names an entry, a person or a rank."""

from dataclasses import replace

from innovation.competitions.appeals import (
    ANNOUNCED,
    DECIDED,
    SECOND,
    announced,
    appeal,
    judging,
    score_first,
    supersede,
    uphold,
)
from innovation.competitions.conftest import CLOSING, DAY, JUDGING_ENDS, TERMS, Contest, prepared
from praja.duties.innovation.enums.competitions import Remedy
from praja.duties.innovation.models import RevisedRound
from praja.duties.innovation.operations.competitions import cancel_competition, decide_entry, step_back
from praja.duties.innovation.operations.competitions.reminding import remind_jurors
from praja.kernel.notifications.models import Message
from praja.lib.actors import system_actor
from procedures.cases import deliver_all


def told(name: str) -> set[int]:
    """Who was told by these words."""
    rows = Message.objects.filter(template=f"innovation.{name}")
    return set(rows.values_list("recipient_id", flat=True))


def _leaders(contest: Contest, *places: int) -> set[int]:
    return {contest.leaders[place].person_id for place in places}


def _jurors(contest: Contest, *places: int) -> set[int]:
    return {contest.jurors[place].person_id for place in places}


def test_teams_hear_whether_they_take_part_and_go_on_and_jurors_what_waits(db: None) -> None:
    contest = prepared()
    judging(contest, replace(TERMS, stages=(replace(TERMS.stages[0], best=1), TERMS.stages[1])))
    deliver_all(CLOSING + DAY)
    assert told("entry_admitted") == _leaders(contest, 0, 3, 6, 9)
    assert told("entry_refused") == set()
    assert told("jury_assigned") == _jurors(contest, 0, 1, 2, 3, 4)
    first = contest.given(0)[0]
    actor = contest.actor(contest.jurors[0], CLOSING + DAY)
    step_back(stage=contest.stage(), entry=first, reason="Saya pernah membimbing.", actor=actor, at=CLOSING + DAY)
    score_first(contest)
    contest.seal(CLOSING + 3 * DAY)
    deliver_all(CLOSING + 3 * DAY)
    assert len(told("jury_took_over")) == 1
    assert told("entry_goes_on") == _leaders(contest, 9)
    assert told("entry_stays") == _leaders(contest, 0, 3, 6)
    assert told("jury_sealed") >= _jurors(contest, 1, 2, 3, 4)


def test_whoever_does_not_take_part_hears_that_and_what_was_decided_then(contest: Contest) -> None:
    contest.open()
    for place in (0, 1, 2):
        contest.enter(place)
    extra = contest.enter(0)
    contest.close()
    deliver_all(CLOSING)
    # The first team takes part with one entry and not with the other: it hears what asks more.
    assert (told("entry_admitted"), told("entry_refused")) == (_leaders(contest, 1, 2), _leaders(contest, 0))
    aide = contest.actor(contest.aide, CLOSING)
    decide_entry(entry=extra, admitted=True, words="Unit ini digabung dari dua.", actor=aide, at=CLOSING)
    bureau = contest.actor(contest.bureau, CLOSING)
    cancel_competition(
        competition=contest.row, reason="Anggarannya tidak ada.", actor=bureau, at=CLOSING, seen_version=None
    )
    deliver_all(CLOSING)
    assert told("entry_decided") == _leaders(contest, 0)
    assert told("competition_cancelled") == _leaders(contest, 0, 1, 2)


def test_jurors_are_reminded_once_before_the_end_of_what_they_did_not_judge(judging: Contest) -> None:
    platform = system_actor("tests")
    for entry in judging.given(0):
        judging.score(0, entry, {"1": 5, "2": 5}, CLOSING + 2 * DAY)
    assert remind_jurors(actor=platform, at=JUDGING_ENDS - 3 * DAY) == 0
    assert remind_jurors(actor=platform, at=JUDGING_ENDS - DAY) == 1
    assert remind_jurors(actor=platform, at=JUDGING_ENDS - DAY / 2) == 0
    deliver_all(JUDGING_ENDS - DAY)
    assert told("jurors_reminded") == _jurors(judging, 1, 2, 3, 4)


def test_an_appeal_reaches_organisers_its_decision_the_team_and_a_second_result_everybody(db: None) -> None:
    contest = announced()
    deliver_all(ANNOUNCED)
    assert told("competition_announced") == _leaders(contest, 0, 3, 6, 9)
    filed = appeal(contest)
    uphold(contest, filed, Remedy.JUDGED_ANEW, closes_at=SECOND)
    deliver_all(DECIDED)
    organisers = {one.person_id for one in (contest.bureau, contest.other_bureau, contest.aide)}
    assert told("competition_appealed") == organisers
    assert told("appeal_decided") == _leaders(contest, 0)
    seats = RevisedRound.objects.get().round.assessors.values_list("person_id", flat=True)
    assert told("jury_anew") == set(seats)
    place = next(n for n, juror in enumerate(contest.jurors) if juror.person_id in seats)
    contest.score(place, contest.entry(0), {"1": 9, "2": 9}, DECIDED)
    supersede(contest)
    deliver_all(SECOND)
    everybody = _leaders(contest, 0, 3, 6, 9) | _jurors(contest, 0, 1, 2, 3, 4) | organisers
    assert told("competition_result_superseded") == everybody - {contest.bureau.person_id}
    words = [str(vars(row)) for row in Message.objects.all()]
    names = [one.person.name for one in (*contest.leaders, *contest.jurors)]
    assert not [row for row in words if any(said in row for said in (*names, contest.entries[0].title))]
