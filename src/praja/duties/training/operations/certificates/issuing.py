# SPDX-License-Identifier: EUPL-1.2
"""A certificate was signed: it counts, and its lesson hours with it."""

from datetime import datetime

from django.db import transaction

from praja.duties.training.enums import CreditSource
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.certificates import CertificateIssued
from praja.duties.training.models import Certificate
from praja.duties.training.operations.certificates.keys import note_badge_key
from praja.duties.training.operations.classes.seats import refs_of
from praja.duties.training.operations.credits import book_credit
from praja.kernel.documents.enums import DocumentState
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor


def issue_certificate(*, document_id: int, actor: Actor, at: datetime) -> Certificate | None:
    """Let the certificate of this document count since it was signed, and book its lesson hours. None for other documents; again
    changes nothing.

    Records `training.certificate_issued`, and what `book_credit` records.
    """
    with transaction.atomic():
        found = Certificate.objects.filter(document_id=document_id).values_list("pk", "seat__training_class_id").first()
        if found is None:
            return None
        Case.objects.select_for_update().get(pk=found[1])
        row = Certificate.objects.select_related(
            "document",
            "seat__employee",
            "seat__training_class__curriculum__programme",
            "seat__training_class__case__lead_unit",
        ).get(pk=found[0])
        if row.issued_at is not None or row.document.state != DocumentState.ISSUED.value:
            return row
        note_badge_key(actor=actor, at=at)
        row.issued_at = row.document.issued_at or at
        row.save(update_fields=["issued_at"])
        number = row.document.number_text
        event = CertificateIssued(certificate=row.pk, code=row.code, number=number, jp=row.jp)
        refs = {**refs_of(row.seat), "certificate": row.pk, "document": row.document_id}
        record(event, actor=actor, at=at, stream=stream_of_seat(row.seat_id), refs=refs)
        _book(row, actor, at)
    return row


def _book(row: Certificate, actor: Actor, at: datetime) -> None:
    held = row.seat.training_class
    programme = held.curriculum.programme
    book_credit(
        employee=row.seat.employee,
        form=programme.form,
        title=f"{programme.title}, {held.name}"[:200],
        organiser=held.case.lead_unit.name,
        first_day=held.first_day,
        last_day=held.last_day,
        jp=row.jp,
        source=CreditSource.CLASS,
        actor=actor,
        at=at,
        seat=row.seat,
        certificate_number=row.document.number_text[:80],
    )
