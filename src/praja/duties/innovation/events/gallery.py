# SPDX-License-Identifier: EUPL-1.2
"""Papers that are shown to everybody, in the stream of the innovation's case."""

from praja.kernel.ledger.events import Event, event


@event("innovation.paper_shown")
class PaperShown(Event):
    """A file is shown to everybody beside an innovation. `title` is the digest of what it is called."""

    paper: int
    kind: str
    title: str
    sha256: str


@event("innovation.paper_hidden")
class PaperHidden(Event):
    """A file is shown no more."""

    paper: int
