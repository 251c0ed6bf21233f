# SPDX-License-Identifier: EUPL-1.2
"""What happens to persons, accounts and the register. Payloads hold ids, dates and codes; never a name, number or word
that says who somebody is.
"""

from praja.kernel.ledger.events import Event, event

IMPORTS = "people.imports"


def stream_of_person(person_id: int) -> str:
    return f"person:{person_id}"


def stream_of_account(account_id: int) -> str:
    return f"account:{account_id}"


def stream_of_employee(employee_id: int) -> str:
    return f"employee:{employee_id}"


@event("people.registered")
class PersonRegistered(Event):
    """A person is known from now on. `fields` are the names of what was given."""

    person: int
    fields: tuple[str, ...]


@event("people.amended")
class PersonAmended(Event):
    """Somebody corrected what is known of a person. `fields` are the names of what changed."""

    person: int
    fields: tuple[str, ...]


@event("people.revealed")
class PersonRevealed(Event):
    """A sealed value was opened for somebody to read.

    The reason stands beside it in a table; here is its digest.
    """

    person: int
    field: str
    reason_digest: str


@event("people.looked_up")
class PersonLookedUp(Event):
    """An officer looked at the counter for what somebody has open, by a `key` of theirs: phone, email or nik. `found`: whether
    there was anything. Neither the value nor who was found: the list of such events must not become a list of people.
    """

    key: str
    found: bool


@event("people.account_opened")
class AccountOpened(Event):
    """A person may sign in."""

    account: int
    person: int


@event("people.resident_known")
class ResidentKnown(Event):
    """A resident showed by a one-time code that a telephone or an e-mail address is theirs, and may sign in with it from now on.
    `by` says which."""

    account: int
    person: int
    by: str


@event("people.household_joined")
class HouseholdJoined(Event):
    """A resident files for this person as well from now on."""

    holder: int
    member: int


@event("people.household_left")
class HouseholdLeft(Event):
    """A resident no longer files for this person."""

    holder: int
    member: int


@event("people.account_closed")
class AccountClosed(Event):
    """An account can no longer be used."""

    account: int


@event("people.role_assigned")
class RoleAssigned(Event):
    """By decree an account holds a role over a unit and all below it. Moments are ISO 8601 in UTC."""

    assignment: int
    account: int
    role: str
    unit: int
    holding: str
    decree_number: str
    decree_date: str
    since: str
    until: str | None


@event("people.role_ended")
class RoleEnded(Event):
    """A role ends at `until`."""

    assignment: int
    account: int
    role: str
    unit: int
    until: str


@event("people.hired")
class EmployeeHired(Event):
    """A person entered the register of employees."""

    employee: int
    unit: int
    employment: str
    joined_on: str


@event("people.record_added")
class RecordAdded(Event):
    """An entry was added to an employee's history; `corrects` names the entry it replaces."""

    employee: int
    record: int
    kind: str
    since: str
    corrects: int | None = None


@event("people.absence_recorded")
class AbsenceRecorded(Event):
    """An employee is rightly away on these days. The kind is not told here: it may speak of health."""

    employee: int
    absence: int
    first_day: str
    last_day: str


@event("people.absence_cancelled")
class AbsenceCancelled(Event):
    """An absence was taken back."""

    employee: int
    absence: int
    first_day: str
    last_day: str


@event("people.token_issued")
class TokenIssued(Event):
    """Another system got a scoped key."""

    token: int
    account: int
    scopes: tuple[str, ...]
    expires_at: str


@event("people.token_revoked")
class TokenRevoked(Event):
    """A scoped key no longer opens anything."""

    token: int


@event("people.employees_imported")
class EmployeesImported(Event):
    """A batch of lines of an employee list was taken. `created` and `updated` are ids of employees."""

    source: str
    created: tuple[int, ...]
    updated: tuple[int, ...]
    unchanged: int
    refused: int


@event("people.employee_list_taken_in")
class EmployeeListTakenIn(Event):
    """A list of employees was read to its end. `kind` is how it was read: `siasn` for the export of SIASN, `employees` for a
    plain one; `sha256` is the file's."""

    kind: str
    sha256: str
    read: int
    created: int
    updated: int
    unchanged: int
    refused: int
