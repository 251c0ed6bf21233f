# SPDX-License-Identifier: EUPL-1.2
"""Who runs a class, and its timetable."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums import ClassFunction
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.events.classes import OfficerNamed, SessionSet
from praja.duties.training.models import ClassOfficer, ClassSession, Room, SessionTrainer, Subject, TrainingClass
from praja.duties.training.rules import RUN_CLASS
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionWish:
    """One session of the timetable. `trainers` are persons; `subject` is one of the class's curriculum, or None."""

    title: str
    jp: int
    starts_at: datetime
    ends_at: datetime
    subject: Subject | None = None
    room: Room | None = None
    trainers: Collection[Person] = ()
    is_cancelled: bool = False


def _locked_class(case: Case, actor: Actor) -> TrainingClass:
    """The class with its case locked, so that two of the committee never write at once. Raises `NotYourClass`."""
    Case.objects.select_for_update().get(pk=case.pk)
    row = TrainingClass.objects.select_related("case", "curriculum").get(pk=case.pk)
    if not RUN_CLASS.allows(actor, row):
        raise NotYourClass
    return row


def name_officer(*, case: Case, person: Person, function: str, actor: Actor, at: datetime) -> ClassOfficer:
    """Somebody is of the committee, or coaches. Again changes nothing. Raises `NotYourClass`, `InvalidInput`. Records
    `training.officer_named`."""
    if function not in ClassFunction.values:
        raise InvalidInput(_("This function is not known."), field="function", next_step=_("Choose one of the list."))
    with transaction.atomic():
        row = _locked_class(case, actor)
        officer, is_new = ClassOfficer.objects.get_or_create(
            training_class=row, person=person, function=function, ended_at=None
        )
        if is_new:
            event = OfficerNamed(person=person.pk, function=function, ended=False)
            record(
                event, actor=actor, at=at, stream=row.case.stream, refs={"case": row.pk, "unit": row.case.lead_unit_id}
            )
    return officer


def end_officer(*, officer: ClassOfficer, actor: Actor, at: datetime) -> ClassOfficer:
    """Somebody is it no more. Again changes nothing. Raises `NotYourClass`. Records `training.officer_named`."""
    with transaction.atomic():
        row = _locked_class(officer.training_class.case, actor)
        held = ClassOfficer.objects.get(pk=officer.pk)
        if held.ended_at is None:
            held.ended_at = at
            held.save(update_fields=["ended_at"])
            event = OfficerNamed(person=held.person_id, function=held.function, ended=True)
            record(
                event, actor=actor, at=at, stream=row.case.stream, refs={"case": row.pk, "unit": row.case.lead_unit_id}
            )
    return held


def set_session(
    *, case: Case, wish: SessionWish, actor: Actor, at: datetime, session: ClassSession | None = None
) -> ClassSession:
    """Enter a session of the timetable, or move, change or cancel `session`.

    Raises `NotYourClass`, `InvalidInput` at the field. Records `training.session_set`.
    """
    title = " ".join(wish.title.split())[:200]
    if not title:
        raise InvalidInput(_("The session has no title."), field="title", next_step=_("Write what it is about."))
    if wish.ends_at <= wish.starts_at:
        raise InvalidInput(
            _("The session ends before it begins."), field="ends_at", next_step=_("Correct one of the times.")
        )
    with transaction.atomic():
        row = _locked_class(case, actor)
        if wish.subject is not None and wish.subject.curriculum_id != row.curriculum_id:
            raise InvalidInput(
                _("This subject is not taught in this class."), field="subject", next_step=_("Choose one of the list.")
            )
        return put_session(row, row.case, session or ClassSession(training_class=row), wish, actor=actor, at=at)


def put_session(
    row: TrainingClass, case: Case, held: ClassSession, wish: SessionWish, *, actor: Actor, at: datetime
) -> ClassSession:
    """Let a session be as wished, under the lock of the case. Records `training.session_set`."""
    held.title, held.jp, held.subject, held.room = " ".join(wish.title.split())[:200], wish.jp, wish.subject, wish.room
    held.starts_at, held.ends_at = wish.starts_at, wish.ends_at
    held.cancelled_at = (held.cancelled_at or at) if wish.is_cancelled else None
    held.save()
    held.trainers.all().delete()
    SessionTrainer.objects.bulk_create(SessionTrainer(session=held, person=one) for one in wish.trainers)
    refs = {"case": row.pk, "session": held.pk, "unit": case.lead_unit_id}
    record(_set(held, wish), actor=actor, at=at, stream=case.stream, refs=refs)
    return held


def _set(held: ClassSession, wish: SessionWish) -> SessionSet:
    return SessionSet(
        session=held.pk,
        subject=held.subject_id,
        title=held.title,
        jp=held.jp,
        starts=moment_text(held.starts_at),
        ends=moment_text(held.ends_at),
        room=held.room_id,
        trainers=tuple(sorted(one.pk for one in wish.trainers)),
        cancelled=wish.is_cancelled,
    )
