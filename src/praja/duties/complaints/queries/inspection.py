# SPDX-License-Identifier: EUPL-1.2
"""Reports on wrongdoing, as the inspectorate alone reads them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from praja.duties.complaints.enums import WHISTLEBLOWING
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.procedure import RECEIVED, REPORT_ON_WRONGDOING
from praja.duties.complaints.queries.office import ATTACHED_TO
from praja.duties.complaints.rules import may_inspect
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.queries import HistoryRow, history
from praja.kernel.notifications.queries import REPORTER, conversation_of, spoken_file
from praja.kernel.people.models import Account
from praja.kernel.procedures.declarations import Step
from praja.kernel.procedures.models import Case, Deadline
from praja.lib.actors import Actor, ActorKind
from praja.lib.codes import read_code
from praja.lib.errors import NotFound
from praja.lib.pages import Page, page_of

FIRST_DUE = ("due_at", "id")
SEEN = "complaints.wrongdoing_seen"


@dataclass(frozen=True, slots=True)
class InspectionAct:
    """One act of the story. `note` is what was said; `current`: the last one of an open case."""

    at: datetime
    who: str
    what: str
    note: str = ""
    current: bool = False


def inspected_cases(actor: Actor, *, state: str = "") -> QuerySet[Case]:
    """The reports on wrongdoing of the inspectorates over which the actor is an inspector."""
    cases = may_inspect.visible(actor, Case.objects.filter(procedure=WHISTLEBLOWING))
    return (cases.filter(state=state) if state else cases).select_related("lead_unit")


def inspection_page(cases: QuerySet[Case], cursor: str | None) -> Page[Case]:
    """One page, the first due first; what no clock runs for comes last. Raises `InvalidInput` for a foreign cursor."""
    return page_of(cases, order=FIRST_DUE, cursor=cursor)


def case_under_inspection(actor: Actor, code: str) -> Case:
    """One case with its report. Raises `NotFound` alike for an absent code and for one the actor may not read."""
    rows = inspected_cases(actor).filter(code=read_code(code))
    found = rows.select_related("lead_unit", "complaint__region", "complaint__reporter").first()
    if found is None:
        raise NotFound(_("There is no report with this code among those you may read."))
    return found


def inspection_files(case: Case) -> list[Attachment]:
    """What was sent along, in order."""
    return list(attachments_of(ATTACHED_TO, case.pk))


def inspection_file_of(case: Case, attachment_id: int) -> Attachment:
    """One attachment of this very case. Raises `NotFound`."""
    found = attachments_of(ATTACHED_TO, case.pk).filter(pk=attachment_id).first()
    if found is None:
        raise NotFound(_("This report has no such file."))
    return found


def inspection_steps(actor: Actor, case: Case) -> list[Step]:
    """What the inspector may do with the case now."""
    steps = REPORT_ON_WRONGDOING.steps
    return [step for step in steps if case.state in step.sources and step.rule.allows(actor, case)]


def examination(case: Case) -> Deadline | None:
    """The clock of the examination, the newest one."""
    return Deadline.objects.filter(case=case, clock="examination").order_by("-started_at", "-id").first()


def is_waiting_for_inspector(case: Case) -> bool:
    """Whether the inspectorate owes the next act."""
    return case.state == RECEIVED


@dataclass(frozen=True, slots=True)
class Look:
    """An inspector looked at the report, at least once in the half hour from `at`."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """One thing said between inspector and reporter. `is_ours`: the inspectorate said it."""

    at: datetime
    who: str
    text: str
    is_ours: bool
    files: tuple[Attachment, ...]


def inspection_talk(case: Case) -> list[InspectionLine]:
    """Everything said beside the answers, in order. Three statements."""
    spoken = conversation_of(case)
    names = _names(str(one.account) for one in spoken if one.account)
    return [
        InspectionLine(
            at=one.said_at,
            who=_("Reporter") if one.by == REPORTER else names.get(str(one.account), ""),
            text=one.text,
            is_ours=one.by != REPORTER,
            files=one.files,
        )
        for one in spoken
    ]


def inspection_spoken_file(case: Case, attachment_id: int) -> Attachment:
    """One file of the talk in this very case. Raises `NotFound`."""
    found = spoken_file(case, attachment_id)
    if found is None:
        raise NotFound(_("This report has no such file."))
    return found


def looks_at(case: Case, most: int = 20) -> list[Look]:
    """Who looked at it, the latest first. Two statements."""
    rows = [row for row in history(case.stream) if row.name == SEEN][-most:][::-1]
    names = _names(row.actor_id for row in rows)
    return [Look(names.get(row.actor_id, ""), row.at) for row in rows]


def inspection_story(case: Case) -> list[InspectionAct]:
    """Everything that happened, oldest first. Four statements."""
    rows = [row for row in history(case.stream) if row.name in _WHAT]
    notes = _notes(case.complaint)
    names = _names(row.actor_id for row in rows if row.actor_kind == ActorKind.EMPLOYEE)
    acts = [_act(row, next(notes[row.name], "") if row.name in notes else "", names) for row in rows]
    if acts and case.closed_at is None:
        last = acts[-1]
        acts[-1] = InspectionAct(last.at, last.who, last.what, last.note, current=True)
    return acts


def _act(row: HistoryRow, note: str, names: Mapping[str, str]) -> InspectionAct:
    if row.actor_kind == ActorKind.EMPLOYEE:
        who = names.get(row.actor_id, "")
    else:
        who = _("The system") if row.actor_kind == ActorKind.SYSTEM else _("Reporter")
    return InspectionAct(row.at, who, _WHAT[row.name](row.payload), note)


def _notes(complaint: Complaint) -> dict[str, Iterator[str]]:
    return {
        "complaints.wrongdoing_reported": iter([complaint.text]),
        "complaints.wrongdoing_answered": iter([answer.text for answer in complaint.answers.order_by("number")]),
        "complaints.wrongdoing_replied": iter([reply.text for reply in complaint.replies.order_by("id")]),
    }


def _names(accounts: Iterable[str]) -> dict[str, str]:
    ids = {account for account in accounts if account.isdigit()}
    return {str(pk): name for pk, name in Account.objects.filter(pk__in=ids).values_list("pk", "person__name")}


_WHAT: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "complaints.wrongdoing_reported": lambda _payload: _("Reported"),
    "complaints.wrongdoing_answered": lambda _payload: _("The reporter was told what was found"),
    "complaints.wrongdoing_replied": lambda _payload: _("The reporter wrote back"),
    "complaints.wrongdoing_closed": lambda _payload: _("Closed"),
    "procedures.deadline_missed": lambda _payload: _("The time to examine passed"),
    "procedures.clocks_moved": lambda payload: _("The clocks were moved: %(reason)s") % {"reason": payload["reason"]},
}
