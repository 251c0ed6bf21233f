# SPDX-License-Identifier: EUPL-1.2
"""Answering a test: begin, save, hand in.

What is saved is a draft and no event; beginning and handing in are one event each, in a stream of the attempt's own, so that
three hundred people never wait for each other. Saving may be repeated and may come late or in disorder: of two answers the one
that was typed later stays, and what comes after the end is kept beside, uncounted.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from django.db import IntegrityError, transaction

from praja.duties.training.domain.exams.drawing import Part, drawn
from praja.duties.training.domain.exams.marking import Answer, answer_of
from praja.duties.training.domain.exams.timing import due_of, is_over, typed_at
from praja.duties.training.enums import ClassState
from praja.duties.training.enums.exams import HandedInBy
from praja.duties.training.errors.exams import AttemptOver, NoAttempt, NotYourAttempt
from praja.duties.training.events.exams import AttemptHandedIn, AttemptStarted, stream_of_attempt
from praja.duties.training.models import Attempt, Exam, ExamAnswer, ExamPart, ExamQuestion, Seat
from praja.duties.training.queries.exams.marked import answers_content, mark, question_in, sum_of
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import open_stream, record
from praja.lib.actors import Actor

TAKEN_IN = (ClassState.SELECTED, ClassState.RUNNING, ClassState.ENDED)


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it came: how many milliseconds before it was sent it was typed, in which browser, and that browser's count
    of what was typed. Without scripts nothing but the answer."""

    given: Any
    age_ms: int = 0
    device: str = ""
    stroke: int = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of the answers of one save, by their numbers. `kept` are in the draft now, `older` were overtaken by something
    typed later, `late` came after the end and lie beside."""

    kept: frozenset[int] = frozenset()
    older: frozenset[int] = frozenset()
    late: frozenset[int] = frozenset()
    numbers: frozenset[int] = field(default_factory=frozenset)


def start_attempt(*, exam: Exam, seat: Seat, actor: Actor, at: datetime) -> Attempt:
    """Begin, or go on with what was begun. Raises `NotYourAttempt`, `NoAttempt`. Records `training.attempt_started`."""
    if actor.person_id is None or seat.employee.person_id != actor.person_id or not seat.takes_part:
        raise NotYourAttempt
    if seat.training_class_id != exam.training_class_id or exam.released_at is None:
        raise NotYourAttempt
    mine = Attempt.objects.filter(exam=exam, seat=seat)
    if (going := mine.filter(handed_in_at=None).first()) is not None:
        return going
    _guard_time(exam, at)
    used = mine.count()
    if used >= exam.tries:
        raise NoAttempt("tries")
    try:
        with transaction.atomic():
            return _begin(exam, seat, used + 1, actor, at)
    except IntegrityError:
        # Two taps at once: the other one has begun it.
        return mine.get(number=used + 1)


def _guard_time(exam: Exam, at: datetime) -> None:
    if exam.withdrawn_at is not None:
        raise NoAttempt("withdrawn")
    if exam.training_class.case.state not in TAKEN_IN:
        raise NoAttempt("class")
    if at < exam.opens_at:
        raise NoAttempt("early")
    if at >= exam.closes_at:
        raise NoAttempt("closed")


def _begin(exam: Exam, seat: Seat, number: int, actor: Actor, at: datetime) -> Attempt:
    seed = token_hex(16)
    due_at = due_of(at, exam.minutes, exam.closes_at)
    attempt = Attempt.objects.create(
        exam=exam,
        seat=seat,
        number=number,
        seed=seed,
        started_at=at,
        due_at=due_at or exam.closes_at,
        salt=new_salt(),
    )
    asked = {one.pk: one for one in ExamQuestion.objects.filter(exam=exam).order_by("part", "pk")}
    chosen = drawn(parts_of(exam, asked.values()), seed=seed, shuffles=exam.shuffles_questions)
    ExamAnswer.objects.bulk_create(
        ExamAnswer(attempt=attempt, number=place, asked=asked[pk]) for place, pk in enumerate(chosen, start=1)
    )
    event = AttemptStarted(
        exam=exam.pk,
        seat=seat.pk,
        number=number,
        seed=seed,
        due=attempt.due_at.astimezone(UTC).isoformat(),
        questions=tuple(asked[pk].version_id for pk in chosen),
    )
    open_stream(event, actor=actor, at=at, stream=stream_of_attempt(attempt.pk), refs=refs_of(attempt))
    return attempt


def parts_of(exam: Exam, asked: Collection[ExamQuestion]) -> list[Part]:
    """The parts of a released test, with what each may ask."""
    counts = ExamPart.objects.filter(exam=exam).order_by("position").values_list("position", "count")
    return [Part(tuple(one.pk for one in asked if one.part == place), count) for place, count in counts]


def save_answers(*, attempt: Attempt, sent: Mapping[int, Sent], actor: Actor, at: datetime) -> Saved:
    """Keep what was typed, by the numbers of the questions. Nothing else of the attempt changes. Raises `NotYourAttempt`."""
    _guard_mine(attempt, actor)
    with transaction.atomic():
        row = _locked(attempt)
        return _keep(row, sent, at)


def hand_in(
    *, attempt: Attempt, actor: Actor, at: datetime, sent: Mapping[int, Sent] | None = None
) -> tuple[Attempt, Saved]:
    """Hand in, with what was typed last. Again changes nothing more, and what comes with it then lies beside as late.

    Raises `NotYourAttempt`. Records `training.attempt_handed_in`.
    """
    _guard_mine(attempt, actor)
    with transaction.atomic():
        row = _locked(attempt)
        saved = _keep(row, sent or {}, at)
        if row.handed_in_at is None:
            late = is_over(row.due_at, row.exam.grace_seconds, at)
            finish(row, HandedInBy.TIME if late else HandedInBy.PERSON, actor=actor, at=at)
    return row, saved


def refuse_late(saved: Saved) -> None:
    """Say it where something came too late. Raises `AttemptOver`."""
    if saved.late:
        raise AttemptOver


def finish(row: Attempt, by: str, *, actor: Actor, at: datetime) -> None:
    """End a locked attempt and mark what marks itself, in the caller's transaction. Records `training.attempt_handed_in`."""
    answers = _answers(row)
    worth = [mark(one) for one in answers]
    for one, (marks, _most) in zip(answers, worth, strict=True):
        one.marks = marks
    ExamAnswer.objects.bulk_update(answers, ["marks"])
    row.handed_in_at, row.handed_in_by = min(at, row.due_at), by
    row.marks, row.most = sum_of(worth)
    row.save(update_fields=["handed_in_at", "handed_in_by", "marks", "most"])
    event = AttemptHandedIn(
        by=str(by),
        answers=content_digest(bytes(row.salt), answers_content(answers)),
        marks=tuple(marks for marks, _most in worth),
        most=row.most,
    )
    record(event, actor=actor, at=at, stream=stream_of_attempt(row.pk), refs=refs_of(row))


