# SPDX-License-Identifier: EUPL-1.2
"""A certificate counts no longer; a new one may come in its place."""

from datetime import datetime

from django.db import transaction

from praja.duties.training.errors.certificates import CertificateNotInForce
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.certificates import CertificateRevoked
from praja.duties.training.models import Certificate, Completion, Credit
from praja.duties.training.operations.certificates.requesting import locked_class, request_one
from praja.duties.training.operations.classes.seats import refs_of
from praja.duties.training.operations.credits import cancel_credit
from praja.kernel.documents.operations import withdraw_document
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor, system_actor

LONGEST_REASON = 300


def revoke_certificate(*, certificate: Certificate, reason: str, actor: Actor, at: datetime) -> Certificate:
    """Say that a signed certificate counts no longer: its document is withdrawn, its badge refused, its lesson hours cancelled.
    `reason` is read by everybody who checks it and names nobody.

    Raises `NotYourClass`, `CertificateNotInForce`, words too short. Records `training.certificate_revoked` and what
    `withdraw_document` and `cancel_credit` record.
    """
    words = words_of(reason, field="reason", longest=LONGEST_REASON)
    with transaction.atomic():
        locked_class(certificate.seat.training_class.case, actor)
        row = Certificate.objects.select_related("seat", "document").get(pk=certificate.pk)
        if not row.counts:
            raise CertificateNotInForce
        row.revoked_at, row.revoked_reason, row.revoked_salt = at, words.text, words.salt
        row.save(update_fields=["revoked_at", "revoked_reason", "revoked_salt"])
        event = CertificateRevoked(certificate=row.pk, reason=words.digest)
        refs = {**refs_of(row.seat), "certificate": row.pk, "document": row.document_id}
        record(event, actor=actor, at=at, stream=stream_of_seat(row.seat_id), refs=refs)
        withdraw_document(document_id=row.document_id, reason=words.text, actor=actor, at=at)
        credit = Credit.objects.filter(seat_id=row.seat_id, cancelled_at=None).first()
        if credit is not None:
            # The consequence of a right that was asked here: whoever runs a class keeps not the hours of every unit.
            cancel_credit(credit=credit, reason=words.text, actor=system_actor("training.certificates"), at=at)
    return row


def reissue_certificate(*, certificate: Certificate, reason: str, actor: Actor, at: datetime) -> Certificate:
    """Revoke a certificate, and ask for a new one in its place with what is known today: a name that was written wrong, another
    rank. Raises and records as `revoke_certificate` and `request_certificates` do.
    """
    with transaction.atomic():
        old = revoke_certificate(certificate=certificate, reason=reason, actor=actor, at=at)
        row = locked_class(certificate.seat.training_class.case, actor)
        completion = Completion.objects.select_related(
            "seat__employee__person", "seat__employee__post", "seat__employee__unit"
        ).get(seat_id=old.seat_id)
        return request_one(row, completion, actor=actor, at=at, replaces=old)
