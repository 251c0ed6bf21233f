# SPDX-License-Identifier: EUPL-1.2
"""What happens to what units spent on paper."""

from praja.kernel.ledger.events import Event, event

PAPER = "letters.paper"
"""The stream of lists of what was spent on paper."""


@event("letters.paper_taken_in")
class PaperTakenIn(Event):
    """A list of what units spent on paper was taken in. `sha256` is the file's; `spent` are the rows that it set: unit, month,
    kind, account, rupiah."""

    sha256: str
    read: int
    created: int
    updated: int
    unchanged: int
    refused: int
    spent: tuple[tuple[int, str, str, str, int], ...]
