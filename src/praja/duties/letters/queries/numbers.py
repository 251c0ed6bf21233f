# SPDX-License-Identifier: EUPL-1.2
"""The book of numbers of outgoing letters: every number of a series and year, gaps with their reasons."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from praja.duties.letters.enums import OUTGOING
from praja.duties.letters.models import Addressee, Letter, LetterRegister
from praja.duties.letters.rules import OFFICE_ROLES, may_open_letter
from praja.kernel.documents.enums import NumberState
from praja.kernel.documents.models import IssuedDocument, NumberEntry, NumberRegister
from praja.kernel.documents.queries import entries_of
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number. `subject` and `to` are empty where the reader may not open the letter (`is_hidden`); `reason` is why a number
    is a gap. `code` names the letter's case, empty for a gap whose letter got another number."""

    number: int
    state: str
    number_text: str
    dated_on: date | None
    security: str
    subject: str
    to: str
    signer_title: str
    reason: str
    is_withdrawn: bool
    code: str
    is_hidden: bool

    @property
    def is_gap(self) -> bool:
        return self.state == NumberState.VOID


def registers_in_sight(actor: Actor) -> list[LetterRegister]:
    """The series whose books this actor reads: of the units at which they work with letters; the legal bureau also those of legal
    products."""
    units = actor.units_as(*OFFICE_ROLES, Role.LEGAL)
    rows = LetterRegister.objects.filter(unit__among=units).select_related("unit")
    return list(rows.order_by("unit__code", "name", "pk"))


def years_of(register: LetterRegister) -> list[int]:
    """The years in which the series gave numbers, the newest first."""
    rows = NumberRegister.objects.filter(key=register.key, last__gt=0)
    return list(rows.order_by("-year").values_list("year", flat=True))


def numbers_of(register: LetterRegister, year: int) -> QuerySet[NumberEntry]:
    """Every number of the series in that year."""
    return entries_of(register.key, year)


def number_lines(actor: Actor, entries: QuerySet[NumberEntry]) -> Iterator[NumberLine]:
    """The lines of the book, as far as this actor may read the letters. Four statements for each 200 numbers."""
    rows = list(entries[:AT_ONCE])
    while rows:
        yield from lines_of(actor, rows)
        rows = list(entries.filter(number__gt=rows[-1].number)[:AT_ONCE])


def lines_of(actor: Actor, rows: Sequence[NumberEntry]) -> list[NumberLine]:
    """The lines of these numbers, in their order."""
    documents = {
        document.number_id: document
        for document in IssuedDocument.objects.filter(number__in=rows, object_kind=OUTGOING)
    }
    ids = [document.object_id for document in documents.values()]
    letters = {letter.pk: letter for letter in Letter.objects.filter(pk__in=ids).select_related("case")}
    readable = set(may_open_letter.visible(actor, Case.objects.filter(pk__in=ids)).values_list("pk", flat=True))
    to = defaultdict(list)
    for case_id, printed in (
        Addressee.objects.filter(outgoing__in=readable).order_by("position").values_list("outgoing", "printed")
    ):
        to[case_id].append(printed)
    found = []
    for entry in rows:
        document = documents.get(entry.pk)
        letter = letters.get(document.object_id) if document else None
        is_open = letter is not None and letter.pk in readable
        found.append(
            NumberLine(
                number=entry.number,
                state=entry.state,
                number_text=document.number_text if document else "",
                dated_on=document.dated_on if document and document.sha256 else None,
                security=letter.get_security_display() if letter else "",
                subject=letter.subject if letter and is_open else "",
                to=", ".join(to[letter.pk]) if letter and is_open else "",
                signer_title=document.signer_title if document else "",
                reason=entry.reason or (document.withdrawn_reason if document else ""),
                is_withdrawn=document is not None and bool(document.sha256) and document.withdrawn_at is not None,
                code=letter.case.code if letter and is_open else "",
                is_hidden=letter is not None and not is_open,
            )
        )
    return found
