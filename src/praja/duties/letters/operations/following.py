# SPDX-License-Identifier: EUPL-1.2
"""What becomes of an assignment: talked about, reported as done, sent back, withdrawn. Nothing is ever deleted."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from praja.duties.letters.domain.asking import latest_due
from praja.duties.letters.domain.trees import Asking, progress_below, taken_along
from praja.duties.letters.enums import AssignmentState, Said
from praja.duties.letters.errors.dispositions import (
    AssignmentEnded,
    DueAfterParent,
    DuePassed,
    NotAsker,
    NotDoneYet,
    NotHolder,
    ParentEnded,
)
from praja.duties.letters.events.dispositions import (
    AssignmentDone,
    AssignmentReopened,
    AssignmentsWithdrawn,
    FollowedUp,
)
from praja.duties.letters.models import Assignment, FollowUp
from praja.duties.letters.models.dispositions import LIVE
from praja.duties.letters.operations.asking import account_acting, work_of
from praja.duties.letters.procedure.names import DO_CONCLUDE
from praja.duties.letters.queries.dispositions import FOLLOW_UP_FILES
from praja.duties.letters.rules import asking as rules
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of, work_item
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.kernel.procedures.words import Words, words_of
from praja.kernel.work.domain import FAR
from praja.kernel.work.operations import close_work_items, close_work_of_kind, open_work
from praja.lib.actors import Actor
from praja.lib.moments import local_zone

LONGEST_REASON = 300


def follow_up(
    *, assignment: Assignment, text: str, files: Sequence[StoredFile] = (), actor: Actor, at: datetime
) -> FollowUp:
    """Say something in the conversation of an assignment that is not withdrawn; it moves nothing.

    Raises `NotHolder` for whoever has no part in it, `AssignmentEnded`, `WordsTooShort` where neither words nor files are
    given, `WordsTooLong`.
    """
    words = words_of(text, shortest=0 if files else 2)
    with transaction.atomic():
        case, held = _held(assignment, actor, rules.may_speak, NotHolder)
        if held.state == AssignmentState.WITHDRAWN:
            raise AssignmentEnded
        said = _say(held, Said.WORDS, words, files, actor, at)
        event = FollowedUp(assignment=held.pk, follow_up=said.pk, text=words.digest, files=_hashes(files))
        _record(event, case, actor, at)
    return said


def finish_assignment(
    *, assignment: Assignment, report: str = "", files: Sequence[StoredFile] = (), actor: Actor, at: datetime
) -> Assignment:
    """Its holder reports that it is done, in words or by a file; what was for information alone is marked as read and needs
    neither. Others who were asked below go on. Repeating it changes nothing.

    Raises `NotHolder`, `AssignmentEnded` for what was withdrawn, `WordsTooShort`, `WordsTooLong` at `report`.
    """
    with transaction.atomic():
        case, held = _held(assignment, actor, rules.holds, NotHolder)
        if held.state == AssignmentState.DONE:
            return held
        if held.state == AssignmentState.WITHDRAWN:
            raise AssignmentEnded
        words = words_of(report, field="report", shortest=0 if files or held.is_for_information else 2)
        said = _say(held, Said.REPORT, words, files, actor, at) if words.text or files else None
        _move(held, AssignmentState.DONE, at)
        event = AssignmentDone(
            assignment=held.pk,
            follow_up=said.pk if said else None,
            report=words.digest if said else "",
            files=_hashes(files),
        )
        _record(event, case, actor, at)
        _call_whoever_asked(case, held, at)
    return held


def reopen_assignment(
    *, assignment: Assignment, reason: str, due_at: datetime | None = None, actor: Actor, at: datetime
) -> Assignment:
    """Whoever asked does not take it as done: the addressee reads why and goes on, until `due_at` or the day it had.

    Raises `NotAsker`, `NotDoneYet`, `ParentEnded` where the asker has reported themselves, `WrongState` for a case that is
    over, `DuePassed`, `DueAfterParent`, `WordsTooShort`, `WordsTooLong` at `reason`.
    """
    words = words_of(reason, field="reason", shortest=5)
    with transaction.atomic():
        case, held = _held(assignment, actor, rules.asked, NotAsker)
        _check_open(case)
        parent = held.disposition.parent
        if held.state != AssignmentState.DONE or held.is_for_information:
            raise NotDoneYet
        if parent is not None and parent.state not in LIVE:
            raise ParentEnded
        held.due_at = _new_due(held, parent, due_at, at)
        said = _say(held, Said.RETURNED, words, (), actor, at)
        _give_back(held, at)
        due = moment_text(held.due_at) if held.due_at else None
        event = AssignmentReopened(assignment=held.pk, follow_up=said.pk, reason=words.digest, due=due)
        _record(event, case, actor, at)
        _silence_whoever_asked(case, parent, at)
    return held


def withdraw_assignments(
    *, assignments: Sequence[Assignment], reason: str, actor: Actor, at: datetime
) -> tuple[int, ...]:
    """Whoever asked takes it back from these addressees of one case, and with it what they passed on. They read why; what is
    done stays done. Returns the ids of all that were withdrawn.

    Raises `NotAsker`, `AssignmentEnded` where nothing is left to withdraw, `WordsTooShort`, `WordsTooLong` at `reason`.
    """
    words = words_of(reason, field="reason", shortest=5, longest=LONGEST_REASON)
    with transaction.atomic():
        case = lock(assignments[0].case_id)
        chosen = list(Assignment.objects.filter(pk__in=[one.pk for one in assignments], case=case))
        if not chosen or not all(rules.asked(actor, one) for one in chosen):
            raise NotAsker
        if not rules.may_open_case(actor, case):
            raise StepNotAllowed
        gone = take_back(case, [one.pk for one in chosen], words, at)
        if not gone:
            raise AssignmentEnded
        _record(AssignmentsWithdrawn(assignments=gone, reason=words.digest), case, actor, at)
        for parent in {one.disposition.parent_id: one for one in chosen}.values():
            _call_whoever_asked(case, parent, at)
    return gone


def take_back(case: Case, chosen: Sequence[int], words: Words, at: datetime) -> tuple[int, ...]:
    """Withdraw these and what was passed on below them, under the lock of their case; the caller records it."""
    gone = taken_along(askings_of(case), chosen)
    rows = Assignment.objects.filter(pk__in=gone)
    close_work_items([item for item in rows.values_list("work_item", flat=True) if item is not None], at=at)
    rows.update(state=AssignmentState.WITHDRAWN, withdrawn_reason=words.text, withdrawn_salt=words.salt, changed_at=at)
    return gone


def askings_of(case: Case) -> list[Asking]:
    """Everybody who was asked in a case, as the tree knows them."""
    rows = Assignment.objects.filter(case=case).values_list(
        "id", "disposition__parent_id", "state", "is_for_information", "due_at"
    )
    return [Asking(*row) for row in rows]


def _held(
    assignment: Assignment,
    actor: Actor,
    rule: Callable[[Actor, Assignment], bool],
    refusal: type[NotHolder] | type[NotAsker],
) -> tuple[Case, Assignment]:
    """The case, locked, and the assignment as it stands now, if `rule` allows it and the actor may open the case."""
    case = lock(assignment.case_id)
    held = Assignment.objects.select_related("disposition__parent").get(pk=assignment.pk)
    held.case = case
    if not rule(actor, held):
        raise refusal
    # Whom it was withdrawn from still holds it, and reads why.
    if held.state != AssignmentState.WITHDRAWN and not rules.may_open_case(actor, case):
        raise StepNotAllowed
    return case, held


def _say(
    held: Assignment, kind: Said, words: Words, files: Sequence[StoredFile], actor: Actor, at: datetime
) -> FollowUp:
    said = FollowUp.objects.create(
        assignment=held, by=account_acting(actor), kind=kind, text=words.text, salt=words.salt, said_at=at
    )
    for file in files:
        attach(file=file, object_kind=FOLLOW_UP_FILES, object_id=said.pk, title="", actor=actor, at=at)
    return said


def _move(held: Assignment, state: AssignmentState, at: datetime) -> None:
    held.state, held.changed_at = state, at
    held.save(update_fields=["state", "changed_at"])
    if held.work_item is not None:
        close_work_items([held.work_item], at=at)


def _give_back(held: Assignment, at: datetime) -> None:
    """It waits for its addressee again."""
    item = work_of(held, at)
    open_work([item])
    held.state, held.changed_at, held.work_item, held.missed_at = AssignmentState.OPEN, at, item.pk, None
    held.save(update_fields=["state", "changed_at", "work_item", "missed_at", "due_at"])


def _new_due(held: Assignment, parent: Assignment | None, wanted: datetime | None, at: datetime) -> datetime | None:
    zone = local_zone()
    if wanted is None:
        return latest_due(held.due_at, at, zone)
    latest = latest_due(parent.due_at, at, zone) if parent else None
    if wanted <= at:
        raise DuePassed
    if latest is not None and wanted > latest:
        raise DueAfterParent(latest)
    return wanted


def _call_whoever_asked(case: Case, held: Assignment, at: datetime) -> None:
    """Once nobody is waited for any more, it is whoever asked who must go on: it lies on their desk again."""
    parent = held.disposition.parent
    progress = progress_below(askings_of(case), parent.pk if parent else None, at)
    if held.is_for_information or progress.is_awaited:
        return
    if parent is not None:
        if parent.state == AssignmentState.PASSED_ON:
            parent.case = case
            _give_back(parent, at)
    else:
        call_head(case, at)


def call_head(case: Case, at: datetime) -> None:
    """Nobody is waited for in the case: it is its head's to conclude."""
    procedure = procedure_of(case)
    if not procedure.by_state[case.state].final:
        close_work_of_kind(case.pk, kind=DO_CONCLUDE.kind, at=at)
        open_work([work_item(procedure, DO_CONCLUDE, case, case.due_at or FAR, at, {})])


def _silence_whoever_asked(case: Case, parent: Assignment | None, at: datetime) -> None:
    """They wait again."""
    if parent is None:
        close_work_of_kind(case.pk, kind=DO_CONCLUDE.kind, at=at)
    elif parent.state == AssignmentState.OPEN:
        _move(parent, AssignmentState.PASSED_ON, at)


def _check_open(case: Case) -> None:
    state = procedure_of(case).by_state[case.state]
    if state.final:
        raise WrongState(state.office)


def _hashes(files: Sequence[StoredFile]) -> tuple[str, ...]:
    return tuple(file.sha256 for file in files)


def _record(event: Event, case: Case, actor: Actor, at: datetime) -> None:
    record(event, actor=actor, at=at, stream=case.stream, refs=refs_of(case))
