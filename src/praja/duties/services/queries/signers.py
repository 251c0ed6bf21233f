# SPDX-License-Identifier: EUPL-1.2
"""Who signs for a unit, and under which title."""

from dataclasses import dataclass
from datetime import datetime

from praja.kernel.people.enums import Role
from praja.kernel.people.queries import assignments_of
from praja.kernel.people.titles import printed_title


@dataclass(frozen=True, slots=True)
class Signer:
    """The account that signs and the title as it is printed."""

    account: int
    title: str


def signer_of(unit_id: int, at: datetime) -> Signer | None:
    """Whoever heads the unit at `at`, or the nearest one above it: a stand-in (plh.) before an acting (plt.) and a definitive
    head. None where nobody does."""
    held = next(iter(assignments_of(Role.HEAD, unit_id, at)), None)
    return Signer(held.account_id, printed_title(held)) if held else None
