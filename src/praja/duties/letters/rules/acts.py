# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with letters and orders."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from praja.duties.letters.enums import LEGAL_BUREAU, OUTGOING, CheckState, Reach
from praja.duties.letters.models import Check
from praja.duties.letters.rules.reading import account_of, authored, may_open_letter, signs, wrote
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.rules import (
    NONE,
    CaseRule,
    by_system,
    case_rule,
    either,
    held_over_lead,
    nearest_over_lead,
)
from praja.lib.actors import Actor, Holders

REGISTRARS = (Role.RECORDS, Role.SECRETARY, Role.OFFICER)
KEEPERS = (Role.RECORDS, Role.SECRETARY)
WRITERS = (Role.OFFICER, Role.HEAD, Role.SECRETARY, Role.RECORDS)

may_register = either(
    "letters.register", held_over_lead("letters.register_here", *REGISTRARS), by_system("letters.register_by_system")
)
is_head = nearest_over_lead("letters.head", Role.HEAD)
_keeps_open = case_rule(
    "letters.correct_as_keeper",
    lambda actor, case: case.lead_unit_id in actor.units_as(*KEEPERS) and case.letter.reach != Reach.SEALED,
    lambda actor: Q(lead_unit_id__among=actor.units_as(*KEEPERS)) & ~Q(letter__reach=Reach.SEALED),
    lambda case: tuple(Holders(role, frozenset({case.lead_unit_id})) for role in KEEPERS),
)
may_correct = either("letters.correct", _keeps_open, is_head)
"""Whoever keeps the agenda, as far as they may read the letter; the head also what is sealed."""
may_dispose = either("letters.dispose", is_head, held_over_lead("letters.record_disposition", Role.SECRETARY))
"""The head disposes; the secretary writes down what the head disposed by hand. The operation tells the two apart."""
may_note = is_head
may_settle = either("letters.settle", is_head, held_over_lead("letters.settle_for_head", *KEEPERS))
may_say_answered = either(
    "letters.say_answered",
    by_system("letters.answered_here"),
    held_over_lead("letters.answered_outside", *KEEPERS),
    is_head,
)
may_cancel_registration = held_over_lead("letters.cancel_registration", *KEEPERS)

may_draft = held_over_lead("letters.draft", *WRITERS)


def _and_opens(rule: CaseRule) -> CaseRule:
    """`rule`, for letters whose words the actor may read: a head or secretary has no hand in what is sealed from them."""
    return case_rule(
        rule.name,
        lambda actor, case: rule.allows(actor, case) and may_open_letter.allows(actor, case),
        lambda actor: rule.where(actor) & may_open_letter.where(actor),
        rule.holders,
    )


def _of_the_bureau(name: str) -> CaseRule:
    """Whoever holds the role of the legal bureau over the unit that performs that function: of whichever unit the letter is."""

    def holds(actor: Actor) -> bool:
        bureau = units.current().function(LEGAL_BUREAU)
        return bureau is not None and actor.holds(Role.LEGAL, bureau)

    return case_rule(
        name,
        lambda actor, case: case.procedure == OUTGOING and holds(actor),
        lambda actor: Q(procedure=OUTGOING) if holds(actor) else NONE,
    )


may_revise = either(
    "letters.revise",
    wrote,
    _and_opens(either("letters.revise_here", held_over_lead("letters.revise_as_secretary", Role.SECRETARY), is_head)),
)
may_hand_in = may_revise
may_clear = _of_the_bureau("letters.clear")
may_sign = signs
may_finish_signing = either("letters.finish_signing", by_system("letters.signed"), signs)
may_send = either(
    "letters.send", by_system("letters.sent"), held_over_lead("letters.send_here", *KEEPERS, Role.OFFICER), wrote
)
may_take_to_srikandi = either("letters.take_to_srikandi", authored, held_over_lead("letters.srikandi", *KEEPERS))
may_abandon = either("letters.abandon", authored, _and_opens(is_head))
may_withdraw = signs


def _next_initials() -> QuerySet[Check]:
    """The check that each letter waits for: of its newest round the first that waits. What an older round still waits for was
    given back with it."""
    of_letter = Check.objects.filter(outgoing=OuterRef("outgoing"))
    newer = of_letter.filter(round__gt=OuterRef("round"))
    earlier = of_letter.filter(round=OuterRef("round"), state=CheckState.WAITING, position__lt=OuterRef("position"))
    return Check.objects.filter(~Exists(newer), ~Exists(earlier), state=CheckState.WAITING)


def _initials_next(name: str) -> CaseRule:
    """Whoever's initial is the next that the letter waits for."""

    def mine(actor: Actor) -> QuerySet[Check]:
        return _next_initials().filter(person=account_of(actor))

    return case_rule(
        name,
        lambda actor, case: account_of(actor) is not None and mine(actor).filter(outgoing=case.pk).exists(),
        lambda actor: NONE if account_of(actor) is None else Q(pk__in=mine(actor).values("outgoing")),
    )


may_initial = _initials_next("letters.initial")
may_return = either("letters.return", may_initial, may_clear, signs)


def may_keep_numbers(actor: Actor, unit_id: int, *, legal: bool) -> bool:
    """Who keeps the series of numbers of a unit: its records officer or the organization bureau; of legal products the bureau."""
    return unit_id in (actor.units_as(Role.LEGAL) if legal else actor.units_as(Role.RECORDS, Role.ORGANIZATION))


def may_set_mode(actor: Actor, unit_id: int) -> bool:
    """Who says by which system a unit handles its letters."""
    return unit_id in actor.units_as(Role.RECORDS, Role.ORGANIZATION)


def may_set_places(actor: Actor) -> bool:
    """Who says what SRIKANDI fills in, for the whole government: its administrator, organization bureau or records officer."""
    return any(
        node.parent_id is None and node.id in actor.units_as(Role.ADMINISTRATOR, Role.ORGANIZATION, Role.RECORDS)
        for node in units.current().nodes.values()
    )


may_order = either(
    "letters.order",
    nearest_over_lead("letters.order_as_head", Role.HEAD),
    held_over_lead("letters.record_order", Role.SECRETARY),
)
may_end_order = nearest_over_lead("letters.end_order", Role.HEAD)

may_propose_clearance = held_over_lead("letters.propose_clearance", Role.RECORDS)
may_assess_clearance = held_over_lead("letters.assess_clearance", Role.HEAD)
may_approve_clearance = held_over_lead("letters.approve_clearance", Role.RECORDS)
may_read_clearance = held_over_lead("letters.read_clearance", Role.RECORDS, Role.HEAD, Role.AUDITOR)
