# SPDX-License-Identifier: EUPL-1.2
"""Registering a letter that came in: its case, its line in the agenda with a number without gap, and its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.numbers import number_key
from praja.duties.letters.enums import Arrival, LetterKind, Reach, Security, Speed
from praja.duties.letters.errors.incoming import SenderMissing, SubjectMissing, TooLongForBook
from praja.duties.letters.models import ClassificationCode, Correspondent, Incoming, Letter
from praja.duties.letters.models.letters import CORRESPONDENT
from praja.duties.letters.procedure import INCOMING
from praja.duties.letters.queries.access import reach_for
from praja.duties.letters.queries.incoming import ATTACHED_TO
from praja.duties.letters.rules import account_of
from praja.kernel.documents.models import NumberEntry, StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.documents.operations.numbers import take_number
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Person
from praja.kernel.people.sealing import seal
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case
from praja.kernel.procedures.words import LONGEST, words_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from praja.lib.rows import insert
from praja.lib.wording import in_own_language

LONGEST_OF = {"subject": 300, "number_text": 120, "enclosures": 120}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter as it lies before whoever registers it, free of transport.

    `sender` is a unit of this government, or a correspondent (unsaved for one who is new; `correspondent_named`). `origin` is
    the outgoing case of the unit that sent it inside. `source_ref` names where it came from by machine: the same one is
    registered once at a unit. `srikandi_number` is what SRIKANDI numbered it there.
    """

    subject: str
    sender: Correspondent | Unit | None
    number_text: str = ""
    dated_on: date | None = None
    kind: str = ""
    security: str = Security.OPEN
    speed: str = Speed.ORDINARY
    classification: ClassificationCode | None = None
    summary: str = ""
    enclosures: str = ""
    files: Sequence[StoredFile] = field(default=())
    arrival: str = Arrival.PAPER
    origin: Case | None = None
    source_ref: str = ""
    srikandi_number: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    """How files are called, by their digest."""


def register_letter(
    *,
    new: NewLetter,
    unit: Unit,
    actor: Actor,
    at: datetime,
    received_at: datetime | None = None,
    idempotency_key: UUID | None = None,
) -> Incoming:
    """Register a letter that `unit` received: it stands in the agenda of the year of its receipt, on the head's desk, under its
    clock. `received_at` is when it came, where it is written down later.

    What came before under the same `source_ref` is given back unchanged. Raises `SubjectMissing`, `SenderMissing`,
    `TooLongForBook`, `ReceivedLater`, `StepNotAllowed`, and `AlreadyFiled` (with `case_id`) for a form sent twice.
    """
    received_on = local_date(received_at or at, local_zone())
    reach = checked(new, received_on)
    if new.source_ref and (known := received_before(unit.pk, new.source_ref)):
        return known
    writing = _Writing(new, letter_row(new, reach), unit, received_on.year, actor, at)
    try:
        open_case(
            INCOMING,
            actor=actor,
            at=at,
            lead_unit=unit.pk,
            channel=str(new.arrival),
            subject=neutral_subject(new.kind, new.sender),
            data=writing.data,
            write=writing.write,
            idempotency_key=idempotency_key,
            received_at=received_at,
        )
    except IntegrityError:
        # Two machines brought the same letter at the same moment: the other one has registered it.
        known = received_before(unit.pk, new.source_ref) if new.source_ref else None
        if known is None:
            raise
        return known
    return writing.incoming


def correspondent_named(
    *, name: str, email: str = "", address: str = "", person: Person | None = None, actor: Actor, at: datetime
) -> Correspondent:
    """Somebody outside this government by name: the one who is known already under it, or a new one, unsaved until a letter of
    theirs is registered. `person` (unsaved for somebody new) holds what is known of a private person; an office has its
    contact sealed here. Raises `SenderMissing`, `TooLongForBook`.
    """
    kept = " ".join(name.split())
    if not kept:
        raise SenderMissing
    if len(kept) > 200:
        raise TooLongForBook("sender_name", 200)
    if person is None and (known := Correspondent.objects.filter(name__iexact=kept, person=None).first()):
        return known
    return Correspondent(
        name=kept,
        person=person,
        email=seal(email.strip(), CORRESPONDENT),
        address=seal(address.strip(), CORRESPONDENT),
        created_at=at,
    )


def received_before(unit_id: int, source_ref: str) -> Incoming | None:
    """The letter that this unit received from this source already."""
    rows = Incoming.objects.filter(source_unit=unit_id, source_ref=source_ref)
    return rows.select_related("letter__case", "agenda").first()


