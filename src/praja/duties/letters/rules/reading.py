# SPDX-License-Identifier: EUPL-1.2
"""Who may list and who may open a letter. Listing shows that there is one, from whom and when; opening shows what it is about.

Both read how far the letter reaches (`Letter.reach`), never how secret it is called: one column serves lists, search and counts.
"""

from django.db.models import Exists, OuterRef, Q

from praja.duties.letters.enums import INCOMING, ORDER, OUTGOING, AssignmentState, Reach
from praja.duties.letters.models import Assignment, Check, Letter
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Absence
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import NONE, CaseRule, by_system, case_rule, either, has_on_desk
from praja.lib.actors import Actor, ActorKind, Holders

OFFICE_ROLES = (Role.OFFICER, Role.HEAD, Role.SECRETARY, Role.RECORDS, Role.AUDITOR)
DESK_ROLES = (Role.HEAD, Role.SECRETARY, Role.RECORDS, Role.AUDITOR)
ENVELOPE_ROLES = (Role.RECORDS, Role.SECRETARY)
"""Who keeps the agenda sees that a sealed letter came, and not what it says."""

ROLES_OF = {Reach.OFFICE: OFFICE_ROLES, Reach.DESK: DESK_ROLES}
"""Roles that may open a letter which reaches so far; one that is sealed is for the nearest head alone."""


def reached(actor: Actor, unit: str, reach: str) -> Q:
    """The condition that a row whose fields `unit` and `reach` are named is within this actor's sight."""
    if actor.kind is not ActorKind.EMPLOYEE:
        return NONE
    office, desk = actor.units_as(*OFFICE_ROLES), actor.units_as(*DESK_ROLES)
    heads = actor.nearest_as(Role.HEAD)
    found = NONE
    for level, units in ((Reach.OFFICE, office), (Reach.DESK, desk), (Reach.SEALED, heads)):
        if units:
            found |= Q(**{reach: level, f"{unit}__among": units})
    return found


def is_reached(actor: Actor, unit_id: int, reach: int) -> bool:
    """Whether a letter at this unit that reaches so far is within this actor's sight."""
    if actor.kind is not ActorKind.EMPLOYEE:
        return False
    if reach == Reach.SEALED:
        return unit_id in actor.nearest_as(Role.HEAD)
    return unit_id in actor.units_as(*ROLES_OF[Reach(reach)])


def counted_units(actor: Actor) -> dict[int, frozenset[int]]:
    """The units of which this actor counts letters, by how far those reach: where figures are shown, only what may be listed is
    in them. Sealed letters are counted by the head of the unit and by those who keep its agenda, and by nobody above."""
    if actor.kind is not ActorKind.EMPLOYEE:
        return {}
    sealed = actor.nearest_as(Role.HEAD) | actor.units_as(*ENVELOPE_ROLES)
    found = {
        Reach.OFFICE.value: actor.units_as(*OFFICE_ROLES),
        Reach.DESK.value: actor.units_as(*DESK_ROLES),
        Reach.SEALED.value: sealed,
    }
    return {reach: units for reach, units in found.items() if units}


def _reach_of(case: Case) -> int | None:
    letter: Letter | None = getattr(case, "letter", None)
    return None if letter is None else letter.reach


def _within(name: str) -> CaseRule:
    """Letters of the units at which the actor works, as far as they reach. What is written here and sealed is nobody's by their
    unit: it is for its writer, whoever initials and whoever signs it."""

    def allows(actor: Actor, case: Case) -> bool:
        reach = _reach_of(case)
        if reach is None or _is_sealed_draft(case, reach):
            return False
        return is_reached(actor, case.lead_unit_id, reach)

    def where(actor: Actor) -> Q:
        return reached(actor, "lead_unit_id", "letter__reach") & ~Q(procedure=OUTGOING, letter__reach=Reach.SEALED)

    def holders(case: Case) -> tuple[Holders, ...]:
        reach = _reach_of(case)
        roles = () if reach is None or _is_sealed_draft(case, reach) else ROLES_OF.get(Reach(reach), (Role.HEAD,))
        return tuple(Holders(role, frozenset({case.lead_unit_id})) for role in roles)

    return case_rule(name, allows, where, holders)


def _is_sealed_draft(case: Case, reach: int) -> bool:
    return case.procedure == OUTGOING and reach == Reach.SEALED


def _envelopes(name: str) -> CaseRule:
    """Every letter in the agenda of a unit, for those who keep it."""
    return case_rule(
        name,
        lambda actor, case: _reach_of(case) is not None and case.lead_unit_id in actor.units_as(*ENVELOPE_ROLES),
        lambda actor: Q(letter__isnull=False, lead_unit_id__among=actor.units_as(*ENVELOPE_ROLES)),
    )


def asked_of(actor: Actor) -> Q:
    """The condition on an assignment that it was asked of this actor: by name, or of a unit at which they work, as far as the
    letter reaches."""
    if actor.kind is not ActorKind.EMPLOYEE:
        return NONE
    of_unit = Q(person=None) & reached(actor, "unit_id", "reach")
    return (of_unit | Q(person_id=actor.person_id)) if actor.person_id is not None else of_unit


