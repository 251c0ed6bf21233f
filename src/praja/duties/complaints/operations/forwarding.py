# SPDX-License-Identifier: EUPL-1.2
"""What the coordinator does with a report: hand it to the unit that must answer, or file it away with a reason."""

from datetime import datetime

from praja.duties.complaints.enums import ArchiveReason, Classification
from praja.duties.complaints.errors import HasJoined
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.procedure import JOINED
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor


def forward_complaint(
    *,
    case: Case,
    to_unit: Unit,
    classification: Classification,
    about_service: bool,
    publish: bool,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Hand the report to `to_unit`, whose clocks start. A secret report is never published, whatever `publish` says.

    `about_service`: it is about a public service by somebody harmed, so the clock of UU 25/2009 runs too if the reporter is
    known. Raises what `perform` raises.
    """
    complaint = Complaint.objects.select_related("reporter").get(pk=case.pk)
    published = publish and not complaint.secret

    def write(moved: Case) -> None:
        moved.is_public = published
        Complaint.objects.filter(pk=moved.pk).update(classification=classification, about_service=about_service)

    return perform(
        case,
        "forward",
        actor=actor,
        at=at,
        seen_version=seen_version,
        data={
            "to_unit": to_unit.pk,
            "classification": str(classification),
            "about_service": about_service,
            "identified": complaint.reporter is not None and bool(complaint.reporter.name),
            "published": published,
        },
        write=write,
    )


def archive_complaint(
    *, case: Case, reason: ArchiveReason, note: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """File the report away. `note` explains it to the reporter. Raises `TextTooShort` without one."""
    words = words_of(note, field="note")
    if Complaint.objects.filter(joined_to=case.pk, case__state=JOINED).exists():
        raise HasJoined

    def write(moved: Case) -> None:
        Complaint.objects.filter(pk=moved.pk).update(
            archive_reason=reason, archive_note=words.text, archive_salt=words.salt
        )

    return perform(
        case,
        "archive",
        actor=actor,
        at=at,
        seen_version=seen_version,
        data={"reason": str(reason), "note": words.digest},
        write=write,
    )


def postpone_complaint(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Put the report aside; the reporter reads the reason and the clock runs on. Raises `TextTooShort`, what `perform` raises."""
    words = words_of(reason, field="reason")

    def write(moved: Case) -> None:
        Complaint.objects.filter(pk=moved.pk).update(archive_note=words.text, archive_salt=words.salt)

    data = {"reason": words.digest}
    return perform(case, "postpone", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
