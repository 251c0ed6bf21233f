# SPDX-License-Identifier: EUPL-1.2
"""What can happen to letters, dispositions and records. No event holds a word that may tell of a person: only digests, kinds,
dates, numbers and ids. Events of one part stand in a module of their own."""

from praja.duties.letters.events import dispositions as dispositions
from praja.duties.letters.events import incoming as incoming
from praja.duties.letters.events import mails as mails
from praja.duties.letters.events import outgoing as outgoing
from praja.duties.letters.events import paper as paper
from praja.duties.letters.events import records as records
from praja.duties.letters.events import srikandi as srikandi
from praja.kernel.ledger.events import Event, event

MODES = "letters.modes"
"""The stream of which unit handles its letters by which system."""


@event("letters.mode_set")
class ModeSet(Event):
    """From `since` on a unit, and what is below it, handles its letters by this system; what held before ends there."""

    unit: int
    mode: str
    decree: str
    since: str


PLACES = "letters.places"
"""The stream of what SRIKANDI fills in."""


@event("letters.places_set")
class PlacesSet(Event):
    """From `since` on drafts that go to SRIKANDI carry these places, each as "name=${...}", sorted by name."""

    places: tuple[str, ...]
    source: str
    since: str
