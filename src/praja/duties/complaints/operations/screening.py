# SPDX-License-Identifier: EUPL-1.2
"""What came in as a message, or looked like no report: the coordinator makes it one, or says why it is none."""

from datetime import datetime

from praja.duties.complaints.enums import ArchiveReason, Held, ReportKind, Worded
from praja.duties.complaints.models import Complaint, Topic
from praja.duties.complaints.operations.drafting import account_id
from praja.duties.complaints.operations.filing import Report, place_name_of, subject_of
from praja.duties.complaints.operations.wording import reword, summed_up
from praja.duties.complaints.operations.words import words_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor


def admit_complaint(
    *,
    case: Case,
    kind: ReportKind,
    topic: Topic | None,
    region: str | None,
    actor: Actor,
    at: datetime,
    seen_version: int | None,
    text: str | None = None,
) -> Case:
    """Sort what came in: it is a report of this kind and topic, about this place, and says `text` (None: its first words).

    Kind, place and summary of what came as messages are the coordinator's reading of it; what a person chose and wrote in a form
    stays as it was sent. Raises `FormWordsStay`, `TextTooShort` and `TextTooLong` at `text`, `UnknownRegion`, and what `perform`
    raises.
    """
    complaint = Complaint.objects.get(pk=case.pk)
    words = summed_up(complaint, text)
    if complaint.held != Held.INCOMING:
        kind, region = ReportKind(complaint.kind), complaint.region_id
    report = Report(text="", kind=kind, topic=topic, region=region)
    subject = subject_of(report, place_name_of(report))[:200]

    def write(moved: Case) -> None:
        moved.subject = subject
        Case.objects.filter(pk=moved.pk).update(subject=subject)
        Complaint.objects.filter(pk=moved.pk).update(topic=topic, kind=kind, region=region)
        if words.text:
            reword(complaint, words, by=Worded.OFFICER, account=account_id(actor), at=at)

    data = {"kind": str(kind), "topic": topic.pk if topic else None, "content": words.digest}
    return perform(case, "admit", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def discard_complaint(
    *, case: Case, reason: ArchiveReason, note: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """It is no report. `note` tells its sender why. Raises `TextTooShort` without one, and what `perform` raises."""
    words = words_of(note, field="note")

    def write(moved: Case) -> None:
        Complaint.objects.filter(pk=moved.pk).update(
            archive_reason=reason, archive_note=words.text, archive_salt=words.salt
        )

    data = {"reason": str(reason), "note": words.digest}
    return perform(case, "discard", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
