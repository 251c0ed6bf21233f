# SPDX-License-Identifier: EUPL-1.2
"""Filing a report: the first act of its case."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError

from praja.duties.complaints.domain import MAX_TEXT, MIN_TEXT
from praja.duties.complaints.enums import Held, ReportKind
from praja.duties.complaints.errors import PaperNumberTaken, TextTooLong, TextTooShort, UnknownRegion
from praja.duties.complaints.models import Complaint, Topic
from praja.duties.complaints.procedure import COMPLAINT, INTAKE
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, unit_for, units
from praja.kernel.people.models import Person
from praja.kernel.procedures.declarations import Procedure
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_secret
from praja.lib.rows import insert
from praja.lib.visible import visible_length
from praja.lib.wording import in_own_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a reporter says, already free of transport. `reporter` is unsaved for somebody new; None for nobody known."""

    text: str
    kind: str = ReportKind.COMPLAINT
    topic: Topic | None = None
    region: str | None = None
    place: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    reporter: Person | None = None
    anonymous: bool = False
    secret: bool = False
    files: Sequence[StoredFile] = field(default=())
    source_ref: str | None = None
    held: str = Held.NO
    device: str = ""
    door_ref: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """The case, the secret of the reporter's link (told once, kept only as a hash) and the event a receipt is made of."""

    case: Case
    secret: str
    event: LedgerEvent
    salt: bytes


def file_complaint(
    *,
    report: Report,
    channel: str,
    actor: Actor,
    at: datetime,
    idempotency_key: UUID | None = None,
    secret: str | None = None,
    received_at: datetime | None = None,
    priority: str = "",
) -> Filed:
    """File a report with the intake unit and start the verification clock. `secret` is new unless it is given.

    A report with `held` is kept like every other, and looked at first. `received_at` is the true moment of something that is
    entered later. Raises `TextTooShort`, `TextTooLong`, `UnknownRegion`, `PaperNumberTaken`, and `AlreadyFiled` (with
    `case_id`) for a submission that arrived before under the same `idempotency_key`.
    """
    door = Door(COMPLAINT, "arrive" if report.held else "file", INTAKE, channel, received_at, priority)
    with recalled(law_data, units, regions):
        return open_report(door, report, actor, at, idempotency_key, secret or new_secret())


@dataclass(frozen=True, slots=True)
class Door:
    """By which way a report comes in: the procedure, its opening step, the function of the unit that gets it, the channel."""

    procedure: Procedure
    step: str
    function: str
    channel: str
    received_at: datetime | None = None
    priority: str = ""


def open_report(
    door: Door, report: Report, actor: Actor, at: datetime, idempotency_key: UUID | None, secret: str
) -> Filed:
    """Open the case of a report, whichever path it takes. For the operations of this duty."""
    text = report.text.strip()
    check_text(text, shortest=1 if report.held == Held.INCOMING else MIN_TEXT)
    place_name, salt = place_name_of(report), new_salt()
    complaint = new_complaint(report, text, salt)
    is_ordinary = door.procedure is COMPLAINT
    try:
        case, event = open_case(
            door.procedure,
            actor=actor,
            at=at,
            lead_unit=unit_for(door.function),
            channel=door.channel,
            subject=subject_of(report, place_name) if is_ordinary else in_own_language(door.procedure.label),
            data=filed_data(report, content_digest(salt, complaint.digested())),
            write=lambda case: _write(case, complaint, report, actor, at),
            idempotency_key=idempotency_key,
            secret_hash=hash_secret(secret),
            step=door.step,
            received_at=door.received_at,
            priority=door.priority,
        )
    except IntegrityError as error:
        if _is_taken(complaint.door_ref):  # two officers entered the same form at the same moment
            raise PaperNumberTaken from error
        raise
    return Filed(case, secret, event, salt)


def _is_taken(door_ref: str) -> bool:
    return bool(door_ref) and Complaint.objects.filter(door_ref=door_ref).exists()


def filed_data(report: Report, digest: str) -> dict[str, object]:
    """The own fields of `ComplaintFiled`."""
    data: dict[str, object] = {
        "kind": str(report.kind),
        "content": digest,
        "anonymous": report.anonymous,
        "secret": report.secret,
        "identified": report.reporter is not None and bool(report.reporter.name),
        "region": report.region,
        "files": tuple(file.sha256 for file in report.files),
    }
    return data | ({"held": str(report.held)} if report.held else {})


def subject_of(report: Report, place_name: str) -> str:
    """What the case is about in neutral words."""
    what = report.topic.name if report.topic else in_own_language(ReportKind(report.kind).label)
    return f"{what}, {place_name}" if place_name else what


def new_complaint(report: Report, text: str, salt: bytes) -> Complaint:
    """The detail row, unsaved and without its case; bulk loading builds its rows with it too."""
    return Complaint(
        kind=report.kind,
        text=text,
        salt=salt,
        reporter=report.reporter,
        anonymous=report.anonymous,
        secret=report.secret,
        topic=report.topic,
        region_id=report.region,
        place=report.place,
        latitude=report.latitude,
        longitude=report.longitude,
        source_ref=report.source_ref,
        held=report.held,
        device=report.device,
        door_ref=report.door_ref.strip(),
        source_url=report.source_url,
    )


def _write(case: Case, complaint: Complaint, report: Report, actor: Actor, at: datetime) -> None:
    if report.reporter is not None and report.reporter.pk is None:
        insert([report.reporter])
    complaint.case, complaint.reporter = case, report.reporter
    if _is_taken(complaint.door_ref):
        raise PaperNumberTaken
    insert([complaint])
    for file in report.files:
        attach(file=file, object_kind="complaints.complaint", object_id=case.pk, title="", actor=actor, at=at)


def check_text(text: str, *, shortest: int = MIN_TEXT) -> None:
    """Raises `TextTooShort` or `TextTooLong`."""
    if visible_length(text) < shortest:
        raise TextTooShort(shortest)
    if len(text) > MAX_TEXT:
        raise TextTooLong(MAX_TEXT)


def place_name_of(report: Report) -> str:
    """Name of the kecamatan or kelurahan; empty where none was given. Raises `UnknownRegion`."""
    if report.region is None:
        return ""
    found = regions.value.get(report.region)
    if found is None:
        raise UnknownRegion
    return found.name
