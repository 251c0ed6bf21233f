# SPDX-License-Identifier: EUPL-1.2
"""What happens to an edition of a dataset on its way to the public."""

from praja.kernel.ledger.events import event
from praja.kernel.procedures.events import StepEvent


@event("opendata.release_begun")
class ReleaseBegun(StepEvent):
    """A producer began an edition. `words` digests period and changes."""

    dataset: int
    number: int
    words: str
    planned: int | None = None


@event("opendata.release_described")
class ReleaseDescribed(StepEvent):
    """Period or changes were written anew."""

    words: str


@event("opendata.release_submitted")
class ReleaseSubmitted(StepEvent):
    """The producer's officer handed the edition in: these versions, (resource, version, file)."""

    tables: tuple[tuple[int, int, str], ...]


@event("opendata.release_confirmed")
class ReleaseConfirmed(StepEvent):
    """The head of the producer stands for it."""

    check: int


@event("opendata.release_returned")
class ReleaseReturned(StepEvent):
    """It goes back to the producer. `words` digests why."""

    check: int
    words: str


@event("opendata.release_approved")
class ReleaseApproved(StepEvent):
    """The steward checked standard, metadata, interoperability and codes and agreed."""

    check: int
    words: str


@event("opendata.release_supervised")
class ReleaseSupervised(StepEvent):
    """The data supervisor agreed to priority data: `reference` is the number of the answer."""

    check: int
    reference: str


@event("opendata.release_published")
class ReleasePublished(StepEvent):
    """It is shown to readers from now on: (resource, version) pairs."""

    dataset: int
    shown: tuple[tuple[int, int], ...]


@event("opendata.release_withdrawn")
class ReleaseWithdrawn(StepEvent):
    """It is not shown any more. `reason` digests why; readers read the reason. `shown` are (resource, version) pairs of the
    edition `current` that is shown instead; None: nothing is."""

    dataset: int
    reason: str
    current: int | None
    shown: tuple[tuple[int, int], ...]


@event("opendata.release_cancelled")
class ReleaseCancelled(StepEvent):
    """The producer gave it up before it was published."""
