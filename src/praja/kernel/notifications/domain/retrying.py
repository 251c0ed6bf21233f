# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

MOST_TRIES = 6
"""Tries after which a message is given up: with the waits between them a little over two hours."""

_LONGEST = timedelta(hours=6)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after this many failed tries: 2, 4, 8, 16… minutes, six hours at most."""
    return min(timedelta(minutes=2 ** min(attempts, 12)), _LONGEST)
