# SPDX-License-Identifier: EUPL-1.2
"""Programmes and their curricula, rooms; classes from preparation to report; nominations and who takes part."""

from praja.duties.training.operations.classes.catalogue import (
    ProgrammeWish,
    SubjectWish,
    keep_room,
    list_programme,
    publish_curriculum,
)
from praja.duties.training.operations.classes.lettering import assign_participants, invite_units, sign_class_letters
from praja.duties.training.operations.classes.moving import change_quotas, move_class
from praja.duties.training.operations.classes.opening import ClassWish, announce_class, change_class, open_class
from praja.duties.training.operations.classes.seats import apply_for_seat, nominate, select_participants
from praja.duties.training.operations.classes.settling import settle_absences
from praja.duties.training.operations.classes.staffing import SessionWish, end_officer, name_officer, set_session
from praja.duties.training.operations.classes.stepping import cancel_class, end_class, report_class, start_class
from praja.duties.training.operations.classes.withdrawing import withdraw_seat

__all__ = [
    "ClassWish",
    "ProgrammeWish",
    "SessionWish",
    "SubjectWish",
    "announce_class",
    "apply_for_seat",
    "assign_participants",
    "cancel_class",
    "change_class",
    "change_quotas",
    "end_class",
    "end_officer",
    "invite_units",
    "keep_room",
    "list_programme",
    "move_class",
    "name_officer",
    "nominate",
    "open_class",
    "publish_curriculum",
    "report_class",
    "select_participants",
    "set_session",
    "settle_absences",
    "sign_class_letters",
    "start_class",
    "withdraw_seat",
]
