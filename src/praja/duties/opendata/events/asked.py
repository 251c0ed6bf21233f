# SPDX-License-Identifier: EUPL-1.2
"""What becomes of what readers ask."""

from praja.kernel.ledger.events import event
from praja.kernel.procedures.events import StepEvent


@event("opendata.data_asked")
class DataAsked(StepEvent):
    """A reader asked for data, or reported an error. `words` digests text, place and purpose. `held`: why the steward looks at it
    first ("" where there is no reason)."""

    wish: str
    dataset: int | None
    resource: int | None
    words: str
    held: str = ""


@event("opendata.asked_assigned")
class AskedAssigned(StepEvent):
    """The steward passed it to the unit that has the data."""

    unit: int


@event("opendata.asked_answered")
class AskedAnswered(StepEvent):
    """It was answered. `answer` digests the words."""

    outcome: str
    dataset: int | None
    answer: str


@event("opendata.asked_reopened")
class AskedReopened(StepEvent):
    """The answer was taken back: somebody looks at it again."""

    reason: str


@event("opendata.asked_set_aside")
class AskedSetAside(StepEvent):
    """The steward put it away without an answer: it asks nothing, or somebody floods. `reason` digests the words."""

    reason: str
