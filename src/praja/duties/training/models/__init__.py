# SPDX-License-Identifier: EUPL-1.2
from praja.duties.training.models.catalogue import Curriculum, Programme, Room, Subject
from praja.duties.training.models.classes import ClassOfficer, ClassSession, Quota, SessionTrainer, TrainingClass
from praja.duties.training.models.credits import Credit
from praja.duties.training.models.presence import Presence, PresencePlan, PresenceTry
from praja.duties.training.models.seats import Seat

__all__ = [
    "ClassOfficer",
    "ClassSession",
    "Credit",
    "Curriculum",
    "Presence",
    "PresencePlan",
    "PresenceTry",
    "Programme",
    "Quota",
    "Room",
    "Seat",
    "SessionTrainer",
    "Subject",
    "TrainingClass",
]
