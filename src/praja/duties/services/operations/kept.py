# SPDX-License-Identifier: EUPL-1.2
"""Keeping documents for the next application: only where the resident agrees, until a day, and never after they take it back."""

from datetime import date, datetime, timedelta

from django.db import transaction

from praja.duties.services.errors.applying import NoSuchKeptDocument, NothingToKeep
from praja.duties.services.events.kept import DocumentNoLongerKept, DocumentsKept, kept_by
from praja.duties.services.models import Application, Completion, KeptDocument
from praja.duties.services.operations.filing import schema_of
from praja.duties.services.queries.drafts import completion_token, files_of_completion
from praja.duties.services.queries.kept import (
    kept_document,
    kind_label,
    kind_of_document,
    may_be_used_for,
    usable_to_complete,
)
from praja.kernel.forms.operations import add_draft_file
from praja.kernel.forms.queries import KeptFile
from praja.kernel.law.domain.clocks import due
from praja.kernel.law.queries import current_calendar, terms_for
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.errors import StepNotAllowed
from praja.lib.actors import RESIDENT, Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

KEPT_FOR = "services.documents_kept"
"""The rule that says how long a document is kept after the resident agreed."""
AT_MOST = 500


def last_day_kept(at: datetime) -> date:
    """The day until which a document may be used that is agreed to now, by the rule in force."""
    zone = local_zone()
    ends = due(terms_for(KEPT_FOR, at, zone), started_at=at, zone=zone, calendar=current_calendar())
    assert ends is not None  # only a pause has no end
    return local_date(ends - timedelta.resolution, zone)


def keep_documents(*, application: Application, actor: Actor, at: datetime) -> list[KeptDocument]:
    """Keep the documents of an application that this resident has filed, because they agreed to it. What is kept already is kept
    until the new day. Raises `StepNotAllowed` for everybody else, `NothingToKeep`."""
    is_theirs = actor.person_id in (application.applicant_id, application.filer_id)
    if not RESIDENT.opens(actor) or not is_theirs or actor.person_id is None:
        raise StepNotAllowed
    schema, until = schema_of(application.version), last_day_kept(at)
    with transaction.atomic():
        kept = [
            _kept(actor.person_id, kind, row.file_id, row.first_given_at or row.given_at, until, at)
            for row in application.files.select_related("file").order_by("pk")
            if (kind := kind_of_document(schema, row.requirement)) and may_be_used_for(kind, application.filed_for)
        ]
        if not kept:
            raise NothingToKeep
        event = DocumentsKept(files=tuple((row.kind, row.file.sha256) for row in kept), until=until.isoformat())
        record(event, actor=actor, at=at, stream=kept_by(actor.person_id), refs={"case": application.pk})
    return kept


def use_document(*, number: int, field: str, token: str, actor: Actor, at: datetime) -> KeptFile:
    """Let a document that was given before be the answer to the question `field` of a draft. Raises `NotFound` where it is not
    this resident's or its time is over, and what `add_draft_file` raises."""
    kept = kept_document(actor, number, local_date(at, local_zone()))
    return add_draft_file(token=token, field=field, file=kept.file, title=kind_label(kept.kind), actor=actor, at=at)


def use_document_to_complete(
    *, completion: Completion, number: int, field: str, actor: Actor, at: datetime
) -> KeptFile:
    """Let a document that was given before be what is sent for the item `field` that the office asked for. Raises `NotFound`
    where it is not offered there, and what `add_draft_file` raises."""
    schema, chosen = schema_of(completion.application.version), files_of_completion(completion, at)
    offered = usable_to_complete(actor, completion, schema, chosen, local_date(at, local_zone()))
    kept = next((row for name, row in offered if (name, row.pk) == (field, number)), None)
    if kept is None:
        raise NoSuchKeptDocument
    token = completion_token(completion)
    return add_draft_file(token=token, field=field, file=kept.file, title=kind_label(kept.kind), actor=actor, at=at)


def forget_document(*, number: int, actor: Actor, at: datetime) -> None:
    """Take the consent back: it is used no more. What was handed in with an application stays with it. Raises `NotFound`."""
    with transaction.atomic():
        _drop(kept_document(actor, number, local_date(at, local_zone())), "withdrawn", actor, at)


def drop_expired_documents(*, actor: Actor, at: datetime) -> int:
    """Drop the documents whose time is over. Says how many."""
    over = KeptDocument.objects.filter(until__lt=local_date(at, local_zone())).select_related("file").order_by("pk")
    rows = list(over[:AT_MOST])
    for row in rows:
        with transaction.atomic():
            _drop(row, "expired", actor, at)
    return len(rows)


def _kept(person_id: int, kind: str, file_id: int, given_at: datetime, until: date, at: datetime) -> KeptDocument:
    row, _made = KeptDocument.objects.update_or_create(
        person_id=person_id,
        kind=kind,
        file_id=file_id,
        defaults={"consented_at": at, "until": until},
        create_defaults={"consented_at": at, "until": until, "given_at": given_at},
    )
    return row


def _drop(row: KeptDocument, reason: str, actor: Actor, at: datetime) -> None:
    """One row and one event; a second act at the same moment finds nothing to drop."""
    gone, _by_model = KeptDocument.objects.filter(pk=row.pk).delete()
    if gone:
        event = DocumentNoLongerKept(kind=row.kind, file=row.file.sha256, reason=reason)
        record(event, actor=actor, at=at, stream=kept_by(row.person_id))
