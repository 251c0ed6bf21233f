# SPDX-License-Identifier: EUPL-1.2
"""Trainers from outside: persons whom the register does not know."""

from datetime import datetime

from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.models import SessionTrainer, TrainingClass
from praja.duties.training.rules import RUN_CLASS
from praja.kernel.people.models import Person
from praja.kernel.people.operations import register_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor


def trainer_from_outside(*, case: Case, name: str, actor: Actor, at: datetime) -> Person:
    """Somebody who teaches here and is in no register: the person of this name who taught this programme before, else a new one.

    Raises `NotYourClass`, `InvalidInput` for a name that cannot be one.
    """
    row = TrainingClass.objects.select_related("case", "curriculum").get(pk=case.pk)
    if not RUN_CLASS.allows(actor, row):
        raise NotYourClass
    taught = SessionTrainer.objects.filter(
        session__training_class__curriculum__programme=row.curriculum.programme_id,
        person__name__iexact=" ".join(name.split()),
        person__employee=None,
        person__account=None,
    )
    known = taught.select_related("person").order_by("person_id").first()
    return known.person if known else register_person(name=name, actor=actor, at=at)
