# SPDX-License-Identifier: EUPL-1.2
"""After sealing no score changes; by a decision a sheet counts no more, and stays where it is."""

from datetime import datetime
from typing import Any

import pytest

from assessments.conftest import DAY, Jury
from praja.kernel.assessments.attestation import changed_scores
from praja.kernel.assessments.errors import NoSuchSheet, NotSealedYet, NotYourSubject, RoundSealed
from praja.kernel.assessments.models import ConflictOfInterest, Score, SheetSetAside
from praja.kernel.assessments.operations import give_scores, note_conflict, seal_round, set_aside_sheet
from praja.kernel.assessments.queries import result_of, seat_of
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed


def _score(jury: Jury, actor: Actor, subject: int, value: int, at: datetime) -> None:
    values = {"idea": value, "use": value}
    give_scores(round=jury.round, subject_id=subject, values=values, actor=actor, at=at)


def _sealed(jury: Jury, at: datetime) -> dict[str, Any]:
    """Both scored subject 1; what setting aside the first one's sheet of it takes."""
    _score(jury, jury.first, 1, 10, at)
    _score(jury, jury.second, 1, 4, at)
    _score(jury, jury.second, 3, 6, at)
    seal_round(round=jury.round, actor=jury.organiser, at=at + DAY)
    jury.round.refresh_from_db()
    return {"assessor": seat_of(jury.first, jury.round), "ground_kind": "tests.decision", "ground_id": 5, "at": at}


def test_a_sheet_set_aside_counts_no_more_and_stays(jury: Jury, monday: datetime) -> None:
    said = _sealed(jury, monday)
    assert [(one.rank, one.subject, one.shown) for one in result_of(jury.round)] == [(1, 1, 7), (2, 3, 6)]
    with pytest.raises(NotAllowed):
        set_aside_sheet(subject_id=1, actor=jury.first, **said)
    set_aside_sheet(subject_id=1, actor=jury.organiser, **said)
    assert [(one.rank, one.subject, one.shown) for one in result_of(jury.round)] == [(1, 3, 6), (2, 1, 4)]
    assert Score.objects.count() == 6
    assert list(changed_scores()) == []
    for subject in (1, 2):
        with pytest.raises(NoSuchSheet):
            set_aside_sheet(subject_id=subject, actor=jury.organiser, **said)


def test_before_sealing_nothing_is_set_aside(jury: Jury, monday: datetime) -> None:
    _score(jury, jury.first, 1, 10, monday)
    seat = seat_of(jury.first, jury.round)
    assert seat is not None
    with pytest.raises(NotSealedYet):
        set_aside_sheet(assessor=seat, subject_id=1, ground_kind="x", ground_id=1, actor=jury.organiser, at=monday)


def test_the_ledger_names_what_was_set_aside_or_taken_back_by_nobody(jury: Jury, monday: datetime) -> None:
    said = _sealed(jury, monday)
    made = set_aside_sheet(subject_id=1, actor=jury.organiser, **said)
    second = seat_of(jury.second, jury.round)
    assert second is not None
    SheetSetAside.objects.filter(pk=made.pk).update(assessor=second)
    assert [(one.where, one.what) for one in changed_scores()] == [
        (f"assessor {said['assessor'].pk}, subject 1", "was set aside but counts again"),
        (f"assessor {second.pk}, subject 1", "does not count although nobody set it aside"),
    ]


def test_the_organiser_keeps_an_assessor_from_a_subject_while_it_is_open(jury: Jury, monday: datetime) -> None:
    _score(jury, jury.first, 1, 10, monday)
    seat = seat_of(jury.first, jury.round)
    assert seat is not None
    said: dict[str, Any] = {"assessor": seat, "reason": "Keluarga menurut tim.", "at": monday}
    with pytest.raises(NotAllowed):
        note_conflict(subject_id=1, actor=jury.second, **said)
    with pytest.raises(NotYourSubject):
        note_conflict(subject_id=3, actor=jury.organiser, **said)
    first = note_conflict(subject_id=1, actor=jury.organiser, **said)
    assert note_conflict(subject_id=1, actor=jury.organiser, **said) == first
    assert not Score.objects.exists()
    seal_round(round=jury.round, actor=jury.organiser, at=monday + DAY)
    assert list(changed_scores()) == []
    with pytest.raises(RoundSealed):
        note_conflict(subject_id=2, actor=jury.organiser, **said)
    assert ConflictOfInterest.objects.count() == 1
