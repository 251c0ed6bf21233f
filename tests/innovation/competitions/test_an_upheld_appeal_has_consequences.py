# SPDX-License-Identifier: EUPL-1.2
"""An appeal that is upheld lets sheets count no more, or be given anew by others; a second result takes the place of the first;
both stay readable, what was sealed stays as it was, and the ledger names whoever touches either."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from innovation.competitions.appeals import (
    ANNOUNCED,
    DECIDED,
    REASON,
    SECOND,
    announced,
    appeal,
    judging,
    of_one_stage,
    ranks,
    score_first,
    spoiled,
    supersede,
    uphold,
)
from innovation.competitions.conftest import CLOSING, DAY, JUDGING_ENDS, TERMS, Contest, prepared
from officers import signed_in
from praja.duties.innovation.attestation.competitions import (
    competitions_match_their_events,
    entries_match_their_events,
)
from praja.duties.innovation.enums.competitions import CompetitionState, Remedy
from praja.duties.innovation.errors.competitions import JudgedIt, NoAppeal, NoRemedy, NotYourCompetition, StillOpen
from praja.duties.innovation.models import Appeal, AppealedSheet, Competition, Entry, Placing, RevisedRound
from praja.duties.innovation.operations.competitions import (
    Sheet,
    close_competition,
    prolong_judging,
    step_back,
    turn_down_appeal,
)
from praja.duties.innovation.queries.competitions.reading import desks_of, feedback_of
from praja.duties.innovation.queries.competitions.rounds import counting_sheets
from praja.kernel.assessments.attestation import changed_scores
from praja.kernel.assessments.models import Assessor, Score, SheetSetAside
from praja.kernel.ledger.attestations import Mismatch
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from remembering import Remembered

_with_result = Remembered(announced)


@pytest.fixture
def contest(db: None) -> Contest:
    """A competition whose result is announced."""
    return _with_result()


def _found() -> list[Mismatch]:
    return [*changed_scores(), *competitions_match_their_events(), *entries_match_their_events()]


def test_a_sheet_that_counts_no_more_makes_a_second_result_and_the_first_stays(contest: Contest) -> None:
    assert ranks(contest, 1) == [3, 4, 2, 1]
    filed, sheet = appeal(contest), spoiled(contest)
    address = f"/inovasi/lomba/{contest.row.case.code}/"
    with clock.frozen(DECIDED):
        bureau = signed_in(contest.other_bureau)
        page = bureau.get(f"{address}keberatan/{filed.pk}/").content.decode()
        assert f"1.{sheet.assessor}.{sheet.entry}" in page
        chosen = {"sheets": [f"1.{sheet.assessor}.{sheet.entry}"], "words": REASON}
        empty = bureau.post(f"{address}keberatan/{filed.pk}/", {"decision": "set_aside", "words": REASON})
        assert (empty.status_code, REASON in empty.content.decode()) == (422, True)
        done = bureau.post(f"{address}keberatan/{filed.pk}/", {"decision": "set_aside", **chosen})
        assert done.status_code == 302
        assert contest.reread().case.state == CompetitionState.REVISING
        public = Client().get(f"/lomba/{contest.row.case.code}/")
        assert public.status_code == 200
    assert Score.objects.filter(value=0).exists()
    assert WorkItem.objects.filter(kind="innovation.seal_again", closed_at=None).exists()
    with clock.frozen(SECOND):
        assert bureau.post(f"{address}tindakan/", {"deed": "supersede", "seen": ""}).status_code == 302
    assert contest.reread().case.state == CompetitionState.ANNOUNCED
    assert (ranks(contest, 1), ranks(contest, 2)) == ([3, 4, 2, 1], [1, 4, 3, 2])
    with clock.frozen(SECOND):
        public = Client(headers={"accept-language": "en"}).get(f"/lomba/{contest.row.case.code}/").content.decode()
        mine = signed_in(contest.leaders[0]).get(f"/inovasi/lomba/karya/{contest.entries[0].code}/").content.decode()
        files = [Client().get(f"/lomba/{contest.row.case.code}/hasil.{kind}").status_code for kind in ("xlsx", "pdf")]
    assert public.count(contest.entries[0].title) == 2
    assert "Result 1" in public
    assert all(juror.person.name not in public for juror in contest.jurors)
    assert files == [200, 200]
    [feedback] = feedback_of(contest.entry(0))
    assert (feedback.rank, feedback.marks[0][2], len(feedback.marks[0][3])) == (1, 9, 2)
    assert feedback.marks[0][3][0] in mine
    assert _found() == []


def test_the_ledger_names_whoever_touches_either_result(contest: Contest) -> None:
    uphold(contest, appeal(contest))
    supersede(contest)
    where = f"competition {contest.row.case.code}"
    first, second = (Placing.objects.get(stage=None, rank=1, result=number) for number in (1, 2))
    Placing.objects.filter(pk=first.pk).update(points="1")
    assert _found() == [Mismatch(f"{where}, result", "its places do not give what was sealed")]
    Placing.objects.filter(pk=first.pk).update(points=first.points)
    Placing.objects.filter(pk=second.pk).update(points="1")
    assert _found() == [Mismatch(f"{where}, result 2, result", "its places do not give what was sealed")]
    Placing.objects.filter(pk=second.pk).update(points=second.points)
    Competition.objects.filter(pk=contest.row.pk).update(result=1)
    assert _found() == [Mismatch(where, "its result 1 is not the one that was sealed last")]
    Competition.objects.filter(pk=contest.row.pk).update(result=2)
    assert _found() == []
    # Whoever lets the sheet count again changes the second result, and not the first.
    AppealedSheet.objects.all().delete()
    SheetSetAside.objects.all().delete()
    named = {one.where for one in _found()}
    assert f"{where}, result 2, result" in named
    assert any(one.startswith("assessor") for one in named)
    assert f"{where}, result" not in named


def test_others_judge_in_place_of_a_sheet_and_nobody_twice(contest: Contest) -> None:
    gone = spoiled(contest)
    before = {seat.person_id for _stage, seat in counting_sheets(contest.row, contest.entry(0))}
    first = Assessor.objects.get(pk=gone.assessor).person_id
    uphold(contest, appeal(contest), Remedy.JUDGED_ANEW, closes_at=SECOND)
    made = RevisedRound.objects.get()
    [seat] = made.round.assessors.all()
    assert seat.person_id not in before | {first, contest.jurors[3].person_id}
    waiting = WorkItem.objects.filter(kind="innovation.judge", closed_at=None)
    assert list(waiting.values_list("holder_person_id", flat=True)) == [seat.person_id]
    with pytest.raises(StillOpen):
        supersede(contest, DECIDED)
    place = next(n for n, juror in enumerate(contest.jurors) if juror.person_id == seat.person_id)
    address = f"/inovasi/lomba/{contest.row.case.code}/nilai/1/{contest.entry(0).number}/"
    with clock.frozen(DECIDED):
        juror = signed_in(contest.jurors[place])
        assert address in juror.get(f"/inovasi/lomba/{contest.row.case.code}/nilai/").content.decode()
        assert juror.post(address, {"deed": "keep", "value_1": "8"}).status_code == 302
        assert juror.post(address, {"deed": "give", "value_1": "8", "value_2": "10"}).status_code == 302
        assert "10" in juror.get(address).content.decode()
    assert not waiting.exists()
    supersede(contest, DECIDED + DAY)
    # (9 + 9 + 9.2) / 3 on a scale of 10.
    assert Placing.objects.get(stage=None, result=2, entry=contest.entries[0]).points == "272/3"
    assert _found() == []
    desk = desks_of(contest.actor(contest.jurors[place], SECOND), contest.row)
    assert [one.is_anew for one in desk].count(True) == 1
    Score.objects.filter(assessor=seat).update(value=10)
    named = {one.where for one in _found()}
    assert f"competition {contest.row.case.code}, result 2, result" in named
    assert f"competition {contest.row.case.code}, result" not in named


def test_who_judges_anew_may_step_back_and_somebody_else_takes_over_until_time_is_given(contest: Contest) -> None:
    uphold(contest, appeal(contest), Remedy.JUDGED_ANEW, closes_at=SECOND)
    [seat] = RevisedRound.objects.get().round.assessors.all()
    place = next(n for n, juror in enumerate(contest.jurors) if juror.person_id == seat.person_id)
    step_back(
        stage=contest.stage(),
        entry=contest.entry(0),
        reason="Ketuanya teman saya.",
        actor=contest.actor(contest.jurors[place], DECIDED),
        at=DECIDED,
    )
    # The fourth juror works in its unit, the others had it or left it: nobody is left, and the time runs out.
    assert not Assessor.objects.filter(round=seat.round).exclude(pk=seat.pk).exists()
    with pytest.raises(StillOpen):
        supersede(contest, SECOND + DAY)
    said: dict[str, Any] = {
        "competition": contest.row,
        "closes_at": SECOND + 9 * DAY,
        "at": SECOND,
        "seen_version": None,
    }
    with pytest.raises(NotYourCompetition):
        prolong_judging(**said, actor=contest.actor(contest.outsider, SECOND))
    prolong_judging(**said, actor=contest.actor(contest.aide, SECOND))
    assert RevisedRound.objects.get().round.closes_at == SECOND + 9 * DAY


def test_an_appeal_is_upheld_with_a_remedy_that_holds_or_not_at_all(contest: Contest) -> None:
    filed, gone = appeal(contest), spoiled(contest)
    sheets = [
        Sheet(1, seat.pk, contest.entries[0].pk) for _stage, seat in counting_sheets(contest.row, contest.entry(0))
    ]
    assert len(sheets) == 3
    stranger = next(one for one in Assessor.objects.all() if all(one.pk != sheet.assessor for sheet in sheets))
    for wrong in (
        {"sheets": []},
        {"sheets": sheets},
        {"sheets": [Sheet(1, stranger.pk, gone.entry)]},
        {"sheets": [Sheet(2, gone.assessor, gone.entry)]},
        {"remedy": Remedy.JUDGED_ANEW},
        {"remedy": Remedy.JUDGED_ANEW, "closes_at": ANNOUNCED},
    ):
        with pytest.raises(NoRemedy):
            uphold(contest, filed, **wrong)
    for account in (contest.jurors[1], contest.leaders[0]):
        with pytest.raises(JudgedIt):
            uphold(contest, filed, actor=contest.actor(account, DECIDED))
    assert contest.reread().case.state == CompetitionState.APPEALS
    assert not SheetSetAside.objects.exists()
    uphold(contest, filed, actor=contest.actor(contest.aide, DECIDED))
    with pytest.raises(NoRemedy):
        uphold(contest, appeal(contest, 1, DECIDED))
    assert _found() == []


def test_appeals_upheld_together_make_one_result_and_it_may_be_appealed_again(contest: Contest) -> None:
    first, second, third = appeal(contest), appeal(contest, 1), appeal(contest, 2)
    uphold(contest, first)
    assert contest.reread().case.state == CompetitionState.APPEALS
    other = counting_sheets(contest.row, contest.entry(1))[0][1]
    uphold(contest, second, sheets=[Sheet(1, other.pk, contest.entries[1].pk)])
    turn_down_appeal(
        appeal=third,
        words=REASON,
        actor=contest.actor(contest.other_bureau, DECIDED),
        at=DECIDED,
        seen_version=None,
    )
    assert contest.reread().case.state == CompetitionState.REVISING
    with pytest.raises(NoAppeal):
        appeal(contest, 0, DECIDED)
    supersede(contest)
    assert contest.reread().result == 2
    bureau = contest.actor(contest.bureau, SECOND + DAY)
    with pytest.raises(StillOpen):
        close_competition(competition=contest.row, actor=bureau, at=SECOND + DAY, seen_version=None)
    again = appeal(contest, 2, SECOND + DAY)
    assert (again.result, Appeal.objects.filter(entry=contest.entries[2]).count()) == (2, 2)
    assert _found() == []


def test_who_goes_on_only_by_the_second_count_is_judged_there_and_nobody_loses_a_stage(db: None) -> None:
    contest = prepared()
    first = replace(TERMS.stages[0], best=1)
    judging(contest, replace(TERMS, stages=(first, TERMS.stages[1])))
    score_first(contest)
    contest.seal(CLOSING + 3 * DAY)
    contest.judge(CLOSING + 3 * DAY)
    for juror in range(5):
        for entry in contest.given(juror, 2):
            contest.score(juror, entry, {"1": 60}, CLOSING + 3 * DAY, position=2)
    contest.seal(CLOSING + 3 * DAY)
    contest.announce(ANNOUNCED)
    uphold(contest, appeal(contest))
    with pytest.raises(NoRemedy) as refused:
        supersede(contest)
    assert refused.value.field == "last_day"
    supersede(contest, closes_at=SECOND + 5 * DAY)
    assert contest.reread().case.state == CompetitionState.REVISING
    new = RevisedRound.objects.get()
    assert (new.stage.position, new.round.assessors.count()) == (2, 3)
    with pytest.raises(StillOpen):
        supersede(contest)
    for place, juror in enumerate(contest.jurors):
        if new.round.assessors.filter(person=juror.person).exists():
            contest.score(place, contest.entry(0), {"1": 90}, SECOND + DAY, position=2)
    supersede(contest, SECOND + 2 * DAY)
    # The best of the first result keeps its place in the last stage; the newcomer is before it there.
    rows = Placing.objects.filter(stage=None, result=2).order_by("rank").values_list("entry_id", "rank", "stages")
    assert list(rows)[:2] == [(contest.entries[0].pk, 1, 2), (contest.entries[3].pk, 2, 2)]
    went_on = Placing.objects.filter(stage__position=1, result=2, goes_on=True).values_list("entry_id", flat=True)
    assert set(went_on) == {contest.entries[0].pk, contest.entries[3].pk}
    assert _found() == []


def test_a_stage_that_nobody_judged_in_time_is_given_more(db: None) -> None:
    contest = of_one_stage()
    bureau = contest.actor(contest.bureau, JUDGING_ENDS)
    with pytest.raises(StillOpen):
        contest.seal(JUDGING_ENDS)
    with clock.frozen(JUDGING_ENDS):
        page = signed_in(contest.bureau)
        address = f"/inovasi/lomba/{contest.row.case.code}/tindakan/"
        assert page.post(address, {"deed": "prolong", "more_until": ""}).status_code == 422
        assert page.post(address, {"deed": "prolong", "more_until": "2026-03-06"}).status_code == 302
    _score_first_at(contest, JUDGING_ENDS + DAY)
    contest.seal(JUDGING_ENDS + DAY)
    assert Entry.objects.filter(placings__stage=None).count() == 4
    assert bureau.person_id is not None


def _score_first_at(contest: Contest, at: datetime) -> None:
    for juror in range(5):
        for entry in contest.given(juror):
            contest.score(juror, entry, {"1": 5, "2": 5}, at)


@pytest.mark.parametrize(("method", "expected"), [("none", [3, 4, 2, 1]), ("centred", None), ("z_score", None)])
def test_what_was_announced_is_done_to_points_and_raw_ranks_stand_beside(
    db: None, method: str, expected: list[int] | None
) -> None:
    contest = of_one_stage(normalisation=method)
    score_first(contest)
    contest.seal(CLOSING + 3 * DAY)
    contest.announce(ANNOUNCED)
    raw = dict(Placing.objects.filter(stage=None).values_list("entry_id", "raw_rank"))
    found = [raw[one.pk] for one in contest.entries]
    assert found == ([None] * 4 if method == "none" else [3, 4, 2, 1])
    if expected:
        assert ranks(contest, 1) == expected
    with clock.frozen(ANNOUNCED):
        public = Client(headers={"accept-language": "en"}).get(f"/lomba/{contest.row.case.code}/").content.decode()
    assert ("Rank by points as given" in public) == (method != "none")
    assert ("z-scores" in public) == (method == "z_score")
    assert _found() == []
    Placing.objects.filter(stage=None, entry=contest.entries[0]).update(raw_rank=1)
    assert [one.what for one in _found()] == ["its ranks by points as given do not come from its scores"]
