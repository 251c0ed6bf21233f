# SPDX-License-Identifier: EUPL-1.2
"""Asking people in a disposition: who gives it, whether everybody may be asked, its rows and what lies on desks. Called inside
the transaction of the act, under the lock of its case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.asking import latest_due
from praja.duties.letters.enums import Instruction
from praja.duties.letters.errors.dispositions import (
    AlreadyHasIt,
    AskedTwice,
    ByNameOnly,
    DueAfterParent,
    DuePassed,
    MayNotBeAsked,
    NobodyAsked,
    NobodyHeads,
    NothingAsked,
    ScanNeeded,
    UnknownInstruction,
)
from praja.duties.letters.models import Assignment, Disposition
from praja.duties.letters.models.dispositions import LIVE
from praja.duties.letters.procedure.names import ASSIGNMENT, DO_CONCLUDE
from praja.duties.letters.queries.asking import askable_people, askable_units
from praja.duties.letters.queries.heads import Head, head_of
from praja.duties.letters.rules import account_of
from praja.duties.letters.rules.asking import heads
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.domain.digests import content_digest
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, Person
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.words import words_of
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.operations import close_work_of_kind, open_work
from praja.lib.actors import Actor
from praja.lib.moments import local_zone
from praja.lib.rows import insert
from praja.lib.wording import msgid

TO_ACT = _("Act on the disposition")
TO_KNOW = _("For your information")


@dataclass(frozen=True, slots=True, kw_only=True)
class DispositionWords:
    """What a disposition says: boxes of its sheet (`enums.Instruction`), a note, and the paper where it was written by hand."""

    instructions: Sequence[str] = ()
    note: str = ""
    scan: StoredFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One addressee: a unit, or a person of it by name. Without `due_at` it is due when the letter is, or what was passed on.
    `instruction` holds for this addressee instead of the sheet's boxes, `note` beside the sheet's."""

    unit: int
    person: int | None = None
    is_for_information: bool = False
    due_at: datetime | None = None
    instruction: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """As forms name this addressee: `u12` a unit, `p5-12` a person of it."""
        return f"u{self.unit}" if self.person is None else f"p{self.person}-{self.unit}"


@dataclass(frozen=True, slots=True)
class Giver:
    """The head in whose name it is asked, of which unit; `recorded_by` is the secretary who writes it down."""

    head: Head
    unit: int
    recorded_by: int | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a disposition stands: its case, what it passes on, how far the letter reaches, when it is due where no day is set,
    the latest day that may be set; `by_name` for what must not go to a unit."""

    case: Case
    reach: int
    parent: Assignment | None = None
    due_at: datetime | None = None
    latest: datetime | None = None
    by_name: bool = False


def giver_of(unit_id: int, words: DispositionWords, actor: Actor, at: datetime) -> Giver:
    """Who disposes for this unit: its head today, or its head as the secretary writes it down.

    Raises `StepNotAllowed` for everybody else, `NobodyHeads`, and `ScanNeeded` for a secretary without the paper.
    """
    recorded_by = None
    if heads(actor, unit_id):
        head = head_of(unit_id, at, account=account_of(actor))
    elif unit_id in actor.units_as(Role.SECRETARY):
        head, recorded_by = head_of(unit_id, at), account_of(actor)
    else:
        raise StepNotAllowed
    if head is None:
        raise NobodyHeads
    if recorded_by is not None and words.scan is None:
        raise ScanNeeded
    return Giver(head, unit_id, recorded_by)


def ask(
    ground: Ground, *, giver: Giver, words: DispositionWords, asked: Sequence[Asked], at: datetime
) -> tuple[Disposition, dict[str, Any]]:
    """Write the disposition, who was asked in it and what lies on their desks. Returns it with the fields by which its event
    tells of it. Raises what is wrong with words, addressees or days."""
    note = words_of(words.note, field="note", shortest=0)
    instructions = _checked_boxes(words.instructions, note.text, asked)
    _check_addressees(ground, giver, asked, at)
    disposition = Disposition(
        case=ground.case,
        parent=ground.parent,
        given_by=giver.head.account,
        giver_title=giver.head.title,
        giver_unit_id=giver.unit,
        recorded_by_id=giver.recorded_by,
        scan=words.scan,
        instructions=instructions,
        note=note.text,
        salt=note.salt,
        given_at=at,
    )
    disposition.save(force_insert=True)
    assignments = _asked(disposition, ground, asked, at)
    own = [one for one in assignments if one.instruction or one.note]
    return disposition, {
        "disposition": disposition.pk,
        "giver": giver.head.account.pk,
        "recorded_by": giver.recorded_by,
        "instructions": tuple(instructions),
        "note": content_digest(note.salt, disposition.digested()),
        "scan": words.scan.sha256 if words.scan else "",
        "asked": tuple(told(one) for one in assignments),
        "own": tuple((one.pk, one.instruction, content_digest(bytes(one.note_salt), one.digested())) for one in own),
    }


def told(one: Assignment) -> tuple[int, int, int | None, bool, str | None]:
    """An addressee as events tell of it."""
    due = moment_text(one.due_at) if one.due_at else None
    return (one.pk, one.unit_id, one.person_id, one.is_for_information, due)


def work_of(one: Assignment, at: datetime) -> WorkItem:
    """What lies on the addressee's desk: of the whole unit for its head, or of one person. The words are neutral."""
    procedure = procedure_of(one.case)
    return WorkItem(
        case_id=one.case_id,
        duty=procedure.duty,
        kind=ASSIGNMENT,
        subject=one.case.subject,
        url=procedure.office_url(one.case),
        holder_unit_id=one.unit_id,
        holder_role=Role.HEAD,
        holder_person_id=one.person_id,
        state_label=msgid(TO_KNOW if one.is_for_information else TO_ACT),
        stays=True,
        opened_at=at,
        due_at=one.due_at or FAR,
    )


