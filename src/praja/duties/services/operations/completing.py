# SPDX-License-Identifier: EUPL-1.2
"""What an applicant does on the way: send what was missing, show that it was paid, take it back."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from praja.duties.services.enums import FileState, PaymentState
from praja.duties.services.errors.applying import AnswersIncomplete
from praja.duties.services.errors.handling import PaymentSettled
from praja.duties.services.models import Application, ApplicationFile, Completion, Payment
from praja.duties.services.models.applications import ANSWERS, digested_application
from praja.duties.services.operations.ending import stop_asking
from praja.duties.services.operations.filing import check_papers, reused_of, schema_of, without_files
from praja.duties.services.procedure.names import INCOMPLETE, PAYMENT
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.drafts import completion_token
from praja.duties.services.queries.kept import filed_by, given_before
from praja.duties.services.queries.own import asked_again
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.domain.validation import validate
from praja.kernel.forms.operations import discard_draft
from praja.kernel.forms.queries import KeptFile, file_questions
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.people.sealing import seal
from praja.kernel.procedures.errors import WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def complete_application(
    *,
    case: Case,
    answers: Mapping[str, Any],
    files: Sequence[KeptFile],
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Send what was asked for. Of `answers` and `files` only the items that were asked are taken; every other answer and paper
    stays as it is. New papers of an item replace those that were wrong.

    Raises `AnswersIncomplete` with every problem of the items, `FileNotAccepted`, `WrongState`, `StepNotAllowed`, `StaleCase`.
    """
    application = application_of(case)
    completion = _open_completion(case)
    asked = frozenset(asked_again(application, completion))
    files = [kept for kept in files if kept.field in asked]
    plain = without_files(application.version, answers)
    said, given = _merged(application, asked, plain, files)
    check_papers(application.version, files)
    _require_complete(application, asked, given)
    before = given_before(filed_by(application), schema_of(application.version), files, local_date(at, local_zone()))
    data = {
        "content": content_digest(bytes(application.salt), digested_application(said, application.stated_people())),
        "files": tuple(dict.fromkeys(kept.file.sha256 for kept in files)),
        "reused": reused_of(files, before),
    }

    def write(_case: Case) -> None:
        completion.before, completion.answered_at = application.answers, at
        completion.save(update_fields=["before", "answered_at"])
        application.answers = seal(json.dumps(said, ensure_ascii=False), ANSWERS)
        application.save(update_fields=["answers"])
        _save_papers(application, files, before, at)
        discard_draft(token=completion_token(completion), actor=actor, at=at)

    return perform(case, "complete", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _open_completion(case: Case) -> Completion:
    found = Completion.objects.filter(application=case.pk, answered_at=None).order_by("-asked_at", "-id").first()
    if found is None or case.state != INCOMPLETE:
        raise WrongState(case.state)
    return found


def _merged(
    application: Application, asked: frozenset[str], answers: Mapping[str, Any], files: Sequence[KeptFile]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers as they become, and the same with a mark for each paper that will stand."""
    kept = {name: value for name, value in application.said().items() if name not in asked}
    said = kept | {name: value for name, value in answers.items() if name in asked}
    given: dict[str, Any] = dict(said)
    asking = file_questions(schema_of(application.version))
    fresh = [one.field for one in files]
    rows = ApplicationFile.objects.filter(application=application).exclude(state=FileState.WRONG)
    stays = list(rows.values_list("requirement", flat=True))
    for place, name in enumerate([*stays, *fresh]):
        if name in asking:
            given.setdefault(name, []).append(f"paper{place}")
    return said, given


def _require_complete(application: Application, asked: frozenset[str], given: Mapping[str, Any]) -> None:
    """Only what was asked can be wrong here: the rest was taken as it is before."""
    found = validate(schema_of(application.version), given)
    problems = [problem for problem in found if problem.field.partition("-")[0] in asked]
    if problems:
        raise AnswersIncomplete(problems)


def _save_papers(
    application: Application, files: Sequence[KeptFile], before: Mapping[int, datetime], at: datetime
) -> None:
    """New papers stand in the place of those of the same question that were wrong; of one given before it is said since when."""
    mine = ApplicationFile.objects.filter(application=application, requirement__in={kept.field for kept in files})
    mine.filter(state=FileState.WRONG).delete()
    rows = [
        ApplicationFile(
            application=application,
            requirement=kept.field,
            file=kept.file,
            title=kept.title[:160],
            given_at=at,
            first_given_at=before.get(kept.file.pk),
        )
        for kept in files
    ]
    ApplicationFile.objects.bulk_create(rows, ignore_conflicts=True)


def withdraw_application(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Take the application back: what is asked or owed is asked and owed no longer.

    Raises `WrongState`, `StepNotAllowed`, `StaleCase`.
    """

    def write(moved: Case) -> None:
        stop_asking(application_of(moved), actor=actor, at=at)

    return perform(case, "withdraw", actor=actor, at=at, seen_version=seen_version, data={}, write=write)


def show_payment(*, case: Case, file: StoredFile, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Show a proof of payment to the treasurer, who decides. The newest one counts; the same one again changes nothing.

    Raises `WrongState` where nothing is to be paid, `StepNotAllowed`, `StaleCase`.
    """
    waiting = Payment.objects.filter(application=case.pk, state=PaymentState.WAITING)
    if case.state == PAYMENT and waiting.filter(evidence=file).exists():
        return case

    def write(moved: Case) -> None:
        if not waiting.update(evidence=file):
            raise PaymentSettled

    data = {"file": file.sha256}
    return perform(case, "show_payment", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
