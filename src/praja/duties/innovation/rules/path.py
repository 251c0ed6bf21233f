# SPDX-License-Identifier: EUPL-1.2
"""Who sees an innovation, works on it, discusses it, decides about it, and keeps the path."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.innovation.enums import PATH, WRITABLE, PathState, TeamFunction
from praja.duties.innovation.models import Innovation, Reviewer, TeamMember
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.plans.rules import let_write
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import NONE, CaseRule, case_rule
from praja.lib.actors import Actor, ActorKind, Door, Holders, Rule

KEEPERS = (Role.ORGANIZATION,)
"""Who keeps the path, over their units: the office that coordinates innovation."""
_READERS = (Role.HEAD, *KEEPERS, Role.AUDITOR)
_TEAM = (TeamFunction.LEADER, TeamFunction.MEMBER)

opens_innovation = Door(
    "innovation.open", lambda actor: actor.kind is ActorKind.EMPLOYEE and actor.person_id is not None
)
"""Everybody in the office: what is shown, what is one's own, how to begin."""


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


def _me(actor: Actor) -> int:
    """The actor's person; 0, which is nobody, for whoever is no employee."""
    return actor.person_id or 0 if actor.kind is ActorKind.EMPLOYEE else 0


def keeps_innovation(actor: Actor, unit_id: int) -> bool:
    """Whether this actor keeps the innovations of a unit: the organisation bureau over it, or the platform."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*KEEPERS)


def in_team(actor: Actor, innovation_id: int, *functions: str) -> bool:
    """Whether this actor is of the team, in one of `functions` where some are named."""
    mine = TeamMember.objects.filter(innovation_id=innovation_id, person_id=_me(actor), left_at=None)
    return (mine.filter(function__in=functions) if functions else mine).exists()


def reviews(actor: Actor, innovation_id: int) -> bool:
    """Whether this actor is of the independent team that discusses it."""
    return Reviewer.objects.filter(innovation_id=innovation_id, person_id=_me(actor), ended_at=None).exists()


def _team_of(path: str, person_id: int) -> Exists:
    return Exists(TeamMember.objects.filter(innovation=OuterRef(path), person_id=person_id, left_at=None))


def _reviewed_by(path: str, person_id: int) -> Exists:
    return Exists(Reviewer.objects.filter(innovation=OuterRef(path), person_id=person_id, ended_at=None))


def _sees(actor: Actor, row: Innovation) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return True
    if not _me(actor):
        return False
    if row.case.state == PathState.DISPLAYED or row.case.lead_unit_id in actor.units_as(*_READERS):
        return True
    return in_team(actor, row.pk) or reviews(actor, row.pk)


def _seen(actor: Actor, rows: "QuerySet[Innovation]") -> "QuerySet[Innovation]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    if not _me(actor):
        return rows.none()
    led = Q(case__lead_unit_id__among=actor.units_as(*_READERS))
    mine = Q(_team_of("pk", _me(actor))) | Q(_reviewed_by("pk", _me(actor)))
    return rows.filter(Q(case__state=PathState.DISPLAYED) | led | mine)


def _seers(row: Innovation) -> Iterable[Holders]:
    yield from (Holders(role, _above(row.case.lead_unit_id)) for role in _READERS)
    people = row.team.filter(left_at=None).values_list("person_id", flat=True)
    yield from (Holders("", person_id=person) for person in people)
    readers = row.reviewers.filter(ended_at=None).values_list("person_id", flat=True)
    yield from (Holders("", person_id=person) for person in readers)


SEE_INNOVATION: Rule[Innovation] = Rule("innovation.see", _sees, _seen, _seers)
"""Before it is shown: its team, who discusses it, head, organisation bureau and auditor over its unit; no other team. From its
display on everybody in the office."""


def _works(actor: Actor, row: Innovation) -> bool:
    return row.case.state in WRITABLE and in_team(actor, row.pk, *_TEAM)


def _of_team(actor: Actor, rows: "QuerySet[Innovation]") -> "QuerySet[Innovation]":
    mine = TeamMember.objects.filter(innovation=OuterRef("pk"), person_id=_me(actor), left_at=None)
    return rows.filter(Exists(mine.filter(function__in=_TEAM)))


def _worked_by(actor: Actor, rows: "QuerySet[Innovation]") -> "QuerySet[Innovation]":
    return _of_team(actor, rows).filter(case__state__in=WRITABLE)


def _workers(row: Innovation) -> Iterable[Holders]:
    people = row.team.filter(left_at=None, function__in=_TEAM).values_list("person_id", flat=True)
    return (Holders("", person_id=person) for person in people)


WORK_ON: Rule[Innovation] = Rule("innovation.work", _works, _worked_by, _workers)
"""Leader and members, as long as it is being written; the mentor reads."""


def _belongs(actor: Actor, row: Innovation) -> bool:
    return in_team(actor, row.pk, *_TEAM)


BELONG_TO: Rule[Innovation] = Rule("innovation.belong", _belongs, _of_team, _workers)
"""Leader and members, in whatever state it is: they carry its plan to the end."""

let_write(PATH, rows=Innovation.objects.all, belong=BELONG_TO, write=WORK_ON)


def _curates(actor: Actor, row: Innovation) -> bool:
    return keeps_innovation(actor, row.case.lead_unit_id)


def _curated_by(actor: Actor, rows: "QuerySet[Innovation]") -> "QuerySet[Innovation]":
    return rows if actor.kind is ActorKind.SYSTEM else rows.filter(case__lead_unit_id__among=actor.units_as(*KEEPERS))


CURATE: Rule[Innovation] = Rule(
    "innovation.curate",
    _curates,
    _curated_by,
    lambda row: tuple(Holders(role, _above(row.case.lead_unit_id)) for role in KEEPERS),
)
"""The organisation bureau over the unit: names who discusses, writes down advice, decision and reports, shows."""


def may_judge(actor: Actor, row: Innovation) -> bool:
    """Whether this actor chooses by which numbers it is judged, and keeps what they say: leader, members, the organisation
    bureau; in whatever state that is not its end."""
    return row.case.closed_at is None and (
        in_team(actor, row.pk, *_TEAM) or keeps_innovation(actor, row.case.lead_unit_id)
    )


def _root() -> int:
    return units.current().roots[0].id


def decides(actor: Actor) -> bool:
    """Whether this actor decides about regional innovations: the head of the region."""
    return _root() in actor.units_as(Role.HEAD)


def _is_path(case: Case) -> bool:
    return case.procedure == PATH


may_start: CaseRule = case_rule(
    "innovation.start",
    lambda actor, case: _is_path(case) and (actor.kind is ActorKind.SYSTEM or bool(_me(actor))),
    lambda actor: Q(procedure=PATH) if _me(actor) or actor.kind is ActorKind.SYSTEM else NONE,
)
"""Everybody in the office, for a unit: whether it is theirs the operation asks."""


def _leads(actor: Actor, case: Case) -> bool:
    return _is_path(case) and in_team(actor, case.pk, *_TEAM)


def _led_by(actor: Actor) -> Q:
    mine = TeamMember.objects.filter(innovation=OuterRef("pk"), person_id=_me(actor), left_at=None)
    return Q(procedure=PATH) & Q(Exists(mine.filter(function__in=_TEAM)))


def _workers_of_case(case: Case) -> Iterable[Holders]:
    found = Innovation.objects.select_related("case").filter(pk=case.pk).first()
    return () if found is None else tuple(_workers(found))


may_work: CaseRule = case_rule("innovation.team", _leads, _led_by, _workers_of_case)
"""Leader and members, in whatever state."""

may_curate: CaseRule = case_rule(
    "innovation.keep",
    lambda actor, case: _is_path(case) and keeps_innovation(actor, case.lead_unit_id),
    lambda actor: (
        Q(procedure=PATH)
        if actor.kind is ActorKind.SYSTEM
        else Q(procedure=PATH, lead_unit_id__among=actor.units_as(*KEEPERS))
    ),
    lambda case: tuple(Holders(role, _above(case.lead_unit_id)) for role in KEEPERS),
)

may_decide: CaseRule = case_rule(
    "innovation.decide",
    lambda actor, case: _is_path(case) and decides(actor),
    lambda actor: Q(procedure=PATH) if decides(actor) else NONE,
    lambda case: (Holders(Role.HEAD, frozenset({_root()})),),
)
"""The head of the region alone; nobody who heads a unit below it."""