def is_asked(name: str) -> CaseRule:
    """Whoever was asked something in a disposition of the case, unless it was withdrawn."""

    def live(actor: Actor) -> Q:
        return asked_of(actor) & ~Q(state=AssignmentState.WITHDRAWN)

    return case_rule(
        name,
        lambda actor, case: (
            actor.kind is ActorKind.EMPLOYEE and Assignment.objects.filter(live(actor), case=case.pk).exists()
        ),
        lambda actor: (
            Q(Exists(Assignment.objects.filter(live(actor), case=OuterRef("pk"))))
            if actor.kind is ActorKind.EMPLOYEE
            else NONE
        ),
    )


def account_of(actor: Actor) -> int | None:
    """The id of an officer's account; None for everybody else."""
    return int(actor.id) if actor.kind is ActorKind.EMPLOYEE and actor.id.isdecimal() else None


def _authored(name: str) -> CaseRule:
    """Whoever wrote the letter."""

    def where(actor: Actor) -> Q:
        account = account_of(actor)
        return NONE if account is None else Q(letter__outgoing__author=account)

    return case_rule(name, lambda actor, case: Case.objects.filter(where(actor), pk=case.pk).exists(), where)


def _wrote(name: str) -> CaseRule:
    """Whoever wrote the letter, and whoever was asked to initial it."""

    def where(actor: Actor) -> Q:
        account = account_of(actor)
        if account is None:
            return NONE
        checked = Check.objects.filter(person=account).values("outgoing")
        return Q(letter__outgoing__author=account) | Q(pk__in=checked)

    return case_rule(name, lambda actor, case: Case.objects.filter(where(actor), pk=case.pk).exists(), where)


def _sent(name: str) -> CaseRule:
    """Whoever a signed letter sends, also when it counts no longer: the days away in the register of employees say who."""

    def where(actor: Actor) -> Q:
        if actor.kind is not ActorKind.EMPLOYEE or actor.person_id is None:
            return NONE
        away = Absence.objects.filter(employee__person=actor.person_id, case__isnull=False)
        return Q(pk__in=away.values("case"))

    return case_rule(name, lambda actor, case: Case.objects.filter(where(actor), pk=case.pk).exists(), where)


def _signs(name: str) -> CaseRule:
    """The head of the unit in whose name it is signed, whoever that is today."""
    return case_rule(
        name,
        lambda actor, case: (
            case.procedure == OUTGOING and case.letter.outgoing.signing_unit_id in actor.nearest_as(Role.HEAD)
        ),
        lambda actor: Q(letter__outgoing__signing_unit_id__among=actor.nearest_as(Role.HEAD)),
    )


def _letters_only(rule: CaseRule, *procedures: str) -> CaseRule:
    return case_rule(
        rule.name,
        lambda actor, case: case.procedure in procedures and rule.allows(actor, case),
        lambda actor: Q(procedure__in=procedures) & rule.where(actor),
        lambda case: rule.holders(case) if case.procedure in procedures else (),
    )


is_within = _within("letters.within")
authored = _authored("letters.authored")
wrote = _wrote("letters.wrote")
signs = _signs("letters.signs")
is_sent = _sent("letters.sent_by_it")

may_open_letter = _letters_only(
    either(
        "letters.open",
        is_within,
        is_asked("letters.asked"),
        wrote,
        signs,
        is_sent,
        has_on_desk("letters.held"),
        by_system("letters.open_by_system"),
    ),
    INCOMING,
    OUTGOING,
)
"""Read what it says, and its files."""

may_list_letter = _letters_only(
    either("letters.list", may_open_letter, _envelopes("letters.envelopes")), INCOMING, OUTGOING
)
"""Know that it is there. Every list, count and register starts from this; words are shown by `may_open_letter`."""

ORDER_ROLES = (Role.HEAD, Role.SECRETARY, Role.AUDITOR)
"""Roles that may open every order of a unit."""


def starts_sealed(case: Case) -> bool:
    """Whether an order starts from a letter that is sealed: then it is for the nearest head and whom it asks."""
    order = getattr(case, "order", None)
    source = order.source_case if order is not None else None
    return source is not None and _reach_of(source) == Reach.SEALED


def _over_orders(name: str) -> CaseRule:
    """Orders of the units over which the actor may read them; what starts from a sealed letter only as its nearest head."""
    sealed = Q(order__source_case__letter__reach=Reach.SEALED)

    def allows(actor: Actor, case: Case) -> bool:
        units = actor.nearest_as(Role.HEAD) if starts_sealed(case) else actor.units_as(*ORDER_ROLES)
        return case.lead_unit_id in units

    def where(actor: Actor) -> Q:
        everywhere, nearest = actor.units_as(*ORDER_ROLES), actor.nearest_as(Role.HEAD)
        return Q(lead_unit_id__among=everywhere) & ~sealed | Q(lead_unit_id__among=nearest) & sealed

    def holders(case: Case) -> tuple[Holders, ...]:
        roles = (Role.HEAD,) if starts_sealed(case) else ORDER_ROLES
        return tuple(Holders(role, frozenset({case.lead_unit_id})) for role in roles)

    return case_rule(name, allows, where, holders)


may_open_order = _letters_only(
    either(
        "letters.open_order",
        _over_orders("letters.orders_of_unit"),
        is_asked("letters.order_asked"),
        has_on_desk("letters.order_held"),
    ),
    ORDER,
)
