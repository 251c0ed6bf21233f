# SPDX-License-Identifier: EUPL-1.2
"""The answer, and what the reporter makes of it."""

from datetime import datetime

from praja.duties.complaints.domain import MAX_TEXT, MIN_TEXT, answer_content, visible_length, words_content
from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.errors import TextTooLong, TextTooShort
from praja.duties.complaints.models import Answer, Reply
from praja.duties.complaints.procedure import ANSWERED, COMPLAINT
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.procedures.errors import WrongState
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor


def answer_complaint(
    *, case: Case, text: str, kind: AnswerKind, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Publish the unit's answer; its clocks stop and the reporter's time to reply starts. Raises what `perform` raises."""
    words, salt = _checked(text), new_salt()
    number = Answer.objects.filter(complaint=case.pk).count() + 1

    def write(moved: Case) -> None:
        Answer.objects.create(
            complaint_id=moved.pk,
            number=number,
            kind=kind,
            text=words,
            salt=salt,
            unit_id=moved.lead_unit_id,
            published_at=at,
        )

    digest = content_digest(salt, answer_content(kind=str(kind), text=words))
    return perform(
        case,
        "answer",
        actor=actor,
        at=at,
        seen_version=seen_version,
        data={"number": number, "kind": str(kind), "answer": digest},
        write=write,
    )


def reply_to_answer(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The reporter is not content: the case goes back to the unit with their words."""
    words, salt = _checked(text), new_salt()

    def write(moved: Case) -> None:
        Reply.objects.create(complaint_id=moved.pk, text=words, salt=salt, sent_at=at)

    data = {"message": content_digest(salt, words_content(words))}
    return perform(case, "reply", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def accept_answer(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The reporter is content: the case closes."""
    return perform(case, "accept", actor=actor, at=at, seen_version=seen_version, data={})


def close_silent(*, actor: Actor, at: datetime, limit: int = 500) -> int:
    """Close the cases whose time to reply has passed (10 working days, services.md corrections). Returns how many."""
    due = Deadline.objects.filter(
        clock="reply", stopped_at=None, due_at__lt=at, case__procedure=COMPLAINT.name, case__state=ANSWERED
    )
    case_ids = list(due.order_by("due_at").values_list("case_id", flat=True)[:limit])
    return sum(_close_silent(case_id, actor, at) for case_id in case_ids)


def _close_silent(case_id: int, actor: Actor, at: datetime) -> bool:
    """Close one case, unless its reporter spoke in the meantime."""
    try:
        perform(case_id, "close_by_silence", actor=actor, at=at, seen_version=None, data={})
    except WrongState:
        return False
    return True


def _checked(text: str) -> str:
    words = text.strip()
    if visible_length(words) < MIN_TEXT:
        raise TextTooShort(MIN_TEXT)
    if len(words) > MAX_TEXT:
        raise TextTooLong(MAX_TEXT)
    return words
