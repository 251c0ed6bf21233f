# SPDX-License-Identifier: EUPL-1.2
"""Who heads a unit, and under which title their acts stand on paper."""

from dataclasses import dataclass
from datetime import datetime

from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import assignments_of
from praja.kernel.people.titles import printed_title


@dataclass(frozen=True, slots=True)
class Head:
    """Whoever heads a unit, and the title as it is printed. Official papers are in Indonesian, so the title is too."""

    account: Account
    title: str


def head_of(unit_id: int, at: datetime, *, account: int | None = None) -> Head | None:
    """Whoever heads the unit at `at`, or the nearest unit above: a stand-in (plh.) before an acting (plt.) and a definitive head.
    With `account` that one of them. None where nobody does."""
    rows = assignments_of(Role.HEAD, unit_id, at)
    held = next((row for row in rows if account in (None, row.account_id)), None)
    return Head(held.account, printed_title(held)) if held else None
