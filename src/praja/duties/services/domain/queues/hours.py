# SPDX-License-Identifier: EUPL-1.2
"""When tickets are given and which hours can be booked. A span is a pair of moments from opening to closing."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

Span = tuple[datetime, datetime]

EARLY = timedelta(minutes=60)
"""So long before the first opening hour of a day tickets are given: people stand at the door before it opens."""
HERE_FROM = timedelta(minutes=45)
"""So long before the hour of an appointment its holder may say that they are here."""
GRACE = timedelta(minutes=15)
"""So long after its hour an appointment still holds."""


def gives_tickets(spans: Sequence[Span], at: datetime) -> bool:
    """Whether tickets of this day are given at this moment: from `EARLY` before opening until the last closing, the break
    included."""
    return bool(spans) and spans[0][0] - EARLY <= at < spans[-1][1]


def slots(spans: Sequence[Span], minutes: int) -> Iterator[datetime]:
    """The hours that can be booked on a day: each begins and ends while the office is open."""
    length = timedelta(minutes=minutes)
    for begin, end in spans:
        while begin + length <= end:
            yield begin
            begin += length


def is_missed(starts_at: datetime, at: datetime) -> bool:
    """Whether the hour of an appointment has passed so long ago that it no longer holds."""
    return at > starts_at + GRACE


def may_arrive(starts_at: datetime, at: datetime) -> bool:
    """Whether its holder may say at this moment that they are here."""
    return starts_at - HERE_FROM <= at <= starts_at + GRACE


def label_of(letter: str, number: int) -> str:
    """What is called in the hall: B-017."""
    return f"{letter}-{number:03d}"