def refs_of(attempt: Attempt) -> dict[str, int]:
    """What the events of an attempt concern."""
    return {"exam": attempt.exam_id, "seat": attempt.seat_id, "case": attempt.seat.training_class_id}


def _guard_mine(attempt: Attempt, actor: Actor) -> None:
    if actor.person_id is None or attempt.seat.employee.person_id != actor.person_id:
        raise NotYourAttempt


def _locked(attempt: Attempt) -> Attempt:
    rows = Attempt.objects.select_for_update(of=("self",)).select_related("exam", "seat")
    return rows.get(pk=attempt.pk)


def _answers(row: Attempt, numbers: Collection[int] | None = None) -> list[ExamAnswer]:
    rows = ExamAnswer.objects.filter(attempt=row).select_related("asked__version", "asked__corrected")
    if numbers is not None:
        rows = rows.filter(number__in=numbers)
    return list(rows.order_by("number"))


def _keep(row: Attempt, sent: Mapping[int, Sent], at: datetime) -> Saved:
    if not sent:
        return Saved()
    answers = _answers(row, sent)
    numbers = frozenset(one.number for one in answers)
    if row.handed_in_at is not None or is_over(row.due_at, row.exam.grace_seconds, at):
        return Saved(late=_keep_late(answers, sent, at), numbers=numbers)
    kept, older = [], []
    for one in answers:
        came = sent[one.number]
        typed = typed_at(came.age_ms, at=at, started_at=row.started_at)
        if _is_overtaken(one, came, typed):
            older.append(one.number)
            continue
        one.given, one.typed_at, one.device, one.stroke = _given(one, sent), typed, came.device[:16], came.stroke
        kept.append(one)
    _write(kept, ["given", "typed_at", "device", "stroke"])
    return Saved(kept=frozenset(one.number for one in kept), older=frozenset(older), numbers=numbers)


def _is_overtaken(one: ExamAnswer, came: Sent, typed: datetime) -> bool:
    """Whether something typed later is here already. Within one browser its own count tells, since a save may overtake another
    on the way; between two the moment of typing."""
    if one.typed_at is None:
        return False
    if came.device and came.device == one.device:
        return came.stroke < one.stroke
    return typed < one.typed_at


def _keep_late(answers: Sequence[ExamAnswer], sent: Mapping[int, Sent], at: datetime) -> frozenset[int]:
    """Put beside what differs from what was in time."""
    late = []
    for one in answers:
        given = _given(one, sent)
        if given is not None and given != one.given:
            one.late_given, one.late_at = given, at
            late.append(one)
    _write(late, ["late_given", "late_at"])
    return frozenset(one.number for one in late)


def _given(one: ExamAnswer, sent: Mapping[int, Sent]) -> Answer:
    return answer_of(question_in(one.asked.version), sent[one.number].given)


def _write(rows: Sequence[ExamAnswer], fields: Sequence[str]) -> None:
    if rows:
        ExamAnswer.objects.bulk_update(rows, fields)
