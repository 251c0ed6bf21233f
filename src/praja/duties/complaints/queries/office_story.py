# SPDX-License-Identifier: EUPL-1.2
"""The story of a case as officers read it: each act in order, by whom, when, and what was said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from praja.duties.complaints.procedure import COMPLAINT, INTAKE
from praja.duties.complaints.queries.office_told import BY_REPORTER, INTERNAL, is_told, role_in, told
from praja.duties.complaints.queries.office_words import NOTHING, Written, written_in
from praja.duties.complaints.rules import OFFICE_ROLES
from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.queries import HistoryRow, history
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, RoleAssignment
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


@dataclass(frozen=True, slots=True)
class People:
    """Who acted: account to name, and account to the roles and units it holds them over."""

    names: Mapping[str, str]
    roles: Mapping[str, tuple[tuple[str, int], ...]]


def office_story(actor: Actor, case: Case, *, seen_version: int | None = None) -> list[OfficeAct]:
    """Everything that happened, oldest first. `seen_version`: what moved the case after it is marked as new.

    Three statements, and one for each kind of words that the case has. Colleagues are named where the reader holds a role over
    their unit; elsewhere role and unit stand.
    """
    rows = [row for row in history(case.stream) if is_told(row.name)]
    words, people = written_in(case.complaint, rows), _people(rows)
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


def _people(rows: Iterable[HistoryRow]) -> People:
    """All who acted. Two statements, none where only the reporter and the platform did."""
    ids = {row.actor_id for row in rows if row.actor_kind == ActorKind.EMPLOYEE and row.actor_id.isdigit()}
    if not ids:
        return People({}, {})
    names = {str(pk): name for pk, name in Account.objects.filter(pk__in=ids).values_list("pk", "person__name")}
    roles: dict[str, list[tuple[str, int]]] = {}
    held = RoleAssignment.objects.filter(account_id__in=ids, role__in=OFFICE_ROLES).order_by("id")
    for pk, role, unit in held.values_list("account_id", "role", "unit_id"):
        roles.setdefault(str(pk), []).append((role, unit))
    return People(names, {pk: tuple(found) for pk, found in roles.items()})


def _who(actor: Actor, row: HistoryRow, people: People) -> str:
    if row.actor_kind == ActorKind.SYSTEM:
        return _("The system")
    if row.name in BY_REPORTER or row.actor_kind != ActorKind.EMPLOYEE:
        return _("Reporter")
    role, unit = _capacity(row, people)
    node = units.current().get(unit) if unit else None
    is_own = any(unit in grant.unit_ids for grant in actor.grants)
    parts = (people.names.get(row.actor_id) if is_own else "", role.label if role else "", node.label if node else "")
    return ", ".join(str(part) for part in parts if part)


def _capacity(row: HistoryRow, people: People) -> tuple[Role | None, int | None]:
    """The role and unit in which somebody acted: the act's own, else what they hold over the unit of the case."""
    tree, role, at_unit = units.current(), role_in(row.name), row.refs.get("unit")
    intake = tree.function(INTAKE, local_date(row.at, local_zone()))
    if role is Role.COMPLAINT_COORDINATOR:
        return role, intake
    if role is not None:
        return role, row.payload.get("lead_unit", at_unit)
    held = people.roles.get(row.actor_id, ())
    over = [(found, unit) for found, unit in held if at_unit and at_unit in tree.subtree(unit)] or list(held)
    if not over:
        return None, at_unit
    found, unit = over[0]
    return Role(found), intake if found == Role.COMPLAINT_COORDINATOR else unit
