# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with a complaint. All rules read only the actor and the case."""

from praja.duties.complaints.enums import PROCEDURE, WHISTLEBLOWING
from praja.kernel.people.enums import Role
from praja.kernel.procedures.rules import (
    anybody,
    by_reporter,
    by_system,
    either,
    held_over_lead,
    holds_work,
    is_public,
    of_procedure,
    supports,
)
from praja.lib.actors import Actor, ActorKind, role_door

OFFICE_ROLES = (Role.COMPLAINT_COORDINATOR, Role.LIAISON, Role.HEAD, Role.AUDITOR)

may_file = anybody("complaints.file")
may_arrive = anybody("complaints.arrive")
may_coordinate = held_over_lead("complaints.coordinate", Role.COMPLAINT_COORDINATOR)
may_complete = either("complaints.complete", by_reporter("complaints.complete_own"), may_coordinate)
may_give_data = either(
    "complaints.give_data",
    by_reporter("complaints.give_own_data"),
    held_over_lead("complaints.take_data", Role.LIAISON),
)
may_lapse = by_system("complaints.lapse")
may_draft = held_over_lead("complaints.draft", Role.LIAISON)
may_approve = held_over_lead("complaints.approve", Role.HEAD)
may_return_draft = held_over_lead("complaints.return_draft", Role.HEAD, Role.LIAISON)
may_publish = held_over_lead("complaints.publish", Role.LIAISON)
may_dispute = held_over_lead("complaints.dispute", Role.LIAISON, Role.HEAD)
may_decide = held_over_lead("complaints.decide", Role.COMPLAINT_COORDINATOR)
may_take_over = by_system("complaints.import")
may_reopen = by_reporter("complaints.reopen")
may_rate = by_reporter("complaints.rate")
may_answer_jointly = by_system("complaints.joined")
may_separate = either(
    "complaints.separate",
    held_over_lead("complaints.separate_own", Role.COMPLAINT_COORDINATOR, Role.LIAISON),
    by_system("complaints.release"),
)
may_forward = either(
    "complaints.forward",
    may_coordinate,
    by_system("complaints.import"),
)
may_archive = held_over_lead("complaints.archive", Role.COMPLAINT_COORDINATOR)
may_reply = by_reporter("complaints.reply")
may_accept = by_reporter("complaints.accept")
may_close_by_silence = by_system("complaints.close_by_silence")

may_read_in_office = of_procedure(
    PROCEDURE,
    either(
        "complaints.read_in_office",
        held_over_lead("complaints.read_own", *OFFICE_ROLES),
        supports("complaints.read_supported", Role.LIAISON, Role.HEAD),
        holds_work("complaints.read_held"),
    ),
)
may_reveal_contact = of_procedure(
    PROCEDURE,
    held_over_lead("complaints.reveal_contact", Role.COMPLAINT_COORDINATOR, Role.LIAISON, Role.HEAD),
)
may_read_as_reporter = by_reporter("complaints.read_as_reporter")
may_read_in_public = of_procedure(PROCEDURE, is_public("complaints.read_in_public"))

may_note = of_procedure(
    PROCEDURE,
    either(
        "complaints.note",
        held_over_lead("complaints.note_own", Role.COMPLAINT_COORDINATOR, Role.LIAISON, Role.HEAD),
        supports("complaints.note_supported", Role.LIAISON, Role.HEAD),
    ),
)
may_talk = of_procedure(PROCEDURE, held_over_lead("complaints.talk", Role.COMPLAINT_COORDINATOR, Role.LIAISON))

may_inspect = of_procedure(WHISTLEBLOWING, held_over_lead("complaints.inspect", Role.INSPECTOR))
"""Reports on wrongdoing: the inspectorate alone, whoever stands above it."""

opens_inspection = role_door("complaints.inspection", Role.INSPECTOR)
opens_intake = role_door("complaints.intake", Role.COUNTER, Role.COMPLAINT_COORDINATOR, Role.LIAISON)
opens_coordination = role_door("complaints.coordination", Role.COMPLAINT_COORDINATOR)
opens_drafting = role_door("complaints.drafting", Role.LIAISON, Role.HEAD, Role.COMPLAINT_COORDINATOR)
opens_office = role_door("complaints.office", *OFFICE_ROLES)
opens_lists = role_door("complaints.lists", *OFFICE_ROLES, Role.ORGANIZATION, Role.ADMINISTRATOR)


def may_write_template(actor: Actor, unit_id: int | None) -> bool:
    """The coordinator writes templates for everybody and every unit; liaison officer and head those of their own unit."""
    if actor.holds(Role.COMPLAINT_COORDINATOR):
        return True
    return unit_id is not None and unit_id in actor.units_as(Role.LIAISON, Role.HEAD)


def may_keep_lists(actor: Actor) -> bool:
    """Topics and owners outside this government: the coordinator, and the platform's own imports."""
    return actor.kind is ActorKind.SYSTEM or actor.holds(Role.COMPLAINT_COORDINATOR)
