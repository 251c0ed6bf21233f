# SPDX-License-Identifier: EUPL-1.2
"""Who would sign a letter at a moment."""

from dataclasses import dataclass
from datetime import datetime

from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import assignments_of
from praja.kernel.people.titles import printed_title


@dataclass(frozen=True, slots=True)
class LetterSigner:
    """The account that signs for a unit, and the post as it is printed, in Indonesian: "Plt. Camat Timur"."""

    account: Account
    title: str


def signer_for(unit_id: int, at: datetime) -> LetterSigner | None:
    """Whoever heads the unit at `at`, or the nearest one above it; None where nobody does."""
    held = next(iter(assignments_of(Role.HEAD, unit_id, at)), None)
    return LetterSigner(held.account, printed_title(held)) if held else None
