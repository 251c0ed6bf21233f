# SPDX-License-Identifier: EUPL-1.2
"""What happens to statistical metadata. Streams are those of the activity; words enter as digests under its salt: `content`
digests everything that was written of it, its indicators among it, as it stands after the event."""

from praja.kernel.ledger.events import Event, event


@event("opendata.activity_begun")
class ActivityBegun(Event):
    """Somebody began to describe a statistical activity of a unit."""

    activity: int
    content: str
    unit: int


@event("opendata.activity_written")
class ActivityWritten(Event):
    """Something of an activity was written: `part` is the key of a part, `judul`, `dataset` or `indikator`."""

    activity: int
    content: str
    part: str


@event("opendata.activity_handed_in")
class ActivityHandedIn(Event):
    """The record of an activity went out to INDAH under this status; `sha256` is the file's, `variables` and `indicators` count
    what stands in it."""

    activity: int
    content: str
    status: str
    sha256: str
    variables: int
    indicators: int


@event("opendata.activity_status_noted")
class ActivityStatusNoted(Event):
    """INDAH says of an activity how it stands; `note` digests what BPS said, empty where nothing was."""

    activity: int
    content: str
    status: str
    note: str
