# SPDX-License-Identifier: EUPL-1.2
"""Setting the tests of a class: what they are made of, when they are open, and letting participants see them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums.exams import ExamKind, Showing
from praja.duties.training.errors.exams import (
    ExamAlreadyReleased,
    ExamEmpty,
    ExamKindTaken,
    ExamNotReleased,
    NotYourBank,
    NotYourExam,
)
from praja.duties.training.events.exams import ExamReleased, ExamSet, ExamWithdrawn, stream_of_exam
from praja.duties.training.models import (
    BankQuestion,
    Exam,
    ExamPart,
    ExamQuestion,
    QuestionBank,
    QuestionVersion,
    TrainingClass,
)
from praja.duties.training.rules import KEEP_BANK, SET_EXAM, sets_exams
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput

MOST_MINUTES, MOST_TRIES, MOST_PER_PAGE, MOST_GRACE, MOST_QUESTIONS = 600, 10, 50, 900, 200


@dataclass(frozen=True, slots=True)
class PartWish:
    """One question, or `count` questions drawn from a bank (and a topic of it; empty: any)."""

    question: BankQuestion | None = None
    bank: QuestionBank | None = None
    topic: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamWish:
    """What a test is to be. `kind` is an `ExamKind`, `showing` a `Showing`; `minutes` None: until it closes."""

    kind: str
    title: str
    opens_at: datetime
    closes_at: datetime
    minutes: int | None = None
    tries: int = 1
    shuffles_questions: bool = True
    shuffles_choices: bool = True
    per_page: int = 5
    showing: str = Showing.MARKS
    grace_seconds: int = 60


def set_exam(
    *,
    training_class: TrainingClass,
    wish: ExamWish,
    parts: Sequence[PartWish],
    actor: Actor,
    at: datetime,
    exam: Exam | None = None,
) -> Exam:
    """Make a test, or change one that is not released. Questions come from banks that the actor keeps, or that the test takes
    already.

    Raises `NotYourExam`, `NotYourBank`, `ExamAlreadyReleased`, `ExamKindTaken`, `InvalidInput`. Records `training.exam_set`.
    """
    if not sets_exams(actor, training_class):
        raise NotYourExam
    _guard(wish, parts)
    with transaction.atomic():
        # The row of the case is the lock under which tests are counted.
        Case.objects.select_for_update().get(pk=training_class.pk)
        row = _unreleased(exam) if exam else Exam(training_class=training_class, made_at=at)
        _guard_banks(actor, parts, [] if row.pk is None else list(row.parts.select_related("question")))
        _put(row, wish)
        if row.pk is None:
            row.number = (training_class.exams.aggregate(last=Max("number"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise ExamKindTaken from error
        kept = _keep_parts(row, parts)
        record(_set(row, kept), actor=actor, at=at, stream=stream_of_exam(row.pk), refs=_refs(row))
    return row


def _guard(wish: ExamWish, parts: Sequence[PartWish]) -> None:
    checks: tuple[tuple[str, bool, Any], ...] = (
        ("kind", wish.kind in ExamKind.values, _("This kind of test is not known.")),
        ("showing", wish.showing in Showing.values, _("This is not one of the ways.")),
        ("title", bool(wish.title.strip()), _("The test has no title.")),
        ("closes_at", wish.closes_at > wish.opens_at, _("The test closes before it opens.")),
        ("minutes", wish.minutes is None or 1 <= wish.minutes <= MOST_MINUTES, _("A test takes 1 to 600 minutes.")),
        ("tries", 1 <= wish.tries <= MOST_TRIES, _("There are 1 to 10 tries.")),
        ("per_page", 1 <= wish.per_page <= MOST_PER_PAGE, _("A page shows 1 to 50 questions.")),
        ("grace_seconds", 0 <= wish.grace_seconds <= MOST_GRACE, _("The grace is 0 to 900 seconds.")),
        ("count", all(1 <= one.count <= MOST_QUESTIONS for one in parts), _("A part has 1 to 200 questions.")),
    )
    for field, holds, message in checks:
        if not holds:
            raise InvalidInput(message, field=field, next_step=_("Correct it."))


def _guard_banks(actor: Actor, parts: Sequence[PartWish], before: Sequence[ExamPart]) -> None:
    """Who teaches a class may take off what a colleague put in, and put in what they keep themselves."""
    taken = {(one.question_id, one.bank_id) for one in before}
    for part in parts:
        bank = part.bank or (part.question.bank if part.question else None)
        key = (part.question.pk if part.question else None, part.bank.pk if part.bank else None)
        if bank is None or (key not in taken and not KEEP_BANK.allows(actor, bank)):
            raise NotYourBank


def _unreleased(exam: Exam) -> Exam:
    row = Exam.objects.select_for_update().get(pk=exam.pk)
    if row.released_at is not None or row.withdrawn_at is not None:
        raise ExamAlreadyReleased
    return row


def _put(row: Exam, wish: ExamWish) -> None:
    row.kind, row.title, row.minutes = wish.kind, " ".join(wish.title.split())[:120], wish.minutes
    row.opens_at, row.closes_at, row.tries = wish.opens_at, wish.closes_at, wish.tries
    row.shuffles_questions, row.shuffles_choices = wish.shuffles_questions, wish.shuffles_choices
    row.per_page, row.showing, row.grace_seconds = wish.per_page, wish.showing, wish.grace_seconds


def _keep_parts(row: Exam, parts: Sequence[PartWish]) -> list[ExamPart]:
    row.parts.all().delete()
    made = [
        ExamPart(
            exam=row,
            position=place,
            question=one.question,
            bank=None if one.question else one.bank,
            topic="" if one.question else " ".join(one.topic.split())[:120],
            count=1 if one.question else one.count,
        )
        for place, one in enumerate(parts, start=1)
    ]
    ExamPart.objects.bulk_create(made)
    return made


def told_of(row: Exam, parts: Sequence[ExamPart]) -> dict[str, Any]:
    """What the event of setting a test says of it."""
    return {
        "training_class": row.training_class_id,
        "number": row.number,
        "kind": str(row.kind),
        "title": row.title,
        "minutes": row.minutes,
        "opens": row.opens_at.astimezone(UTC).isoformat(),
        "closes": row.closes_at.astimezone(UTC).isoformat(),
        "tries": row.tries,
        "shuffles_questions": row.shuffles_questions,
        "shuffles_choices": row.shuffles_choices,
        "per_page": row.per_page,
        "showing": str(row.showing),
        "grace": row.grace_seconds,
        "parts": tuple((one.question_id or 0, one.bank_id or 0, one.topic, one.count) for one in parts),
    }


def _set(row: Exam, parts: Sequence[ExamPart]) -> ExamSet:
    return ExamSet(**told_of(row, parts))


def release_exam(*, exam: Exam, actor: Actor, at: datetime) -> Exam:
    """Let the participants see the test. What it may ask is fixed now: the latest version of each question, for ever.

    Raises `NotYourExam`, `ExamAlreadyReleased`, `ExamEmpty`. Records `training.exam_released`.
    """
    if not SET_EXAM.allows(actor, exam):
        raise NotYourExam
    with transaction.atomic():
        row = _unreleased(exam)
        asked = [ExamQuestion(exam=row, version_id=version, part=part) for version, part in _pool(row)]
        ExamQuestion.objects.bulk_create(asked)
        row.released_at = at
        row.save(update_fields=["released_at"])
        event = ExamReleased(questions=tuple((one.version_id, one.part) for one in asked))
        record(event, actor=actor, at=at, stream=stream_of_exam(row.pk), refs=_refs(row))
    return row


def _pool(row: Exam) -> Iterator[tuple[int, int]]:
    """The versions that each part may ask, none of them twice."""
    seen: set[int] = set()
    parts = list(row.parts.all())
    if not parts:
        raise ExamEmpty
    for part in parts:
        found = BankQuestion.objects.filter(retired_at=None)
        if part.question_id:
            found = found.filter(pk=part.question_id)
        else:
            found = found.filter(bank_id=part.bank_id, **({"topic": part.topic} if part.topic else {}))
        latest = dict(
            QuestionVersion.objects.filter(question__in=found).order_by("number").values_list("question_id", "pk")
        )
        new = [latest[question] for question in sorted(latest) if question not in seen]
        if len(new) < part.count:
            raise ExamEmpty
        seen |= set(latest)
        yield from ((version, part.position) for version in new)


def withdraw_exam(*, exam: Exam, reason: str, actor: Actor, at: datetime) -> Exam:
    """Let nobody take a released test any more; what was answered stays and counts for nothing. Raises `NotYourExam`,
    `ExamNotReleased`, words too short. Records `training.exam_withdrawn`."""
    if not SET_EXAM.allows(actor, exam):
        raise NotYourExam
    words = words_of(reason, field="reason", shortest=5, longest=500)
    with transaction.atomic():
        row = Exam.objects.select_for_update().get(pk=exam.pk)
        if row.released_at is None or row.withdrawn_at is not None:
            raise ExamNotReleased
        row.withdrawn_at, row.withdrawn_reason, row.withdrawn_salt = at, words.text, words.salt
        row.save(update_fields=["withdrawn_at", "withdrawn_reason", "withdrawn_salt"])
        event = ExamWithdrawn(reason=words.digest)
        record(event, actor=actor, at=at, stream=stream_of_exam(row.pk), refs=_refs(row))
    return row


def _refs(row: Exam) -> dict[str, int]:
    return {"exam": row.pk, "case": row.training_class_id}
