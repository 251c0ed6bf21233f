# SPDX-License-Identifier: EUPL-1.2
"""The timetable of a class, and how it stands to the curriculum."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.timetables import Planned, held_against
from praja.duties.training.models import ClassSession, Subject, TrainingClass
from praja.kernel.law.queries import rule_in_force
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone

LESSON = "training.lesson"


def sessions_of(row: TrainingClass) -> "QuerySet[ClassSession]":
    """Every session of a class in its order, the cancelled ones among them; with room, subject and trainers. Two statements."""
    rows = ClassSession.objects.filter(training_class=row).select_related("room", "subject")
    return rows.prefetch_related("trainers__person").order_by("starts_at", "pk")


def session_of(row: TrainingClass, pk: int) -> ClassSession:
    """One of them. Raises `NotFound`."""
    found = sessions_of(row).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such session."), next_step=_("Look in the timetable."))
    return found


def planned_of(row: TrainingClass, sessions: "list[ClassSession]") -> list[tuple[Subject, Planned]]:
    """Each subject of the curriculum beside what stands in the timetable. One statement."""
    subjects = {one.pk: one for one in row.curriculum.subjects.all()}
    held = [(one.subject_id, one.jp) for one in sessions if one.cancelled_at is None]
    return [(subjects[one.subject], one) for one in held_against({pk: s.jp for pk, s in subjects.items()}, held)]


def lesson_minutes(at: datetime) -> int:
    """How many minutes a lesson hour (JP) has, by the law of that day."""
    return int(rule_in_force(LESSON, local_date(at, local_zone())).value)
