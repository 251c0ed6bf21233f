# SPDX-License-Identifier: EUPL-1.2
"""An assignment was signed, a seat given back, a class moved or not held: the days away follow."""

from praja.duties.training.operations.classes.settling import settle_absences
from praja.duties.training.queries.classes.letters import class_of_letter
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.lib.actors import system_actor

ACTOR = system_actor("training.classes")


@subscribe(
    "training.seat_decided",
    "training.class_moved",
    "training.class_cancelled",
    subscriber="training.absences",
)
def changed(delivered: Delivered) -> None:
    """Days away are recorded or taken back, as the class stands now."""
    settle_absences(case_id=int(delivered.refs["case"]), actor=ACTOR, at=delivered.at)


@subscribe("documents.issued", subscriber="training.assignments")
def issued(delivered: Delivered) -> None:
    """The days of those whom the letter assigns stand in the register."""
    found = class_of_letter(int(delivered.refs["document"]))
    if found is not None:
        settle_absences(case_id=found, actor=ACTOR, at=delivered.at)
