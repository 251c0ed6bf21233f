# SPDX-License-Identifier: EUPL-1.2
"""Several reports of the same thing become one piece of work, answered to everybody.

Whoever takes several cases locks the lower id first, so that two officers who join the same reports the other way round never
wait for each other.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import PROCEDURE, AnswerKind, Classification
from praja.duties.complaints.errors import NotTheSame
from praja.duties.complaints.models import Answer, Complaint
from praja.duties.complaints.operations.answering import ANSWER_FILES, answered_data, next_number
from praja.duties.complaints.procedure import ARCHIVED, JOINED, POSTPONED, PROMISED, RECEIVED
from praja.duties.complaints.procedure.names import TAKES_IN
from praja.duties.complaints.rules import may_coordinate
from praja.kernel.documents.operations import attach
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

PLATFORM = system_actor("complaints.joined")


def join_complaint(*, case: Case, into: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Join `case` with `into`, whose answer will answer both. Its own clocks run on.

    Those that were joined to `case` go along, each by a step of its own; where `into` has promised a date, it is promised to
    the newcomers too. Raises `NotTheSame` where `into` can't take it in (itself, not forwarded yet, answered, joined, or
    secret while `case` is not), `StepNotAllowed` for a report that the actor does not coordinate, what `perform` raises.
    """
    with transaction.atomic():
        followers = _joined_to(case.pk)
        locked = _lock(case.pk, into.pk, *followers)
        if _joined_to(case.pk) != followers:
            raise StaleCase
        complaint, main = _complaint(case.pk), _complaint(into.pk)
        if locked[case.pk].procedure != PROCEDURE:
            raise StepNotAllowed
        _check(complaint, main, locked[main.pk], actor)
        moved = perform(
            case,
            "join",
            actor=actor,
            at=at,
            seen_version=seen_version,
            data=_joined_data(complaint, main, locked[main.pk]),
            write=lambda moved: _join(moved, main),
        )
        for follower in followers:
            _go_along(locked[follower], main, locked[main.pk].lead_unit_id, at)
        _promise_to([case.pk, *followers], main, locked[main.pk], at)
    return moved


