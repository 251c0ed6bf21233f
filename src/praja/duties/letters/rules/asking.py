# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with an assignment: whoever holds it today, and whoever asked.

Both are found by dated role and not by name where a unit was asked: what waits for the unit waits for whoever heads it now (plt.
and plh. included), and what a head asked is withdrawn or sent back by whoever heads that unit now.
"""

from praja.duties.letters.enums import INCOMING, ORDER, OUTGOING, Reach
from praja.duties.letters.models import Assignment
from praja.duties.letters.rules.reading import may_open_letter, may_open_order
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind

SPEAKERS_OF = {
    Reach.OFFICE: (Role.HEAD, Role.SECRETARY, Role.RECORDS, Role.OFFICER),
    Reach.DESK: (Role.HEAD, Role.SECRETARY, Role.RECORDS),
}
"""Who at a unit may speak in the conversation of what was asked of it. Of a sealed letter the head alone; an auditor reads."""


def may_open_case(actor: Actor, case: Case) -> bool:
    """Whether this actor may open the letter or the order to which dispositions belong."""
    if case.procedure in (INCOMING, OUTGOING):
        return may_open_letter.allows(actor, case)
    return case.procedure == ORDER and may_open_order.allows(actor, case)


def heads(actor: Actor, unit_id: int) -> bool:
    """Whether what waits for the head of this unit waits for this actor."""
    return actor.kind is ActorKind.EMPLOYEE and unit_id in actor.nearest_as(Role.HEAD)


def holds(actor: Actor, assignment: Assignment) -> bool:
    """Whether it waits for this actor: by name, or as whoever heads the unit today."""
    if assignment.person_id is not None:
        return actor.kind is ActorKind.EMPLOYEE and actor.person_id == assignment.person_id
    return heads(actor, assignment.unit_id)


def may_pass_on(actor: Actor, assignment: Assignment) -> bool:
    """Whoever holds it, if they head its unit: who heads nobody has nobody to ask."""
    return holds(actor, assignment) and heads(actor, assignment.unit_id)


def may_record_passing_on(actor: Actor, assignment: Assignment) -> bool:
    """The secretary of the unit that was asked writes down what its head wrote by hand. What was asked of somebody by name, or is
    sealed, is for nobody else's eyes."""
    is_sealed = assignment.reach == Reach.SEALED or assignment.person_id is not None
    return not is_sealed and assignment.unit_id in actor.units_as(Role.SECRETARY)


def asked(actor: Actor, assignment: Assignment) -> bool:
    """Whether this actor heads the unit whose head asked: may send back and withdraw."""
    return heads(actor, assignment.giver_unit_id)


def may_speak(actor: Actor, assignment: Assignment) -> bool:
    """Whoever holds it or asked it, and at the unit that was asked whoever works on letters that reach so far."""
    if holds(actor, assignment) or asked(actor, assignment):
        return True
    roles = SPEAKERS_OF.get(Reach(assignment.reach), ())
    return assignment.person_id is None and assignment.unit_id in actor.units_as(*roles)
