# SPDX-License-Identifier: EUPL-1.2
"""What happens to entries of the yearly list of data, and what the forum decided."""

from praja.kernel.ledger.events import Event, event
from praja.kernel.procedures.events import StepEvent

FORUM = "opendata.forum"
"""The stream of what the data forum decided."""


@event("opendata.forum_decided")
class ForumDecided(Event):
    """A decision of the data forum was written down, with its minutes (SHA-256, "" without a file)."""

    decision: int
    number: str
    decided: str
    matter: str
    subject: str
    minutes: str


@event("opendata.plan_proposed")
class PlanProposed(StepEvent):
    """A producer proposed a dataset for the list of a year. `content` digests the entry's words, `due` is ISO."""

    year: int
    content: str
    due: str
    dataset: int | None = None


@event("opendata.plan_changed")
class PlanChanged(StepEvent):
    """The producer changed an entry that was not agreed yet."""

    content: str
    due: str


@event("opendata.plan_returned")
class PlanReturned(StepEvent):
    """The steward gave an entry back to its producer. `reason` digests why."""

    reason: str


@event("opendata.plan_merged")
class PlanMerged(StepEvent):
    """The entry is the same as another one (`into`, a case): it is collected once."""

    into: int
    reason: str


@event("opendata.plan_agreed")
class PlanAgreed(StepEvent):
    """The forum took the entry into the list; its collection runs until `due`."""

    decision: int
    due: str
    is_priority: bool


@event("opendata.plan_refused")
class PlanRefused(StepEvent):
    """The forum did not take it into the list. `reason` digests why."""

    decision: int | None
    reason: str


@event("opendata.plan_postponed")
class PlanPostponed(StepEvent):
    """An agreed entry is due later."""

    due: str
    reason: str


@event("opendata.plan_met")
class PlanMet(StepEvent):
    """The dataset was published: what the list promised is there."""

    dataset: int
    release: int


@event("opendata.plan_dropped")
class PlanDropped(StepEvent):
    """An agreed entry is not collected after all. `reason` digests why."""

    decision: int | None
    reason: str
