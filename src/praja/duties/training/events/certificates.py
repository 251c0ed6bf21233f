# SPDX-License-Identifier: EUPL-1.2
"""Who passed, certificates and badges. What concerns one participant stands in the stream of the seat."""

from praja.kernel.ledger.events import Event, event


@event("training.completion_decided", version=1)
class CompletionDecided(Event):
    """The committee said whether somebody passed, and what it rested on. `score` in hundredths of a per cent, -1: none.
    `missed` are the conditions not met; `exception`: it was decided otherwise. `note` is the digest of the words."""

    passed: bool
    exception: bool
    missed: tuple[str, ...]
    jp_present: int
    jp_held: int
    score: int
    has_plan: bool
    predicate: str
    note: str


@event("training.certificate_requested", version=1)
class CertificateRequested(Event):
    """A certificate was asked for and waits for its signature. `replaces` is the id of the one in whose place it comes, 0: none
    such."""

    certificate: int
    document: int
    jp: int
    predicate: str
    replaces: int
    status_list: int
    status_index: int


@event("training.certificate_issued", version=1)
class CertificateIssued(Event):
    """It was signed under this public code; the lesson hours are booked."""

    certificate: int
    code: str
    number: str
    jp: int


@event("training.certificate_revoked", version=1)
class CertificateRevoked(Event):
    """It counts no longer. `reason` is the digest of the words."""

    certificate: int
    reason: str


@event("training.certificate_opened", version=1)
class CertificateOpened(Event):
    """The holder lets everybody who has the link read whose it is, or no longer does."""

    certificate: int
    is_open: bool


@event("training.badge_key_used", version=1)
class BadgeKeyUsed(Event):
    """Badges are signed with a new key from now on: the public half in hex."""

    public: str


@event("training.badge_key_struck", version=1)
class BadgeKeyStruck(Event):
    """A key is believed no more, nor anything that it signed."""

    public: str


STREAM_OF_KEYS = "training.badge_keys"
