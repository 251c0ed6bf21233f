# SPDX-License-Identifier: EUPL-1.2
"""What happens to registers of SRIKANDI that are taken in."""

from praja.kernel.ledger.events import Event, event

SRIKANDI = "letters.srikandi"
"""The stream of registers that were taken in."""


@event("letters.register_columns_kept")
class RegisterColumnsKept(Event):
    """Somebody said which heading of a register of SRIKANDI is which field."""

    register: str
    fields: tuple[str, ...]


@event("letters.register_taken_in")
class RegisterTakenIn(Event):
    """A register of SRIKANDI was taken in for a unit: how many rows were read, new, changed, known already and refused.
    `sha256` is the file's."""

    register: str
    unit: int
    sha256: str
    read: int
    created: int
    updated: int
    unchanged: int
    refused: int
