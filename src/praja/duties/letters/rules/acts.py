# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with letters and orders."""

from django.db.models import Q

from praja.duties.letters.enums import CheckState
from praja.duties.letters.models import Check
from praja.duties.letters.rules.reading import account_of, signs, wrote
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import (
    NONE,
    CaseRule,
    by_system,
    case_rule,
    either,
    held_over_lead,
    nearest_over_lead,
)
from praja.lib.actors import Actor

REGISTRARS = (Role.RECORDS, Role.SECRETARY, Role.OFFICER)
KEEPERS = (Role.RECORDS, Role.SECRETARY)
WRITERS = (Role.OFFICER, Role.HEAD, Role.SECRETARY, Role.RECORDS)

may_register = either(
    "letters.register", held_over_lead("letters.register_here", *REGISTRARS), by_system("letters.register_by_system")
)
may_correct = held_over_lead("letters.correct", *KEEPERS)
is_head = nearest_over_lead("letters.head", Role.HEAD)
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
may_revise = either("letters.revise", wrote, held_over_lead("letters.revise_here", Role.SECRETARY), is_head)
may_hand_in = may_revise
may_clear = held_over_lead("letters.clear", Role.LEGAL)
may_sign = signs
may_finish_signing = either("letters.finish_signing", by_system("letters.signed"), signs)
may_send = either(
    "letters.send", by_system("letters.sent"), held_over_lead("letters.send_here", *KEEPERS, Role.OFFICER), wrote
)
may_take_to_srikandi = either("letters.take_to_srikandi", wrote, held_over_lead("letters.srikandi", *KEEPERS))
may_abandon = either("letters.abandon", wrote, is_head)
may_withdraw = signs


def _initials_next(name: str) -> CaseRule:
    """Whose initial is the next that the letter waits for: of its last round the first that waits."""

    def allows(actor: Actor, case: Case) -> bool:
        account = account_of(actor)
        waiting = Check.objects.filter(outgoing=case.pk, state=CheckState.WAITING).order_by("round", "position").first()
        return account is not None and waiting is not None and waiting.person_id == account

    def where(actor: Actor) -> Q:
        account = account_of(actor)
        if account is None:
            return NONE
        waiting = Check.objects.filter(state=CheckState.WAITING)
        mine = waiting.filter(person=account)
        # What waits before mine in the same letter makes it not my turn.
        turn = [check.outgoing_id for check in mine if not _waits_before(check)]
        return Q(pk__in=turn)

    return case_rule(name, allows, where)


def _waits_before(check: Check) -> bool:
    earlier = Check.objects.filter(outgoing=check.outgoing_id, state=CheckState.WAITING, round=check.round)
    return earlier.filter(position__lt=check.position).exists()


may_initial = _initials_next("letters.initial")
may_return = either("letters.return", may_initial, may_clear, signs)

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
