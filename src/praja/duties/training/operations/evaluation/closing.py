# SPDX-License-Identifier: EUPL-1.2
"""Closing an evaluation: from then on no answer can be changed, added or taken away unnoticed."""

from datetime import datetime

from django.db import transaction

from praja.duties.training.domain.evaluation.sealing import FIELDS, content_of_answers
from praja.duties.training.enums.evaluation import Asked
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.errors.evaluation import EvaluationNotOpen
from praja.duties.training.events.evaluation import EvaluationClosed, stream_of_evaluation
from praja.duties.training.models import EvaluationAnswer, EvaluationClosing, TrainingClass
from praja.duties.training.operations.evaluation.answering import OPEN_IN
from praja.duties.training.rules import RUN_CLASS
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor


def close_evaluation(*, case: Case, asked: Asked, actor: Actor, at: datetime) -> EvaluationClosing:
    """Take no more answers. Again changes nothing. Raises `NotYourClass`, `EvaluationNotOpen` for a class that has not begun.
    Records `training.evaluation_closed`.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        row = TrainingClass.objects.select_related("case").get(pk=locked.pk)
        if not RUN_CLASS.allows(actor, row):
            raise NotYourClass
        closed = EvaluationClosing.objects.filter(training_class=row, asked=asked).first()
        if closed is not None:
            return closed
        if locked.state not in OPEN_IN:
            raise EvaluationNotOpen
        answers = list(EvaluationAnswer.objects.filter(training_class=row, asked=asked).values_list(*FIELDS))
        closed = EvaluationClosing.objects.create(
            training_class=row, asked=asked, answers=len(answers), salt=new_salt(), closed_at=at
        )
        digest = content_digest(bytes(closed.salt), content_of_answers(answers))
        event = EvaluationClosed(asked=asked.value, answers=len(answers), digest=digest)
        refs = {"case": row.pk, "unit": locked.lead_unit_id}
        record(event, actor=actor, at=at, stream=stream_of_evaluation(row.pk), refs=refs)
    return closed
