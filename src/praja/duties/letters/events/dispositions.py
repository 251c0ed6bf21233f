# SPDX-License-Identifier: EUPL-1.2
"""What happens to dispositions and orders. They stand in the stream of the case to which they belong."""

from typing import Any

from praja.kernel.ledger.events import Event, event, upcast
from praja.kernel.procedures.events import StepEvent


@event("letters.order_step")
class OrderStep(StepEvent):
    """Base of the steps of an order."""


@event("letters.ordered", version=2)
class OrderGiven(OrderStep):
    """A head gave an order. `content` digests title, figure and its address, `files` are what it starts from; the first
    disposition is told as in `letters.disposed`."""

    starts_from: str
    source_case: int | None
    content: str
    files: tuple[str, ...]
    disposition: int
    giver: int
    recorded_by: int | None
    instructions: tuple[str, ...]
    note: str
    scan: str
    asked: tuple[tuple[int, int, int | None, bool, str | None], ...]
    own: tuple[tuple[int, str, str], ...] = ()


@upcast("letters.ordered", from_version=1)
def _ordered_alike(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "own": ()}


@event("letters.order_fulfilled")
class OrderFulfilled(OrderStep):
    """The head says that what was ordered is done. `note` digests what was said of it."""

    note: str


@event("letters.order_revoked")
class OrderRevoked(OrderStep):
    """The head takes the order back. `reason` digests why."""

    reason: str


@event("letters.passed_on", version=2)
class PassedOn(Event):
    """A further disposition: the holder of `assignment` asked others, or (None) the head asked more of them. `asked` and `own` as
    in `letters.disposed`."""

    assignment: int | None
    disposition: int
    giver: int
    recorded_by: int | None
    instructions: tuple[str, ...]
    note: str
    scan: str
    asked: tuple[tuple[int, int, int | None, bool, str | None], ...]
    own: tuple[tuple[int, str, str], ...] = ()


@upcast("letters.passed_on", from_version=1)
def _asked_alike(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "own": ()}


@event("letters.followed_up")
class FollowedUp(Event):
    """Somebody said something in the conversation of an assignment. `text` digests it."""

    assignment: int
    follow_up: int
    text: str
    files: tuple[str, ...]


@event("letters.assignment_done")
class AssignmentDone(Event):
    """An addressee has done what was asked, or has read what was for information alone (then nothing is reported). `report`
    digests what was reported, which stands in the conversation as `follow_up`."""

    assignment: int
    follow_up: int | None
    report: str
    files: tuple[str, ...]


@event("letters.assignment_reopened")
class AssignmentReopened(Event):
    """Whoever asked does not take it as done: the addressee goes on until `due`. `reason` digests why; it stands in the
    conversation."""

    assignment: int
    follow_up: int
    reason: str
    due: str | None


@event("letters.assignments_withdrawn")
class AssignmentsWithdrawn(Event):
    """Whoever asked takes it back, and with it what was passed on from there. `reason` digests why."""

    assignments: tuple[int, ...]
    reason: str


@event("letters.assignment_missed")
class AssignmentMissed(Event):
    """The day of an assignment passed, and nothing was reported: `due` is the moment that passed."""

    assignment: int
    due: str
