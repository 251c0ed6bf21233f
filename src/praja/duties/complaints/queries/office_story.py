# SPDX-License-Identifier: EUPL-1.2
"""The story of a case as officers read it: each act in order, by whom, when, and what was said."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.procedure import COMPLAINT, INTAKE
from praja.kernel.ledger.queries import HistoryRow, history
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OfficeAct:
    """One act. `official` is the state's legal name where the act moved the case; `is_new`: since the reader's page was
    opened; `current`: the last one of an open case."""

    at: datetime
    who: str
    what: str
    note: str = ""
    official: str = ""
    is_new: bool = False
    current: bool = False


def office_story(actor: Actor, case: Case, *, seen_version: int | None = None) -> list[OfficeAct]:
    """Everything that happened, oldest first. `seen_version`: what moved the case after it is marked as new.

    Five statements. Colleagues are named where the reader holds a role over their unit; elsewhere role and unit stand.
    """
    rows = [row for row in history(case.stream) if row.name in _WHAT]
    notes, names = _notes(case.complaint), _names(rows)
    acts, moved = [], 0
    for row in rows:
        moved += "step" in row.payload
        is_new = seen_version is not None and moved > seen_version
        acts.append(_act(actor, row, next(notes[row.name], "") if row.name in notes else "", names, is_new))
    if acts and case.closed_at is None:
        last = acts[-1]
        acts[-1] = OfficeAct(last.at, last.who, last.what, last.note, last.official, last.is_new, current=True)
    return acts


def _act(actor: Actor, row: HistoryRow, note: str, names: Mapping[str, str], is_new: bool) -> OfficeAct:
    target = row.payload.get("target")
    official = str(COMPLAINT.by_state[target].office) if target else ""
    return OfficeAct(row.at, _who(actor, row, names), _WHAT[row.name](row.payload), note, official, is_new)


def _notes(complaint: Complaint) -> dict[str, Iterator[str]]:
    """What was said, by the event it belongs to and in its order."""
    return {
        "complaints.filed": iter([complaint.text]),
        "complaints.answered": iter([answer.text for answer in complaint.answers.order_by("number")]),
        "complaints.replied": iter([reply.text for reply in complaint.replies.order_by("id")]),
        "complaints.archived": iter([complaint.archive_note]),
    }


def _names(rows: list[HistoryRow]) -> dict[str, str]:
    """Account id to the person's name, for all who acted. One statement."""
    ids = {row.actor_id for row in rows if row.actor_kind == ActorKind.EMPLOYEE and row.actor_id.isdigit()}
    return {str(pk): name for pk, name in Account.objects.filter(pk__in=ids).values_list("pk", "person__name")}


_BY_REPORTER = frozenset({"complaints.filed", "complaints.replied", "complaints.accepted"})
_ROLES = {
    "complaints.forwarded": Role.COMPLAINT_COORDINATOR,
    "complaints.archived": Role.COMPLAINT_COORDINATOR,
    "complaints.answered": Role.LIAISON,
}


def _who(actor: Actor, row: HistoryRow, names: Mapping[str, str]) -> str:
    if row.name in _BY_REPORTER and row.actor_kind != ActorKind.SYSTEM:
        return _("Reporter")
    if row.actor_kind != ActorKind.EMPLOYEE:
        return _("The system")
    tree, role = units.current(), _ROLES.get(row.name)
    unit = row.payload["lead_unit"] if role is Role.LIAISON else tree.function(INTAKE, local_date(row.at, local_zone()))
    node = tree.get(unit) if unit else None
    is_own = any(unit in grant.unit_ids for grant in actor.grants)
    parts = (names.get(row.actor_id) if is_own else "", role.label if role else "", node.label if node else "")
    return ", ".join(str(part) for part in parts if part)


def _forwarded(payload: Payload) -> str:
    return _("Checked and handed to %(unit)s as “%(class)s”") % {
        "unit": units.current().name(payload["to_unit"]),
        "class": Classification(payload["classification"]).label,
    }


_WHAT: dict[str, Callable[[Payload], str]] = {
    "complaints.filed": lambda _payload: _("Reported"),
    "complaints.forwarded": _forwarded,
    "complaints.answered": lambda payload: _("Answered: %(kind)s") % {"kind": AnswerKind(payload["kind"]).label},
    "complaints.replied": lambda _payload: _("The reporter wrote back: not content yet"),
    "complaints.accepted": lambda _payload: _("The reporter accepted the answer"),
    "complaints.closed_by_silence": lambda _payload: _("Closed: nobody replied within the lawful time"),
    "complaints.archived": lambda payload: (
        _("Filed away: %(reason)s") % {"reason": ArchiveReason(payload["reason"]).label}
    ),
    "procedures.deadline_missed": lambda payload: (
        _("The clock “%(clock)s” passed its date; the head was told")
        % {"clock": COMPLAINT.by_clock[payload["clock"]].label}
    ),
    "procedures.clocks_moved": lambda payload: _("The clocks were moved: %(reason)s") % {"reason": payload["reason"]},
    "procedures.support_asked": lambda payload: (
        _("%(unit)s was asked to help") % {"unit": units.current().name(payload["unit"])}
    ),
    "procedures.support_given": lambda payload: (
        _("%(unit)s finished its part") % {"unit": units.current().name(payload["unit"])}
    ),
}
