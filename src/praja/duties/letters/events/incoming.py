# SPDX-License-Identifier: EUPL-1.2
"""What happens to a letter that came in."""

from typing import Any

from praja.kernel.ledger.events import Event, event, upcast
from praja.kernel.procedures.events import StepEvent


@event("letters.incoming_step")
class IncomingStep(StepEvent):
    """Base of the steps of an incoming letter."""


@event("letters.registered", version=2)
class LetterRegistered(IncomingStep):
    """A letter came in and stands in the unit's agenda. `content` digests its words (`models.digested_letter`); `origin` is the
    outgoing letter of another unit as which it was sent, by case id; `srikandi` its number there, where it came from SRIKANDI."""

    agenda_year: int
    agenda_number: int
    arrival: str
    kind: str
    security: str
    speed: str
    reach: int
    classification: str
    dated: str | None
    content: str
    files: tuple[str, ...]
    origin: int | None = None
    srikandi: str = ""


@upcast("letters.registered", from_version=1)
def _without_srikandi(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "srikandi": ""}


@event("letters.corrected")
class LetterCorrected(IncomingStep):
    """What was written down about it was corrected, or its scan was added. `fields` are the names of what changed."""

    fields: tuple[str, ...]
    kind: str
    security: str
    speed: str
    reach: int
    classification: str
    dated: str | None
    content: str
    files: tuple[str, ...]


@event("letters.speed_corrected")
class LetterSpeedCorrected(LetterCorrected):
    """The same where its speed was among what was wrong: its clock counts anew, from the moment at which it came in."""


@event("letters.files_read")
class FilesRead(Event):
    """The platform read the words on a letter's files, so that search finds it by them. `text` digests what was read."""

    text: str


@event("letters.disposed", version=2)
class LetterDisposed(IncomingStep):
    """The head disposed it for the first time: what further dispositions say is in events of their own."""

    disposition: int
    giver: int
    recorded_by: int | None
    instructions: tuple[str, ...]
    note: str
    scan: str
    asked: tuple[tuple[int, int, int | None, bool, str | None], ...]
    """Of each addressee: id of the assignment, unit, person or None, whether for information alone, due moment or None."""
    own: tuple[tuple[int, str, str], ...] = ()
    """Of each addressee to whom something was said apart: id of the assignment, the box that holds instead of the sheet's (or
    empty), digest of the words to them."""


@upcast("letters.disposed", from_version=1)
def _disposed_alike(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "own": ()}


@event("letters.noted")
class LetterNoted(IncomingStep):
    """The head took note of it: nothing is to be done."""


@event("letters.settled")
class LetterSettled(IncomingStep):
    """What it asked for is done, without a letter in answer. `note` digests what was said of it."""

    note: str


@event("letters.answered")
class LetterAnswered(IncomingStep):
    """It was answered: by a letter that was signed here (`reply`, its case), or outside (`reply` None; then `note` digests by
    what)."""

    reply: int | None
    note: str = ""


@event("letters.taken_up_again")
class LetterTakenUpAgain(IncomingStep):
    """It was settled, and is not any more. `reason` digests why."""

    reason: str


@event("letters.registered_by_mistake")
class LetterMistaken(IncomingStep):
    """It should not have been registered; its agenda number stays and says so. `reason` digests why."""

    reason: str
