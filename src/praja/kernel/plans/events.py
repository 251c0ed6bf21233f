# SPDX-License-Identifier: EUPL-1.2
"""What can happen to a commitment. Words enter as digests; dates as ISO text; sums as whole numbers."""

from praja.kernel.ledger.events import Event, event


@event("plans.committed", version=1)
class CommitmentMade(Event):
    """A unit promised to do something by a day, because of something else (`source_kind`, `source_id`)."""

    title: str
    owner_unit: int
    owner_person: int | None
    source_kind: str
    source_id: int
    due_on: str
    measure: str | None
    baseline: tuple[int, int] | None


@event("plans.progress_reported", version=1)
class ProgressReported(Event):
    """The owner told how far it is. `note` is the digest of the words."""

    note: str


@event("plans.finished", version=1)
class CommitmentFinished(Event):
    """The owner showed that it is done. `evidence` are the SHA-256 of the files."""

    evidence: tuple[str, ...]


@event("plans.dropped", version=1)
class CommitmentDropped(Event):
    """It will not be done. `reason` is the digest of the words."""

    reason: str


@event("plans.measured_again", version=1)
class MeasuredAgain(Event):
    """The commitment's measure was read again over a period (first and last day)."""

    measure: str
    first_day: str
    last_day: str
    numerator: int
    denominator: int


def stream_of(commitment_id: int) -> str:
    """The commitment's stream in the ledger."""
    return f"plan:{commitment_id}"
