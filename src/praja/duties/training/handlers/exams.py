# SPDX-License-Identifier: EUPL-1.2
"""What was handed in, marked or corrected decides whether something waits for the trainers."""

from praja.duties.training.operations.exams.waiting import settle_marking
from praja.kernel.ledger.subscriptions import Delivered, subscribe

NAMES = (
    "training.attempt_handed_in",
    "training.answer_marked",
    "training.attempt_marked_anew",
    "training.late_answers_counted",
)


@subscribe(*NAMES, subscriber="training.marking")
def answers_changed(delivered: Delivered) -> None:
    """Put what waits on the trainers' desks, or take it off."""
    settle_marking(attempt_id=int(delivered.stream.rpartition(":")[2]), at=delivered.at)
