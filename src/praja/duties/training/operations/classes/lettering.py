# SPDX-License-Identifier: EUPL-1.2
"""The letters of a class: its invitation to units, and the letters by which heads assign their people. Each is asked for by the
head who signs it, numbered, and signed like every document."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from praja.duties.training.domain.letters import (
    ASSIGNMENT_TITLE,
    CLASSIFICATION,
    INVITATION_TITLE,
    PATTERN,
    assignment,
    invitation,
)
from praja.duties.training.enums import HOLDING, ClassState, LetterKind
from praja.duties.training.errors.classes import NobodyToAssign, NotYourClass
from praja.duties.training.events.classes import LetterAsked, LetterDropped
from praja.duties.training.models import ClassLetter, Seat, TrainingClass
from praja.duties.training.operations.classes.desks import take_off_desks
from praja.duties.training.procedure.names import ASSIGN, INVITE
from praja.duties.training.queries.classes.letters import LETTER, assigned_of, facts_of, waiting_for
from praja.duties.training.rules.seats import may_assign, may_invite
from praja.kernel.documents.domain.letters import LetterText
from praja.kernel.documents.domain.papers import LETTER as LETTER_TEMPLATE
from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import NewDocument, request_issue, sign_document, withdraw_document
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import RoleAssignment
from praja.kernel.people.titles import headed_by, printed_title
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind

OPEN = (ClassState.SELECTED, ClassState.RUNNING)


def invite_units(*, case: Case, actor: Actor, at: datetime) -> ClassLetter:
    """The head of the unit that holds the class asks for its invitation: quotas, days, until when to nominate.

    Raises `NotYourClass`. Records `training.letter_asked`.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        held = _head(actor, locked.lead_unit_id, at)
        if not may_invite.allows(actor, locked) or held is None or locked.state != ClassState.NOMINATING:
            raise NotYourClass
        row = _class(locked)
        rows = list(row.quotas.select_related("unit").order_by("unit__code"))
        quotas = [(one.unit.name, one.seats) for one in rows]
        text = LetterText(
            layout="letter",
            heading=INVITATION_TITLE,
            subject=f"{INVITATION_TITLE} {locked.subject}",
            to=tuple(f"Kepala {name}" for name, _seats in quotas) or ("Kepala Perangkat Daerah",),
            **invitation(facts_of(row), quotas, row.nominations_until),
        )
        letter = _asked(row, LetterKind.INVITATION, held, text, (), actor, at)
        take_off_desks(locked.pk, INVITE, at=at)
    return letter


def assign_participants(*, case: Case, actor: Actor, at: datetime) -> list[ClassLetter]:
    """A head assigns those participants whom nobody nearer heads and who are not assigned yet, in a letter of each unit that this
    head heads. Once signed, the days of the class stand in the register of absences.

    Raises `NobodyToAssign`, `NotYourClass`. Records `training.letter_asked`.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if locked.state not in OPEN or not may_assign.allows(actor, locked):
            raise NobodyToAssign
        row, letters = _class(locked), list[ClassLetter]()
        for unit_id, seats in waiting_for(actor, row, at).items():
            held = _head(actor, unit_id, at)
            if held is None:
                raise NotYourClass
            text = LetterText(
                layout="titled",
                heading=ASSIGNMENT_TITLE,
                **assignment(facts_of(row), [assigned_of(seat) for seat in seats]),
            )
            letters.append(_asked(row, LetterKind.ASSIGNMENT, held, text, seats, actor, at))
            take_off_desks(locked.pk, ASSIGN, at=at, unit_ids=[unit_id])
    return letters


def _class(case: Case) -> TrainingClass:
    return TrainingClass.objects.select_related("case__lead_unit", "curriculum__programme").get(pk=case.pk)


def _head(actor: Actor, unit_id: int, at: datetime) -> RoleAssignment | None:
    return headed_by(int(actor.id), unit_id, at) if actor.kind is ActorKind.EMPLOYEE else None


def _asked(
    row: TrainingClass,
    kind: LetterKind,
    held: RoleAssignment,
    text: LetterText,
    seats: Sequence[Seat],
    actor: Actor,
    at: datetime,
) -> ClassLetter:
    unit = Unit.objects.get(pk=held.unit_id)
    document = request_issue(new=_document(row, held, unit, text), actor=actor, at=at)
    letter = ClassLetter.objects.create(training_class=row, kind=kind, unit=unit, document=document, asked_at=at)
    Seat.objects.filter(pk__in=[seat.pk for seat in seats]).update(letter=letter)
    event = LetterAsked(
        letter=letter.pk,
        kind=kind,
        unit=unit.pk,
        document=document.pk,
        seats=tuple(sorted(seat.pk for seat in seats)),
    )
    record(event, actor=actor, at=at, stream=row.case.stream, refs=_refs(row, letter))
    return letter


def _document(row: TrainingClass, held: RoleAssignment, unit: Unit, text: LetterText) -> NewDocument:
    return NewDocument(
        template=LETTER_TEMPLATE,
        title=text.heading,
        object_kind=LETTER,
        object_id=row.pk,
        unit_id=unit.pk,
        register_key=f"training.letters.{unit.pk}",
        number_pattern=PATTERN,
        classification=CLASSIFICATION,
        unit_code=unit.code,
        signer_id=held.account_id,
        signer_title=printed_title(held),
        data=text.as_data(),
    )


def _refs(row: TrainingClass, letter: ClassLetter) -> dict[str, Any]:
    return {"case": row.pk, "unit": row.case.lead_unit_id, "document": letter.document_id}


def sign_class_letters(*, case: Case, secret: SigningSecret | None, actor: Actor, at: datetime) -> list[IssuedDocument]:
    """Sign what waits of this class for this head, with their secret where the signing service asks for one. Call it outside any
    transaction. Raises `NobodyToAssign` where nothing waits, and what `sign_document` raises."""
    mine = ClassLetter.objects.filter(training_class_id=case.pk, document__signer_id=int(actor.id or 0))
    waiting = list(mine.filter(document__state=DocumentState.WAITING).values_list("document_id", flat=True))
    if not waiting:
        raise NobodyToAssign
    return [sign_document(document_id=pk, secret=secret, actor=actor, at=at) for pk in waiting]


def drop_letters(case: Case, *, reason: str, actor: Actor, at: datetime, kinds: Sequence[str] = ()) -> list[int]:
    """Say that letters of the class count no longer, in the transaction of the act: it is moved or not held. The units whose
    heads have to assign their people anew. Raises `NotToBeWithdrawn` while one is being signed. Records
    `training.letter_dropped`."""
    rows = ClassLetter.objects.filter(training_class_id=case.pk, kind__in=kinds or LetterKind.values)
    units = list[int]()
    for letter in rows.exclude(document__state=DocumentState.WITHDRAWN).order_by("pk"):
        withdraw_document(document_id=letter.document_id, reason=reason, actor=actor, at=at)
        seats = Seat.objects.filter(letter=letter)
        if seats.filter(status__in=HOLDING).exists():
            units.append(letter.unit_id)
        seats.update(letter=None)
        refs = {"case": case.pk, "unit": case.lead_unit_id, "document": letter.document_id}
        record(LetterDropped(letter=letter.pk), actor=actor, at=at, stream=case.stream, refs=refs)
    return units
