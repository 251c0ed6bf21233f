# SPDX-License-Identifier: EUPL-1.2
"""Reports on wrongdoing: from the first word to the last between the reporter and the inspectorate."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from praja.duties.complaints.enums import AnswerKind, Held
from praja.duties.complaints.models import Answer, Reply
from praja.duties.complaints.operations.answering import next_number
from praja.duties.complaints.operations.filing import Door, Filed, Report, open_report
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.procedure import INSPECTION, REPORT_ON_WRONGDOING
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor
from praja.lib.codes import new_secret


def report_wrongdoing(
    *,
    report: Report,
    channel: str,
    actor: Actor,
    at: datetime,
    idempotency_key: UUID | None = None,
    secret: str | None = None,
) -> Filed:
    """File a report with the inspectorate alone. It is secret whatever was chosen, and never held for screening by others.

    Raises what `file_complaint` raises.
    """
    kept = replace(report, secret=True, held=Held.NO, topic=None)
    door = Door(REPORT_ON_WRONGDOING, "report", INSPECTION, channel)
    with recalled(law_data, units, regions):
        return open_report(door, kept, actor, at, idempotency_key, secret or new_secret())


def answer_wrongdoing(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Tell the reporter what was found. Raises `TextTooShort` and what `perform` raises."""
    words = words_of(text)
    answer = Answer(
        complaint_id=case.pk,
        number=next_number(case),
        kind=AnswerKind.EXPLAINED,
        text=words.text,
        salt=words.salt,
        unit_id=case.lead_unit_id,
        published_at=at,
    )

    def write(_moved: Case) -> None:
        answer.save(force_insert=True)

    data = {"number": answer.number, "answer": content_digest(words.salt, answer.digested())}
    return perform(case, "answer", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def reply_on_wrongdoing(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The reporter writes back. Raises `TextTooShort` and what `perform` raises."""
    words = words_of(text)

    def write(moved: Case) -> None:
        Reply.objects.create(complaint_id=moved.pk, text=words.text, salt=words.salt, sent_at=at)

    data = {"message": words.digest}
    return perform(case, "reply", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def close_wrongdoing(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """End the examination. Raises what `perform` raises."""
    return perform(case, "close", actor=actor, at=at, seen_version=seen_version, data={})
