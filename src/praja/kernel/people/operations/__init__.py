# SPDX-License-Identifier: EUPL-1.2
"""Changing what is known of people: one verb each, every change an event."""

from praja.kernel.people.operations.absences import cancel_absence, record_absence
from praja.kernel.people.operations.access import close_account, issue_token, open_account, revoke_token
from praja.kernel.people.operations.employee_lists import PLAIN, SIASN, import_employees
from praja.kernel.people.operations.looking_up import note_lookup
from praja.kernel.people.operations.persons import amend_person, new_person, register_person
from praja.kernel.people.operations.register import add_record, apply_due_records, correct_record, hire_employee
from praja.kernel.people.operations.residents import (
    add_household_member,
    contact_of,
    recognize_resident,
    remove_household_member,
)
from praja.kernel.people.operations.revealing import reveal
from praja.kernel.people.operations.roles import assign_role, end_role

__all__ = [
    "PLAIN",
    "SIASN",
    "add_household_member",
    "add_record",
    "amend_person",
    "apply_due_records",
    "assign_role",
    "cancel_absence",
    "close_account",
    "contact_of",
    "correct_record",
    "end_role",
    "hire_employee",
    "import_employees",
    "issue_token",
    "new_person",
    "note_lookup",
    "open_account",
    "recognize_resident",
    "record_absence",
    "register_person",
    "remove_household_member",
    "reveal",
    "revoke_token",
]
