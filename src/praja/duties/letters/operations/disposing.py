# SPDX-License-Identifier: EUPL-1.2
"""Disposing letters down a tree: the first disposition is a step of the letter, further ones stand in its story beside the steps,
because several people act on one letter at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from praja.duties.letters.domain.asking import latest_due
from praja.duties.letters.enums import ORDER, AssignmentState, Reach, Security
from praja.duties.letters.errors.dispositions import AssignmentEnded, DueNeeded, NotHolder
from praja.duties.letters.events.dispositions import PassedOn
from praja.duties.letters.models import Assignment, Disposition, Letter
from praja.duties.letters.models.dispositions import LIVE
from praja.duties.letters.operations.asking import Asked, DispositionWords, Ground, ask, giver_of
from praja.duties.letters.operations.following import call_head
from praja.duties.letters.rules.asking import may_open_case, may_pass_on, may_record_passing_on
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.work.domain import FAR
from praja.kernel.work.operations import close_work_items
from praja.lib.actors import Actor
from praja.lib.moments import local_zone

__all__ = ["Asked", "DispositionWords", "ask_more", "dispose", "pass_on"]


def dispose(
    *,
    case: Case,
    words: DispositionWords,
    asked: Sequence[Asked],
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Disposition:
    """The head disposes a letter for the first time, or the secretary writes down what the head wrote by hand (with its scan).

    Raises `StaleCase`, `WrongState`, `StepNotAllowed`, `NobodyHeads`, `ScanNeeded`, and what is wrong with the words
    (`NothingAsked`, `UnknownInstruction`), the addressees (`NobodyAsked`, `AskedTwice`, `MayNotBeAsked`, `ByNameOnly`) or the
    days (`DuePassed`).
    """
    data: dict[str, Any] = {}
    made: list[Disposition] = []

    def write(locked: Case) -> None:
        _check_reader(actor, locked)
        giver = giver_of(locked.lead_unit_id, words, actor, at)
        disposition, told = ask(ground_of(locked), giver=giver, words=words, asked=asked, at=at)
        made.append(disposition)
        data.update(told)

    with transaction.atomic():
        disposed = perform(case, "dispose", actor=actor, at=at, seen_version=seen_version, data=data, write=write)
        if all(one.is_for_information for one in asked):
            call_head(disposed, at)
    return made[0]


def ask_more(*, case: Case, words: DispositionWords, asked: Sequence[Asked], actor: Actor, at: datetime) -> Disposition:
    """The head of a letter that was disposed, or of an order, asks further people. Raises as `dispose` does,
    `AlreadyHasIt`, and `DueNeeded` in an order."""
    with transaction.atomic():
        locked = lock(case.pk)
        _check_reader(actor, locked)
        giver = giver_of(locked.lead_unit_id, words, actor, at)
        _check_going_on(locked, disposed=True)
        if locked.procedure == ORDER:
            check_days(asked)
        disposition, told = ask(ground_of(locked), giver=giver, words=words, asked=asked, at=at)
        _tell(locked, None, told, actor, at)
    return disposition


def pass_on(
    *, assignment: Assignment, words: DispositionWords, asked: Sequence[Asked], actor: Actor, at: datetime
) -> Disposition:
    """Whoever holds the assignment today asks others for it, or more of them; no day later than the holder's own.

    What waits for a unit is passed on by whoever heads it now, also where the head who was asked has left; or written down by
    its secretary, with the scan. Raises `NotHolder`, `AssignmentEnded`, `WrongState` for a case that is over, `DueAfterParent`,
    `AlreadyHasIt`, and what `dispose` raises about words and addressees.
    """
    with transaction.atomic():
        locked = lock(assignment.case_id)
        held = Assignment.objects.get(pk=assignment.pk)
        if not (may_pass_on(actor, held) or may_record_passing_on(actor, held)):
            raise NotHolder
        if held.state not in LIVE or held.is_for_information:
            raise AssignmentEnded
        _check_reader(actor, locked)
        _check_going_on(locked)
        giver = giver_of(held.unit_id, words, actor, at)
        disposition, told = ask(_ground_below(locked, held, at), giver=giver, words=words, asked=asked, at=at)
        if not all(one.is_for_information for one in asked):
            _move_to_passed_on(held, at)
        _tell(locked, held.pk, told, actor, at)
    return disposition


def ground_of(case: Case) -> Ground:
    """Where a first disposition of this case stands: due when the letter's clock is. An order has no clock."""
    letter = Letter.objects.filter(pk=case.pk).first()
    if letter is None:
        return ground_of_order(case, case.order.source_case_id)
    due_at = case.due_at if case.due_at < FAR else None
    return Ground(case, letter.reach, due_at=due_at, by_name=letter.security == Security.TOP_SECRET)


def ground_of_order(case: Case, source_case: int | None) -> Ground:
    """Where an order stands that starts from `source_case`: from a letter it goes no further than the letter, and from one that
    is top secret to persons alone."""
    letter = Letter.objects.filter(pk=source_case).first() if source_case else None
    if letter is None:
        return Ground(case, Reach.OFFICE)
    return Ground(case, letter.reach, by_name=letter.security == Security.TOP_SECRET)


def check_days(asked: Sequence[Asked]) -> None:
    """An order names the day by which each addressee must act. Raises `DueNeeded`."""
    if any(one.due_at is None and not one.is_for_information for one in asked):
        raise DueNeeded


def _ground_below(case: Case, held: Assignment, at: datetime) -> Ground:
    above = ground_of(case)
    return Ground(
        case,
        held.reach,
        parent=held,
        due_at=held.due_at or above.due_at,
        latest=latest_due(held.due_at, at, local_zone()),
        by_name=above.by_name,
    )


def _move_to_passed_on(held: Assignment, at: datetime) -> None:
    """It waits for others now: the holder's desk is clear until they have reported."""
    held.state, held.changed_at = AssignmentState.PASSED_ON, at
    held.save(update_fields=["state", "changed_at"])
    if held.work_item is not None:
        close_work_items([held.work_item], at=at)


def _check_reader(actor: Actor, case: Case) -> None:
    """Nobody disposes, or writes a disposition down, of a letter that they may not open."""
    if not may_open_case(actor, case):
        raise StepNotAllowed


def _check_going_on(case: Case, *, disposed: bool = False) -> None:
    """Raises `WrongState` where the case is over; `disposed`: also where it was not disposed yet."""
    procedure = procedure_of(case)
    state = procedure.by_state[case.state]
    waits_for_first = disposed and any(
        step.name == "dispose" and case.state in step.sources for step in procedure.steps
    )
    if state.final or waits_for_first:
        raise WrongState(state.office)


def _tell(case: Case, assignment: int | None, told: dict[str, Any], actor: Actor, at: datetime) -> None:
    event = PassedOn(assignment=assignment, **told)
    record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
