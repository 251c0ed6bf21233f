# SPDX-License-Identifier: EUPL-1.2
"""Questions taken over from a file of another system, with a line for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.db import transaction

from praja.duties.training.domain.exams.questions import Question, as_content
from praja.duties.training.errors.exams import NotYourBank, UnreadableQuestions
from praja.duties.training.gateways.exams.moodle_reading import read_quiz
from praja.duties.training.gateways.exams.qti_reading import read_item, read_package
from praja.duties.training.gateways.exams.reading import ReadQuestion
from praja.duties.training.gateways.exams.untrusted import RefusedFile
from praja.duties.training.models import QuestionBank, QuestionVersion
from praja.duties.training.operations.exams.banks import write_question
from praja.duties.training.rules import KEEP_BANK
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.lib.actors import Actor
from praja.lib.errors import DomainError


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one question of the file. `number` is its place in it; `became` the question's number in the bank, None
    where it was not taken; `known`: the bank had it already; `notes` say what was lost or changed, or why it was not taken."""

    number: int
    name: str
    became: int | None
    known: bool
    notes: tuple[tuple[str, str], ...]


def import_questions(*, bank: QuestionBank, data: bytes, actor: Actor, at: datetime) -> list[Line]:
    """Take the questions of a QTI package, a QTI item or a file of Moodle XML into a bank. What the bank has word for word is not
    taken twice, so that the same file may come again.

    Raises `NotYourBank`, `UnreadableQuestions`. Records `training.question_written` for each new one.
    """
    if not KEEP_BANK.allows(actor, bank):
        raise NotYourBank
    try:
        read = _read(data)
    except RefusedFile as refused:
        raise UnreadableQuestions(refused.why) from refused
    pictures = {one.number: _picture(one, actor, at) for one in read if one.picture}
    with transaction.atomic():
        QuestionBank.objects.select_for_update().get(pk=bank.pk)
        known = _known(bank)
        return [_line(bank, one, pictures.get(one.number), known, actor, at) for one in read]


def _read(data: bytes) -> Sequence[ReadQuestion]:
    if data.startswith(b"PK"):
        return read_package(data)
    try:
        return read_quiz(data)
    except RefusedFile as refused:
        if refused.why != "no_xml":
            raise
    return read_item(data)


def _picture(one: ReadQuestion, actor: Actor, at: datetime) -> StoredFile | None:
    """The picture, checked and drawn anew like any other; None where it is refused."""
    try:
        return take_in(upload=BytesIO(one.picture), actor=actor, at=at)
    except DomainError:
        return None


def _known(bank: QuestionBank) -> dict[tuple[str, int], int]:
    """The number of the question by its words and picture, over the latest versions of a bank."""
    rows = QuestionVersion.objects.filter(question__bank=bank).order_by("question_id", "number")
    latest = {row.question_id: row for row in rows.select_related("question")}
    return {(_words(row.content), row.picture_id or 0): row.question.number for row in latest.values()}


def _words(content: object) -> str:
    return repr(sorted(content.items())) if isinstance(content, dict) else ""


def _line(
    bank: QuestionBank,
    one: ReadQuestion,
    picture: StoredFile | None,
    known: dict[tuple[str, int], int],
    actor: Actor,
    at: datetime,
) -> Line:
    question: Question | None = one.question
    if question is None:
        return Line(one.number, one.name, None, known=False, notes=one.notes)
    notes = (*one.notes, ("picture_refused", "")) if one.picture and picture is None else one.notes
    key = (_words(as_content(question)), picture.pk if picture else 0)
    if key in known:
        return Line(one.number, one.name, known[key], known=True, notes=notes)
    version = write_question(bank=bank, question=question, picture=picture, actor=actor, at=at)
    known[key] = version.question.number
    return Line(one.number, one.name, version.question.number, known=False, notes=notes)
