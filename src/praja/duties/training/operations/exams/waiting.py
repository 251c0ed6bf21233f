# SPDX-License-Identifier: EUPL-1.2
"""Essays wait on the desks of the trainers of the class until all are marked."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import Attempt, Exam, SessionTrainer
from praja.duties.training.queries.exams.answers import waiting_answers
from praja.kernel.people.enums import Role
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_items, open_work
from praja.lib.wording import msgid

MARK = "training.mark_answers"
LABEL = _("Mark the essays of a test")


def settle_marking(*, attempt_id: int, at: datetime) -> None:
    """Let the desks say whether essays of this attempt's test wait to be marked. Safe to repeat."""
    attempt = Attempt.objects.select_related("exam__training_class__case").filter(pk=attempt_id).first()
    if attempt is None:
        return
    exam = attempt.exam
    with transaction.atomic():
        Exam.objects.select_for_update().get(pk=exam.pk)
        waits = waiting_answers(exam).exists()
        there = WorkItem.objects.filter(kind=MARK, url=url_of(exam), closed_at=None)
        if not waits:
            close_work_items(list(there.values_list("pk", flat=True)), at=at)
        elif not there.exists():
            open_work(_items(exam, at))


def url_of(exam: Exam) -> str:
    """Where the answers of a test are marked."""
    return reverse("training:exam_answers", args=[exam.training_class.case.code, exam.number])


def _items(exam: Exam, at: datetime) -> list[WorkItem]:
    """One for each trainer of the class; one for the personnel office where nobody teaches it."""
    sessions = SessionTrainer.objects.filter(session__training_class=exam.training_class, session__cancelled_at=None)
    people = sorted(set(sessions.values_list("person_id", flat=True)))
    return [_item(exam, at, role="", person=one) for one in people] or [
        _item(exam, at, role=Role.PERSONNEL, person=None)
    ]


def _item(exam: Exam, at: datetime, *, role: str, person: int | None) -> WorkItem:
    return WorkItem(
        duty="training",
        kind=MARK,
        subject=f"{exam.title}, {exam.training_class.case.subject}"[:200],
        url=url_of(exam),
        holder_unit_id=exam.training_class.case.lead_unit_id,
        holder_role=role,
        holder_person_id=person,
        state_label=msgid(LABEL),
        opened_at=at,
        due_at=FAR,
    )
