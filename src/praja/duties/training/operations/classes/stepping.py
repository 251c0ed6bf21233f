# SPDX-License-Identifier: EUPL-1.2
"""A class begins, ends, is reported, or is not held."""

from datetime import datetime

from praja.duties.training.enums import HOLDING, SeatStatus
from praja.duties.training.errors.classes import ClashesUnsaid
from praja.duties.training.models import Seat, TrainingClass
from praja.duties.training.operations.classes.desks import take_off_desks
from praja.duties.training.operations.classes.lettering import drop_letters
from praja.duties.training.procedure.names import ASIDE
from praja.duties.training.queries.classes.clashes import blocking_clashes
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor

LONGEST_REASON = 500
NOT_HELD = "Kelas tidak diselenggarakan"
"""Why a letter counts no longer, as everybody who checks it reads it."""


def start_class(*, case: Case, actor: Actor, at: datetime, seen_version: int | None, clash_words: str = "") -> Case:
    """It begins. Where a room or a trainer is wanted elsewhere at once, or a trainer is away, only with words that say why.

    Raises `ClashesUnsaid`, and what `perform` raises. Records `training.class_started`.
    """
    row = TrainingClass.objects.select_related("case").get(pk=case.pk)
    clashes = len(blocking_clashes(row))
    words = words_of(clash_words, field="clash_words", shortest=0, longest=LONGEST_REASON)
    if clashes and not words.text:
        raise ClashesUnsaid(clashes)

    def write(locked: Case) -> None:
        if clashes:
            TrainingClass.objects.filter(pk=locked.pk).update(note=words.text, note_salt=words.salt)

    data = {"participants": _participants(case), "clashes": clashes, "reason": words.digest if clashes else ""}
    return perform(case, "start", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def end_class(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It was held to its end; nobody is assigned to it any more. Raises what `perform` raises. Records `training.class_ended`."""
    data = {"participants": _participants(case)}

    def write(locked: Case) -> None:
        take_off_desks(locked.pk, *ASIDE, at=at)

    return perform(case, "end", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def report_class(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """The committee hands in its report. Raises what `perform` raises. Records `training.class_reported`."""
    seats = Seat.objects.filter(training_class_id=case.pk)
    data = {
        "passed": seats.filter(status=SeatStatus.PASSED).count(),
        "failed": seats.filter(status=SeatStatus.FAILED).count(),
    }
    return perform(case, "report", actor=actor, at=at, seen_version=seen_version, data=data)


def cancel_class(*, case: Case, reason: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """It is not held; its letters count no longer. Raises words too short, `NotToBeWithdrawn`, and what `perform` raises. Records
    `training.class_cancelled`, `training.letter_dropped`."""
    words = words_of(reason, field="reason", longest=LONGEST_REASON)

    def write(locked: Case) -> None:
        kept = {"cancelled_reason": words.text, "cancelled_salt": words.salt}
        TrainingClass.objects.filter(pk=locked.pk).update(**kept)
        drop_letters(locked, reason=NOT_HELD, actor=actor, at=at)
        take_off_desks(locked.pk, *ASIDE, at=at)

    data = {"reason": words.digest}
    return perform(case, "cancel", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _participants(case: Case) -> int:
    return Seat.objects.filter(training_class_id=case.pk, status__in=HOLDING).count()
