# SPDX-License-Identifier: EUPL-1.2
"""What can happen to a complaint. No event holds a word the reporter wrote: only digests."""

from praja.kernel.ledger.events import event
from praja.kernel.procedures.events import StepEvent


@event("complaints.filed", version=1)
class ComplaintFiled(StepEvent):
    """Somebody reported. `content` is the digest of kind, text and place; `files` the SHA-256 of what was attached."""

    kind: str
    content: str
    anonymous: bool
    secret: bool
    identified: bool
    region: str | None
    files: tuple[str, ...]


@event("complaints.forwarded", version=1)
class ComplaintForwarded(StepEvent):
    """The coordinator verified the report, classified it and handed it to the unit that must answer."""

    to_unit: int
    classification: str
    about_service: bool
    identified: bool
    published: bool


@event("complaints.answered", version=1)
class ComplaintAnswered(StepEvent):
    """The unit published an answer. `answer` is its digest, `number` counts the answers of the case from 1."""

    number: int
    kind: str
    answer: str


@event("complaints.replied", version=1)
class ReporterReplied(StepEvent):
    """The reporter was not content and wrote back; the case is open again. `message` is the digest of the words."""

    message: str


@event("complaints.accepted", version=1)
class AnswerAccepted(StepEvent):
    """The reporter accepted the answer; the case is closed."""


@event("complaints.closed_by_silence", version=1)
class ClosedBySilence(StepEvent):
    """Nobody replied within the lawful time; the case is closed."""


@event("complaints.archived", version=1)
class ComplaintArchived(StepEvent):
    """The coordinator filed the report away with a reason; `note` is the digest of the explanation to the reporter."""

    reason: str
    note: str
