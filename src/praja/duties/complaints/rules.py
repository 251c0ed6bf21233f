# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with a complaint. All rules read only the actor and the case."""

from praja.kernel.people.enums import Role
from praja.kernel.procedures.rules import (
    anybody,
    by_reporter,
    by_system,
    either,
    held_over_lead,
    holds_work,
    is_public,
    supports,
)
from praja.lib.actors import role_door

OFFICE_ROLES = (Role.COMPLAINT_COORDINATOR, Role.LIAISON, Role.HEAD, Role.AUDITOR)

may_file = anybody("complaints.file")
may_forward = either(
    "complaints.forward",
    held_over_lead("complaints.coordinate", Role.COMPLAINT_COORDINATOR),
    by_system("complaints.import"),
)
may_answer = either(
    "complaints.answer", held_over_lead("complaints.liaise", Role.LIAISON), by_system("complaints.import")
)
may_archive = held_over_lead("complaints.archive", Role.COMPLAINT_COORDINATOR)
may_reply = by_reporter("complaints.reply")
may_accept = by_reporter("complaints.accept")
may_close_by_silence = by_system("complaints.close_by_silence")

may_read_in_office = either(
    "complaints.read_in_office",
    held_over_lead("complaints.read_own", *OFFICE_ROLES),
    supports("complaints.read_supported", Role.LIAISON, Role.HEAD),
    holds_work("complaints.read_held"),
)
may_reveal_contact = held_over_lead("complaints.reveal_contact", Role.COMPLAINT_COORDINATOR, Role.LIAISON, Role.HEAD)
may_read_as_reporter = by_reporter("complaints.read_as_reporter")
may_read_in_public = is_public("complaints.read_in_public")

opens_office = role_door("complaints.office", *OFFICE_ROLES)
