# SPDX-License-Identifier: EUPL-1.2
"""What was said in a case, as far as its reader may read it, in the order of the acts it belongs to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import ArchiveReason
from praja.duties.complaints.models import Answer, Complaint, Question, Rating, Reply
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.lib.errors import NotFound

ANSWER_FILES, REPORT_FILES = "complaints.answer", "complaints.complaint"
"""What the files of an answer, and those of a report, are attached to."""


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """A published answer with what belongs to its kind. `code`: the case's; `photos` and `papers`: ids of its attachments;
    `contact`: how to reach `where_to`."""

    code: str
    number: int
    kind: str
    text: str
    unit: str
    photos: tuple[int, ...] = ()
    papers: tuple[int, ...] = ()
    promised_for: date | None = None
    promised_by: str = ""
    where_to: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A report that was made of a part of this one, by the code that its page opens with."""

    case_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a case by the number of their act; `text` is what the report says now. `is_reporter`: they are told to whoever
    wrote the report."""

    answers: tuple[AnswerShown, ...] = ()
    replies: tuple[Reply, ...] = ()
    questions: tuple[Question, ...] = ()
    put_aside: str = ""
    filed_away: str = ""
    rating: Rating | None = None
    parts: tuple[Part, ...] = ()
    text: str = ""
    is_reporter: bool = False


def said_to_reporter(complaint: Complaint) -> Said:
    """All words that were written to the reporter or by them. Six statements."""
    is_filed_away = bool(complaint.archive_reason) and complaint.archive_reason != ArchiveReason.NOT_COMPLETED
    parts = Complaint.objects.filter(split_from=complaint.pk).order_by("pk").values_list("case_id", "case__code")
    return Said(
        answers=answers_of(complaint),
        replies=tuple(complaint.replies.order_by("id")),
        questions=tuple(complaint.questions.order_by("id")),
        put_aside="" if is_filed_away else complaint.archive_note,
        filed_away=complaint.archive_note if is_filed_away else "",
        rating=Rating.objects.filter(complaint=complaint.pk).first(),
        parts=tuple(Part(*row) for row in parts),
        text=complaint.text,
        is_reporter=True,
    )


def said_in_public(complaint: Complaint) -> Said:
    """The unit's answers only: what the reporter wrote back or was asked stands between them and the unit. Two statements."""
    return Said(answers=answers_of(complaint))


def answers_of(complaint: Complaint) -> tuple[AnswerShown, ...]:
    """Every published answer in order. Two statements."""
    rows = list(complaint.answers.select_related("unit", "destination").order_by("number"))
    files: dict[int, list[Attachment]] = defaultdict(list)
    for file in attachments_of(ANSWER_FILES, *(row.pk for row in rows)) if rows else ():
        files[file.object_id].append(file)
    code = complaint.case.code if rows else ""
    return tuple(_shown(row, code, files[row.pk]) for row in rows)


def answer_file(complaint_id: int, number: int) -> Attachment:
    """One file of an answer of this very case, by the id of its attachment. Raises `NotFound` for any other."""
    found = Attachment.objects.filter(object_kind=ANSWER_FILES, pk=number).select_related("file").first()
    if found is None or not Answer.objects.filter(pk=found.object_id, complaint=complaint_id).exists():
        raise NotFound(_("There is no such file."))
    return found


def report_file(complaint_id: int, number: int) -> Attachment:
    """One file that the reporter of this very case sent, by the id of its attachment. Raises `NotFound` for any other."""
    found = attachments_of(REPORT_FILES, complaint_id).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such file."))
    return found


def _shown(answer: Answer, code: str, files: Iterable[Attachment]) -> AnswerShown:
    files = list(files)
    return AnswerShown(
        code=code,
        number=answer.number,
        kind=answer.kind,
        text=answer.text,
        unit=answer.unit.name,
        photos=tuple(file.pk for file in files if Kind(file.file.media_type).is_image),
        papers=tuple(file.pk for file in files if not Kind(file.file.media_type).is_image),
        promised_for=answer.promised_for,
        promised_by=answer.promised_by,
        where_to=answer.where_to,
        contact=answer.destination.contact if answer.destination else "",
    )
