# SPDX-License-Identifier: EUPL-1.2
"""Who may see and do what with letters, orders and records. All rules read only the actor and the row."""

from praja.duties.letters.rules.acts import (
    KEEPERS,
    REGISTRARS,
    WRITERS,
    is_head,
    may_abandon,
    may_approve_clearance,
    may_assess_clearance,
    may_cancel_registration,
    may_clear,
    may_correct,
    may_dispose,
    may_draft,
    may_end_order,
    may_finish_signing,
    may_hand_in,
    may_initial,
    may_keep_numbers,
    may_note,
    may_order,
    may_propose_clearance,
    may_read_clearance,
    may_register,
    may_return,
    may_revise,
    may_say_answered,
    may_send,
    may_set_mode,
    may_set_places,
    may_settle,
    may_sign,
    may_take_to_srikandi,
    may_withdraw,
)
from praja.duties.letters.rules.reading import (
    DESK_ROLES,
    OFFICE_ROLES,
    ORDER_ROLES,
    ROLES_OF,
    account_of,
    asked_of,
    counted_units,
    may_list_letter,
    may_open_letter,
    may_open_order,
    reached,
    starts_sealed,
)
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, role_door

opens_letters = role_door("letters.office", *OFFICE_ROLES, Role.LEGAL)
"""The agenda, the outgoing letters and the search over them."""
opens_registration = role_door("letters.registration", *REGISTRARS)
opens_mailbox = role_door("letters.mailbox", *KEEPERS)
"""What came by e-mail to a unit's mailbox for letters."""
opens_writing = role_door("letters.writing", *WRITERS)
opens_signing = role_door("letters.signing", Role.HEAD)
"""What waits for a signature; a secretary never signs."""
PAPER_KEEPERS = (Role.RECORDS, Role.SECRETARY, Role.HEAD)
opens_paper = role_door("letters.paper", *PAPER_KEEPERS)
"""What units spend on paper; whoever sees it may also take in the treasurer's list."""


def units_of_paper(actor: Actor) -> frozenset[int]:
    """The units whose spending on paper this actor sees and takes in."""
    return actor.units_as(*PAPER_KEEPERS)


opens_orders = role_door("letters.orders", Role.HEAD, Role.SECRETARY, Role.AUDITOR)
opens_ordering = role_door("letters.ordering", Role.HEAD, Role.SECRETARY)
opens_records = role_door(
    "letters.records", Role.RECORDS, Role.SECRETARY, Role.OFFICER, Role.HEAD, Role.LEGAL, Role.AUDITOR
)
opens_filing = role_door("letters.filing", *REGISTRARS)
"""Laying letters into files."""
opens_file_acts = role_door("letters.file_acts", Role.RECORDS, Role.SECRETARY, Role.HEAD, Role.LEGAL)
opens_schedules = role_door("letters.schedules", Role.RECORDS, Role.ORGANIZATION)
opens_letter_keeping = role_door("letters.keeping", Role.RECORDS, Role.ORGANIZATION, Role.LEGAL)
"""Registers, modes, classification and schedules."""
opens_places = role_door("letters.places", Role.ADMINISTRATOR, Role.ORGANIZATION, Role.RECORDS)
"""What SRIKANDI fills in, and what stands at the head of papers."""

__all__ = [
    "DESK_ROLES",
    "KEEPERS",
    "OFFICE_ROLES",
    "ORDER_ROLES",
    "PAPER_KEEPERS",
    "REGISTRARS",
    "ROLES_OF",
    "WRITERS",
    "account_of",
    "asked_of",
    "counted_units",
    "is_head",
    "may_abandon",
    "may_approve_clearance",
    "may_assess_clearance",
    "may_cancel_registration",
    "may_clear",
    "may_correct",
    "may_dispose",
    "may_draft",
    "may_end_order",
    "may_finish_signing",
    "may_hand_in",
    "may_initial",
    "may_keep_numbers",
    "may_list_letter",
    "may_note",
    "may_open_letter",
    "may_open_order",
    "may_order",
    "may_propose_clearance",
    "may_read_clearance",
    "may_register",
    "may_return",
    "may_revise",
    "may_say_answered",
    "may_send",
    "may_set_mode",
    "may_set_places",
    "may_settle",
    "may_sign",
    "may_take_to_srikandi",
    "may_withdraw",
    "opens_file_acts",
    "opens_filing",
    "opens_letter_keeping",
    "opens_letters",
    "opens_mailbox",
    "opens_ordering",
    "opens_orders",
    "opens_paper",
    "opens_places",
    "opens_records",
    "opens_registration",
    "opens_schedules",
    "opens_signing",
    "opens_writing",
    "reached",
    "starts_sealed",
    "units_of_paper",
]
