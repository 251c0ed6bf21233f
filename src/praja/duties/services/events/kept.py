# SPDX-License-Identifier: EUPL-1.2
"""What can happen to documents that residents let be kept, in the stream of the person."""

from praja.kernel.ledger.events import Event, event


def kept_by(person_id: int) -> str:
    """The stream of what one resident lets be kept."""
    return f"services.kept:{person_id}"


@event("services.documents_kept")
class DocumentsKept(Event):
    """A resident agreed that papers of an application be kept for their next ones, until the day `until`. `files` are pairs
    of the kind of document and its SHA-256."""

    files: tuple[tuple[str, str], ...]
    until: str


@event("services.document_no_longer_kept")
class DocumentNoLongerKept(Event):
    """A document is kept no longer: the resident took the consent back (`withdrawn`), or its time is over (`expired`)."""

    kind: str
    file: str
    reason: str
