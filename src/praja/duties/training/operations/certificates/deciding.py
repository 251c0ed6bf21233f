# SPDX-License-Identifier: EUPL-1.2
"""The committee says who passed, for the whole class at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from praja.duties.training.domain.completion import Shortfall
from praja.duties.training.enums import ClassState, SeatStatus
from praja.duties.training.errors.certificates import (
    ClassNotEnded,
    ExceptionWithoutWords,
    NobodyToDecide,
    TestsNotMarked,
)
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.certificates import CompletionDecided
from praja.duties.training.models import Completion, TrainingClass
from praja.duties.training.operations.classes.seats import decide_seat, refs_of
from praja.duties.training.queries.certificates import Participant, participants_of
from praja.duties.training.rules import RUN_CLASS
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import Words, words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the committee says of one seat where it decides itself. `note` says why; it must, where that is otherwise than the
    conditions say.
    """

    passed: bool
    note: str = ""


def decide_completion(
    *, case: Case, actor: Actor, at: datetime, judgements: Mapping[int, Judgement] | None = None
) -> list[Completion]:
    """Decide for everybody who takes part and is not decided yet, by the conditions of the curriculum as they are known now;
    `judgements` (by seat id) decide otherwise, or give a note.

    Raises `NotYourClass`, `ClassNotEnded`, `NobodyToDecide`, `TestsNotMarked`, `ExceptionWithoutWords` at `note-<seat>`, words
    too long. Records `training.seat_decided` and `training.completion_decided` in each seat's stream.
    """
    said = judgements or {}
    with transaction.atomic():
        # The case is the lock of all its seats.
        locked = Case.objects.select_for_update().get(pk=case.pk)
        row = TrainingClass.objects.select_related("case", "curriculum__programme").get(pk=locked.pk)
        if not RUN_CLASS.allows(actor, row):
            raise NotYourClass
        if locked.state != ClassState.ENDED:
            raise ClassNotEnded
        waiting = [
            one for one in participants_of(row, local_date(at, local_zone())) if one.seat.status == SeatStatus.SELECTED
        ]
        if not waiting:
            raise NobodyToDecide
        if any(Shortfall.NOT_MARKED in one.missed and one.seat.pk not in said for one in waiting):
            raise TestsNotMarked
        return [_decided(one, said.get(one.seat.pk), actor, at) for one in waiting]


def _decided(one: Participant, judgement: Judgement | None, actor: Actor, at: datetime) -> Completion:
    passed = judgement.passed if judgement else one.would_pass
    is_exception = passed != one.would_pass
    note = judgement.note if judgement else ""
    if is_exception and not note.strip():
        raise ExceptionWithoutWords(f"note-{one.seat.pk}")
    words = words_of(note, field=f"note-{one.seat.pk}", shortest=0, longest=LONGEST_NOTE)
    completion = _completion(one, passed, is_exception, words, at)
    completion.save(force_insert=True)
    status = SeatStatus.PASSED if passed else SeatStatus.FAILED
    decide_seat(one.seat, status, place=0, reason=words.text, actor=actor, at=at)
    event = _told(completion, words)
    record(event, actor=actor, at=at, stream=stream_of_seat(one.seat.pk), refs=refs_of(one.seat))
    return completion


def _completion(one: Participant, passed: bool, is_exception: bool, words: Words, at: datetime) -> Completion:
    return Completion(
        seat=one.seat,
        passed=passed,
        is_exception=is_exception,
        missed=[missed.value for missed in one.missed],
        jp_present=one.found.jp_present,
        jp_held=one.found.jp_held,
        score=one.found.score,
        has_plan=one.found.has_plan,
        predicate=one.predicate.value,
        note=words.text,
        salt=words.salt,
        decided_at=at,
    )


def _told(row: Completion, words: Words) -> CompletionDecided:
    return CompletionDecided(
        passed=row.passed,
        exception=row.is_exception,
        missed=tuple(row.missed),
        jp_present=row.jp_present,
        jp_held=row.jp_held,
        score=-1 if row.score is None else int(row.score * 100),
        has_plan=row.has_plan,
        predicate=row.predicate,
        note=words.digest,
    )
