# SPDX-License-Identifier: EUPL-1.2
"""What happens to code lists and crosswalks. Streams are those of the list."""

from praja.kernel.ledger.events import Event, event


@event("opendata.code_list_set")
class CodeListSet(Event):
    """A code list was entered, or its words changed. `content` digests them."""

    code_list: int
    content: str


@event("opendata.codes_taken_over")
class CodesTakenOver(Event):
    """A version of a code list (`made`) was taken over, in force from `since`; the one before ends there."""

    code_list: int
    made: int
    number: int
    since: str
    file: str
    rows: int


@event("opendata.crosswalk_taken_over")
class CrosswalkTakenOver(Event):
    """What codes of one version are in another list was taken over; it replaces an earlier one between the two."""

    code_list: int
    crosswalk: int
    source: int
    target: int
    file: str
    rows: int
