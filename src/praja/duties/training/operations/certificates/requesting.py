# SPDX-License-Identifier: EUPL-1.2
"""Asking for certificates: numbered at once, signed by the worker or by the head of the unit."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from praja.duties.training.domain.badges.status import LENGTH
from praja.duties.training.domain.completion import Predicate
from praja.duties.training.enums import SeatStatus
from praja.duties.training.errors.certificates import NobodySignsCertificates, NothingToCertify
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.certificates import CertificateRequested
from praja.duties.training.models import Certificate, Completion, TrainingClass
from praja.duties.training.operations.classes.seats import refs_of
from praja.duties.training.queries.certificates.paper import CERTIFICATE, TITLE, certificate_text
from praja.duties.training.rules import RUN_CLASS
from praja.kernel.documents.domain.papers import CERTIFICATE as TEMPLATE
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import NewDocument, request_issue
from praja.kernel.ledger.operations import record
from praja.kernel.people.enums import Role
from praja.kernel.people.models import RoleAssignment
from praja.kernel.people.queries import assignments_of
from praja.kernel.people.titles import printed_title
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

USUAL_PATTERN = "{kode}/{nomor:3}/{unit}/{bulan_romawi}/{tahun}"
CLASSIFICATION = "800.2.4"
"""Training of employees in the classification of Permendagri 83/2022. Recalled: which of its sub-codes is meant for certificates
is to be compared with the list of the region."""

HALF_FULL = LENGTH // 2
"""From here on the next list is begun, so that a free bit is found at once."""


def request_certificates(*, case: Case, actor: Actor, at: datetime) -> list[Certificate]:
    """Ask for a certificate for everybody in the class who passed and has none.

    Raises `NotYourClass`, `NothingToCertify`, `NobodySignsCertificates`. Records `training.certificate_requested` in each seat's
    stream, and what `request_issue` records.
    """
    with transaction.atomic():
        row = locked_class(case, actor)
        passed = Completion.objects.filter(
            seat__training_class=row, passed=True, seat__status=SeatStatus.PASSED
        ).select_related("seat__employee__person", "seat__employee__post", "seat__employee__unit")
        certified = Certificate.objects.filter(seat__training_class=row, revoked_at=None).values_list(
            "seat_id", flat=True
        )
        waiting = passed.exclude(seat_id__in=certified).order_by("seat__employee__person__name", "seat_id")
        completions = list(waiting)
        if not completions:
            raise NothingToCertify
        return [request_one(row, one, actor=actor, at=at) for one in completions]


def locked_class(case: Case, actor: Actor) -> TrainingClass:
    """The class with its case locked until the caller's transaction ends. Raises `NotYourClass`."""
    Case.objects.select_for_update().get(pk=case.pk)
    row = TrainingClass.objects.select_related("case__lead_unit", "curriculum__programme").get(pk=case.pk)
    if not RUN_CLASS.allows(actor, row):
        raise NotYourClass
    return row


def request_one(
    row: TrainingClass,
    completion: Completion,
    *,
    actor: Actor,
    at: datetime,
    replaces: Certificate | None = None,
) -> Certificate:
    """One certificate, in the caller's transaction and under its lock. Raises `NobodySignsCertificates`."""
    seat, unit = completion.seat, row.case.lead_unit
    seat.training_class = row
    signer = _signer(unit.pk, at)
    predicate = Predicate(completion.predicate)
    text = certificate_text(seat, predicate, local_date(at, local_zone()))
    new = NewDocument(
        template=TEMPLATE,
        title=TITLE,
        object_kind=CERTIFICATE,
        object_id=seat.pk,
        unit_id=unit.pk,
        register_key=f"training.certificates.{unit.pk}",
        number_pattern=USUAL_PATTERN,
        classification=CLASSIFICATION,
        unit_code=unit.code,
        signer_id=signer.account_id,
        signer_title=printed_title(signer),
        data=text.as_data(),
        holder=text.given_to,
        left_to_signer=timedelta(0),
    )
    document = request_issue(new=new, actor=actor, at=at)
    return _certificate(completion, document, text.total, replaces, actor, at)


def _signer(unit_id: int, at: datetime) -> RoleAssignment:
    found = next(iter(assignments_of(Role.HEAD, unit_id, at)), None)
    if found is None:
        raise NobodySignsCertificates
    return found


def _certificate(
    completion: Completion,
    document: IssuedDocument,
    jp: int,
    replaces: Certificate | None,
    actor: Actor,
    at: datetime,
) -> Certificate:
    number, index = _free_bit()
    row = Certificate.objects.create(
        seat=completion.seat,
        document=document,
        jp=jp,
        predicate=completion.predicate,
        replaces=replaces,
        badge_salt=secrets.token_hex(8),
        status_list=number,
        status_index=index,
        requested_at=at,
    )
    event = CertificateRequested(
        certificate=row.pk,
        document=document.pk,
        jp=jp,
        predicate=row.predicate,
        replaces=replaces.pk if replaces else 0,
        status_list=number,
        status_index=index,
    )
    refs = {**refs_of(row.seat), "certificate": row.pk, "document": document.pk}
    record(event, actor=actor, at=at, stream=stream_of_seat(row.seat_id), refs=refs)
    return row


def _free_bit() -> tuple[int, int]:
    """A bit of the list in use that no badge has; drawn by chance, so that its place tells nothing of who and when."""
    number = Certificate.objects.count() // HALF_FULL + 1
    while True:
        index = secrets.randbelow(LENGTH)
        if not Certificate.objects.filter(status_list=number, status_index=index).exists():
            return number, index
