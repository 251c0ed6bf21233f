# SPDX-License-Identifier: EUPL-1.2
"""Going through a module: begun, read, checked, finished once with lesson hours booked once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.modules.outlines import ModuleKind
from praja.duties.training.domain.modules.pages import is_done, share_right
from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.errors.modules import Incomplete, NoSuchModule, NotAllRead, NotOffered
from praja.duties.training.events.modules import ModuleFinished, ModuleStarted, stream_of_enrolment
from praja.duties.training.models import Credit, Enrolment, Module
from praja.duties.training.operations.credits import book_credit
from praja.duties.training.rules.modules import LEARN, TAKE_MODULE
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


def start_module(*, module: Module, actor: Actor, at: datetime) -> Enrolment:
    """Begin the version that is offered, or find what was begun of it. Raises `NoSuchModule` where the actor may not take it.
    Records `training.module_started`."""
    employee = Employee.objects.filter(person_id=actor.person_id).first() if actor.person_id else None
    if employee is None or not TAKE_MODULE.allows(actor, module):
        raise NoSuchModule
    with transaction.atomic():
        # The row of the module is the lock: a second click finds what the first one began.
        current = Module.objects.select_for_update(of=("self",)).select_related("current").get(pk=module.pk).current
        if current is None:
            raise NotOffered
        found = Enrolment.objects.filter(employee=employee, of=current).first()
        if found is not None:
            return found
        row = Enrolment.objects.create(
            employee=employee, of=current, registration=uuid4(), account=uuid4(), started_at=at, touched_at=at
        )
        event = ModuleStarted(module=module.pk, number=current.number, employee=employee.pk)
        tell_of(row, event, actor, at)
    return row


def read_page(*, enrolment: Enrolment, page: int, actor: Actor, at: datetime) -> Enrolment:
    """Keep that a page (from 0) was read; the last one finishes a module without questions. Again changes nothing. Raises
    `NoSuchModule`, `NotOffered`. Records `training.module_finished` where it does."""
    with transaction.atomic():
        row = going(enrolment, actor)
        if not 0 <= page < len(row.of.pages.pages):
            raise NoSuchModule
        row.pages_read = sorted({*row.pages_read, page})
        _touch(row, at)
        _finish_if_read(row, actor, at)
    return row


def answer_check(
    *, enrolment: Enrolment, answers: Sequence[int | None], actor: Actor, at: datetime
) -> tuple[Enrolment, int]:
    """Judge the answers to all questions of a module (the place of the option, from 0) and give the share of right ones. As often
    as one likes; the best counts. Raises `NoSuchModule`, `NotOffered`, `NotAllRead`, `Incomplete` where an answer is missing.
    Records `training.module_finished` where that finishes it."""
    with transaction.atomic():
        row = going(enrolment, actor)
        content = row.of.pages
        if not set(range(len(content.pages))) <= set(row.pages_read):
            raise NotAllRead
        if len(answers) != len(content.questions) or any(one is None for one in answers):
            raise Incomplete("answers", _("Answer every question."))
        share = share_right(content.questions, answers)
        row.best = max(row.best or 0, share)
        _touch(row, at)
        _finish_if_read(row, actor, at)
    return row, share


def going(enrolment: Enrolment, actor: Actor) -> Enrolment:
    """The locked row of somebody who goes on in their own module. Raises `NoSuchModule`, `NotOffered`."""
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("of__module__unit", "employee")
    row = rows.get(pk=enrolment.pk)
    if not LEARN.allows(actor, row):
        raise NoSuchModule
    if row.of.withdrawn_at is not None:
        raise NotOffered
    return row


def finish(row: Enrolment, share: int | None, actor: Actor, at: datetime) -> None:
    """Finish a module once, in the caller's transaction, and book its lesson hours unless the module gave some this year."""
    if row.finished_at is not None:
        return
    row.finished_at, row.best = at, share if share is not None else row.best
    row.credit = _booked(row, actor, at)
    row.save()
    event = ModuleFinished(
        module=row.of.module_id,
        number=row.of.number,
        employee=row.employee_id,
        share=-1 if row.best is None else row.best,
        credit=row.credit_id or 0,
    )
    tell_of(row, event, actor, at)


def tell_of(row: Enrolment, event: Event, actor: Actor, at: datetime) -> None:
    """Record an event in the stream of one learner in one version."""
    refs = {"enrolment": row.pk, "module": row.of.module_id}
    record(event, actor=actor, at=at, stream=stream_of_enrolment(row.pk), refs=refs)


def _touch(row: Enrolment, at: datetime) -> None:
    row.touched_at = at
    row.save()


def _finish_if_read(row: Enrolment, actor: Actor, at: datetime) -> None:
    if row.of.kind is ModuleKind.NATIVE and is_done(row.of.pages, row.pages_read, row.best):
        finish(row, row.best, actor, at)


def _booked(row: Enrolment, actor: Actor, at: datetime) -> Credit | None:
    today = local_date(at, local_zone())
    if row.of.jp == 0 or _gave_hours(row, today.year):
        return None
    return book_credit(
        employee=row.employee,
        form=LearningForm.ELEARNING,
        title=row.of.title,
        organiser=row.of.module.unit.name[:200],
        first_day=min(local_date(row.started_at, local_zone()), today),
        last_day=today,
        jp=row.of.jp,
        source=CreditSource.MODULE,
        actor=actor,
        at=at,
    )


def _gave_hours(row: Enrolment, year: int) -> bool:
    """Whether another version of this module gave the learner hours in this year that still stand."""
    Employee.objects.select_for_update(of=("self",)).get(pk=row.employee_id)
    others = Enrolment.objects.filter(employee=row.employee, of__module=row.of.module_id)
    return others.filter(credit__last_day__year=year, credit__cancelled_at=None).exists()
