# SPDX-License-Identifier: EUPL-1.2
"""What happens to registers of SRIKANDI that are taken in."""

from typing import Any

from praja.kernel.ledger.events import Event, event, upcast

SRIKANDI = "letters.srikandi"
"""The stream of registers that were taken in."""


@event("letters.register_columns_kept", version=2)
class RegisterColumnsKept(Event):
    """Somebody said which heading of a register of SRIKANDI is which field; `columns` digests field and heading, empty where it
    was recorded before there was one."""

    register: str
    fields: tuple[str, ...]
    columns: str = ""


@upcast("letters.register_columns_kept", from_version=1)
def _without_columns(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "columns": ""}


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
