# SPDX-License-Identifier: EUPL-1.2
"""Banks of questions as their keepers see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.exams.marking import HUNDRED
from praja.duties.training.domain.exams.questions import Question
from praja.duties.training.domain.exams.statistics import Given, ItemFigures, figures_of
from praja.duties.training.gateways.exams.qti import Carried
from praja.duties.training.models import BankQuestion, ExamAnswer, QuestionBank, QuestionVersion
from praja.duties.training.queries.exams.marked import question_in
from praja.duties.training.rules import KEEP_BANK
from praja.kernel.documents.queries.files import content_of
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

MOST = 1_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A question of a bank with its latest version."""

    row: BankQuestion
    version: QuestionVersion
    question: Question


def banks_visible(actor: Actor) -> "QuerySet[QuestionBank]":
    """The banks that this actor keeps, by name, with how many questions new tests may take."""
    rows = QuestionBank.objects.select_related("unit")
    open_ones = Count("questions", filter=Q(questions__retired_at=None))
    return KEEP_BANK.visible(actor, rows).annotate(count=open_ones).order_by("name", "pk")


def bank_with(actor: Actor, code: str) -> QuestionBank:
    """One of them by its code. Raises `NotFound`."""
    found = banks_visible(actor).filter(code=code.upper()).first()
    if found is None:
        raise NotFound(_("There is no such question bank."), next_step=_("Look in the list of banks."))
    return found


def question_with(actor: Actor, code: str, number: int) -> Kept:
    """One question of a bank by its number. Raises `NotFound`."""
    bank = bank_with(actor, code)
    row = BankQuestion.objects.select_related("bank").filter(bank=bank, number=number).first()
    if row is None:
        raise NotFound(_("There is no such question."), next_step=_("Look in the bank."))
    version = row.versions.select_related("picture").order_by("-number").first()
    if version is None:
        raise NotFound(_("There is no such question."), next_step=_("Look in the bank."))
    return Kept(row, version, question_in(version))


def questions_of(bank: QuestionBank, *, topic: str = "", with_retired: bool = True) -> list[Kept]:
    """The questions of a bank (and of one topic), in their order."""
    rows = BankQuestion.objects.filter(bank=bank, **({"topic": topic} if topic else {}))
    if not with_retired:
        rows = rows.filter(retired_at=None)
    versions = QuestionVersion.objects.filter(question__in=rows).select_related("question__bank", "picture")
    latest = {one.question_id: one for one in versions.order_by("number")}
    kept = sorted(latest.values(), key=lambda one: one.question.number)[:MOST]
    return [Kept(one.question, one, question_in(one)) for one in kept]


def topics_of(bank: QuestionBank) -> list[str]:
    """The topics of a bank."""
    rows = BankQuestion.objects.filter(bank=bank, retired_at=None).exclude(topic="")
    return sorted(set(rows.values_list("topic", flat=True)))


def carried(bank: QuestionBank) -> list[Carried]:
    """A bank's questions as they go out, with their pictures."""
    return [_carried(one) for one in questions_of(bank, with_retired=False)]


def _carried(one: Kept) -> Carried:
    code = f"{one.row.bank.code}-{one.row.number:04}"
    if one.version.picture is None:
        return Carried(code, one.question)
    with content_of(one.version.picture) as opened:
        return Carried(code, one.question, opened.read(), one.version.picture.media_type)


def figures_of_questions(questions: Sequence[BankQuestion]) -> dict[int, ItemFigures]:
    """How the questions did in all tests so far, over every attempt that was handed in and marked to its end."""
    ids = [one.pk for one in questions]
    rows = ExamAnswer.objects.filter(
        asked__version__question__in=ids,
        attempt__marks__isnull=False,
        attempt__exam__withdrawn_at=None,
        asked__correction="",
        marks__isnull=False,
    ).values_list("asked__version__question_id", "marks", "asked__version__content", "attempt__marks", "attempt__most")
    given: dict[int, list[Given]] = {pk: [] for pk in ids}
    for question, marks, content, whole, most in rows:
        if marks is None or whole is None:
            continue
        worth = int(content["points"]) * HUNDRED
        given[question].append(Given(marks, worth, max(whole - marks, 0), max(most - worth, 0)))
    return {pk: figures_of(found) for pk, found in given.items()}


def usable(banks: Iterable[QuestionBank]) -> list[QuestionBank]:
    """Banks from which a new test may take."""
    return [one for one in banks if one.is_open]
