# SPDX-License-Identifier: EUPL-1.2
"""Registers of SRIKANDI wait for their columns for a day, and no longer."""

from datetime import datetime, timedelta

from praja.duties.letters.operations.srikandi import forget_registers
from praja.kernel.jobs.declarations import scheduled


@scheduled("letters.forget_registers", every=timedelta(hours=1), lease=timedelta(minutes=10))
def forget_waiting_registers(at: datetime) -> None:
    """Let go of what waited for longer than a day."""
    forget_registers(at=at)
