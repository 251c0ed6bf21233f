# SPDX-License-Identifier: EUPL-1.2
"""Recurring background work, declared where it is written:

@scheduled("ledger.close_interval", every=timedelta(hours=1), lease=timedelta(minutes=10))
def close(at: datetime) -> None: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

Work = Callable[[datetime], object]


@dataclass(frozen=True, slots=True)
class Declared:
    """A schedule: `run` is called with the present moment once in every `every`; one worker holds it for
    `lease` at most.

    A worker that dies lets its lease run out, so `lease` is also how late the work may come after a crash.
    Work that takes longer than its lease may be started a second time: it must bear that.
    """

    name: str
    every: timedelta
    lease: timedelta
    run: Work


_schedules: dict[str, Declared] = {}


def scheduled(name: str, *, every: timedelta, lease: timedelta = timedelta(minutes=10)) -> Callable[[Work], Work]:
    """Run the decorated function every `every`. `name` (part and verb, for example `ledger.close_interval`)
    is stored.
    """
    if every <= timedelta(0) or lease <= timedelta(0):
        raise ValueError(f"schedule {name} needs a positive interval and lease")

    def register(run: Work) -> Work:
        if name in _schedules and _schedules[name].run.__qualname__ != run.__qualname__:
            raise ValueError(f"two schedules are named {name}")
        _schedules[name] = Declared(name, every, lease, run)
        return run

    return register


def schedules() -> dict[str, Declared]:
    """Every declared schedule by name, in alphabetical order."""
    return dict(sorted(_schedules.items()))
