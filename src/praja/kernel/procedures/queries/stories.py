# SPDX-License-Identifier: EUPL-1.2
"""The story of a case as officers read it, whatever the duty: each act in order, by whom, when, and what was said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.queries import HistoryRow, history
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.people import People, people_of, shown_name
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.errors import Text
from praja.lib.moments import local_zone

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """The words of one act, further facts about it, and the files that came with it."""

    note: str = ""
    facts: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()


NOTHING = Written()


@dataclass(frozen=True, slots=True)
class StoryAct:
    """One act. `official` is the state's legal name where the act moved the case; `is_new`: since the reader's page was
    opened; `is_internal`: the public never learns of it; `current`: the last one of an open case."""

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


@dataclass(frozen=True)
class Telling:
    """How a duty tells the story of its cases. `told`: event to its sentence; what is not named there is not told. `roles` are
    those of its offices, `functions` the function whose unit a role works at. `role_in` says in which role somebody takes an
    act, None where several may. `internal` are events of which only officers learn, `outside` those of `outsider`, whoever wrote
    them down. Of `saved`, events that the same hand repeats, the last one tells.
    """

    told: Mapping[str, Callable[[Payload], str]]
    roles: tuple[Role, ...]
    outsider: Text
    role_in: Callable[[str], Role | None] = lambda _name: None
    functions: Mapping[str, str] | None = None
    internal: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    saved: frozenset[str] = frozenset()


def rows_told(case: Case, telling: Telling) -> list[HistoryRow]:
    """What the ledger holds of the case and its duty tells, oldest first. One statement."""
    return [row for row in history(case.stream) if row.name in telling.told]


def office_story(
    actor: Actor,
    case: Case,
    telling: Telling,
    rows: list[HistoryRow],
    words: Mapping[int, Written],
    *,
    seen_version: int | None = None,
) -> list[StoryAct]:
    """Everything that happened, oldest first. `words`: ledger id of an act to what was written in it. `seen_version`: what moved
    the case after it is marked as new. Colleagues are named where the reader holds a role over their unit; elsewhere role and
    unit stand. Two statements.
    """
    accounts = (row.actor_id for row in rows if row.actor_kind == ActorKind.EMPLOYEE)
    people = people_of(accounts, roles=telling.roles, functions=telling.functions)
    acts, moved = list[StoryAct](), 0
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        moved += "step" in row.payload
        if following and row.name in telling.saved and (row.name, row.actor_id) == (following.name, following.actor_id):
            continue
        is_new = seen_version is not None and moved > seen_version
        acts.append(_act(actor, case, telling, row, words.get(row.id, NOTHING), people, is_new))
    if acts and case.closed_at is None:
        acts[-1] = replace(acts[-1], current=True)
    return acts


def _act(
    actor: Actor, case: Case, telling: Telling, row: HistoryRow, words: Written, people: People, is_new: bool
) -> StoryAct:
    states, target = procedure_of(case).by_state, row.payload.get("target", "")
    return StoryAct(
        at=row.at,
        who=_who(actor, telling, row, people),
        what=telling.told[row.name](row.payload),
        note=words.note,
        official=str(states[target].office) if target in states else "",
        is_new=is_new,
        is_internal=row.name in telling.internal,
        facts=words.facts,
        files=words.files,
    )


def _who(actor: Actor, telling: Telling, row: HistoryRow, people: People) -> str:
    if row.actor_kind == ActorKind.SYSTEM:
        return _("The system")
    if row.name in telling.outside or row.actor_kind != ActorKind.EMPLOYEE:
        return str(telling.outsider)
    role, at_unit = telling.role_in(row.name), row.payload.get("lead_unit", row.refs.get("unit"))
    on = local_date(row.at, local_zone())
    return shown_name(actor, people, row.actor_id, role=role, at_unit=at_unit, on=on)
