# SPDX-License-Identifier: EUPL-1.2
"""Filing a report: the first act of its case."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from praja.duties.complaints.domain import MAX_TEXT, MIN_TEXT, report_content, visible_length
from praja.duties.complaints.enums import ReportKind
from praja.duties.complaints.errors import TextTooLong, TextTooShort, UnknownRegion
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
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_secret
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
) -> Filed:
    """File a report with the intake unit and start the verification clock. `secret` is new unless it is given.

    Raises `TextTooShort`, `TextTooLong`, `UnknownRegion`, and `AlreadyFiled` (with `case_id`) for a submission that arrived
    before under the same `idempotency_key`.
    """
    with recalled(law_data, units, regions):
        return _file(report, channel, actor, at, idempotency_key, secret or new_secret())


def _file(report: Report, channel: str, actor: Actor, at: datetime, idempotency_key: UUID | None, secret: str) -> Filed:
    text = report.text.strip()
    _check_text(text)
    place_name = _place_name(report)
    salt = new_salt()
    content = report_content(kind=report.kind, text=text, place=report.place, region=report.region)
    case, event = open_case(
        COMPLAINT,
        actor=actor,
        at=at,
        lead_unit=unit_for(INTAKE),
        channel=channel,
        subject=subject_of(report, place_name),
        data=filed_data(report, content_digest(salt, content)),
        write=lambda case: _write(case, report, text, salt, actor, at),
        idempotency_key=idempotency_key,
        secret_hash=hash_secret(secret),
    )
    return Filed(case, secret, event, salt)


def filed_data(report: Report, digest: str) -> dict[str, object]:
    """The own fields of `ComplaintFiled`."""
    return {
        "kind": str(report.kind),
        "content": digest,
        "anonymous": report.anonymous,
        "secret": report.secret,
        "identified": report.reporter is not None and bool(report.reporter.name),
        "region": report.region,
        "files": tuple(file.sha256 for file in report.files),
    }


def subject_of(report: Report, place_name: str) -> str:
    """What the case is about in neutral words."""
    what = report.topic.name if report.topic else in_own_language(ReportKind(report.kind).label)
    return f"{what}, {place_name}" if place_name else what


def new_complaint(case: Case, report: Report, text: str, salt: bytes) -> Complaint:
    """The detail row, unsaved; bulk loading builds its rows with it too."""
    return Complaint(
        case=case,
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
    )


def _write(case: Case, report: Report, text: str, salt: bytes, actor: Actor, at: datetime) -> None:
    if report.reporter is not None and report.reporter.pk is None:
        report.reporter.save(force_insert=True)
    new_complaint(case, report, text, salt).save(force_insert=True)
    for file in report.files:
        attach(file=file, object_kind="complaints.complaint", object_id=case.pk, title="", actor=actor, at=at)


def _check_text(text: str) -> None:
    if visible_length(text) < MIN_TEXT:
        raise TextTooShort(MIN_TEXT)
    if len(text) > MAX_TEXT:
        raise TextTooLong(MAX_TEXT)


def _place_name(report: Report) -> str:
    if report.region is None:
        return ""
    found = regions.value.get(report.region)
    if found is None:
        raise UnknownRegion
    return found.name
