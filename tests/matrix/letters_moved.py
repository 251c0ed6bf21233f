# SPDX-License-Identifier: EUPL-1.2
"""Letters that came in to the roads' office, and a list by which files leave, in every state from which a step of their page
begins; and what would move one."""

from datetime import date, datetime
from io import BytesIO

from documents.making import picture
from letters.records.keeping import code
from matrix.expectations import DEEDS
from matrix.outgoing_moved import STATES as OUTGOING_STATES
from matrix.outgoing_moved import outgoing_in, said_of_outgoing
from officers import officer
from praja.duties.letters.operations.handling import settle_letter
from praja.duties.letters.operations.records.clearing import approve_clearance, assess_clearance, propose_clearance
from praja.duties.letters.operations.records.files import close_file, open_file
from praja.duties.letters.operations.registering import NewLetter, correspondent_named, register_letter
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import system_actor
from towns import Town

WORDS = "Sudah ditindaklanjuti di lapangan."
SENDER = "Balai Jalan Nasional XVI"
OLD = date(2010, 5, 4)
OF_OUTGOING = frozenset(name for name, deed in DEEDS.items() if deed.state in OUTGOING_STATES and "letters:" in name)


def letter_at(unit: Unit, subject: str, at: datetime, security: str = "B") -> Case:
    """A letter that came in to this unit."""
    machine = system_actor("tests")
    sender = correspondent_named(name=SENDER, actor=machine, at=at)
    new = NewLetter(subject=subject, sender=sender, security=security)
    case: Case = register_letter(new=new, unit=unit, actor=machine, at=at).letter.case
    return case


def letter_in(state: str, town: Town, at: datetime) -> tuple[Case, str]:
    """A letter that came or goes, or a list by which files leave, that stands in this state. It has no secret link."""
    if state == "approved":
        return clearance_approved(town, at), "none"
    if state in OUTGOING_STATES:
        return outgoing_in(state, town, at), "none"
    case = letter_at(town.roads, "Undangan rapat", at)
    if state == "settled":
        keeper = actor_of(officer("Arif", Role.RECORDS, town.roads), at)
        settle_letter(case=case, text=WORDS, actor=keeper, at=at, seen_version=None)
    return Case.objects.get(pk=case.pk), "none"


def clearance_approved(town: Town, at: datetime) -> Case:
    """A list with one old file of paper, which only waits to be carried out."""
    keeper = actor_of(officer("Arif", Role.RECORDS, town.roads), at)
    head = actor_of(officer("Hana", Role.HEAD, town.roads), at)
    travel = code("000.1", active=1, inactive=1, fate="musnah")
    file = open_file(unit=town.roads, code=travel, title="Lama", opened_on=OLD, actor=keeper, at=at)
    file = close_file(file=file, closed_on=OLD, actor=keeper, at=at)
    case = propose_clearance(fate="destroyed", unit=town.roads, files=[file], actor=keeper, at=at).case
    assess_clearance(case=case, actor=head, at=at, seen_version=None)
    paper = take_in(upload=BytesIO(picture()), actor=keeper, at=at)
    approve_clearance(case=case, number="1", approved_on=OLD, file=paper, actor=keeper, at=at, seen_version=None)
    return Case.objects.get(pk=case.pk)


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
    if name == "letters:carry_out_clearance":
        return {"number": "BA-1", "sure": "on"}
    if name in OF_OUTGOING:
        return said_of_outgoing(name)
    return {} if name == "letters:note_incoming" else {"text": WORDS}
