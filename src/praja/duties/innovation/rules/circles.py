# SPDX-License-Identifier: EUPL-1.2
"""Who keeps a circle, works in it, sees its projects, and decides about their plans and standards."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.innovation.enums.circles import CIRCLE_PROJECT, DONE, CirclePart
from praja.duties.innovation.models.circles import Circle, CircleMember, CircleProject
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import CaseRule, case_rule
from praja.lib.actors import Actor, ActorKind, Holders, Rule, role_door

KEEPERS_OF_CIRCLES = (Role.HEAD, Role.ORGANIZATION)
"""Who founds circles and says who belongs to them, over their units."""
opens_founding = role_door("innovation.found_circles", *KEEPERS_OF_CIRCLES)
"""Founding a circle at all."""
_READERS = (*KEEPERS_OF_CIRCLES, Role.AUDITOR)


def _above(unit_id: int) -> frozenset[int]:
    return frozenset((unit_id, *units.current().ancestors(unit_id)))


def _me(actor: Actor) -> int:
    """The actor's person; 0, which is nobody, for whoever is no employee."""
    return actor.person_id or 0 if actor.kind is ActorKind.EMPLOYEE else 0


def keeps_circles_of(actor: Actor, unit_id: int) -> bool:
    """Whether this actor founds and changes circles of a unit: its head, the organisation bureau over it, the platform."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*KEEPERS_OF_CIRCLES)


def in_circle(actor: Actor, circle_id: int, *parts: str) -> bool:
    """Whether this actor belongs to a circle, as one of `parts` where some are named."""
    mine = CircleMember.objects.filter(circle_id=circle_id, person_id=_me(actor), until=None)
    return (mine.filter(part__in=parts) if parts else mine).exists()


def leads_circle(actor: Actor, circle_id: int) -> bool:
    """Whether this actor leads a circle."""
    return in_circle(actor, circle_id, CirclePart.LEADER)


def _is_employee(actor: Actor) -> bool:
    return bool(_me(actor))


SEE_CIRCLE: Rule[Circle] = Rule(
    "innovation.see_circle",
    lambda actor, _row: actor.kind is ActorKind.SYSTEM or _is_employee(actor),
    lambda actor, rows: rows if actor.kind is ActorKind.SYSTEM or _is_employee(actor) else rows.none(),
    lambda row: tuple(Holders(role, _above(row.unit_id)) for role in KEEPERS_OF_CIRCLES),
)
"""That a circle is there and who belongs to it everybody in the office may know; its work is `SEE_PROJECT`'s."""


def _keeps(actor: Actor, row: Circle) -> bool:
    return keeps_circles_of(actor, row.unit_id)


KEEP_CIRCLE: Rule[Circle] = Rule(
    "innovation.keep_circle",
    _keeps,
    lambda actor, rows: (
        rows if actor.kind is ActorKind.SYSTEM else rows.filter(unit_id__among=actor.units_as(*KEEPERS_OF_CIRCLES))
    ),
    lambda row: tuple(Holders(role, _above(row.unit_id)) for role in KEEPERS_OF_CIRCLES),
)
"""Head of the unit and organisation bureau: founding, people, ending."""


def _circle_of(path: str, person_id: int, *parts: str) -> Exists:
    mine = CircleMember.objects.filter(circle=OuterRef(path), person_id=person_id, until=None)
    return Exists(mine.filter(part__in=parts) if parts else mine)


def _sees(actor: Actor, row: CircleProject) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return True
    if not _is_employee(actor):
        return False
    if row.case.state in DONE or row.case.lead_unit_id in actor.units_as(*_READERS):
        return True
    return in_circle(actor, row.circle_id)


def _seen(actor: Actor, rows: "QuerySet[CircleProject]") -> "QuerySet[CircleProject]":
    if actor.kind is ActorKind.SYSTEM:
        return rows
    if not _is_employee(actor):
        return rows.none()
    led = Q(case__lead_unit_id__among=actor.units_as(*_READERS))
    return rows.filter(Q(case__state__in=DONE) | led | Q(_circle_of("circle_id", _me(actor))))


def _people(circle_id: int, *parts: str) -> Iterable[Holders]:
    mine = CircleMember.objects.filter(circle_id=circle_id, until=None)
    found = mine.filter(part__in=parts) if parts else mine
    yield from (Holders("", person_id=person) for person in found.values_list("person_id", flat=True))


