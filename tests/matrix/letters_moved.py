# SPDX-License-Identifier: EUPL-1.2
"""Letters that came in to the roads' office, in every state from which a step of their page begins; and what would move one."""

from datetime import datetime

from officers import officer
from praja.duties.letters.operations.handling import settle_letter
from praja.duties.letters.operations.registering import NewLetter, correspondent_named, register_letter
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import system_actor
from towns import Town

WORDS = "Sudah ditindaklanjuti di lapangan."
SENDER = "Balai Jalan Nasional XVI"


def letter_in(state: str, town: Town, at: datetime) -> tuple[Case, str]:
    """A letter that stands in this state. It has no secret link."""
    machine = system_actor("tests")
    sender = correspondent_named(name=SENDER, actor=machine, at=at)
    new = NewLetter(subject="Undangan rapat", sender=sender)
    case = register_letter(new=new, unit=town.roads, actor=machine, at=at).letter.case
    if state == "settled":
        keeper = actor_of(officer("Arif", Role.RECORDS, town.roads), at)
        settle_letter(case=case, text=WORDS, actor=keeper, at=at, seen_version=None)
    return Case.objects.get(pk=case.pk), "none"


def said_of_letter(name: str) -> dict[str, object]:
    """What a rightful holder would send."""
    if name == "letters:correct_incoming":
        return {
            "subject": "Undangan rapat jembatan",
            "sender_name": SENDER,
            "sender_is": "office",
            "security": "B",
            "speed": "biasa",
        }
    return {} if name == "letters:note_incoming" else {"text": WORDS}
