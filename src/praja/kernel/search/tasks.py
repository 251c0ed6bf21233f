# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from praja.kernel.search.operations import refresh_index


def refresh(at: datetime) -> int:
    """One pass of the worker's loop: bring the index up to date. Returns how many were dealt with (0:
    idle).
    """
    return refresh_index(at=at)
