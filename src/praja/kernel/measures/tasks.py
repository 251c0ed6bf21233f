# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from praja.kernel.measures.operations import refresh_dirty


def refresh(at: datetime) -> int:
    """One pass of the worker's loop: bring facts up to date. Returns how many subjects were dealt with (0:
    idle).
    """
    return refresh_dirty(at=at)
