# SPDX-License-Identifier: EUPL-1.2
"""The agenda of letters that came in, as it is narrowed, paged, printed and taken along."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.db.models import BooleanField, QuerySet, Value, When
from django.db.models import Case as Choose

from praja.duties.letters.enums import AssignmentState
from praja.duties.letters.models import Assignment
from praja.duties.letters.procedure import INCOMING
from praja.duties.letters.procedure.names import HANDLED, REGISTERED
from praja.duties.letters.queries.incoming import listed_letters
from praja.duties.letters.rules import OFFICE_ROLES, may_list_letter, may_open_letter
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import start_of
from praja.lib.moments import local_zone
from praja.lib.pages import Page, page_of

OPEN = (REGISTERED, HANDLED)
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Filters:
    """What the agenda is narrowed to; empty: everything. `unit` is a unit's code and takes in the units below it; `first` and
    `last` are days of receipt."""

    state: str = ""
    late: bool = False
    unit: str = ""
    security: str = ""
    speed: str = ""
    first: date | None = None
    last: date | None = None


def agenda_of(actor: Actor, filters: Filters, at: datetime, *, below: bool = True) -> QuerySet[Case]:
    """The letters of which the actor may know that match, each with `can_open`. `below`: of a unit also those of the units under
    it."""
    letters = listed_letters(actor)
    if filters.unit:
        node = units.current().by_code(filters.unit)
        among = (units.value.subtree(node.id) if below else (node.id,)) if node else ()
        letters = letters.filter(lead_unit_id__among=among)
    if filters.state:
        letters = letters.filter(state=filters.state)
    if filters.late:
        letters = letters.filter(state__in=OPEN, due_at__lt=at)
    if filters.security:
        letters = letters.filter(letter__security=filters.security)
    if filters.speed:
        letters = letters.filter(letter__speed=filters.speed)
    if filters.first:
        letters = letters.filter(filed_at__gte=start_of(filters.first, local_zone()))
    if filters.last:
        letters = letters.filter(filed_at__lt=start_of(filters.last + timedelta(days=1), local_zone()))
    return letters


def agenda_page(letters: QuerySet[Case], cursor: str | None) -> Page[Case]:
    """One page, newest first. Raises `InvalidInput` for a cursor of another list."""
    return page_of(letters, order=("-filed_at", "-id"), cursor=cursor)


def units_with_agenda(actor: Actor, on: date) -> list[UnitNode]:
    """The open units over which the actor works with letters, by code."""
    mine = actor.units_as(*OFFICE_ROLES)
    nodes = (node for node in units.current().nodes.values() if node.id in mine and node.is_open(on))
    return sorted(nodes, key=lambda node: node.code)


def is_late(letter: Case, at: datetime) -> bool:
    """Whether something is still to be done and its time has passed."""
    return letter.state in OPEN and letter.due_at < at


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line of the agenda book. The words and the addressees are empty where the reader may not open the letter."""

    number: int
    year: int
    received_at: datetime
    number_text: str
    dated_on: date | None
    sender: str
    subject: str
    is_closed: bool
    """The reader may not read what it says."""
    security: str
    speed: str
    enclosures: str
    classification: str
    disposed_to: str
    state: str


def book_lines(letters: QuerySet[Case]) -> Iterator[BookLine]:
    """The lines of one unit's book by agenda number. Two statements for each 500 lines."""
    rows = letters.order_by("letter__incoming__agenda__register__year", "letter__incoming__agenda__number", "pk")
    found = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        addressees = _addressees(chunk)
        for one in chunk:
            yield _line(one, addressees.get(one.pk, ""))


def _line(one: Case, disposed_to: str) -> BookLine:
    letter = one.letter
    incoming, can_open = letter.incoming, one.can_open  # type: ignore[attr-defined]
    return BookLine(
        number=incoming.agenda.number,
        year=incoming.agenda.register.year,
        received_at=one.filed_at,
        number_text=letter.number_text,
        dated_on=letter.dated_on,
        sender=str(incoming.sender_unit or incoming.sender),
        subject=letter.subject if can_open else "",
        is_closed=not can_open,
        security=letter.get_security_display(),
        speed=letter.get_speed_display(),
        enclosures=incoming.enclosures,
        classification=letter.classification.code if letter.classification else "",
        disposed_to=disposed_to if can_open else "",
        state=str(INCOMING.by_state[one.state].office),
    )


def _addressees(letters: Sequence[Case]) -> dict[int, str]:
    """To whom each letter was disposed first, in short. One statement."""
    first = Assignment.objects.filter(case__in=[one.pk for one in letters], disposition__parent=None)
    named: dict[int, list[str]] = defaultdict(list)
    for one in first.exclude(state=AssignmentState.WITHDRAWN).select_related("unit", "person").order_by("pk"):
        named[one.case_id].append(one.person.name if one.person else str(one.unit))
    return {case: ", ".join(dict.fromkeys(names)) for case, names in named.items()}


@dataclass(frozen=True, slots=True)
class Handed:
    """One line of the expedition list: a letter that is handed to somebody who signs for it."""

    agenda: str
    number_text: str
    dated_on: date | None
    sender: str
    security: str
    addressee: str
    given_at: datetime


def expedition_of(actor: Actor, unit_id: int, first: date, last: date) -> list[Handed]:
    """What the unit disposed in these days, to be carried to the addressees: the envelope alone. One statement."""
    zone = local_zone()
    letters = may_list_letter.visible(actor, Case.objects.filter(procedure=INCOMING.name, lead_unit=unit_id))
    given = Assignment.objects.filter(
        case__in=letters.values("pk"),
        disposition__given_at__gte=start_of(first, zone),
        disposition__given_at__lt=start_of(last + timedelta(days=1), zone),
    ).exclude(state=AssignmentState.WITHDRAWN)
    opened = Choose(
        When(case__in=may_open_letter.visible(actor, Case.objects.all()).values("pk"), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    rows = given.annotate(can_open=opened).select_related(
        "disposition",
        "unit",
        "person",
        "case__letter__incoming__agenda__register",
        "case__letter__incoming__sender",
        "case__letter__incoming__sender_unit",
    )
    return [_handed(row) for row in rows.order_by("disposition__given_at", "pk")]


def _handed(row: Assignment) -> Handed:
    letter = row.case.letter
    incoming, agenda = letter.incoming, letter.incoming.agenda
    to = row.person.name if row.person else row.unit.name
    return Handed(
        agenda=f"{agenda.number}/{agenda.register.year}",
        number_text=letter.number_text,
        dated_on=letter.dated_on,
        sender=str(incoming.sender_unit or incoming.sender),
        security=letter.get_security_display(),
        addressee=to if row.can_open else "",  # type: ignore[attr-defined]
        given_at=row.disposition.given_at,
    )
