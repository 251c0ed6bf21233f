# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta


def next_due(due_at: datetime, every: timedelta, at: datetime) -> datetime:
    """The first moment of the rhythm `due_at`, `due_at + every`, ... that lies after `at`.

    However many moments were missed, only one stays due: they never pile up. Keeps the rhythm of `due_at`.
    """
    if at < due_at:
        return due_at
    return due_at + ((at - due_at) // every + 1) * every