def _asked(disposition: Disposition, ground: Ground, asked: Sequence[Asked], at: datetime) -> list[Assignment]:
    made = [_assignment(disposition, ground, one, at) for one in asked]
    items = [work_of(one, at) for one in made]
    open_work(items)
    for one, item in zip(made, items, strict=True):
        one.work_item = item.pk
    insert(made)
    if ground.parent is None and not all(one.is_for_information for one in made):
        # The head waits for somebody again.
        close_work_of_kind(ground.case.pk, kind=DO_CONCLUDE.kind, at=at)
    return made


def _assignment(disposition: Disposition, ground: Ground, one: Asked, at: datetime) -> Assignment:
    note = words_of(one.note, field=f"note_{one.key}", shortest=0)
    return Assignment(
        disposition=disposition,
        case=ground.case,
        unit_id=one.unit,
        person_id=one.person,
        giver_unit_id=disposition.giver_unit_id,
        reach=ground.reach,
        is_for_information=one.is_for_information,
        instruction=one.instruction,
        note=note.text,
        note_salt=note.salt if note.text or one.instruction else b"",
        due_at=None if one.is_for_information else one.due_at or _usual_due(ground, at),
        changed_at=at,
    )


def _usual_due(ground: Ground, at: datetime) -> datetime | None:
    return latest_due(ground.due_at, at, local_zone())


def _checked_boxes(chosen: Sequence[str], note: str, asked: Sequence[Asked]) -> list[str]:
    if not {*chosen, *(one.instruction for one in asked if one.instruction)} <= set(Instruction.values):
        raise UnknownInstruction
    if not chosen and not note and not all(one.instruction or one.note.strip() for one in asked):
        raise NothingAsked
    return [box for box in Instruction.values if box in chosen]


def _check_addressees(ground: Ground, giver: Giver, asked: Sequence[Asked], at: datetime) -> None:
    if not asked:
        raise NobodyAsked
    if ground.by_name and any(one.person is None for one in asked):
        raise ByNameOnly
    _check_dues(ground, asked, at)
    name_of = _names(asked)
    seen: set[tuple[int, int | None]] = set()
    for one in asked:
        key = (0, one.person) if one.person is not None else (one.unit, None)
        if key in seen:
            raise AskedTwice(name_of(one))
        seen.add(key)
    _check_rights(giver, asked, at, name_of)
    _check_not_held(ground, asked, name_of)


def _check_not_held(ground: Ground, asked: Sequence[Asked], name_of: Callable[[Asked], str]) -> None:
    rows = Assignment.objects.filter(case=ground.case, state__in=LIVE, is_for_information=False)
    held = list(rows.values_list("unit_id", "person_id"))
    units_holding = {unit for unit, person in held if person is None}
    people_holding = {person for _unit, person in held}
    for one in asked:
        if one.unit in units_holding if one.person is None else one.person in people_holding:
            raise AlreadyHasIt(name_of(one))


def _check_dues(ground: Ground, asked: Sequence[Asked], at: datetime) -> None:
    for one in asked:
        if one.due_at is not None and one.due_at <= at:
            raise DuePassed(f"due_{one.key}")
        if one.due_at is not None and ground.latest is not None and one.due_at > ground.latest:
            raise DueAfterParent(ground.latest, f"due_{one.key}")


def _check_rights(giver: Giver, asked: Sequence[Asked], at: datetime, name_of: Callable[[Asked], str]) -> None:
    head = actor_of(giver.head.account, at)
    below = askable_units(giver.unit, head, at)
    people = [one.person for one in asked if one.person is not None]
    named = {(one.person, one.unit) for one in askable_people(giver.unit, head, at, among=people)} if people else set()
    for one in asked:
        if one.unit not in below if one.person is None else (one.person, one.unit) not in named:
            raise MayNotBeAsked(name_of(one))


def _names(asked: Sequence[Asked]) -> Callable[[Asked], str]:
    people = [one.person for one in asked if one.person is not None]
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}
    tree = units.current()
    return lambda one: tree.name(one.unit) if one.person is None else names.get(one.person, "")


def account_acting(actor: Actor) -> Account:
    """The account by which somebody speaks. Raises `StepNotAllowed` for machines."""
    number = account_of(actor)
    found = Account.objects.filter(pk=number).first() if number is not None else None
    if found is None:
        raise StepNotAllowed
    return found