def checked(new: NewLetter, on: date) -> int:
    """How far the letter can be read, by the access rules of the day on which it came. Raises what is wrong with it before
    anything is written."""
    reach = reach_for(str(new.security), new.classification, on)
    if new.sender is None:
        raise SenderMissing
    if not new.subject.strip() and reach != Reach.SEALED:
        raise SubjectMissing
    for name, longest in LONGEST_OF.items():
        if len(getattr(new, name).strip()) > longest:
            raise TooLongForBook(name, longest)
    words_of(new.summary, field="summary", shortest=0, longest=LONGEST)
    return reach


def neutral_subject(kind: str, sender: Correspondent | Unit | None) -> str:
    """What the case is called on desks: the kind and the office it came from, never its words and never a person."""
    what = in_own_language(LetterKind(kind).label) if kind else in_own_language(INCOMING.label)
    if isinstance(sender, Unit):
        return f"{what}, {sender}"
    if sender is None or sender.person is not None:
        return f"{what}, {in_own_language(_('from a private person'))}"
    return f"{what}, {sender.name}"


class _Writing:
    """The rows of one registration. `data` is the event's own fields; the agenda number is known once it is drawn."""

    def __init__(self, new: NewLetter, letter: Letter, unit: Unit, year: int, actor: Actor, at: datetime) -> None:
        self.new, self.letter, self.unit, self.year, self.actor, self.at = new, letter, unit, year, actor, at
        self.incoming = Incoming(
            sender_unit=new.sender if isinstance(new.sender, Unit) else None,
            sender=new.sender if isinstance(new.sender, Correspondent) else None,
            enclosures=new.enclosures.strip(),
            number_key=number_key(new.number_text),
            registered_by_id=account_of(actor),
            is_unread=bool(new.files),
            source_ref=new.source_ref,
            source_unit=unit if new.source_ref else None,
        )
        self.data: dict[str, Any] = {
            "agenda_year": self.year,
            "agenda_number": 0,
            "arrival": str(new.arrival),
            "origin": new.origin.pk if new.origin else None,
            "srikandi": new.srikandi_number,
            **told_of(self.letter, self.incoming.partner),
            "files": tuple(file.sha256 for file in new.files),
        }

    def write(self, case: Case) -> None:
        """Lock order: the case is new, then the register, then the streams."""
        entry = self._agenda(case)
        self.data["agenda_number"] = entry.number
        save_sender(self.incoming.sender)
        self.letter.case = case
        insert([self.letter])
        self.incoming.letter, self.incoming.agenda = self.letter, entry
        insert([self.incoming])
        for file in self.new.files:
            title = self.new.titles.get(file.sha256, "")
            attach(file=file, object_kind=ATTACHED_TO, object_id=case.pk, title=title, actor=self.actor, at=self.at)

    def _agenda(self, case: Case) -> NumberEntry:
        return take_number(
            register_key=agenda_key(self.unit.pk),
            year=self.year,
            object_kind=ATTACHED_TO,
            object_id=case.pk,
            actor=self.actor,
            at=self.at,
        )


def agenda_key(unit_id: int) -> str:
    """The register of a unit's agenda numbers."""
    return f"agenda:{unit_id}"


def letter_row(new: NewLetter, reach: int) -> Letter:
    """The letter's row, unsaved and without its case."""
    return Letter(
        kind=new.kind,
        security=new.security,
        speed=new.speed,
        reach=reach,
        classification=new.classification,
        subject=" ".join(new.subject.split()),
        summary=new.summary.strip(),
        salt=new_salt(),
        number_text=new.number_text.strip(),
        dated_on=new.dated_on,
        srikandi_number=new.srikandi_number,
    )


def told_of(letter: Letter, partner: str) -> Mapping[str, Any]:
    """What the events of a letter that came in tell of it, beside its files."""
    return {
        "kind": letter.kind,
        "security": str(letter.security),
        "speed": str(letter.speed),
        "reach": int(letter.reach),
        "classification": letter.classification.code if letter.classification else "",
        "dated": letter.dated_on.isoformat() if letter.dated_on else None,
        "content": content_digest(bytes(letter.salt), letter.digested(partner)),
    }


def save_sender(sender: Correspondent | None) -> None:
    """Save a correspondent who is new, and the person who is one."""
    if sender is None or sender.pk is not None:
        return
    if sender.person is not None and sender.person.pk is None:
        insert([sender.person])
    insert([sender])
