# SPDX-License-Identifier: EUPL-1.2
"""A class begins, ends, is reported, or is not held."""

from datetime import datetime

from praja.duties.training.enums import HOLDING, SeatStatus
from praja.duties.training.models import Seat, TrainingClass
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor

LONGEST_REASON = 500


def start_class(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It begins. Raises what `perform` raises. Records `training.class_started`."""
    data = {"participants": _participants(case)}
    return perform(case, "start", actor=actor, at=at, seen_version=seen_version, data=data)


def end_class(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It was held to its end. Raises what `perform` raises. Records `training.class_ended`."""
    data = {"participants": _participants(case)}
    return perform(case, "end", actor=actor, at=at, seen_version=seen_version, data=data)


def report_class(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The committee hands in its report. Raises what `perform` raises. Records `training.class_reported`."""
    seats = Seat.objects.filter(training_class_id=case.pk)
    data = {
        "passed": seats.filter(status=SeatStatus.PASSED).count(),
        "failed": seats.filter(status=SeatStatus.FAILED).count(),
    }
    return perform(case, "report", actor=actor, at=at, seen_version=seen_version, data=data)


def cancel_class(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It is not held. Raises words too short, and what `perform` raises. Records `training.class_cancelled`."""
    words = words_of(reason, field="reason", longest=LONGEST_REASON)

    def write(locked: Case) -> None:
        kept = {"cancelled_reason": words.text, "cancelled_salt": words.salt}
        TrainingClass.objects.filter(pk=locked.pk).update(**kept)

    data = {"reason": words.digest}
    return perform(case, "cancel", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _participants(case: Case) -> int:
    return Seat.objects.filter(training_class_id=case.pk, status__in=HOLDING).count()
