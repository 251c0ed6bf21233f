# SPDX-License-Identifier: EUPL-1.2
"""Programmes and their curricula, rooms; classes from preparation to report; nominations and who takes part."""

from praja.duties.training.operations.classes.catalogue import (
    ProgrammeWish,
    SubjectWish,
    keep_room,
    list_programme,
    publish_curriculum,
)
from praja.duties.training.operations.classes.opening import ClassWish, announce_class, change_class, open_class
from praja.duties.training.operations.classes.seats import nominate, select_participants
from praja.duties.training.operations.classes.staffing import SessionWish, end_officer, name_officer, set_session
from praja.duties.training.operations.classes.stepping import cancel_class, end_class, report_class, start_class

__all__ = [
    "ClassWish",
    "ProgrammeWish",
    "SessionWish",
    "SubjectWish",
    "announce_class",
    "cancel_class",
    "change_class",
    "end_class",
    "end_officer",
    "keep_room",
    "list_programme",
    "name_officer",
    "nominate",
    "open_class",
    "publish_curriculum",
    "report_class",
    "select_participants",
    "set_session",
    "start_class",
]
