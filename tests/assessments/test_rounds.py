# SPDX-License-Identifier: EUPL-1.2
"""From opening to sealing: own subjects only, conflicts kept out, nothing after sealing, nobody peeks."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from assessments.conftest import DAY, Jury
from praja.kernel.assessments.attestation import changed_scores
from praja.kernel.assessments.errors import (
    InConflict,
    NotYourSubject,
    RoundNotOpen,
    RoundSealed,
    RubricUnsuitable,
    ScoresUnsuitable,
)
from praja.kernel.assessments.models import Round, Rubric, Score
from praja.kernel.assessments.operations import (
    CriterionGiven,
    declare_conflict,
    give_scores,
    give_subject,
    open_round,
    publish_rubric,
    seal_round,
)
from praja.kernel.assessments.queries import result_of, seat_of, tasks_of, visible_scores
from praja.kernel.assessments.rules import ORGANISE, SEE_SCORE
from praja.kernel.ledger.queries import history
from praja.lib.actors import Actor, system_actor
from praja.lib.errors import InvalidInput, NotAllowed
from towns import Town


def score(jury: Jury, who: Actor, subject: int, idea: int, use: int, at: datetime, **extra: Any) -> list[Score]:
    return give_scores(
        round=jury.round, subject_id=subject, values={"idea": idea, "use": use}, actor=who, at=at, **extra
    )


def sealed(jury: Jury, at: datetime) -> Round:
    score(jury, jury.first, 1, 10, 10, at, comments={"idea": "Baru sama sekali."})
    score(jury, jury.second, 1, 5, 5, at)
    score(jury, jury.second, 3, 9, 4, at)
    return seal_round(round=jury.round, actor=jury.organiser, at=at + DAY)


def test_assessors_score_their_own_subjects_and_may_do_so_anew(jury: Jury, monday: datetime) -> None:
    score(jury, jury.first, 1, 1, 1, monday)
    score(jury, jury.first, 1, 10, 9, monday + DAY)
    with pytest.raises(NotYourSubject):
        score(jury, jury.first, 3, 5, 5, monday)
    with pytest.raises(NotYourSubject):
        score(jury, jury.outsider, 1, 5, 5, monday)

    assert list(Score.objects.order_by("criterion__position").values_list("value", flat=True)) == [10, 9]
    seat = seat_of(jury.first, jury.round)
    assert seat is not None
    assert [(t.subject_id, t.is_scored) for t in tasks_of(seat)] == [(1, True), (2, False)]


@pytest.mark.parametrize(
    "values", [{"idea": 5}, {"idea": 5, "use": 11}, {"idea": 5, "use": True}, {"idea": 5, "use": 5, "more": 1}]
)
def test_every_criterion_gets_a_value_of_the_scale(jury: Jury, monday: datetime, values: dict[str, int]) -> None:
    with pytest.raises(ScoresUnsuitable):
        give_scores(round=jury.round, subject_id=1, values=values, actor=jury.first, at=monday)
    assert not Score.objects.exists()


def test_a_conflict_takes_out_what_was_given_and_keeps_out_the_rest(jury: Jury, monday: datetime) -> None:
    score(jury, jury.first, 1, 10, 10, monday)
    score(jury, jury.second, 1, 5, 5, monday)
    given = {"round": jury.round, "subject_id": 1, "actor": jury.first, "at": monday}
    first = declare_conflict(**given, reason="Karya dinas saya sendiri.")
    again = declare_conflict(**given, reason="Sekali lagi saja.")
    with pytest.raises(InConflict):
        score(jury, jury.first, 1, 10, 10, monday)
    row = seal_round(round=jury.round, actor=jury.organiser, at=monday)

    assert first == again
    assert [(p.subject, p.total, p.assessors) for p in result_of(row)] == [(1, 5, 1)]
    assert "Karya" not in str([event.payload for event in history(f"round:{row.pk}")])
    assert list(changed_scores()) == []


def test_scores_are_given_only_while_the_round_is_open(jury: Jury, monday: datetime) -> None:
    for moment in (monday - timedelta(seconds=1), monday + 7 * DAY):
        with pytest.raises(RoundNotOpen):
            score(jury, jury.first, 1, 5, 5, moment)
    with pytest.raises(RoundNotOpen):
        seal_round(round=jury.round, actor=jury.organiser, at=monday - DAY)


def test_nothing_changes_after_sealing(jury: Jury, monday: datetime) -> None:
    row = sealed(jury, monday)

    with pytest.raises(RoundSealed):
        score(jury, jury.first, 2, 5, 5, monday + 2 * DAY)
    with pytest.raises(RoundSealed):
        declare_conflict(round=row, subject_id=1, reason="Terlambat sadar.", actor=jury.first, at=monday + 2 * DAY)
    with pytest.raises(RoundSealed):
        seal_round(round=row, actor=jury.organiser, at=monday + 2 * DAY)
    assert [(p.rank, p.subject, p.shown) for p in result_of(row)] == [(1, 1, 7.5), (2, 3, 6)]
    assert history(f"round:{row.pk}")[-1].payload["scores"] == 6


def test_before_sealing_everybody_sees_only_their_own(town: Town, jury: Jury, monday: datetime) -> None:
    score(jury, jury.first, 1, 10, 10, monday)
    score(jury, jury.second, 1, 5, 5, monday)

    def seen(actor: Actor) -> list[int]:
        return [row.value for row in visible_scores(actor, jury.round)]

    nobody = (jury.organiser, town.auditor, jury.outsider, system_actor("tests"))
    assert (seen(jury.first), seen(jury.second)) == ([10, 10], [5, 5])
    assert [seen(actor) for actor in nobody] == [[], [], [], []]
    with pytest.raises(NotAllowed):
        result_of(jury.round)

    seal_round(round=jury.round, actor=jury.organiser, at=monday)
    assert sorted(seen(jury.first)) == sorted(seen(jury.organiser)) == sorted(seen(town.auditor)) == [5, 5, 10, 10]
    assert (seen(jury.outsider), seen(town.officer)) == ([], [])


def test_every_rule_says_the_same_for_one_row_and_for_all(town: Town, jury: Jury, monday: datetime) -> None:
    cast = [jury.first, jury.second, jury.outsider, jury.organiser, town.auditor, town.officer, system_actor("tests")]

    def agree() -> None:
        for actor in cast:
            seen = set(SEE_SCORE.visible(actor, Score.objects.all()))
            assert seen == {row for row in Score.objects.all() if SEE_SCORE.allows(actor, row)}
            held = set(ORGANISE.visible(actor, Round.objects.all()))
            assert held == {row for row in Round.objects.all() if ORGANISE.allows(actor, row)}

    score(jury, jury.first, 1, 10, 10, monday)
    agree()
    sealed(jury, monday)
    agree()


def test_the_ledger_names_each_score_that_was_changed_added_or_removed(jury: Jury, monday: datetime) -> None:
    row = sealed(jury, monday)
    assert list(changed_scores()) == []

    first, second = seat_of(jury.first, row), seat_of(jury.second, row)
    assert first is not None
    assert second is not None
    Score.objects.filter(assessor=first, criterion__key="idea").update(value=9)
    Score.objects.filter(assessor=second, subject_id=3, criterion__key="use").delete()
    copied = Score.objects.get(assessor=second, subject_id=1, criterion__key="use")
    Score.objects.create(
        assessor=first, subject_id=2, criterion=copied.criterion, value=10, salt=copied.salt, given_at=monday
    )
    assert [(found.where, found.what) for found in changed_scores()] == [
        (f"round {row.pk}, assessor {first.pk}, subject 1, idea", "was changed after it was given"),
        (f"round {row.pk}, assessor {first.pk}, subject 2, use", "was never given"),
        (f"round {row.pk}, assessor {second.pk}, subject 3, use", "was given but is gone"),
    ]


def test_an_erased_comment_is_no_change_but_another_value_is(jury: Jury, monday: datetime) -> None:
    row = sealed(jury, monday)
    Score.objects.exclude(comment="").update(comment="", salt=b"")
    assert list(changed_scores()) == []

    Score.objects.filter(salt=b"").update(value=0)
    assert [found.where for found in changed_scores()] == [f"round {row.pk}"]
    Round.objects.update(sealed_at=None)
    assert [found.what for found in changed_scores()] == ["was sealed but is open again"]


def test_only_organisers_publish_open_and_seal(town: Town, jury: Jury, monday: datetime) -> None:
    common: dict[str, Any] = {"unit": town.root, "actor": town.officer, "at": monday}
    with pytest.raises(NotAllowed):
        publish_rubric(key="x", title="X", criteria=[CriterionGiven("a", "A", 100)], lowest=0, highest=1, **common)
    opened: dict[str, Any] = {"rubric": jury.rubric, "title": "X", "subject_kind": "x", "opens_at": monday}
    with pytest.raises(NotAllowed):
        open_round(**opened, closes_at=monday + DAY, seats={}, **common)
    with pytest.raises(NotAllowed):
        seal_round(round=jury.round, actor=town.officer, at=monday)
    with pytest.raises(InvalidInput):
        open_round(**opened, closes_at=monday, seats={}, **{**common, "actor": jury.organiser})
    assert Round.objects.count() == 1


@pytest.mark.parametrize(
    ("weights", "scale"), [((40, 50), (0, 10)), ((110, -10), (0, 10)), ((0, 100), (0, 10)), ((40, 60), (5, 5))]
)
def test_weights_sum_to_a_hundred_and_the_scale_has_width(
    town: Town, organiser: Actor, monday: datetime, weights: tuple[int, int], scale: tuple[int, int]
) -> None:
    with pytest.raises(RubricUnsuitable):
        publish_rubric(
            key="x",
            title="X",
            criteria=[CriterionGiven(str(n), "A", weight) for n, weight in enumerate(weights)],
            lowest=scale[0],
            highest=scale[1],
            unit=town.root,
            actor=organiser,
            at=monday,
        )
    assert not Rubric.objects.exists()


def test_one_more_subject_is_given_by_the_organiser_while_it_is_open(jury: Jury, monday: datetime) -> None:
    first = seat_of(jury.first, jury.round)
    assert first is not None
    given: dict[str, Any] = {"round": jury.round, "assessor": first, "subject_id": 3, "at": monday}
    with pytest.raises(NotAllowed):
        give_subject(**given, actor=jury.first)
    assert give_subject(**given, actor=jury.organiser) == give_subject(**given, actor=jury.organiser)
    assert [task.subject_id for task in tasks_of(first)] == [1, 2, 3]
    assert history(f"round:{jury.round.pk}")[-1].payload == {"assessor": first.pk, "subject": 3}
    sealed(jury, monday)
    with pytest.raises(RoundSealed):
        give_subject(**given, actor=jury.organiser)
