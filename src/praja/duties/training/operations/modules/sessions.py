# SPDX-License-Identifier: EUPL-1.2
"""Sessions of lessons in packages: opened, kept, ended; and when a whole package is done."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from praja.duties.training.domain.modules.cmi5 import is_satisfied
from praja.duties.training.domain.modules.outlines import Lesson, ModuleKind
from praja.duties.training.domain.modules.run_time import DONE, NOT_ATTEMPTED, Said, read_cmi, status_after
from praja.duties.training.enums.modules import LaunchEnd
from praja.duties.training.errors.modules import NoSuchModule
from praja.duties.training.models import Enrolment, Launch, LessonState
from praja.duties.training.operations.modules.learning import finish, going
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_secret


def open_lesson(*, enrolment: Enrolment, key: str, actor: Actor, at: datetime) -> tuple[Launch, str]:
    """Begin a session of a lesson, and give it with the secret that its package swaps for a token. A session of the same lesson
    that never ended is broken off. Raises `NoSuchModule`, `NotOffered`."""
    with transaction.atomic():
        row = going(enrolment, actor)
        lesson = lesson_of(row, key)
        for earlier in Launch.objects.filter(enrolment=row, key=key, ended_at=None):
            end_session(earlier, LaunchEnd.ABANDONED, at)
        state_of(row, key)
        secret = new_secret()
        launch = Launch.objects.create(
            enrolment=row, key=lesson.key, session=uuid4(), fetch_hash=hash_secret(secret), started_at=at
        )
        row.touched_at = at
        row.save(update_fields=["touched_at"])
    return launch, secret


def keep_run_time(*, session: UUID, number: int, data: Any, is_over: bool, actor: Actor, at: datetime) -> LessonState:
    """Keep what a package of SCORM 1.2 said at its commit of that number. One that comes twice, or after a later one, changes
    nothing. What comes late from a session that was broken off, because the lesson was opened again elsewhere, still counts where
    it is better, but moves no place. Raises `NoSuchModule`, `NotOffered`, `Unreadable`. Records `training.module_finished` where
    that finishes the module."""
    said = read_cmi(data)
    with transaction.atomic():
        launch = Launch.objects.select_related("enrolment").filter(session=session).first()
        if launch is None:
            raise NoSuchModule
        row = going(launch.enrolment, actor)
        launch = Launch.objects.select_for_update().get(pk=launch.pk)
        launch.enrolment = row
        if row.of.kind is not ModuleKind.SCORM12:
            raise NoSuchModule
        state = state_of(row, launch.key)
        if number <= launch.number or launch.end == LaunchEnd.TERMINATED:
            return state
        mastery = lesson_of(row, launch.key).mastery
        _take_over(state, said, status_after(state.status, said, mastery, is_over=is_over), launch, at)
        launch.number, launch.seconds = number, max(launch.seconds, said.seconds)
        launch.save()
        if is_over:
            end_session(launch, LaunchEnd.TERMINATED, at)
        settle(row, actor, at)
    return state


def _take_over(state: LessonState, said: Said, status: str, launch: Launch, at: datetime) -> None:
    is_late = launch.ended_at is not None
    if not is_late or status in DONE:
        state.status = status
    if not is_late:
        state.location, state.suspend_data = said.location, said.suspend_data
    if said.score is not None and (not is_late or state.score is None or said.score > state.score):
        state.score = said.score
    if state.status in DONE and state.done_at is None:
        state.done_at = at
    state.save()


def end_session(launch: Launch, end: str, at: datetime) -> None:
    """End a session once, in the caller's transaction, and count its time to the lesson."""
    if launch.ended_at is not None:
        return
    launch.ended_at, launch.end = at, end
    launch.save()
    LessonState.objects.filter(enrolment=launch.enrolment_id, key=launch.key).update(
        seconds=F("seconds") + launch.seconds
    )


def settle(row: Enrolment, actor: Actor, at: datetime) -> None:
    """Finish the module if all its lessons are done, and keep its score: the mean of what lessons told, rounded down."""
    states = {state.key: state for state in row.lessons.all()}
    lessons = row.of.outline.lessons
    scores = [state.score for state in states.values() if state.score is not None]
    row.best = int(sum(scores) // len(scores)) if scores else None
    row.seconds, row.touched_at = sum(state.seconds for state in states.values()), at
    row.save()
    if all(is_done(row, lesson, states.get(lesson.key)) for lesson in lessons):
        finish(row, row.best, actor, at)


def is_done(row: Enrolment, lesson: Lesson, state: LessonState | None) -> bool:
    """Whether a lesson is done by its rule: SCORM says passed or completed, cmi5 what `moveOn` asks for."""
    if row.of.kind is ModuleKind.CMI5:
        return is_satisfied(lesson.move_on, state.said if state else ())
    return state is not None and state.status in DONE


def lesson_of(row: Enrolment, key: str) -> Lesson:
    """The lesson of that key. Raises `NoSuchModule`."""
    if row.of.kind is ModuleKind.NATIVE:
        raise NoSuchModule
    lesson = row.of.outline.lesson(key)
    if lesson is None:
        raise NoSuchModule
    return lesson


def state_of(row: Enrolment, key: str) -> LessonState:
    """How far somebody is in a lesson; a new row where they never were in it."""
    return LessonState.objects.get_or_create(enrolment=row, key=key, defaults={"status": NOT_ATTEMPTED})[0]
