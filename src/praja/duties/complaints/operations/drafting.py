# SPDX-License-Identifier: EUPL-1.2
"""Writing an answer, handing it in, approving it, giving it back.

The draft keeps the salt under which its digest enters the ledger, and the published answer takes it over: so the ledger shows
that what was published is what the head approved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import answer_content, promises_without_date
from praja.duties.complaints.domain.wording import open_brackets
from praja.duties.complaints.enums import AnswerKind, DraftState
from praja.duties.complaints.errors import DraftChanged, EmptyPromise, MissingPart, PromiseInThePast, UnfilledBrackets
from praja.duties.complaints.models import AnswerDraft
from praja.duties.complaints.operations.answering import DRAFT_FILES
from praja.duties.complaints.operations.words import words_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """What an answer says. `promised_for` and `promised_by` belong to a scheduled one, `where_to` to a refusal,
    `no_photo_reason` to something done that cannot be shown. `files` are added to those the draft has."""

    kind: AnswerKind
    text: str
    promised_for: date | None = None
    promised_by: str = ""
    where_to: str = ""
    no_photo_reason: str = ""
    files: Sequence[StoredFile] = ()


def save_draft(*, case: Case, words: AnswerWords, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Keep what stands there so far; it may be unfinished. Raises `TextTooLong` and what `perform` raises."""
    words_of(words.text, minimum=1)
    draft = _filled(case, words, actor, at, DraftState.WRITING)
    data = {"draft": _digest(draft)}

    def write(_moved: Case) -> None:
        _save(draft, words, actor, at)

    return perform(case, "draft", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def submit_draft(*, case: Case, words: AnswerWords, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Hand the answer in for approval.

    Raises `TextTooShort`, `UnfilledBrackets`, `EmptyPromise` for words that promise without a date, `PromiseInThePast`,
    `MissingPart` at the field that this kind of answer needs, and what `perform` raises.
    """
    draft = _filled(case, words, actor, at, DraftState.SUBMITTED)
    files = _files(draft, words)
    _check(words, files, local_date(at, local_zone()))
    data = {"kind": str(words.kind), "draft": _digest(draft), "files": files}

    def write(_moved: Case) -> None:
        _save(draft, words, actor, at)

    return perform(case, "submit", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def approve_draft(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Approve the answer as it was handed in. Raises `DraftChanged` and what `perform` raises."""
    draft = AnswerDraft.objects.filter(complaint=case.pk, state=DraftState.SUBMITTED).first()

    def write(_moved: Case) -> None:
        handed_in = AnswerDraft.objects.filter(pk=draft.pk if draft else 0, state=DraftState.SUBMITTED)
        if not handed_in.update(state=DraftState.APPROVED, approved_by=account_id(actor), updated_at=at):
            raise DraftChanged

    data = {"draft": _digest(draft) if draft else ""}
    return perform(case, "approve", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def return_draft(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Give the answer back to be written anew; an approval is taken back. Raises `TextTooShort` and what `perform` raises."""
    words = words_of(note, field="note")

    def write(_moved: Case) -> None:
        open_drafts = AnswerDraft.objects.filter(complaint=case.pk).exclude(state=DraftState.PUBLISHED)
        open_drafts.update(state=DraftState.WRITING, return_note=words.text, approved_by=None, updated_at=at)

    data = {"note": words.digest}
    return perform(case, "return_draft", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def account_id(actor: Actor) -> int:
    """The account behind an employee; 0 for everybody else."""
    return int(actor.id) if actor.id.isdigit() else 0


def _filled(case: Case, words: AnswerWords, actor: Actor, at: datetime, state: DraftState) -> AnswerDraft:
    """The case's draft with these words, unsaved; a new one where there is none."""
    draft = AnswerDraft.objects.filter(complaint=case.pk).exclude(state=DraftState.PUBLISHED).first()
    draft = draft or AnswerDraft(complaint_id=case.pk)
    is_scheduled, is_refused = words.kind == AnswerKind.SCHEDULED, words.kind == AnswerKind.REFUSED
    draft.kind, draft.text, draft.salt = words.kind, words.text.strip(), new_salt()
    draft.promised_for = words.promised_for if is_scheduled else None
    draft.promised_by = words.promised_by.strip() if is_scheduled else ""
    draft.where_to = words.where_to.strip() if is_refused else ""
    draft.no_photo_reason = words.no_photo_reason.strip()
    draft.state, draft.updated_at = state, at
    draft.written_by, draft.approved_by = account_id(actor), None
    if state is DraftState.SUBMITTED:
        draft.return_note = ""
    return draft


def _save(draft: AnswerDraft, words: AnswerWords, actor: Actor, at: datetime) -> None:
    draft.save()
    for file in words.files:
        attach(file=file, object_kind=DRAFT_FILES, object_id=draft.pk, title="", actor=actor, at=at)


def _digest(draft: AnswerDraft) -> str:
    content = answer_content(kind=draft.kind, text=draft.text, promised_for=draft.promised_for, where_to=draft.where_to)
    return content_digest(bytes(draft.salt), content)


def _files(draft: AnswerDraft, words: AnswerWords) -> tuple[str, ...]:
    """SHA-256 of everything that is attached to the answer."""
    kept = [row.file.sha256 for row in attachments_of(DRAFT_FILES, draft.pk)] if draft.pk else []
    return tuple(dict.fromkeys([*kept, *(file.sha256 for file in words.files)]))


def _check(words: AnswerWords, files: Sequence[str], today: date) -> None:
    words_of(words.text)
    if gaps := open_brackets(words.text):
        raise UnfilledBrackets(gaps)
    if words.kind == AnswerKind.SCHEDULED:
        _check_promise(words, today)
    elif promises_without_date(words.text):
        raise EmptyPromise
    if words.kind == AnswerKind.REFUSED and not words.where_to.strip():
        raise MissingPart(
            _("A refusal says where to turn instead."),
            field="where_to",
            next_step=_("Name the office, the objection or the law that helps them on."),
        )
    if words.kind == AnswerKind.DONE and not files and not words.no_photo_reason.strip():
        raise MissingPart(
            _("Show what was done."),
            field="photos",
            next_step=_("Add a photo, or say why it can't be shown in one."),
        )


def _check_promise(words: AnswerWords, today: date) -> None:
    if words.promised_for is None:
        raise MissingPart(
            _("A promise needs a date."), field="promised_for", next_step=_("Say by which day it will be done.")
        )
    if words.promised_for <= today:
        raise PromiseInThePast
    if not words.promised_by.strip():
        raise MissingPart(
            _("A promise needs somebody who keeps it."),
            field="promised_by",
            next_step=_("Name the office or post that does it."),
        )
