# SPDX-License-Identifier: EUPL-1.2
"""What happens to a letter that is written here, and to the registers that number it."""

from praja.kernel.ledger.events import Event, event
from praja.kernel.procedures.events import StepEvent

REGISTERS = "letters.registers"
"""The stream of the series of numbers."""


@event("letters.register_set")
class RegisterSet(Event):
    """A series of numbers was set up or changed."""

    register: int
    unit: int
    title: str
    kinds: tuple[str, ...]
    pattern: str
    unit_code: str
    is_legal: bool
    decree: str
    since: str
    until: str | None


@event("letters.outgoing_step")
class OutgoingStep(StepEvent):
    """Base of the steps of a letter that is written here."""


@event("letters.drafted")
class LetterDrafted(OutgoingStep):
    """A letter was begun. `content` digests the words of its first version; `head` what stands around them: kind, security,
    speed, classification, signer, addressees."""

    kind: str
    security: str
    speed: str
    reach: int
    classification: str
    signing_unit: int
    replies_to: int | None
    draft: int
    content: str
    head: str


@event("letters.revised")
class LetterRevised(OutgoingStep):
    """Its words, or what stands around them, were saved anew as version `draft`."""

    kind: str
    security: str
    speed: str
    reach: int
    classification: str
    signing_unit: int
    draft: int
    content: str
    head: str


@event("letters.enclosed")
class LetterEnclosed(OutgoingStep):
    """Files were added to what goes with it: `added` are their digests (SHA-256). `enclosures` are all that go with it now,
    in order; `titles` digests how they are called."""

    added: tuple[str, ...]
    enclosures: tuple[str, ...]
    titles: str


@event("letters.enclosure_taken_out")
class EnclosureTakenOut(OutgoingStep):
    """A file, by its digest `removed`, goes with it no more; `enclosures` and `titles` are what is left."""

    removed: str
    enclosures: tuple[str, ...]
    titles: str


@event("letters.handed_in")
class LetterHandedIn(OutgoingStep):
    """The writer hands it in: `checks` are those who initial it, in order: account, unit, kind.
    The next to initial is `person` at `unit_asked`; without one `unit_asked` is where it waits to be cleared or signed.
    `enclosures` are the digests of the files that go with it, in order; `titles` digests how they are called."""

    draft: int
    register: int | None
    checks: tuple[tuple[int, int, str], ...]
    round: int
    person: int | None = None
    unit_asked: int | None = None
    enclosures: tuple[str, ...] = ()
    titles: str = ""


@event("letters.initialled")
class LetterInitialled(OutgoingStep):
    """Somebody initialled it. `note` digests what was said."""

    check: int
    draft: int
    note: str
    person: int | None = None
    unit_asked: int | None = None


@event("letters.cleared")
class LetterCleared(OutgoingStep):
    """Bagian Hukum has looked at a legal product: it may be signed. `note` digests what was said."""

    check: int
    draft: int
    note: str
    person: int | None = None
    unit_asked: int | None = None


@event("letters.returned")
class LetterReturned(OutgoingStep):
    """Somebody who was to initial, clear or sign it gave it back to its author, a person; `check` is what they said, `note` its
    digest."""

    check: int
    draft: int
    note: str
    author: int


@event("letters.signature_asked")
class SignatureAsked(OutgoingStep):
    """The signer decided to sign version `draft` as the head of the unit `unit_asked`: a number was drawn and the page is with
    the signing service. `content` digests the words that are signed, `enclosures` are the digests of the files that go with it
    (which the page names too), `titles` digests how they are called."""

    draft: int
    document: str
    signer: int
    signer_title: str
    content: str
    unit_asked: int
    enclosures: tuple[str, ...] = ()
    titles: str = ""


@event("letters.signed")
class LetterSigned(OutgoingStep):
    """It is signed and numbered: from now on exactly these bytes are the letter. Sending it waits for the person `sender`; None:
    for whoever keeps the records of the unit."""

    document: str
    sha256: str
    number_text: str
    dated: str
    sender: int | None = None


@event("letters.signature_given_up")
class SignatureGivenUp(OutgoingStep):
    """It could not be signed and goes back to its writer; its number stays a gap that says so. `reason` digests why."""

    document: str
    reason: str
    author: int


@event("letters.sent")
class LetterSent(OutgoingStep):
    """Every addressee has it, or it is with the post."""

    addressees: tuple[int, ...]


@event("letters.passed_to")
class PassedToAddressee(Event):
    """One addressee has it: by which way, and as which letter it arrived at a unit of this government."""

    addressee: int
    way: str
    arrived: int | None = None


@event("letters.mail_asked_again")
class MailAskedAgain(Event):
    """Somebody has the e-mail to one addressee tried once more: it did not go out, or nobody knows."""

    addressee: int


@event("letters.taken_to_srikandi")
class TakenToSrikandi(OutgoingStep):
    """The draft goes on in SRIKANDI, which numbers, signs and sends it."""

    draft: int


@event("letters.numbered_by_srikandi")
class NumberedBySrikandi(OutgoingStep):
    """SRIKANDI numbered and sent it."""

    number: str
    dated: str
    files: tuple[str, ...]


@event("letters.abandoned")
class LetterAbandoned(OutgoingStep):
    """The writer gives it up before it was signed. `reason` digests why."""

    reason: str


@event("letters.withdrawn")
class LetterWithdrawn(OutgoingStep):
    """A letter that was sent counts no longer. `reason` digests why."""

    reason: str
