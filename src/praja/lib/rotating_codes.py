# SPDX-License-Identifier: EUPL-1.2
"""Codes that change with time and follow from a secret (RFC 6238, TOTP), asked for any moment, past ones too."""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RotatingCode:
    """A code of `digits` digits that changes every `step`. `algorithm` is a name of hashlib."""

    secret: bytes
    step: timedelta = timedelta(seconds=30)
    digits: int = 6
    algorithm: str = "sha256"

    def number(self, moment: datetime) -> int:
        """Which step the moment lies in, counted from 1970."""
        return (moment - EPOCH) // self.step

    def at(self, moment: datetime) -> str:
        """The code that is shown at this moment."""
        return self.of(self.number(moment))

    def of(self, number: int) -> str:
        """The code of one step (RFC 4226, dynamic truncation)."""
        digest = hmac.digest(self.secret, number.to_bytes(8, "big"), self.algorithm)
        offset = digest[-1] & 0x0F
        value = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
        return str(value % 10**self.digits).zfill(self.digits)

    def changes_at(self, moment: datetime) -> datetime:
        """When the code that is shown at this moment changes."""
        return EPOCH + (self.number(moment) + 1) * self.step

    def fits(self, code: str, moment: datetime, *, back: int, ahead: int) -> int | None:
        """How many steps before (negative: after) the moment the code was shown; None if in none of them. The nearest counts."""
        here = self.number(moment)
        near = sorted(range(-ahead, back + 1), key=abs)
        return next((steps for steps in near if hmac.compare_digest(self.of(here - steps), code)), None)
