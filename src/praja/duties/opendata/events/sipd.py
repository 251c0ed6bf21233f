# SPDX-License-Identifier: EUPL-1.2
"""What happens to the reference list of SIPD e-Walidata."""

from praja.kernel.ledger.events import Event, event

SIPD = "opendata.sipd"
"""The stream of the reference list."""


@event("opendata.sipd_columns_kept")
class SipdColumnsKept(Event):
    """Somebody said which heading of a file of the reference list is which field; `columns` digests field and heading."""

    template: int
    fields: tuple[str, ...]
    columns: str


@event("opendata.sipd_reference_taken_in")
class SipdReferenceTakenIn(Event):
    """A file of the reference list was read to its end. `content` digests all elements as they stand after it."""

    sha256: str
    read: int
    created: int
    updated: int
    unchanged: int
    refused: int
    content: str


@event("opendata.sipd_element_answered")
class SipdElementAnswered(Event):
    """It was said what answers an element: a dataset or an entry of the list of data, and of which rows its value is made; all
    empty where nothing does any more."""

    element: int
    dataset: int | None
    planned: int | None
    resource: int | None
    column: str
    year_column: str
    reckoning: str
