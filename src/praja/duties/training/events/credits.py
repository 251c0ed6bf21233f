# SPDX-License-Identifier: EUPL-1.2
"""What becomes of lesson hours. Titles, organisers and words enter as salted digests."""

from praja.kernel.ledger.events import Event, event

IMPORTS = "training.imports"
"""The stream of files of past training."""

REMINDERS = "training.reminders"
"""The stream of reminders before the end of a year."""


def stream_of_credit(credit_id: int) -> str:
    """The credit's stream in the ledger."""
    return f"training.credit:{credit_id}"


@event("training.credit_booked", version=1)
class CreditBooked(Event):
    """Lesson hours were booked for an employee: `jp` of the `jp_told`. `content` digests title, organiser and number of the
    certificate. Days are ISO dates; `seat` is 0 where no class here stands behind it."""

    employee: int
    form: str
    first_day: str
    last_day: str
    jp_told: int
    jp: int
    source: str
    seat: int
    content: str


@event("training.credit_cancelled", version=1)
class CreditCancelled(Event):
    """Lesson hours count no more. `reason` is the digest of the words; `year` is the year in which they had counted."""

    employee: int
    year: int
    reason: str


@event("training.credits_taken_in", version=1)
class CreditsTakenIn(Event):
    """A file of past training was taken in, line by line. `siasn`: it came from SIASN."""

    sha256: str
    siasn: bool
    read: int
    created: int
    unchanged: int
    refused: int


@event("training.hours_missing", version=1)
class HoursMissing(Event):
    """Near the end of a year, people of a unit were reminded that they lack lesson hours: how many were, not who."""

    unit: int
    year: int
    people: int
