# SPDX-License-Identifier: EUPL-1.2
"""What a report says, where it came as messages: an officer sums up what was said, and the reporter may put that right.

The messages themselves stay as they are in the conversation, and every earlier wording is kept.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from praja.duties.complaints.domain import MAX_TEXT, MIN_TEXT
from praja.duties.complaints.enums import Held, Worded
from praja.duties.complaints.errors import CorrectionTooLate, FormWordsStay, TextTooLong, TextTooShort
from praja.duties.complaints.events import ReportReworded
from praja.duties.complaints.models import Complaint, Wording
from praja.duties.complaints.operations.talking import open_message_work
from praja.duties.complaints.queries.openings import may_correct
from praja.duties.complaints.rules import may_read_as_reporter
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor
from praja.lib.visible import visible_length


@dataclass(frozen=True, slots=True)
class NewWords:
    """A text for a report, with the salt of its digest. Nothing is new where `text` is empty."""

    text: str = ""
    salt: bytes = b""
    digest: str = ""


def summed_up(complaint: Complaint, text: str | None) -> NewWords:
    """`text` as an officer sums up what came as messages; nothing new where it is None or what stands there already.

    Raises `FormWordsStay` for what a person wrote in a form, `TextTooShort` and `TextTooLong`, at `text`.
    """
    kept = (text or "").strip()
    if text is None or kept == complaint.text.strip():
        return NewWords()
    if complaint.held != Held.INCOMING:
        raise FormWordsStay
    return _checked(complaint, kept)


def correct_report(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Complaint:
    """The reporter puts right what an officer summed up; the office reads that they did. The same words again change nothing.

    Raises `StepNotAllowed` for anybody but the reporter, `CorrectionTooLate` where there is no summary or its words are public
    or answered by now, `StaleCase`, `TextTooShort` and `TextTooLong` at `text`.
    """
    with transaction.atomic():
        locked = lock(case.pk)
        if not may_read_as_reporter.allows(actor, locked):
            raise StepNotAllowed
        complaint = Complaint.objects.get(pk=locked.pk)
        if not may_correct(complaint, locked):
            raise CorrectionTooLate
        if seen_version is not None and seen_version != locked.version:
            raise StaleCase
        if text.strip() == complaint.text:
            return complaint
        words = _checked(complaint, text.strip())
        number = reword(complaint, words, by=Worded.REPORTER, account=None, at=at)
        open_message_work(locked, at)
        event = ReportReworded(number=number, content=words.digest)
        record(event, actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
        return complaint


def reword(complaint: Complaint, words: NewWords, *, by: Worded, account: int | None, at: datetime) -> int:
    """Let these words be the report's text; returns the number of the wording. In the caller's transaction, its case locked."""
    last = Wording.objects.filter(complaint=complaint).aggregate(last=Max("number"))["last"]
    if last is None:
        began = Case.objects.values_list("filed_at", flat=True).get(pk=complaint.pk)
        first = {"text": complaint.text, "salt": complaint.salt, "written_at": began}
        Wording.objects.create(complaint=complaint, number=0, **first)
    number = (last or 0) + 1
    Wording.objects.create(
        complaint=complaint, number=number, text=words.text, salt=words.salt, by_account=account, written_at=at
    )
    complaint.text, complaint.salt, complaint.worded = words.text, words.salt, by
    complaint.save(update_fields=["text", "salt", "worded"])
    return number


def _checked(complaint: Complaint, text: str) -> NewWords:
    if visible_length(text) < MIN_TEXT:
        raise TextTooShort(MIN_TEXT)
    if len(text) > MAX_TEXT:
        raise TextTooLong(MAX_TEXT)
    salt = new_salt()
    return NewWords(text, salt, content_digest(salt, complaint.digested_as(text)))
