# SPDX-License-Identifier: EUPL-1.2
"""An attempt as it is shown: its questions in the order of its seed, with what was answered and, where that may be seen, what is
right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from praja.duties.training.domain.exams.drawing import order_of_keys, order_of_targets
from praja.duties.training.domain.exams.marking import HUNDRED, mark_of
from praja.duties.training.domain.exams.questions import FALSE, TRUE, Kind, Question
from praja.duties.training.enums.exams import Showing
from praja.duties.training.models import Attempt, ExamAnswer
from praja.duties.training.queries.exams.marked import key_of, mark, question_in


@dataclass(frozen=True, slots=True)
class Sheet:
    """One question of an attempt. `options` are (key, words, chosen) in the order shown; `sides` of a matching question are (key,
    words, chosen target) and `targets` (key, words)."""

    answer: ExamAnswer
    question: Question
    options: Sequence[tuple[str, str, bool]] = ()
    sides: Sequence[tuple[str, str, str]] = ()
    targets: Sequence[tuple[str, str]] = ()

    @property
    def number(self) -> int:
        return self.answer.number

    @property
    def numbered(self) -> str:
        """The number as text, for names of fields and addresses."""
        return str(self.number)

    @property
    def kind(self) -> str:
        return self.question.kind.value

    @property
    def given(self) -> Any:
        return self.answer.given

    @property
    def is_answered(self) -> bool:
        """Whether something was answered; of a matching question every side."""
        if self.question.kind is Kind.MATCHING:
            return isinstance(self.given, dict) and len(self.given) == len(self.question.pairs)
        return self.given is not None

    @property
    def shown_mark(self) -> str:
        """By which a form tells whether the answer was changed."""
        return mark_of(self.given)

    @property
    def picture(self) -> bool:
        return self.answer.asked.version.picture_id is not None


def sheets_of(attempt: Attempt) -> list[Sheet]:
    """The questions of an attempt, in its order."""
    rows = ExamAnswer.objects.filter(attempt=attempt).select_related("asked__version", "asked__corrected")
    return [_sheet(attempt, row) for row in rows.order_by("number")]


def _sheet(attempt: Attempt, row: ExamAnswer) -> Sheet:
    question = question_in(row.asked.version)
    given = row.given
    if question.kind is Kind.TRUE_FALSE:
        said = ((TRUE, _("True")), (FALSE, _("False")))
        return Sheet(row, question, options=[(key, text, key == given) for key, text in said])
    if question.kind in (Kind.SINGLE, Kind.MULTIPLE):
        choices, chosen = question.keyed_choices(), given if isinstance(given, list) else [given]
        shuffles = attempt.exam.shuffles_choices
        keys = order_of_keys(question, seed=attempt.seed, number=row.number, shuffles=shuffles)
        return Sheet(row, question, options=[(key, choices[key].text, key in chosen) for key in keys])
    if question.kind is Kind.MATCHING:
        texts, matched = question.targets(), given if isinstance(given, Mapping) else {}
        targets = [(key, texts[key]) for key in order_of_targets(question, seed=attempt.seed, number=row.number)]
        sides = [(key, text, str(matched.get(key, ""))) for key, text in question.lefts().items()]
        return Sheet(row, question, sides=sides, targets=targets)
    return Sheet(row, question)


def grouped(sheets: Sequence[Sheet], size: int) -> list[list[Sheet]]:
    """The questions in groups, each saved by a button of its own."""
    return [list(sheets[start : start + size]) for start in range(0, len(sheets), size)]


@dataclass(frozen=True, slots=True)
class Judged:
    """One question after the hand-in: what was answered in words, what is right (empty: not shown), marks and most in points."""

    sheet: Sheet
    said: Sequence[str]
    right: Sequence[str]
    explanation: str
    marks: int | None
    most: int
    late: Sequence[str] = ()
    correction: str = ""

    @property
    def number(self) -> int:
        return self.sheet.number

    @property
    def points(self) -> str:
        return "" if self.marks is None else points_text(self.marks)

    @property
    def of_points(self) -> str:
        return points_text(self.most)


def judged(attempt: Attempt, *, with_answers: bool) -> list[Judged]:
    """Every question of an attempt that was handed in. `with_answers`: also what is right."""
    found = []
    for sheet in sheets_of(attempt):
        marks, most = mark(sheet.answer)
        key = key_of(sheet.answer.asked)
        found.append(
            Judged(
                sheet=sheet,
                said=in_words(sheet.question, sheet.given),
                right=right_words(key) if with_answers else (),
                explanation=key.explanation if with_answers else "",
                marks=marks,
                most=most,
                late=in_words(sheet.question, sheet.answer.late_given),
                correction=sheet.answer.asked.get_correction_display(),
            )
        )
    return found


def shows_marks(attempt: Attempt) -> bool:
    """Whether the participant sees the marks of this attempt."""
    return attempt.exam.showing != Showing.NOTHING


def shows_answers(attempt: Attempt, at: datetime) -> bool:
    """Whether the participant sees what is right: never while a try is left or one goes on."""
    exam = attempt.exam
    if exam.showing == Showing.AFTER_CLOSING:
        return at >= exam.closes_at
    if exam.showing != Showing.AT_ONCE:
        return False
    mine = Attempt.objects.filter(exam=exam, seat_id=attempt.seat_id)
    return at >= exam.closes_at or (mine.count() >= exam.tries and not mine.filter(handed_in_at=None).exists())


def in_words(question: Question, given: Any) -> list[str]:
    """An answer as somebody reads it."""
    if given is None:
        return []
    if question.kind is Kind.TRUE_FALSE:
        return [_("True") if given == TRUE else _("False")]
    if question.kind in (Kind.SINGLE, Kind.MULTIPLE):
        choices = question.keyed_choices()
        return [choices[key].text for key in (given if isinstance(given, list) else [given]) if key in choices]
    if question.kind is Kind.MATCHING and isinstance(given, Mapping):
        targets = question.targets()
        return [f"{left} → {targets.get(str(given.get(key)), '–')}" for key, left in question.lefts().items()]
    return [str(given)]


def right_words(question: Question) -> list[str]:
    """What is right, as somebody reads it."""
    if question.kind is Kind.TRUE_FALSE:
        return [_("True") if question.truth else _("False")]
    if question.kind is Kind.NUMERIC:
        value, within = number_format(question.value), number_format(question.tolerance)
        return [value if question.tolerance == 0 else f"{value} (± {within})"]
    if question.kind is Kind.MATCHING:
        return [f"{pair.left} → {pair.right}" for pair in question.pairs]
    return list(question.accepted) or [choice.text for choice in question.choices if choice.right]


def points_text(hundredths: int) -> str:
    """Hundredths of points as points in the reader's language, without noughts at the end: 2, 1,5, 0,67."""
    points = Decimal(hundredths) / HUNDRED
    return number_format(points.normalize() if hundredths % HUNDRED else points.quantize(Decimal(1)))