def _seers(row: CircleProject) -> Iterable[Holders]:
    yield from (Holders(role, _above(row.case.lead_unit_id)) for role in _READERS)
    yield from _people(row.circle_id)


SEE_PROJECT: Rule[CircleProject] = Rule("innovation.see_project", _sees, _seen, _seers)
"""While it is worked on: its circle, and head, organisation bureau and auditor over the unit. Once it is reported everybody in
the office."""


def _works(actor: Actor, row: CircleProject) -> bool:
    return actor.kind is ActorKind.SYSTEM or in_circle(actor, row.circle_id)


def _worked(actor: Actor, rows: "QuerySet[CircleProject]") -> "QuerySet[CircleProject]":
    return rows if actor.kind is ActorKind.SYSTEM else rows.filter(_circle_of("circle_id", _me(actor)))


WORK_ON_PROJECT: Rule[CircleProject] = Rule(
    "innovation.work_on_project", _works, _worked, lambda row: tuple(_people(row.circle_id))
)
"""Everybody of the circle, the facilitator too: sheets, minutes, tools."""


def _circle_id(case: Case) -> int:
    """The circle whose project a case is; 0 for none."""
    if case.procedure != CIRCLE_PROJECT or case.pk is None:
        return 0
    return CircleProject.objects.filter(pk=case.pk).values_list("circle_id", flat=True).first() or 0


def _leads_case(actor: Actor, case: Case) -> bool:
    return bool(circle := _circle_id(case)) and leads_circle(actor, circle)


def _led_cases(actor: Actor) -> Q:
    led = CircleMember.objects.filter(person_id=_me(actor), until=None, part=CirclePart.LEADER)
    mine = CircleProject.objects.filter(pk=OuterRef("pk"), circle__in=led.values("circle"))
    return Q(procedure=CIRCLE_PROJECT) & Q(Exists(mine))


def _leaders(case: Case) -> Iterable[Holders]:
    return tuple(_people(_circle_id(case), CirclePart.LEADER))


may_lead_project: CaseRule = case_rule("innovation.lead_project", _leads_case, _led_cases, _leaders)
"""The leader of the circle: going on, going back, handing in, finishing."""


def _opens(actor: Actor, case: Case) -> bool:
    if case.procedure != CIRCLE_PROJECT:
        return False
    mine = CircleMember.objects.filter(person_id=_me(actor), until=None, part=CirclePart.LEADER)
    return mine.filter(circle__unit_id=case.lead_unit_id, circle__ended_on=None).exists()


may_open_project: CaseRule = case_rule("innovation.open_project", _opens, _led_cases, _leaders)
"""Whoever leads a circle of the unit."""


def _decides(actor: Actor, case: Case) -> bool:
    if case.procedure != CIRCLE_PROJECT or case.lead_unit_id not in actor.units_as(Role.HEAD):
        return False
    return not _leads_case(actor, case)


def _decided(actor: Actor) -> Q:
    return Q(procedure=CIRCLE_PROJECT, lead_unit_id__among=actor.units_as(Role.HEAD)) & ~_led_cases(actor)


def _heads(case: Case) -> Iterable[Holders]:
    return (Holders(Role.HEAD, _above(case.lead_unit_id)),)


may_decide_project: CaseRule = case_rule("innovation.decide_project", _decides, _decided, _heads)
"""The head over the unit, about what somebody else leads."""


def _shows(actor: Actor, case: Case) -> bool:
    return case.procedure == CIRCLE_PROJECT and keeps_circles_of(actor, case.lead_unit_id)


may_show_project: CaseRule = case_rule(
    "innovation.show_project",
    _shows,
    lambda actor: (
        Q(procedure=CIRCLE_PROJECT)
        if actor.kind is ActorKind.SYSTEM
        else Q(procedure=CIRCLE_PROJECT, lead_unit_id__among=actor.units_as(*KEEPERS_OF_CIRCLES))
    ),
    lambda case: tuple(Holders(role, _above(case.lead_unit_id)) for role in KEEPERS_OF_CIRCLES),
)
"""Head and organisation bureau over the unit: showing a finished project in the office."""

may_stop_project: CaseRule = case_rule(
    "innovation.stop_project",
    lambda actor, case: _leads_case(actor, case) or _decides(actor, case),
    lambda actor: _led_cases(actor) | _decided(actor),
    lambda case: (*_leaders(case), *_heads(case)),
)
"""The leader, or the head over the unit."""
