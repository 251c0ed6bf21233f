# SPDX-License-Identifier: EUPL-1.2
"""Several reports of the same thing become one piece of work, answered to everybody; one report of two things becomes two."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import PROCEDURE, Classification
from praja.duties.complaints.errors import NotTheSame
from praja.duties.complaints.events import ComplaintSplit
from praja.duties.complaints.models import Answer, Complaint, Topic
from praja.duties.complaints.operations.answering import ANSWER_FILES, answered_data, next_number
from praja.duties.complaints.operations.filing import Filed, Report, file_complaint
from praja.duties.complaints.procedure import ANSWERED, ARCHIVED, CLOSED, DRAFT, JOINED
from praja.duties.complaints.rules import may_coordinate
from praja.kernel.documents.operations import attach
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor

NOT_INTO = frozenset({DRAFT, JOINED, ANSWERED, CLOSED, ARCHIVED})
"""States in which a case can't take in others: it has no answer to come, or is joined itself."""


def join_complaint(*, case: Case, into: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Join `case` with `into`, whose answer will answer both. Its own clocks run on.

    Raises `NotTheSame` where `into` can't take it in (itself, joined or answered already, or not yet forwarded), what
    `perform` raises. The case that is joined first keeps those that were joined to it: they follow to `into`.
    """
    main = Complaint.objects.select_related("case").get(pk=into.pk)
    complaint = Complaint.objects.select_related("reporter").get(pk=case.pk)
    _check(case, main)

    def write(moved: Case) -> None:
        locked = lock(main.pk)
        if locked.state in NOT_INTO:
            raise _cannot_take_in()
        Complaint.objects.filter(pk=moved.pk).update(
            joined_to=main, classification=main.classification, about_service=bool(main.about_service)
        )
        Complaint.objects.filter(joined_to=moved.pk).update(joined_to=main)

    data = {
        "into": main.pk,
        "to_unit": main.case.lead_unit_id,
        "classification": str(main.classification or Classification.NON_SUPERVISORY),
        "about_service": bool(main.about_service),
        "identified": complaint.reporter is not None and bool(complaint.reporter.name),
    }
    return perform(case, "join", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def separate_complaint(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Treat a joined report on its own again. Raises what `perform` raises."""

    def write(moved: Case) -> None:
        Complaint.objects.filter(pk=moved.pk).update(joined_to=None)

    return perform(case, "separate", actor=actor, at=at, seen_version=seen_version, data={}, write=write)


def answer_joined(*, answer: Answer, actor: Actor, at: datetime) -> int:
    """Give `answer` to every report that was joined to its own. Returns how many; doing it again changes nothing."""
    waiting = Complaint.objects.filter(joined_to=answer.complaint_id, case__state=JOINED)
    return sum(_answer_one(complaint.case_id, answer, actor, at) for complaint in waiting.order_by("pk"))


def split_complaint(*, case: Case, text: str, topic: Topic | None, actor: Actor, at: datetime) -> Filed:
    """Make a part of the report a case of its own, with the same reporter, choices and place; its first clock starts where the
    report's did. Its page opens from the reporter's page of the first.

    Raises `StepNotAllowed` for anybody but the coordinator, `TextTooShort`, `TextTooLong`.
    """
    first = Complaint.objects.select_related("reporter", "case").get(pk=case.pk)
    if not may_coordinate.allows(actor, first.case):
        raise StepNotAllowed
    report = Report(
        text=text,
        kind=first.kind,
        topic=topic,
        region=first.region_id,
        place=first.place,
        latitude=first.latitude,
        longitude=first.longitude,
        reporter=first.reporter,
        anonymous=first.anonymous,
        secret=first.secret,
    )
    with transaction.atomic():
        filed = file_complaint(
            report=report, channel=first.case.channel, actor=actor, at=at, received_at=first.case.filed_at
        )
        Complaint.objects.filter(pk=filed.case.pk).update(split_from=first)
        event = ComplaintSplit(into=filed.case.pk)
        record(event, actor=actor, at=at, stream=first.case.stream, refs=refs_of(first.case))
    return filed


def _check(case: Case, main: Complaint) -> None:
    if case.pk == main.pk:
        raise NotTheSame(_("A report can't be joined with itself."), next_step=_("Choose another report."))
    if main.case.procedure != PROCEDURE or main.case.state in NOT_INTO:
        raise _cannot_take_in()


def _cannot_take_in() -> NotTheSame:
    return NotTheSame(
        _("The other report can't take this one in: it is answered, closed or joined itself."),
        field="into",
        next_step=_("Choose a report that still waits for its answer."),
    )


def _answer_one(case_id: int, answer: Answer, actor: Actor, at: datetime) -> bool:
    case = Case.objects.get(pk=case_id)
    copy = Answer(
        complaint_id=case_id,
        number=next_number(case),
        kind=answer.kind,
        text=answer.text,
        salt=new_salt(),
        unit_id=answer.unit_id,
        promised_for=answer.promised_for,
        promised_by=answer.promised_by,
        where_to=answer.where_to,
        destination_id=answer.destination_id,
        published_at=at,
    )

    def write(_moved: Case) -> None:
        copy.save(force_insert=True)
        for file in attachments_of(ANSWER_FILES, answer.pk):
            attach(file=file.file, object_kind=ANSWER_FILES, object_id=copy.pk, title="", actor=actor, at=at)

    step = "promise_jointly" if answer.promised_for else "answer_jointly"
    try:
        perform(case, step, actor=actor, at=at, seen_version=None, data=answered_data(copy), write=write)
    except WrongState:
        return False
    return True
