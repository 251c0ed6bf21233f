# SPDX-License-Identifier: EUPL-1.2
"""What participants hand in, and what the trainer says to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from praja.duties.training.errors.room import HandinRefused, NotYourRoom, RoomRefused
from praja.duties.training.events import stream_of_seat
from praja.duties.training.events.room import AssignmentSet, HandedIn, HandinMarked, stream_of_room
from praja.duties.training.models import Seat, Subject, TrainingClass
from praja.duties.training.models.room import HANDIN, TITLE, WORDS, Assignment, Handin
from praja.duties.training.models.room_digests import digest_of_answer, digest_of_assignment, digest_of_handin
from praja.duties.training.rules.room import keeps_room
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Account
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """What is to be handed in, and until when."""

    title: str
    words: str
    due_at: datetime
    subject: Subject | None = None


def set_assignment(
    *, training_class: TrainingClass, assignment: Assignment | None, new: NewAssignment, actor: Actor, at: datetime
) -> Assignment:
    """Set an assignment of a class, or change one. Raises RoomRefused without a title, and NotYourRoom for whoever neither runs
    nor teaches the class. Records `training.assignment_set`."""
    _guard(actor, training_class)
    title = " ".join(new.title.split())[:TITLE]
    if not title:
        raise RoomRefused.title()
    row = assignment or Assignment(training_class=training_class, set_by=Account.objects.get(pk=actor.id), set_at=at)
    row.title, row.words, row.salt = title, new.words.strip()[:WORDS], new_salt()
    row.due_at, row.subject = new.due_at, new.subject
    with transaction.atomic():
        row.save()
        event = AssignmentSet(
            assignment=row.pk, subject=row.subject_id, content=digest_of_assignment(row), due=moment_text(row.due_at)
        )
        record(event, actor=actor, at=at, stream=stream_of_room(training_class.pk), refs={"case": training_class.pk})
    return row


def hand_in(
    *, assignment: Assignment, seat: Seat, words: str, files: Sequence[StoredFile], actor: Actor, at: datetime
) -> Handin:
    """Hand in, once more where it was handed in before; what was handed in earlier stays. The same words and files again are the
    row that there is.

    Raises HandinRefused: somebody else's seat, nothing to hand in, after its day (unless the trainer wants it again) or marked as
    done. Records `training.handed_in` in the stream of the seat.
    """
    if seat.employee.person_id != actor.person_id or seat.training_class_id != assignment.training_class_id:
        raise HandinRefused.not_yours()
    text, digests = words.strip()[:WORDS], sorted({file.sha256 for file in files})
    if not text and not digests:
        raise HandinRefused.empty()
    with transaction.atomic():
        Seat.objects.select_for_update().get(pk=seat.pk)
        last = Handin.objects.filter(assignment=assignment, seat=seat).order_by("-number").first()
        if last is not None and last.words == text and _files_of(last) == digests and not last.is_wanted_again:
            return last
        _guard_time(assignment, last, at)
        number = (last.number if last else 0) + 1
        row = Handin.objects.create(
            assignment=assignment, seat=seat, number=number, words=text, salt=new_salt(), handed_at=at
        )
        for file in files:
            attach(file=file, object_kind=HANDIN, object_id=row.pk, title="", actor=actor, at=at)
        event = HandedIn(
            handin=row.pk, assignment=assignment.pk, seat=seat.pk, number=number, content=digest_of_handin(row, digests)
        )
        record(event, actor=actor, at=at, stream=stream_of_seat(seat.pk), refs={"seat": seat.pk})
    return row


def _guard_time(assignment: Assignment, last: Handin | None, at: datetime) -> None:
    if last is not None and last.marked_at is not None:
        if not last.is_wanted_again:
            raise HandinRefused.marked()
        return
    if at >= assignment.due_at:
        raise HandinRefused.over()


def mark_handin(*, handin: Handin, points: int | None, answer: str, again: bool, actor: Actor, at: datetime) -> Handin:
    """Answer what was handed in, with points or without. `again`: it may be handed in once more. Said again, it is changed.

    Raises RoomRefused without points and words, or with points beyond 0 to 100; HandinRefused where there is a newer one;
    NotYourRoom for whoever neither runs nor teaches the class. Records `training.handin_marked` in the stream of the seat.
    """
    _guard(actor, handin.assignment.training_class)
    text = answer.strip()[:WORDS]
    if points is not None and not 0 <= points <= 100:
        raise RoomRefused.points()
    if points is None and not text:
        raise RoomRefused.mark()
    with transaction.atomic():
        Seat.objects.select_for_update().get(pk=handin.seat_id)
        newest = Handin.objects.filter(assignment=handin.assignment_id, seat=handin.seat_id).aggregate(
            last=Max("number")
        )
        if newest["last"] != handin.number:
            raise HandinRefused.newer()
        row = Handin.objects.get(pk=handin.pk)
        row.points, row.answer, row.answer_salt, row.is_wanted_again = points, text, new_salt(), again
        row.marked_by, row.marked_at = Account.objects.get(pk=actor.id), at
        row.save()
        event = HandinMarked(handin=row.pk, points=points, answer=digest_of_answer(row), again=again)
        record(event, actor=actor, at=at, stream=stream_of_seat(row.seat_id), refs={"seat": row.seat_id})
    return row


def _guard(actor: Actor, row: TrainingClass) -> None:
    if not keeps_room(actor, row):
        raise NotYourRoom


def _files_of(handin: Handin) -> list[str]:
    return sorted(one.file.sha256 for one in attachments_of(HANDIN, handin.pk))
