# SPDX-License-Identifier: EUPL-1.2
"""One report of two things becomes two."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.events import ComplaintSplit
from praja.duties.complaints.models import Complaint, Topic
from praja.duties.complaints.operations.filing import Filed, Report, file_complaint
from praja.duties.complaints.procedure import ANSWERED, ARCHIVED, CLOSED, DRAFT
from praja.duties.complaints.rules import may_coordinate
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor

NOT_SPLIT = frozenset({DRAFT, ANSWERED, CLOSED, ARCHIVED})
"""States in which nothing is split off: it is no report yet, or its reporter has the word."""


def split_complaint(
    *,
    case: Case,
    text: str,
    topic: Topic | None,
    actor: Actor,
    at: datetime,
    files: Sequence[StoredFile] = (),
    idempotency_key: UUID | None = None,
) -> Filed:
    """Make a part of the report a case of its own, with the same reporter, choices, place and priority, and those `files` of
    the report that belong to the part. Its first clock starts where the report's did, for its reporter waits since then.
    Its page opens from the reporter's page of the first.

    Raises `StepNotAllowed` for anybody but the coordinator, `WrongState` once the report is answered or ended,
    `TextTooShort`, `TextTooLong`, and `AlreadyFiled` for the same `idempotency_key`.
    """
    with transaction.atomic():
        locked = lock(case.pk)
        _check(locked, actor)
        first = Complaint.objects.select_related("reporter").get(pk=locked.pk)
        filed = file_complaint(
            report=_part_of(first, text, topic, files),
            channel=locked.channel,
            actor=actor,
            at=at,
            idempotency_key=idempotency_key,
            received_at=locked.filed_at,
            priority=locked.priority,
        )
        Complaint.objects.filter(pk=filed.case.pk).update(split_from=first)
        record(ComplaintSplit(into=filed.case.pk), actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    return filed


def _check(case: Case, actor: Actor) -> None:
    if case.procedure != PROCEDURE or not may_coordinate.allows(actor, case):
        raise StepNotAllowed
    if case.state in NOT_SPLIT:
        raise WrongState(procedure_of(case).by_state[case.state].office)


def _part_of(first: Complaint, text: str, topic: Topic | None, files: Sequence[StoredFile]) -> Report:
    return Report(
        text=text,
        kind=first.kind,
        topic=topic,
        region=first.region_id,
        place=first.place,
        latitude=first.latitude,
        longitude=first.longitude,
        reporter=first.reporter,
        anonymous=first.anonymous,
        secret=first.secret,
        files=files,
    )
