# SPDX-License-Identifier: EUPL-1.2
"""Who sees a proposed sanction, who acts on it and who records what was decided. Nobody acts on their own.

That the direct superior must summon is PP 94/2021, Pasal 26. Who may decide which sanction was not read there: that light ones
may be decided by the superior, and others must be passed on first, is a rule of this house.
"""

from django.db.models import Q

from praja.duties.attendance.domain.discipline.ladder import LIGHT, level_of
from praja.duties.attendance.enums import DISCIPLINE, Band
from praja.duties.attendance.rules.asked import heads_over, own_case, person_of
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import NONE, CaseRule, by_system, case_rule, either, held_over_lead, of_procedure
from praja.lib.actors import Actor, ActorKind, Holders

LIGHT_BANDS = tuple(band for band in Band.values if level_of(band) == LIGHT)


def _not_own(name: str, *roles: str) -> CaseRule:
    """Whoever holds one of `roles` over the unit, but for the employee."""

    def allows(actor: Actor, case: Case) -> bool:
        is_over = actor.kind is ActorKind.EMPLOYEE and case.lead_unit_id in actor.units_as(*roles)
        return is_over and case.procedure == DISCIPLINE and person_of(case) != actor.person_id

    def where(actor: Actor) -> Q:
        if actor.kind is not ActorKind.EMPLOYEE:
            return NONE
        over = Q(procedure=DISCIPLINE, lead_unit_id__among=actor.units_as(*roles))
        own = Q(discipline__employee__person_id=actor.person_id)
        return over if actor.person_id is None else over & ~own

    return case_rule(
        name,
        allows,
        where,
        lambda case: tuple(Holders(role, frozenset({case.lead_unit_id})) for role in roles),
    )


def _light(rule: CaseRule) -> CaseRule:
    """`rule`, for light bands that were passed on to nobody."""
    light = Q(discipline__band__in=LIGHT_BANDS, discipline__official_unit=None)

    def allows(actor: Actor, case: Case) -> bool:
        return rule.allows(actor, case) and is_light(case)

    return case_rule(f"{rule.name}_light", allows, lambda actor: rule.where(actor) & light, rule.holders)


def is_light(case: Case) -> bool:
    """Whether the direct superior may decide it, by the rule of this house."""
    return case.discipline.band in LIGHT_BANDS and case.discipline.official_unit_id is None


by_platform = by_system("attendance.discipline_platform")
"""The system proposes, counts again, takes back and asks for a review. It never decides."""

_own = own_case("attendance.own_discipline", DISCIPLINE)
_superior = heads_over("attendance.discipline_superior", DISCIPLINE, "superior_unit")
_official = heads_over("attendance.discipline_official", DISCIPLINE, "official_unit")
_personnel = _not_own("attendance.discipline_personnel", Role.PERSONNEL)

may_answer_discipline = _own
may_hear = either("attendance.hear_discipline", _superior, _personnel)
"""Summoning, hearing and passing on: the direct superior, and the personnel office for what was done on paper."""
may_decide_discipline = either("attendance.decide_discipline", _official, _light(_superior), _personnel)
"""Recording what an official decided by decree."""
may_read_words = either("attendance.discipline_words", _own, _superior, _official, _personnel)
"""What the employee and the officials said; heads further up and auditors see the days."""
may_see_discipline = either(
    "attendance.see_discipline",
    may_read_words,
    of_procedure(DISCIPLINE, held_over_lead("attendance.discipline_unit", Role.HEAD, Role.PERSONNEL, Role.AUDITOR)),
)
