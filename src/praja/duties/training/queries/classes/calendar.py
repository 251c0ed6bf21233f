# SPDX-License-Identifier: EUPL-1.2
"""The sessions of one person, for their calendar."""

from django.db.models import Exists, OuterRef, Q

from praja.duties.training.enums import HOLDING
from praja.duties.training.models import ClassSession, Seat, SessionTrainer
from praja.lib.actors import Actor

MOST = 400


def my_sessions(actor: Actor) -> list[ClassSession]:
    """Every session in which this actor takes part or teaches, the last to begin first. One statement."""
    if actor.person_id is None:
        return []
    seats = Seat.objects.filter(
        training_class=OuterRef("training_class_id"), employee__person_id=actor.person_id, status__in=HOLDING
    )
    taught = SessionTrainer.objects.filter(session=OuterRef("pk"), person_id=actor.person_id)
    rows = ClassSession.objects.filter(Q(Exists(seats)) | Q(Exists(taught)))
    return list(rows.select_related("room", "training_class__case").order_by("-starts_at", "-pk")[:MOST])
