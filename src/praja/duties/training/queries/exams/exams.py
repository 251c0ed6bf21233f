# SPDX-License-Identifier: EUPL-1.2
"""Tests as somebody may see them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import Attempt, Exam, ExamPart, ExamQuestion, TrainingClass
from praja.duties.training.rules import SEE_ATTEMPT, SEE_EXAM
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound


def exams_visible(actor: Actor, row: TrainingClass) -> "QuerySet[Exam]":
    """The tests of a class that this actor may see, in their order."""
    return SEE_EXAM.visible(actor, Exam.objects.filter(training_class=row)).order_by("opens_at", "number")


def exam_with(actor: Actor, code: str, number: int) -> Exam:
    """One of them by the code of its class and its number. Raises `NotFound`, also for one that this actor may not see."""
    rows = Exam.objects.select_related("training_class__case__lead_unit", "training_class__curriculum__programme")
    found = SEE_EXAM.visible(actor, rows).filter(training_class__case__code=read_code(code), number=number).first()
    if found is None:
        raise NotFound(_("There is no such test."), next_step=_("Look in the tests of the class."))
    return found


def parts_of(exam: Exam) -> list[ExamPart]:
    """What a test is made of, in its order."""
    return list(exam.parts.select_related("question__bank", "bank"))


def asked_in(exam: Exam) -> list[ExamQuestion]:
    """What a released test may ask, with what was corrected."""
    rows = exam.questions.select_related("version__question__bank", "corrected")
    return list(rows.order_by("part", "version__question__number"))


def own_attempts(actor: Actor, exam: Exam) -> list[Attempt]:
    """The actor's own attempts, the first first."""
    if actor.person_id is None:
        return []
    rows = Attempt.objects.select_related("exam__training_class__case", "seat__employee")
    return list(rows.filter(exam=exam, seat__employee__person_id=actor.person_id).order_by("number"))


def attempt_with(actor: Actor, exam: Exam, pk: int) -> Attempt:
    """One attempt of a test that this actor may see. Raises `NotFound`."""
    rows = Attempt.objects.select_related("exam__training_class__case", "seat__employee__person", "seat__unit")
    found = SEE_ATTEMPT.visible(actor, rows).filter(exam=exam, pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such attempt."), next_step=_("Look in the results of the test."))
    return found
