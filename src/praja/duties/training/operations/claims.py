# SPDX-License-Identifier: EUPL-1.2
"""Training that an employee tells of, with proof: told, booked or not by the personnel office, withdrawn."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums import CLAIM as FILES
from praja.duties.training.enums import ClaimState, CreditSource, LearningForm
from praja.duties.training.errors.credits import NotYourCredits, ProofNeeded, TrainingKnown
from praja.duties.training.models import Claim
from praja.duties.training.operations.credits import Learned, book_credit, checked, same_training, worth_of
from praja.duties.training.procedure import CLAIM
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.people.models import Employee
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case, perform
from praja.kernel.procedures.words import Words, words_of
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.wording import in_own_language

LONGEST_NOTE = 300


def tell_training(
    *,
    employee: Employee,
    learned: Learned,
    files: Sequence[StoredFile],
    actor: Actor,
    at: datetime,
    idempotency_key: UUID | None = None,
) -> Claim:
    """An employee tells of training of their own that nobody here booked; it waits for the personnel office of their unit.

    Raises `NotYourCredits`, `CreditInvalid`, `ProofNeeded` without a file, `TrainingKnown`, `AlreadyFiled` for a form sent twice.
    Records `training.claim_told`.
    """
    if actor.kind is not ActorKind.SYSTEM and actor.person_id != employee.person_id:
        raise NotYourCredits
    told = checked(learned, local_date(at, local_zone()))
    if not files:
        raise ProofNeeded
    row = _claim_of(employee, told)
    data: dict[str, Any] = {
        "employee": employee.pk,
        "form": row.form,
        "first_day": row.first_day.isoformat(),
        "last_day": row.last_day.isoformat(),
        "jp_told": row.jp_told,
        "sessions": row.sessions,
        "content": content_digest(bytes(row.salt), row.digested()),
        "papers": tuple(file.sha256 for file in files),
    }

    def write(case: Case) -> None:
        # Two tabs of one employee wait for each other: the same training is told of once.
        Employee.objects.select_for_update().get(pk=employee.pk)
        if same_training(employee.pk, told) is not None or _waiting(employee.pk, told):
            raise TrainingKnown
        row.case = case
        row.save(force_insert=True)
        for file in files:
            attach(file=file, object_kind=FILES, object_id=case.pk, title="", actor=actor, at=at)

    open_case(
        CLAIM,
        actor=actor,
        at=at,
        lead_unit=employee.unit_id,
        channel="",
        subject=in_own_language(_("Training to be checked: %(form)s"))
        % {"form": in_own_language(LearningForm(row.form).label)},
        data=data,
        write=write,
        idempotency_key=idempotency_key,
    )
    return row


def accept_claim(*, case: Case, note: str = "", actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Book it: a credit stands for it. Raises what `perform` and `book_credit` raise. Records `training.claim_accepted`, and in
    the credit's own stream `training.credit_booked`."""
    words, row = words_of(note, field="note", shortest=0, longest=LONGEST_NOTE), _detail(case)
    data: dict[str, Any] = {"employee": row.employee_id, "credit": 0, "note": words.digest if words.text else ""}

    def write(_locked: Case) -> None:
        row.credit = book_credit(
            employee=row.employee,
            form=row.form,
            title=row.title,
            organiser=row.organiser,
            first_day=row.first_day,
            last_day=row.last_day,
            jp=row.jp_told,
            sessions=row.sessions or None,
            source=CreditSource.DECLARED,
            certificate_number=row.certificate_number,
            actor=actor,
            at=at,
        )
        _noted(row, words)
        data["credit"] = row.credit.pk

    return perform(case, "accept", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def refuse_claim(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Do not book it, and say why. Raises `WordsTooShort` at `note`, and what `perform` raises. Records
    `training.claim_refused`."""
    words, row = words_of(note, field="note", shortest=3, longest=LONGEST_NOTE), _detail(case)
    data = {"employee": row.employee_id, "note": words.digest}

    def write(_locked: Case) -> None:
        _noted(row, words)

    return perform(case, "refuse", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def withdraw_claim(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The employee tells of it no more. Raises what `perform` raises. Records `training.claim_withdrawn`."""
    data = {"employee": _detail(case).employee_id}
    return perform(case, "withdraw", actor=actor, at=at, seen_version=seen_version, data=data)


def _detail(case: Case) -> Claim:
    return Claim.objects.select_related("employee").get(pk=case.pk)


def _claim_of(employee: Employee, told: Learned) -> Claim:
    return Claim(
        employee=employee,
        form=told.form,
        title=told.title,
        organiser=told.organiser,
        first_day=told.first_day,
        last_day=told.last_day,
        jp_told=worth_of(told) if told.jp is None else told.jp,
        sessions=told.sessions or 0,
        certificate_number=told.certificate_number,
        salt=new_salt(),
    )


def _waiting(employee_id: int, told: Learned) -> bool:
    rows = Claim.objects.filter(employee_id=employee_id, form=told.form, title__iexact=told.title)
    rows = rows.filter(first_day=told.first_day, last_day=told.last_day, case__state=ClaimState.TOLD)
    return rows.exists()


def _noted(row: Claim, words: Words) -> None:
    if words.text:
        row.note, row.note_salt = words.text, words.salt
    row.save(update_fields=["note", "note_salt", "credit"])
