# SPDX-License-Identifier: EUPL-1.2
"""Keeping banks of questions. A question is never changed: what is written anew is its next version."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.exams.questions import Question, as_content, problems, shaped
from praja.duties.training.errors.exams import BankCodeTaken, NotYourBank, QuestionRefused
from praja.duties.training.events.exams import BankKept, QuestionRetired, QuestionWritten, stream_of_bank
from praja.duties.training.models import BankQuestion, QuestionBank, QuestionVersion
from praja.duties.training.rules import KEEP_BANK
from praja.duties.training.rules.exams import keeps_questions
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput

LONGEST_NAME = 120
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,23}")


def keep_bank(
    *,
    unit: Unit,
    code: str,
    name: str,
    actor: Actor,
    at: datetime,
    is_open: bool = True,
    bank: QuestionBank | None = None,
) -> QuestionBank:
    """Begin a bank that `unit` keeps, or rename, close or open `bank`. Raises `NotYourBank`, `BankCodeTaken`, `InvalidInput`.
    Records `training.bank_kept`."""
    if not keeps_questions(actor, unit.pk) or (bank is not None and not KEEP_BANK.allows(actor, bank)):
        raise NotYourBank
    row = bank or QuestionBank(made_at=at)
    row.unit, row.is_open = unit, is_open
    row.code, row.name = _code(code), _name(name)
    with transaction.atomic():
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise BankCodeTaken from error
        event = BankKept(unit=unit.pk, code=row.code, label=row.name, is_open=is_open)
        record(event, actor=actor, at=at, stream=stream_of_bank(row.pk), refs=_refs(row))
    return row


def _code(code: str) -> str:
    said = "-".join(code.upper().split())
    if not _CODE.fullmatch(said):
        raise InvalidInput(
            _("A code has letters, digits and hyphens, 24 at most."),
            field="code",
            next_step=_("Write it like LAYANAN-1."),
        )
    return said


def _name(name: str) -> str:
    said = " ".join(name.split())
    if not said or len(said) > LONGEST_NAME:
        raise InvalidInput(
            _("The name is missing, or longer than 120 characters."), field="name", next_step=_("Write a shorter one.")
        )
    return said


def write_question(
    *,
    bank: QuestionBank,
    question: Question,
    actor: Actor,
    at: datetime,
    picture: StoredFile | None = None,
    of: BankQuestion | None = None,
) -> QuestionVersion:
    """Write a new question into a bank, or the next version of `of`. The same words again are no new version.

    Raises `NotYourBank`, `QuestionRefused` at the field. Records `training.question_written`.
    """
    if not KEEP_BANK.allows(actor, bank):
        raise NotYourBank
    kept = shaped(question)
    for field, what in problems(kept):
        raise QuestionRefused(what, field)
    with transaction.atomic():
        # The row of the bank is the lock under which questions and versions are counted.
        QuestionBank.objects.select_for_update().get(pk=bank.pk)
        row = of or BankQuestion(bank=bank, number=_last(bank.questions.all()) + 1)
        latest = row.versions.order_by("-number").first() if row.pk else None
        if latest is not None and latest.content == as_content(kept) and latest.picture == picture:
            return latest
        row.kind, row.topic, row.difficulty = kept.kind.value, kept.topic, kept.difficulty
        row.save()
        version = QuestionVersion.objects.create(
            question=row,
            number=1 if latest is None else latest.number + 1,
            content=as_content(kept),
            picture=picture,
            salt=new_salt(),
            written_at=at,
        )
        event = QuestionWritten(
            question=row.pk,
            number=row.number,
            edition=version.number,
            kind=row.kind,
            topic=row.topic,
            difficulty=row.difficulty,
            content=content_digest(bytes(version.salt), version.digested()),
        )
        record(event, actor=actor, at=at, stream=stream_of_bank(bank.pk), refs={**_refs(bank), "question": row.pk})
    return version


def retire_question(*, question: BankQuestion, retired: bool, actor: Actor, at: datetime) -> BankQuestion:
    """Let no new test take a question any more, or let them again. The same again changes nothing. Raises `NotYourBank`. Records
    `training.question_retired`."""
    if not KEEP_BANK.allows(actor, question.bank):
        raise NotYourBank
    with transaction.atomic():
        row = BankQuestion.objects.select_for_update().select_related("bank").get(pk=question.pk)
        if (row.retired_at is not None) == retired:
            return row
        row.retired_at = at if retired else None
        row.save(update_fields=["retired_at"])
        event = QuestionRetired(question=row.pk, retired=retired)
        refs = {**_refs(row.bank), "question": row.pk}
        record(event, actor=actor, at=at, stream=stream_of_bank(row.bank_id), refs=refs)
    return row


def _last(rows: object) -> int:
    return int(rows.aggregate(last=Max("number"))["last"] or 0)  # type: ignore[attr-defined]


def _refs(bank: QuestionBank) -> dict[str, int]:
    return {"bank": bank.pk, "unit": bank.unit_id}
