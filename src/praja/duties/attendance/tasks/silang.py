# SPDX-License-Identifier: EUPL-1.2
"""Cross-checks once a day, and what is too old goes."""

from datetime import datetime, timedelta

from praja.duties.attendance.operations.silang import blank_findings, cross_check
from praja.duties.attendance.operations.silang.blanking import AT_ONCE
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor


@scheduled("attendance.cross_check", every=timedelta(days=1), lease=timedelta(hours=1))
def cross_check_all(at: datetime) -> None:
    """Ask what should not stand side by side."""
    cross_check(actor=system_actor("attendance.cross_check"), at=at)


@scheduled("attendance.blank_findings", every=timedelta(days=1), lease=timedelta(minutes=10))
def blank_old_findings(at: datetime) -> None:
    """Blank questions whose time is over."""
    while blank_findings(actor=system_actor("attendance.blank_findings"), at=at) >= AT_ONCE:
        pass
