# SPDX-License-Identifier: EUPL-1.2
"""The story of a case as officers read it: each act in order, by whom, when, and what was said."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.office_people import People, people_of, shown_name
from praja.duties.complaints.queries.office_told import BY_REPORTER, INTERNAL, is_told, role_in, told
from praja.duties.complaints.queries.office_words import NOTHING, Written, written_in
from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.queries import HistoryRow, history
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DRAFTED = "complaints.drafted"


@dataclass(frozen=True, slots=True)
class OfficeAct:
    """One act. `official` is the state's legal name where the act moved the case; `is_new`: since the reader's page was
    opened; `is_internal`: reporter and public never learn of it; `current`: the last one of an open case."""

    at: datetime
    who: str
    what: str
    note: str = ""
    official: str = ""
    is_new: bool = False
    current: bool = False
    is_internal: bool = False
    facts: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()


def office_story(actor: Actor, case: Case, *, seen_version: int | None = None) -> list[OfficeAct]:
    """Everything that happened, oldest first. `seen_version`: what moved the case after it is marked as new.

    Three statements, and one for each kind of words that the case has. Colleagues are named where the reader holds a role over
    their unit; elsewhere role and unit stand.
    """
    rows = [row for row in history(case.stream) if is_told(row.name)]
    words = written_in(case.complaint, rows)
    people = people_of(row.actor_id for row in rows if row.actor_kind == ActorKind.EMPLOYEE)
    acts, moved = [], 0
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        moved += "step" in row.payload
        if following and row.name == following.name == DRAFTED and row.actor_id == following.actor_id:
            continue  # saved again and again by the same hand: the last time says it
        is_new = seen_version is not None and moved > seen_version
        acts.append(_act(actor, row, words.get(row.id, NOTHING), people, is_new))
    if acts and case.closed_at is None:
        acts[-1] = replace(acts[-1], current=True)
    return acts


def _act(actor: Actor, row: HistoryRow, words: Written, people: People, is_new: bool) -> OfficeAct:
    target = row.payload.get("target", "")
    return OfficeAct(
        at=row.at,
        who=_who(actor, row, people),
        what=told(row.name, row.payload),
        note=words.note,
        official=str(COMPLAINT.by_state[target].office) if target in COMPLAINT.by_state else "",
        is_new=is_new,
        is_internal=row.name in INTERNAL,
        facts=words.facts,
        files=words.files,
    )


def _who(actor: Actor, row: HistoryRow, people: People) -> str:
    if row.actor_kind == ActorKind.SYSTEM:
        return _("The system")
    if row.name in BY_REPORTER or row.actor_kind != ActorKind.EMPLOYEE:
        return _("Reporter")
    role, at_unit = role_in(row.name), row.payload.get("lead_unit", row.refs.get("unit"))
    on = local_date(row.at, local_zone())
    return shown_name(actor, people, row.actor_id, role=role, at_unit=at_unit, on=on)
