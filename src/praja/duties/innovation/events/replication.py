# SPDX-License-Identifier: EUPL-1.2
"""What happens to an innovation that somebody takes over, in a stream of its own. Words enter as digests."""

from praja.kernel.ledger.events import Event, event


@event("innovation.replication_planned")
class ReplicationPlanned(Event):
    """A unit here, or another government, is to take an innovation over; `changed` is the digest of what it changes. `innovation`
    is 0 where it is one of another government, `unit` 0 where another government adopts it."""

    innovation: int
    source_title: str
    source_government: str
    source_url: str
    unit: int
    adopter: str
    changed: str


@event("innovation.replication_begun")
class ReplicationBegun(Event):
    """It runs since a day."""

    began_on: str


@event("innovation.replication_kept")
class ReplicationKept(Event):
    """It is kept for good; `outcome` is the digest of how it went."""

    ended_on: str
    outcome: str


@event("innovation.replication_given_up")
class ReplicationGivenUp(Event):
    """It was given up; `outcome` is the digest of why."""

    ended_on: str
    outcome: str


def replication_stream(replication_id: int) -> str:
    """The stream of a replication."""
    return f"replication:{replication_id}"
