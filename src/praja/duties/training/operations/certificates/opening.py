# SPDX-License-Identifier: EUPL-1.2
"""The holder shows a certificate to everybody who has the link, or no longer."""

from datetime import datetime

from django.db import transaction

from praja.duties.training.errors.certificates import NotYourCertificate
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.certificates import CertificateOpened
from praja.duties.training.models import Certificate
from praja.duties.training.operations.classes.seats import refs_of
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor


def open_certificate(*, certificate: Certificate, is_open: bool, actor: Actor, at: datetime) -> Certificate:
    """Let the page of verification tell the holder's name, or mask it again. The same again changes nothing.

    Raises `NotYourCertificate`. Records `training.certificate_opened`.
    """
    with transaction.atomic():
        row = (
            Certificate.objects.select_for_update(of=("self",)).select_related("seat__employee").get(pk=certificate.pk)
        )
        if actor.person_id is None or row.seat.employee.person_id != actor.person_id:
            raise NotYourCertificate
        if row.is_open != is_open:
            row.is_open = is_open
            row.save(update_fields=["is_open"])
            event = CertificateOpened(certificate=row.pk, is_open=is_open)
            refs = {**refs_of(row.seat), "certificate": row.pk}
            record(event, actor=actor, at=at, stream=stream_of_seat(row.seat_id), refs=refs)
    return row
