# SPDX-License-Identifier: EUPL-1.2
"""The answer as it is published, and older answers that are taken over."""

from datetime import datetime

from praja.duties.complaints.enums import AnswerKind, DraftState
from praja.duties.complaints.errors import DraftChanged
from praja.duties.complaints.models import Answer, AnswerDraft, Destination
from praja.duties.complaints.operations.words import words_of
from praja.kernel.documents.operations import attach
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor

DRAFT_FILES, ANSWER_FILES = "complaints.answer_draft", "complaints.answer"


def publish_answer(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Publish exactly the words that the head approved. One with a promised date keeps the case open until it is kept.

    Raises `DraftChanged` where nothing approved is there (it was given back meanwhile), and what `perform` raises.
    """
    approved = AnswerDraft.objects.filter(complaint=case.pk, state=DraftState.APPROVED)
    draft = approved.first() or AnswerDraft(salt=b"")
    answer = _answer_from(draft, case, at)

    def write(moved: Case) -> None:
        if not approved.filter(pk=draft.pk).update(state=DraftState.PUBLISHED):
            raise DraftChanged
        answer.unit_id = moved.lead_unit_id
        answer.save(force_insert=True)
        for file in attachments_of(DRAFT_FILES, draft.pk):
            attach(file=file.file, object_kind=ANSWER_FILES, object_id=answer.pk, title="", actor=actor, at=at)

    step = "promise" if draft.kind == AnswerKind.SCHEDULED else "publish"
    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=answered_data(answer), write=write)


def take_over_answer(*, case: Case, text: str, kind: AnswerKind, actor: Actor, at: datetime) -> Case:
    """Write down an answer that was given before the case came here. Raises what `perform` raises."""
    words = words_of(text)
    answer = Answer(
        complaint_id=case.pk,
        number=next_number(case),
        kind=kind,
        text=words.text,
        salt=words.salt,
        unit_id=case.lead_unit_id,
        published_at=at,
    )

    def write(_moved: Case) -> None:
        answer.save(force_insert=True)

    data = answered_data(answer)
    return perform(case, "take_over", actor=actor, at=at, seen_version=None, data=data, write=write)


def refer_complaint(
    *, case: Case, destination: Destination, note: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Tell the reporter who outside this government owns it and how to reach them, in that destination's own text and a
    `note` about this report. Raises `TextTooShort` without one, and what `perform` raises.
    """
    words = words_of(note, field="note")
    answer = Answer(
        complaint_id=case.pk,
        number=next_number(case),
        kind=AnswerKind.REFERRED,
        text=f"{words.text}\n\n{destination.text}",
        salt=new_salt(),
        where_to=destination.name,
        destination=destination,
        published_at=at,
    )

    def write(moved: Case) -> None:
        answer.unit_id = moved.lead_unit_id
        answer.save(force_insert=True)

    data = answered_data(answer) | {"destination": destination.key}
    return perform(case, "refer", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def answered_data(answer: Answer) -> dict[str, object]:
    """The own fields of the event that publishes `answer`."""
    data: dict[str, object] = {
        "number": answer.number,
        "kind": str(answer.kind),
        "answer": content_digest(bytes(answer.salt), answer.digested()),
    }
    if answer.promised_for is not None:
        data["promised_for"] = answer.promised_for.isoformat()
    return data


def next_number(case: Case) -> int:
    """The number of the case's next answer, from 1."""
    return Answer.objects.filter(complaint=case.pk).count() + 1


def _answer_from(draft: AnswerDraft, case: Case, at: datetime) -> Answer:
    return Answer(
        complaint_id=case.pk,
        number=next_number(case),
        kind=draft.kind,
        text=draft.text,
        salt=bytes(draft.salt),
        promised_for=draft.promised_for,
        promised_by=draft.promised_by,
        where_to=draft.where_to,
        published_at=at,
    )
