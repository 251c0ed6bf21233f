# SPDX-License-Identifier: EUPL-1.2
"""What becomes of training that employees tell of. Titles, organisers and words enter as salted digests."""

from praja.kernel.ledger.events import event
from praja.kernel.procedures.events import StepEvent


@event("training.claim_step")
class ClaimStep(StepEvent):
    """Base of the steps of training that an employee tells of."""


@event("training.claim_told")
class ClaimTold(ClaimStep):
    """An employee told of training that nobody here booked. `content` digests title, organiser and number of the certificate;
    `papers` are digests of the files that show it; `sessions` is 0 where it is not asked."""

    employee: int
    form: str
    first_day: str
    last_day: str
    jp_told: int
    sessions: int
    content: str
    papers: tuple[str, ...]


@event("training.claim_accepted")
class ClaimAccepted(ClaimStep):
    """The personnel office booked it as this credit."""

    employee: int
    credit: int
    note: str


@event("training.claim_refused")
class ClaimRefused(ClaimStep):
    """The personnel office did not book it, and said why."""

    employee: int
    note: str


@event("training.claim_withdrawn")
class ClaimWithdrawn(ClaimStep):
    """The employee tells of it no more."""

    employee: int
