# SPDX-License-Identifier: EUPL-1.2
"""The demo town: a fictional city with its government, its people and a year of cases.

town = build(size="small", seed=2026, at=now)
accounts()      the log-ins, for the log-in page and the terminal; none where this is no demo installation
"""

from django.conf import settings

from praja.config.demo.building import SIZES, DemoTown, build, wipe
from praja.config.demo.cast import DemoAccount, cast_accounts

__all__ = ["SIZES", "DemoAccount", "DemoTown", "accounts", "build", "wipe"]


def accounts() -> tuple[DemoAccount, ...]:
    """The demo log-ins with role, name, what to type and the password; empty unless PRAJA_DEMO is set."""
    return cast_accounts() if settings.PRAJA_DEMO else ()
