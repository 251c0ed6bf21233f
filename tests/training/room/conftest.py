# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from praja.duties.training.enums.room import Audience
from praja.duties.training.models import Assignment, Material
from praja.duties.training.operations.room import NewAssignment, NewMaterial, add_material, set_assignment
from praja.kernel.documents.operations import take_in
from residents import photo
from training.conftest import STARTED, College, college

__all__ = ["college", "status_of"]


def status_of(client: Client, address: str) -> int:
    """Of an answer, a file's too, which is read to its end."""
    response: Any = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)
    return int(response.status_code)


NOTES, LATER, NOW = "Catatan pengajar", "Kunci hari kedua", "Salindia hari pertama"


@pytest.fixture
def materials(college: College, settings: Any) -> dict[str, Material]:
    """By title: slides that everybody of the class reads, what is released a day later, and the trainer's notes."""
    trainer = college.actor(college.trainer, STARTED)
    file = take_in(upload=photo(), actor=trainer, at=STARTED)
    wishes = (
        (NOW, Audience.PARTICIPANTS, STARTED),
        (LATER, Audience.PARTICIPANTS, STARTED + timedelta(days=1)),
        (NOTES, Audience.TRAINERS, STARTED),
    )
    return {
        title: add_material(
            training_class=college.training_class,
            new=NewMaterial(title, file, released, audience),
            actor=trainer,
            at=STARTED,
        )
        for title, audience, released in wishes
    }


@pytest.fixture
def assignment(college: College) -> Assignment:
    """An assignment of the trainer, due in two days."""
    new = NewAssignment("Peta masalah", "Gambarkan masalah unit Anda.", STARTED + timedelta(days=2))
    trainer = college.actor(college.trainer, STARTED)
    return set_assignment(training_class=college.training_class, assignment=None, new=new, actor=trainer, at=STARTED)
