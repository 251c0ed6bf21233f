# SPDX-License-Identifier: EUPL-1.2
"""Asking the reporter for what is missing: the clocks stand still until they answer, or their own time runs out."""

from collections.abc import Sequence
from datetime import datetime

from praja.duties.complaints.domain import service_clock_applies
from praja.duties.complaints.enums import ArchiveReason
from praja.duties.complaints.models import Complaint, Question
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.procedure import INCOMPLETE, QUESTIONED
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.procedures.errors import WrongState
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor

REPORT_FILES = "complaints.complaint"
STEP_BACK = {INCOMPLETE: "complete", QUESTIONED: "give_data"}


def ask_completion(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The coordinator can't verify the report as it is and asks. Raises `TextTooShort` and what `perform` raises.

    Whether it is about a public service is not decided yet: a complaint by somebody with a name gets the longer time of
    UU 25/2009 (Ps 44(2)), so that no right ends before it was known.
    """
    return _ask(case, "ask_completion", text, actor, at, seen_version)


def ask_data(*, case: Case, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The unit needs something of the reporter to go on. Raises `TextTooShort` and what `perform` raises."""
    return _ask(case, "ask_data", text, actor, at, seen_version)


def answer_question(
    *, case: Case, text: str, files: Sequence[StoredFile], actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """The reporter, or an officer who heard it from them, adds what was asked for; the clocks run on.

    Raises `TextTooShort`, `WrongState` where nothing is asked (any more), and what `perform` raises.
    """
    words = words_of(text, minimum=1)

    def write(moved: Case) -> None:
        asked = Question.objects.filter(complaint=moved.pk, answered_at=None).order_by("-pk")[:1]
        Question.objects.filter(pk__in=[question.pk for question in asked]).update(
            answer=words.text, answer_salt=words.salt, answered_at=at
        )
        for file in files:
            attach(file=file, object_kind=REPORT_FILES, object_id=moved.pk, title="", actor=actor, at=at)

    data = {"words": words.digest, "files": tuple(file.sha256 for file in files)}
    step = STEP_BACK.get(case.state, "complete")
    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def end_incomplete(*, actor: Actor, at: datetime, limit: int = 500) -> int:
    """End the reports whose reporters did not add what was asked for in their time. Returns how many."""
    due = Deadline.objects.filter(clock="completion", stopped_at=None, due_at__lt=at, case__state__in=STEP_BACK)
    case_ids = list(due.order_by("due_at").values_list("case_id", flat=True)[:limit])
    return sum(_end(case_id, actor, at) for case_id in case_ids)


def _ask(case: Case, step: str, text: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    words = words_of(text)

    def write(moved: Case) -> None:
        Question.objects.create(complaint_id=moved.pk, text=words.text, salt=words.salt, asked_at=at)

    data = {"question": words.digest, "by_service_law": _is_by_service_law(case)}
    return perform(case, step, actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _is_by_service_law(case: Case) -> bool:
    complaint = Complaint.objects.select_related("reporter").get(pk=case.pk)
    known = {
        "classification": complaint.classification or complaint.kind,
        "about_service": complaint.about_service is not False,
        "identified": complaint.reporter is not None and bool(complaint.reporter.name),
    }
    return service_clock_applies(known)


def _end(case_id: int, actor: Actor, at: datetime) -> bool:
    def write(moved: Case) -> None:
        Complaint.objects.filter(pk=moved.pk).update(archive_reason=ArchiveReason.NOT_COMPLETED)

    try:
        perform(case_id, "lapse", actor=actor, at=at, seen_version=None, data={}, write=write)
    except WrongState:
        return False
    return True
