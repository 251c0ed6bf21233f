# SPDX-License-Identifier: EUPL-1.2
"""The demo town: a fictional city with its government, its people and a year of cases.

town = build(size="small", seed=2026, at=now)
accounts()      the log-ins, for the log-in page and the terminal; none where this is no demo installation
"""

from django.conf import settings

from praja.config.demo.building import SIZES, DemoTown, build, wipe
from praja.config.demo.cast import PASSWORD, DemoAccount, cast_accounts

__all__ = ["SIZES", "DemoAccount", "DemoTown", "accounts", "build", "login_lines", "summary_of", "wipe"]


def accounts() -> tuple[DemoAccount, ...]:
    """The demo log-ins with role, name, what to type and the password; empty unless PRAJA_DEMO is set."""
    return cast_accounts() if settings.PRAJA_DEMO else ()


def login_lines() -> list[str]:
    """The demo log-ins for a terminal, one a line; empty unless PRAJA_DEMO is set."""
    shown = accounts()
    widest = max((len(one.login) for one in shown), default=0)
    lines = [f"{one.login:<{widest}}  {one.post}, {one.name}" for one in shown]
    return [*lines, f"password for all: {PASSWORD}"] if lines else []


def summary_of(town: DemoTown) -> str:
    """One sentence for a terminal about what stands."""
    if not town.built:
        return f"{town.name} stands already; --fresh builds it anew."
    return (
        f"{town.name} stands: {town.employees:,} employees, {town.cases:,} cases with {town.acts:,} acts and "
        f"{town.photos:,} photos."
    )
