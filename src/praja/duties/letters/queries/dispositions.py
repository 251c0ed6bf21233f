# SPDX-License-Identifier: EUPL-1.2
"""The tree of dispositions of one case, as its page shows it: who asked whom for what until when, and what became of it. Four
statements, however large the tree."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from praja.duties.letters.domain.trees import Asking, Progress, progress_below
from praja.duties.letters.enums import AssignmentState, Instruction, Said
from praja.duties.letters.models import Assignment, Disposition, FollowUp
from praja.duties.letters.models.dispositions import LIVE
from praja.duties.letters.rules.asking import asked, holds, may_pass_on, may_record_passing_on, may_speak
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.people.models import Account
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor

FOLLOW_UP_FILES = "letters.follow_up"
"""Kind of the attachments of what is said in the conversation of an assignment."""

TONES = {
    AssignmentState.OPEN: "info",
    AssignmentState.PASSED_ON: "info",
    AssignmentState.DONE: "done",
    AssignmentState.WITHDRAWN: "neutral",
}


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said in the conversation of an assignment, with its files."""

    row: FollowUp
    who: str
    files: tuple[Attachment, ...]

    @property
    def is_plain(self) -> bool:
        return self.row.kind == Said.WORDS


@dataclass(frozen=True, slots=True)
class Addressee:
    """One who was asked: by which name, where it stands at `at`, what was said, and the dispositions by which it was passed on.
    `may` names what the reader may do with it now."""

    row: Assignment
    name: str
    is_late: bool
    below: Progress
    said: tuple[Utterance, ...]
    sheets: "tuple[Sheet, ...]"
    may: frozenset[str]

    @property
    def tone(self) -> str:
        return "late" if self.is_late else TONES[AssignmentState(self.row.state)]

    @property
    def is_mine(self) -> bool:
        """Whether it waits for the reader."""
        return bool(self.may & {"finish", "read", "pass_on"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One disposition with those whom it asks."""

    row: Disposition
    giver: str
    boxes: tuple[str, ...]
    addressees: tuple[Addressee, ...]

    @property
    def recorder(self) -> str:
        return _name(self.row.recorded_by) if self.row.recorded_by else ""


@dataclass
class _Rows:
    actor: Actor
    at: datetime
    goes_on: bool
    askings: list[Asking]
    dispositions: Mapping[int | None, Sequence[Disposition]]
    assignments: Mapping[int, Sequence[Assignment]]
    said: Mapping[int, Sequence[Utterance]] = field(default_factory=dict)


def sheets_of(case: Case, actor: Actor, at: datetime, *, goes_on: bool = True) -> tuple[Sheet, ...]:
    """The first dispositions of a case, each with what was passed on from there. The caller has asked whether the actor may open
    the case; `goes_on`: whether more may be asked in it."""
    rows = Assignment.objects.filter(case=case).select_related("unit", "person", "disposition__parent").order_by("pk")
    assignments = list(rows)
    dispositions = Disposition.objects.filter(case=case).order_by("pk")
    dispositions = dispositions.select_related("given_by__person", "recorded_by__person", "scan")
    by_parent, by_disposition = (
        defaultdict[int | None, list[Disposition]](list),
        defaultdict[int, list[Assignment]](list),
    )
    for disposition in dispositions:
        by_parent[disposition.parent_id].append(disposition)
    for assignment in assignments:
        assignment.case = case
        by_disposition[assignment.disposition_id].append(assignment)
    askings = [
        Asking(one.pk, one.disposition.parent_id, one.state, one.is_for_information, one.due_at) for one in assignments
    ]
    found = _Rows(actor, at, goes_on, askings, by_parent, by_disposition, _conversations(assignments))
    return _sheets(found, None)


def progress_of(sheets: Sequence[Sheet]) -> Progress:
    """How far those have come whom the head asked, over all of the head's dispositions."""
    rows = [one for sheet in sheets for one in sheet.addressees]
    counted = [one for one in rows if not one.row.is_for_information and one.row.state != AssignmentState.WITHDRAWN]
    done = sum(one.row.state == AssignmentState.DONE for one in counted)
    return Progress(len(counted), done, sum(one.is_late for one in counted))


def waiting_for(sheets: Sequence[Sheet]) -> tuple[Addressee, ...]:
    """Who has it now: everybody from whom something is awaited and who has not passed it on, from the top down."""
    found: list[Addressee] = []
    for sheet in sheets:
        for one in sheet.addressees:
            if one.row.state == AssignmentState.OPEN and not one.row.is_for_information:
                found.append(one)
            found.extend(waiting_for(one.sheets))
    return tuple(found)


def acts_on(actor: Actor, row: Assignment, *, goes_on: bool) -> frozenset[str]:
    """What this actor may do with an assignment as it stands."""
    may: dict[str, Callable[[], bool]] = {
        "finish": lambda: row.state in LIVE and not row.is_for_information and holds(actor, row),
        "read": lambda: row.state == AssignmentState.OPEN and row.is_for_information and holds(actor, row),
        "pass_on": lambda: (
            goes_on
            and row.state in LIVE
            and not row.is_for_information
            and (may_pass_on(actor, row) or may_record_passing_on(actor, row))
        ),
        "speak": lambda: row.state != AssignmentState.WITHDRAWN and may_speak(actor, row),
        "withdraw": lambda: row.state in LIVE and asked(actor, row),
        "reopen": lambda: (
            goes_on
            and row.state == AssignmentState.DONE
            and not row.is_for_information
            and asked(actor, row)
            and (row.disposition.parent is None or row.disposition.parent.state in LIVE)
        ),
    }
    return frozenset(name for name, is_so in may.items() if is_so())


def name_of(row: Assignment) -> str:
    """Whom an assignment asks: the unit, or the person."""
    return row.person.name if row.person else row.unit.name


def _sheets(rows: _Rows, parent: int | None) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(
            row=one,
            giver=_name(one.given_by),
            boxes=tuple(str(Instruction(code).label) for code in one.instructions),
            addressees=tuple(_addressee(rows, row) for row in rows.assignments[one.pk]),
        )
        for one in rows.dispositions[parent]
    )


def _addressee(rows: _Rows, row: Assignment) -> Addressee:
    asking = next(one for one in rows.askings if one.id == row.pk)
    return Addressee(
        row=row,
        name=name_of(row),
        is_late=asking.is_late(rows.at),
        below=progress_below(rows.askings, row.pk, rows.at),
        said=tuple(rows.said.get(row.pk, ())),
        sheets=_sheets(rows, row.pk),
        may=acts_on(rows.actor, row, goes_on=rows.goes_on),
    )


def _conversations(assignments: Sequence[Assignment]) -> dict[int, list[Utterance]]:
    rows = FollowUp.objects.filter(assignment__in=assignments).select_related("by__person").order_by("pk")
    said = list(rows)
    files = defaultdict[int, list[Attachment]](list)
    for attachment in attachments_of(FOLLOW_UP_FILES, *[one.pk for one in said]) if said else ():
        files[attachment.object_id].append(attachment)
    found = defaultdict[int, list[Utterance]](list)
    for one in said:
        found[one.assignment_id].append(Utterance(one, _name(one.by), tuple(files[one.pk])))
    return found


def _name(account: Account) -> str:
    return account.person.name