def separate_complaint(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Treat a joined report on its own again, at the unit that has the other one now. Raises what `perform` raises."""
    with transaction.atomic():
        locked, seen = lock(case.pk), seen_version
        main = Complaint.objects.select_related("case").filter(joined=case.pk).first()
        if main is not None and locked.state == JOINED and main.case.lead_unit_id != locked.lead_unit_id:
            _go_along(locked, main, main.case.lead_unit_id, at, seen_version=seen)
            seen = None
        return perform(case, "separate", actor=actor, at=at, seen_version=seen, data={}, write=_leave)


def answer_joined(*, answer: Answer, actor: Actor, at: datetime) -> int:
    """Give `answer` to every report that was joined to its own. Returns how many; doing it again changes nothing."""
    waiting = Complaint.objects.filter(joined_to=answer.complaint_id, case__state=JOINED)
    ids = list(waiting.order_by("pk").values_list("pk", flat=True))
    return sum(_answer_one(case_id, answer, actor, at) for case_id in ids)


def carry_joined(*, main: Case, actor: Actor, at: datetime) -> int:
    """Take every report that waits for `main` to the unit that has it now. Returns how many moved; for a change of unit."""
    return sum(_carry(case_id, main.pk, actor, at) for case_id in _joined_to(main.pk))


def release_joined(*, actor: Actor, at: datetime, limit: int = 500) -> int:
    """Treat on their own again the reports whose main one ended without an answer (its reporter did not add what was asked).
    Returns how many."""
    left = Complaint.objects.filter(case__state=JOINED, joined_to__case__state=ARCHIVED)
    rows = list(left.order_by("pk").values_list("pk", flat=True)[:limit])
    return sum(_release(case_id, actor, at) for case_id in rows)


def _lock(*case_ids: int) -> dict[int, Case]:
    return {case_id: lock(case_id) for case_id in sorted(set(case_ids))}


def _complaint(case_id: int) -> Complaint:
    return Complaint.objects.select_related("reporter").get(pk=case_id)


def _joined_to(case_id: int) -> list[int]:
    rows = Complaint.objects.filter(joined_to=case_id, case__state=JOINED)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _check(complaint: Complaint, main: Complaint, locked: Case, actor: Actor) -> None:
    if complaint.pk == main.pk:
        raise NotTheSame(_("A report can't be joined with itself."), next_step=_("Choose another report."))
    if locked.procedure != PROCEDURE or not may_coordinate.allows(actor, locked):
        raise StepNotAllowed
    if locked.state in (RECEIVED, POSTPONED):
        raise NotTheSame(
            _("The other report has not been forwarded to a unit yet."),
            field="into",
            next_step=_("Forward it first; then join this one to it."),
        )
    if locked.state not in TAKES_IN:
        raise NotTheSame(
            _("The other report can't take this one in: it is answered, closed or joined itself."),
            field="into",
            next_step=_("Choose a report that still waits for its answer."),
        )
    if main.secret and not complaint.secret:
        raise NotTheSame(
            _("The other report is secret: its answer must not be read by anybody else."),
            field="into",
            next_step=_("Join them the other way round, or answer each on its own."),
        )


def _joined_data(complaint: Complaint, main: Complaint, locked: Case) -> dict[str, object]:
    return {
        "into": main.pk,
        "to_unit": locked.lead_unit_id,
        "classification": str(main.classification or Classification.NON_SUPERVISORY),
        "about_service": bool(main.about_service),
        "identified": complaint.reporter is not None and bool(complaint.reporter.name),
    }


def _join(moved: Case, main: Complaint) -> None:
    Complaint.objects.filter(pk=moved.pk).update(
        joined_to=main,
        classification=main.classification or Classification.NON_SUPERVISORY,
        about_service=bool(main.about_service),
    )


def _leave(moved: Case) -> None:
    Complaint.objects.filter(pk=moved.pk).update(joined_to=None)


def _go_along(case: Case, main: Complaint, to_unit: int, at: datetime, *, seen_version: int | None = None) -> Case:
    data = {"into": main.pk, "to_unit": to_unit}

    def write(moved: Case) -> None:
        Complaint.objects.filter(pk=moved.pk).update(joined_to=main)

    return perform(case, "go_along", actor=PLATFORM, at=at, seen_version=seen_version, data=data, write=write)


def _carry(case_id: int, main_id: int, actor: Actor, at: datetime) -> bool:
    with transaction.atomic():
        locked = _lock(case_id, main_id)
        case, main = locked[case_id], locked[main_id]
        waits = case.state == JOINED and Complaint.objects.filter(pk=case_id, joined_to=main_id).exists()
        if not waits or case.lead_unit_id == main.lead_unit_id:
            return False
        _go_along(case, _complaint(main_id), main.lead_unit_id, at)
    return True


def _release(case_id: int, actor: Actor, at: datetime) -> bool:
    try:
        perform(case_id, "separate", actor=actor, at=at, seen_version=None, data={}, write=_leave)
    except WrongState:
        return False
    return True


def _promise_to(case_ids: Iterable[int], main: Complaint, locked: Case, at: datetime) -> None:
    """A promise that still holds holds for those who join later."""
    if locked.state != PROMISED:
        return
    last = main.answers.filter(kind=AnswerKind.SCHEDULED).order_by("-number").first()
    if last is not None and last.promised_for and last.promised_for > local_date(at, local_zone()):
        for case_id in sorted(case_ids):
            _answer_one(case_id, last, PLATFORM, at)


def _answer_one(case_id: int, answer: Answer, actor: Actor, at: datetime) -> bool:
    """One copy of `answer`, unless the report was separated meanwhile or has it already."""
    with transaction.atomic():
        case = lock(case_id)
        complaint = _complaint(case_id)
        if case.state != JOINED or complaint.joined_to_id != answer.complaint_id or _has(complaint, answer):
            return False
        if case.lead_unit_id != answer.unit_id:
            case = _go_along(case, Complaint(pk=answer.complaint_id), answer.unit_id, at)
        copy = _copy_of(answer, case, at)

        def write(_moved: Case) -> None:
            copy.save(force_insert=True)
            for file in attachments_of(ANSWER_FILES, answer.pk):
                attach(file=file.file, object_kind=ANSWER_FILES, object_id=copy.pk, title="", actor=actor, at=at)

        step = "promise_jointly" if answer.promised_for else "answer_jointly"
        perform(case, step, actor=actor, at=at, seen_version=None, data=answered_data(copy), write=write)
    return True


def _has(complaint: Complaint, answer: Answer) -> bool:
    """Whether its newest answer says the same: events are delivered at least once, and a promise leaves the report joined."""
    newest = complaint.answers.order_by("-number").first()
    return newest is not None and (newest.kind, newest.text, newest.promised_for, newest.promised_by) == (
        answer.kind,
        answer.text,
        answer.promised_for,
        answer.promised_by,
    )


def _copy_of(answer: Answer, case: Case, at: datetime) -> Answer:
    return Answer(
        complaint_id=case.pk,
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
