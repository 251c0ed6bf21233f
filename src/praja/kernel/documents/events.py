# SPDX-License-Identifier: EUPL-1.2
"""What happened to numbers and issued documents. The stream of a register is `register:{key}:{year}`, of a document
`document:{code}`."""

from praja.kernel.ledger.events import Event, event

SWEEPS = "documents.sweeps"
"""The stream of what was removed because nothing refers to it."""


@event("documents.orphans_swept")
class OrphansSwept(Event):
    """Files that nothing refers to were removed: so many with a row, so many contents that never got one. They were last sent
    before the moment `before`."""

    files: int
    contents: int
    before: str


LETTERHEADS = "documents.letterheads"
"""The stream of what stands at the head of units' papers."""


@event("documents.letterhead_set")
class LetterheadSet(Event):
    """Papers of a unit carry this address, contact and emblem from now on; emblems by their digest, empty for none."""

    unit: int
    address: str
    contact: str
    emblem: str
    post_emblem: str


def stream_of_register(key: str, year: int) -> str:
    """The stream of one register in one year."""
    return f"register:{key}:{year}"


@event("documents.number_drawn", version=1)
class NumberDrawn(Event):
    """The next number of a register was given out, provisionally."""

    register: str
    year: int
    number: int


@event("documents.number_taken", version=1)
class NumberTaken(Event):
    """The next number of a register was given out for good, to something that stands in the book at once (an agenda)."""

    register: str
    year: int
    number: int
    object_kind: str
    object_id: int


@event("documents.number_confirmed", version=1)
class NumberConfirmed(Event):
    """A provisional number became final: its document is signed or filed."""

    register: str
    year: int
    number: int
    object_kind: str
    object_id: int


@event("documents.number_voided", version=1)
class NumberVoided(Event):
    """A provisional number will not be used; its row says why, `reason` digests it. It is never given again."""

    register: str
    year: int
    number: int
    reason: str = ""


def stream_of_document(code: str) -> str:
    """The stream of an issued document."""
    return f"document:{code}"


@event("documents.issue_requested", version=1)
class IssueRequested(Event):
    """A page is to be signed and sent out. Its number is provisional until the signature is on it; what it says is here as
    a digest only.
    """

    code: str
    template: str
    title: str
    object_kind: str
    object_id: int
    unit: int
    register: str
    year: int
    number: int
    number_text: str
    pattern: str
    signer: int
    signer_title: str
    content: str


@event("documents.renumbered", version=1)
class DocumentRenumbered(Event):
    """The year turned before the signature: the old number is void, the document has one of the year in which it is signed."""

    code: str
    year: int
    number: int


@event("documents.issued", version=1)
class DocumentIssued(Event):
    """The page is signed and kept: from now on exactly these bytes are the document."""

    code: str
    object_kind: str
    object_id: int
    sha256: str
    level: str
    provider: str
    is_trial: bool
    number_text: str
    dated_on: str
    signer: int
    attempt: int
    external_id: str


@event("documents.preserved", version=1)
class DocumentPreserved(Event):
    """Proof that outlives certificates was added behind the signed bytes, which stay as they were: the file is now also
    `sha256`, of this level; its newest timestamp can be checked until the day `until`."""

    code: str
    sha256: str
    level: str
    until: str


@event("documents.issue_failed", version=1)
class IssueFailed(Event):
    """A try to sign came to nothing, or its answer was lost (`is_unclear`: it may be signed at the provider)."""

    code: str
    object_kind: str
    object_id: int
    reason: str
    attempt: int
    is_unclear: bool


@event("documents.issue_released", version=1)
class IssueReleased(Event):
    """The signer decided that a document whose answer was lost is to be signed again."""

    code: str


@event("documents.withdrawn", version=1)
class DocumentWithdrawn(Event):
    """The document counts no longer. One that was never signed leaves its number void; the words of the reason are beside
    the row.
    """

    code: str
    object_kind: str
    object_id: int
    was_issued: bool
    reason: str


@event("documents.destroyed", version=1)
class DocumentDestroyed(Event):
    """The file kept here was destroyed by its retention schedule. Its digest stays with the event that issued it, so that whoever
    holds a copy can still show that it is genuine."""

    code: str
    object_kind: str
    object_id: int
    sha256: str
