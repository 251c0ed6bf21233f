# SPDX-License-Identifier: EUPL-1.2
"""People of the demo town who are willing to be asked."""

from collections.abc import Sequence
from datetime import datetime

from praja.duties.training.operations.directory import join_directory
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor

TOPICS = (
    ("Aduan jalan rusak\nPengantar RT\nAntrean loket", True),
    ("Standar pelayanan\nMaklumat pelayanan", False),
    ("Rumus IKM\nKuesioner SKM\nMembaca grafik", True),
    ("Rencana aksi\nPatok banding", True),
)


def play_directory(*, people: Sequence[Actor], at: datetime) -> None:
    """The first of these who stand in the register put themselves into the directory, as many as there are topics."""
    rows = {one.person_id: one for one in Employee.objects.filter(person__in=[actor.person_id for actor in people])}
    known = [actor for actor in people if actor.person_id in rows]
    for actor, (topics, learning) in zip(known, TOPICS, strict=False):
        employee = rows[actor.person_id or 0]
        join_directory(employee=employee, topics=topics, shows_learning=learning, actor=actor, at=at)
